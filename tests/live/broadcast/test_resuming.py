"""A phone that blinked gets what it missed, not everything."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.program import Kind, Program, Segment
from liveroom.core.roles import Audience, Person
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.history import KEPT_MS, KEPT_PATCHES, MOST_ITEMS, History, Missed
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    SPEAKER,
    VIEWER,
    Stage,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio

WATCHING = [
    (who, rendition)
    for who in (VIEWER, ANA, MODERATOR, HOST, SPEAKER, OVERLAY)
    for rendition in Rendition
]


async def some_minutes(play: Stage, question: QuestionId) -> None:
    """The show goes on: questions, votes, cues and moderation."""
    await play.say(MODERATOR, c.CueNext(play.segment(1)))
    other = (await play.say(ANA, c.Ask("Who decides?")))["question"]
    await play.say(MODERATOR, c.Approve(other, 1))
    await play.say(ANA, c.Vote(question, True))
    await play.quiet()
    await play.say(BEA, c.Vote(question, True))
    await play.say(MODERATOR, c.Queue(question, 2))
    await play.say(MODERATOR, c.GoLive(other, 2))
    await play.say(MODERATOR, c.Dismiss((await play.say(BEA, c.Ask("Eh?")))["question"], 1, "Eh."))
    await play.say(HOST, c.NextQuestion(other))
    await play.say(ANA, c.Vote(question, False))


@pytest.mark.parametrize(("who", "rendition"), WATCHING)
async def test_what_was_missed_comes_in_one_patch_and_makes_the_fresh_screen(
    who: Person, rendition: Rendition
) -> None:
    async with stage() as play:
        question = await play.approved()
        await play.say(MODERATOR, c.CueNext(None))
        gone = play.subscribe(who, rendition=rendition)
        await play.quiet()
        play.room_task.unsubscribe(gone)

        await some_minutes(play, question)
        back = play.come_back(gone)
        assert back.kinds == ["patch"]
        await play.quiet()

        assert back.screen == play.screen(who, rendition) != gone.screen


@pytest.mark.parametrize(("who", "rendition"), WATCHING)
async def test_one_that_read_too_slowly_gets_what_was_let_fall_in_one_patch(
    who: Person, rendition: Rendition
) -> None:
    async with stage() as play:
        question = await play.approved()
        slow = play.subscribe(who, rendition=rendition)
        await play.quiet()
        forget(slow)
        slow.is_behind = True
        await some_minutes(play, question)
        await play.quiet()
        assert slow.frames == []

        play.catch_up(slow)

        assert slow.kinds == ["patch"]
        assert slow.screen == play.screen(who, rendition)


async def test_a_phone_that_blinked_in_a_full_room_is_sent_little() -> None:
    async with stage() as play:
        first = await play.approved("Who pays?")
        for n in range(100):
            await play.approved(f"Question {n}?", attendee(n))
        phone = play.subscribe(ANA, rendition=Rendition.LEAN)
        await play.quiet()
        play.room_task.unsubscribe(phone)
        await play.say(BEA, c.Vote(first, True))
        await play.quiet()

        back = play.come_back(phone)

        (frame,) = back.frames
        assert len(frame) < len(phone.frames[0]) / 20
        assert back.told[0]["panels"]["counts"] == {first: 1}
        assert back.screen == play.screen(ANA)


@pytest.mark.parametrize("who", [ANA, MODERATOR])
async def test_a_page_that_the_server_has_just_drawn_gets_no_second_screen(who: Person) -> None:
    """Also while the last that happened is a vote, and while its count waits to be told."""
    async with stage() as play:
        question = await play.approved()
        for voter in (ANA, BEA):
            await play.say(voter, c.Vote(question, True))
            page = play.room_task.snapshot(who)
            subscriber = play.subscribe(
                who, rendition=Rendition.LEAN, resume=(page.epoch, page.seq), screen=page.screen
            )
            assert subscriber.kinds == ["patch"]
            await play.quiet()
            assert set(subscriber.kinds) == {"patch"}
            assert subscriber.screen == play.screen(who)


async def test_who_missed_a_message_gets_a_whole_screen_without_those_that_are_gone() -> None:
    async with stage() as play:
        sent = (await play.say(MODERATOR, c.Message("staff", "Wrap up")))["message"]
        host, viewer = play.subscribe(HOST), play.subscribe(VIEWER)
        await play.quiet()
        play.room_task.unsubscribe(host)
        play.room_task.unsubscribe(viewer)
        await play.say(MODERATOR, c.ClearMessage(sent))
        await play.say(MODERATOR, c.Blackout(True))
        await play.quiet()

        back, other = play.come_back(host), play.come_back(viewer)

        assert (back.kinds, other.kinds) == (["screen"], ["patch"])
        assert back.screen == play.screen(HOST)
        assert other.screen == play.screen(VIEWER)


async def test_of_a_rundown_by_rows_come_those_that_changed_those_gone_and_the_order() -> None:
    async with stage() as play:
        first, *gone = play.room_task.room.rundown.segments
        page = play.subscribe(MODERATOR, rendition=Rendition.SMALL)
        await play.quiet()
        play.room_task.unsubscribe(page)
        talk = Segment("Madrid", Kind.TALK, 600)
        await play.say(OWNER, c.LoadProgram(Program("Cities", (talk, first))))
        await play.quiet()

        back = play.come_back(page)

        (frame,) = back.told
        rows = frame["panels"]["rundown"]
        assert rows.pop("order") == [play.segment(1), first.id]
        assert {id: row and row["title"] for id, row in rows.items()} == {
            play.segment(1): "Madrid",
            **{segment.id: None for segment in gone},
        }
        assert back.screen == play.screen(MODERATOR, Rendition.SMALL)
        assert list(back.screen["rundown"]) == [play.segment(1), first.id]  # type: ignore[call-overload]  # JSON


async def test_the_first_patch_after_a_blink_brings_the_headcount() -> None:
    async with stage() as play:
        phone = play.subscribe(ANA)
        await play.quiet()
        play.subscribe(BEA)
        back = play.come_back(phone)
        assert back.told[0]["panels"]["audience"] == {"count": 1}
        forget(back)
        await play.quiet()
        assert [frame["panels"] for frame in back.told] == [{"audience": {"count": 2}}]


# How much is known


ATTENDEES = (Audience.ATTENDEE, Rendition.LEAN)


def told(screen: dict[str, object], **own: dict[str, object]) -> Update:
    """News for attendees, and for persons by name."""
    panels = {Audience.ATTENDEE: screen}
    personal = {PersonId(name): panels for name, panels in own.items()}
    return Update(dict.fromkeys(Rendition, panels), personal)


def test_patches_are_missed_from_the_seq_that_was_seen_on() -> None:
    history = History(4)
    history.keep(told({"now": None}), 5, 0)
    history.keep(told({"qa": {}}, ana={"mine": {"q1": {}}}), 6, 0)
    history.keep(told({"counts": {"q2": 3}, "questions": {"q3": None}}), 6, 0)
    ana = PersonId("ana")

    assert history.missed(3, ATTENDEES, None) is None
    assert history.missed(4, ATTENDEES, None) == Missed(
        {"now", "qa"}, {QuestionId("q3")}, {QuestionId("q2")}
    )
    assert history.missed(6, ATTENDEES, ana) == Missed(
        {"qa"}, {QuestionId("q3")}, {QuestionId("q2")}, {QuestionId("q1")}
    )
    assert history.missed(7, ATTENDEES, ana) == Missed()
    assert history.missed(4, (Audience.HOST, Rendition.LEAN), None) == Missed()


@pytest.mark.parametrize(
    ("patches", "every_ms", "known"),
    [
        (KEPT_PATCHES + 50, KEPT_MS, KEPT_PATCHES),
        (KEPT_PATCHES + 50, KEPT_MS // (KEPT_PATCHES + 50), KEPT_PATCHES + 50),
    ],
    ids=["a thousand however old", "a minute however many"],
)
def test_a_thousand_patches_are_known_and_a_minute(patches: int, every_ms: int, known: int) -> None:
    history = History(0)
    for seq in range(1, patches + 1):
        history.keep(told({"now": None}), seq, seq * every_ms)

    oldest = patches - known
    assert history.missed(oldest + 1, ATTENDEES, None) == Missed({"now"})
    assert (history.missed(oldest, ATTENDEES, None) is None) == (oldest > 0)


def test_a_flood_is_forgotten_sooner() -> None:
    history = History(0)
    votes: dict[str, object] = {"my_votes": {"q1": True}}
    for seq in (1, 2):
        flood = {f"p{n}": votes for n in range(MOST_ITEMS // 2 + 1)}
        history.keep(told({}, **flood), seq, 0)

    assert history.missed(1, ATTENDEES, None) is None
    assert history.missed(2, ATTENDEES, PersonId("p1")) == Missed(my_votes={QuestionId("q1")})
