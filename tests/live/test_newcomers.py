"""Who has just joined, and from where: what the room makes of it, and what it never keeps."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core.events import AUTO, PersonMuted, QuestionReceived, VotesSuspected
from liveroom.core.ids import PersonId, QuestionId
from tests.live.stage import MODERATOR, Log, Stage, Watcher, attendee, forget, stage

pytestmark = pytest.mark.anyio

HALL, HOME = "192.0.2.7", "198.51.100.9"
MINUTE = 60


async def join(play: Stage, number: int, address: str = HALL, before: int | None = None) -> None:
    """Somebody joins, in whose browser somebody else may have been before."""
    person, was = attendee(number).id, None if before is None else attendee(before).id
    assert person is not None
    await play.room_task.joined(person, address, was)


async def mute(play: Stage, number: int, on: bool = True) -> None:
    answer = await play.say(MODERATOR, c.Mute(attendee(number).id or PersonId(""), on))
    assert answer["ok"] is True


async def ask(play: Stage, number: int) -> str:
    """The state in which somebody's question waits, and why."""
    answer = await play.say(attendee(number), c.Ask("Why?"))
    question = play.room_task.room.board.questions[QuestionId(str(answer["question"]))]
    return f"{question.state.value} {question.held_for}"


async def test_newcomers_from_the_address_of_somebody_muted_wait_as_held_for_half_an_hour() -> None:
    async with stage() as play:
        play.subscribe(MODERATOR)  # a room that is left alone is unloaded
        for number, address in ((1, HALL), (2, HALL)):
            await join(play, number, address)
        await ask(play, 1)
        await mute(play, 1)
        await join(play, 3, HALL)
        await join(play, 4, HOME)
        told = [await ask(play, number) for number in (2, 3, 4)]
        assert told == ["received None", "held newcomer", "received None"]

        await play.clock.advance(30 * MINUTE)
        await join(play, 5, HALL)
        assert await ask(play, 5) == "received None"


async def test_who_may_speak_again_takes_the_watch_off_their_address() -> None:
    async with stage() as play:
        await join(play, 1)
        await ask(play, 1)
        await mute(play, 1)
        await join(play, 2)
        await mute(play, 1, on=False)
        await join(play, 3)

        assert [await ask(play, number) for number in (2, 3)] == ["received None"] * 2


async def test_who_comes_back_in_the_same_browser_stays_muted() -> None:
    log = Log()
    async with stage(log) as play:
        await join(play, 1, HALL)
        await ask(play, 1)
        await join(play, 2, HOME, before=1)
        assert (await play.say(attendee(2), c.Ask("Why?")))["ok"] is True

        await mute(play, 1)
        await join(play, 3, HOME, before=1)
        assert (await play.say(attendee(3), c.Ask("Why?")))["code"] == "muted"
        last = (await log.read(play.room_task.room_id))[-1].recorded
        assert (last.event, last.by) == (PersonMuted(attendee(3).id or PersonId(""), True), AUTO)


async def test_where_votes_are_strict_a_newcomer_waits_a_minute() -> None:
    async with stage() as play:
        question = await play.approved()
        await play.say(MODERATOR, c.StrictVotes(True))
        await join(play, 7)
        await play.clock.advance(20)

        no = await play.say(attendee(7), c.Vote(question, True))
        assert (no["code"], no["retry_after"]) == ("too_new", 40)
        await play.clock.advance(40)
        assert (await play.say(attendee(7), c.Vote(question, True)))["ok"] is True


async def vote(play: Stage, question: QuestionId, people: range) -> None:
    for number in people:
        assert (await play.say(attendee(number), c.Vote(question, True)))["ok"] is True


def suspected(play: Stage) -> dict[QuestionId, str]:
    return dict(play.room_task.room.board.safety.suspected.items())


async def test_thirty_votes_of_newcomers_from_one_address_are_marked_and_count() -> None:
    log = Log()
    async with stage(log) as play:
        question = await play.approved()
        for number in range(100, 131):
            await join(play, number)
        await vote(play, question, range(100, 129))
        await vote(play, question, range(100, 129))
        assert suspected(play) == {}

        await vote(play, question, range(129, 131))
        assert suspected(play) == {question: "newcomers_of_one_address"}
        assert play.room_task.room.board.counts[question] == 31
        marks = [each.recorded for each in await log.read(play.room_task.room_id)]
        (mark,) = [each for each in marks if isinstance(each.event, VotesSuspected)]
        assert mark.by == AUTO


async def test_a_full_hall_of_honest_people_is_not_marked() -> None:
    """Many from one address who came a while ago, newcomers from many, and few at a time."""
    async with stage() as play:
        question = await play.approved()
        for number in range(100, 140):
            await join(play, number)
        await play.clock.advance(MINUTE)
        await vote(play, question, range(100, 140))
        for number in range(200, 240):
            await join(play, number, f"192.0.2.{number}")
        await vote(play, question, range(200, 240))
        for number in range(300, 340):
            await join(play, number, HOME)
        for start in range(300, 340, 20):
            await vote(play, question, range(start, start + 20))
            await play.clock.advance(10)

        assert suspected(play) == {}


async def test_an_address_is_in_no_row_of_the_log() -> None:
    log = Log()
    async with stage(log) as play:
        await join(play, 1)
        await ask(play, 1)
        await mute(play, 1)
        await join(play, 2)
        await ask(play, 2)
        rows = [each.recorded for each in await log.read(play.room_task.room_id)]

        assert any(isinstance(each.event, QuestionReceived) for each in rows)
        assert HALL not in str(rows)


async def test_whoever_is_muted_is_told_at_once_in_every_tab_and_when_they_come_back() -> None:
    async with stage() as play:
        await join(play, 1)
        await ask(play, 1)
        tabs = [play.subscribe(attendee(1)), play.subscribe(attendee(1))]
        other, away = play.subscribe(attendee(2)), play.subscribe(attendee(1))
        await play.quiet()
        play.room_task.unsubscribe(away)
        forget(*tabs, other)
        await mute(play, 1)
        await play.quiet()

        back = play.come_back(away)
        assert [told_of_muting(tab) for tab in tabs] == [[True], [True]]
        assert (told_of_muting(other), back.kinds) == ([], ["patch"])
        assert back.screen == play.screen(attendee(1))
        assert (tabs[0].screen["muted"], other.screen["muted"]) == (True, False)


def told_of_muting(watcher: Watcher) -> list[bool]:
    """Whether somebody is muted, as often as they were told."""
    told = (frame["panels"] for frame in watcher.told)
    return [panels["muted"] for panels in told if "muted" in panels]
