"""Votes are many: nobody gets more than one frame a second for them, not even who cast them."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import QuestionId
from liveroom.core.screens.renditions import Rendition
from liveroom.live import command_queue
from liveroom.live.broadcast.coalescing import VoteCoalescer
from tests.fakes import settle
from tests.live.stage import (
    ANA,
    BEA,
    MODERATOR,
    OVERLAY,
    VIEWER,
    Log,
    attendee,
    forget,
    stage,
)

pytestmark = pytest.mark.anyio


async def test_a_thousand_votes_cost_others_at_most_one_frame_a_second() -> None:
    async with stage() as play:
        question = await play.approved()
        plain, lean = play.subscribe(VIEWER), play.subscribe(VIEWER, rendition=Rendition.LEAN)
        await play.quiet()
        forget(plain, lean)

        start = play.clock.now()
        for hundred in range(10):
            voters = (attendee(hundred * 100 + n) for n in range(100))
            await asyncio.gather(*(play.say(who, c.Vote(question, True)) for who in voters))
            await play.clock.advance(0.25)
        await play.clock.advance(5)

        for subscriber in (plain, lean):
            times = [frame["server_time"] - start for frame in subscriber.told]
            assert times == [0, 1_000, 2_000, 3_000]
            assert subscriber.screen == play.screen(VIEWER)
        assert play.screen(VIEWER)["questions"][question]["votes"] == 1_000  # type: ignore[index]  # JSON


async def test_lean_seats_get_counts_and_plain_seats_whole_cards() -> None:
    async with stage() as play:
        question = await play.approved("Who pays?")
        plain, lean = play.subscribe(VIEWER), play.subscribe(VIEWER, rendition=Rendition.LEAN)
        await play.quiet()
        forget(plain, lean)

        await play.say(BEA, c.Vote(question, True))
        await settle()

        assert [frame["panels"] for frame in lean.told] == [{"counts": {question: 1}}]
        (card,) = [frame["panels"]["questions"][question] for frame in plain.told]
        assert (card["text"], card["votes"]) == ("Who pays?", 1)


async def test_the_voter_is_shown_their_vote_with_the_counts() -> None:
    async with stage() as play:
        question = await play.approved()
        ana = play.subscribe(ANA, rendition=Rendition.LEAN)
        await play.quiet()
        forget(ana)
        start = play.clock.now()

        for value in (True, False, True):
            await play.say(ANA, c.Vote(question, value))
            await settle()
        await play.say(BEA, c.Vote(question, True))
        await play.quiet()

        assert [(frame["server_time"] - start, frame["panels"]) for frame in ana.told] == [
            (0, {"counts": {question: 1}, "my_votes": {question: True}}),
            (1_000, {"counts": {question: 2}, "my_votes": {question: True}}),
        ]


async def test_a_vote_is_shown_to_its_voter_once() -> None:
    async with stage() as play:
        question = await play.approved()
        ana = play.subscribe(ANA, rendition=Rendition.LEAN)
        await play.say(ANA, c.Vote(question, True))
        await play.quiet()
        forget(ana)

        await play.say(BEA, c.Vote(question, True))
        await play.quiet()

        assert [frame["panels"] for frame in ana.told] == [{"counts": {question: 2}}]


async def test_a_vote_taken_back_is_shown_with_the_counts_too() -> None:
    async with stage() as play:
        question = await play.approved()
        ana = play.subscribe(ANA)
        await play.say(ANA, c.Vote(question, True))
        await play.quiet()
        forget(ana)

        await play.say(ANA, c.Vote(question, False))
        await settle()

        assert [frame["panels"]["my_votes"] for frame in ana.told] == [{question: None}]
        assert ana.screen == play.screen(ANA)


async def test_the_voters_of_a_merged_question_are_shown_their_vote_with_the_new_count() -> None:
    async with stage() as play:
        kept, folded = await play.approved(), await play.approved()
        ana, bea = play.subscribe(ANA), play.subscribe(BEA, rendition=Rendition.LEAN)
        await play.say(ANA, c.Vote(folded, True))
        await play.say(BEA, c.Vote(kept, True))
        await play.quiet()
        forget(ana, bea)

        await play.say(MODERATOR, c.Merge(folded, 2, kept))
        await settle()

        (frame,) = ana.told
        assert frame["panels"]["my_votes"] == {kept: True, folded: None}
        assert frame["panels"]["questions"][kept]["votes"] == 2
        assert ["my_votes" in frame["panels"] for frame in bea.told] == [False]

        await play.say(ANA, c.Vote(kept, False))
        await play.quiet()
        await play.say(MODERATOR, c.Split(folded, 3))
        await play.quiet()
        assert (ana.screen, bea.screen) == (play.screen(ANA), play.screen(BEA))
        assert ana.screen["my_votes"] == {}
        assert [ana.screen["questions"][each]["votes"] for each in (kept, folded)] == [1, 0]


async def test_a_vote_is_shown_where_it_counts_although_its_question_was_merged_meanwhile() -> None:
    async with stage() as play:
        kept, folded = await play.approved(), await play.approved()
        ana = play.subscribe(ANA, rendition=Rendition.LEAN)
        await play.say(BEA, c.Vote(kept, True))
        await settle()

        await play.say(ANA, c.Vote(folded, True))  # waits for the counts
        await play.say(MODERATOR, c.Merge(folded, 2, kept))
        await play.quiet()

        assert ana.screen["my_votes"] == {kept: True}
        assert ana.screen == play.screen(ANA)


async def test_a_vote_that_stands_already_is_no_event() -> None:
    async with stage() as play:
        question = await play.approved()
        await play.say(ANA, c.Vote(question, True))
        seq = play.room_task.seq
        answer = await play.say(ANA, c.Vote(question, True))
        assert (answer["ok"], answer["seq"], play.room_task.seq) == (True, seq, seq)


async def test_counts_that_are_due_travel_with_the_turn() -> None:
    async with stage() as play:
        question = await play.approved()
        subscribers = [play.subscribe(VIEWER), play.subscribe(VIEWER, rendition=Rendition.LEAN)]
        await play.quiet()
        forget(*subscribers)

        await asyncio.gather(
            play.say(ANA, c.Vote(question, True)), play.say(MODERATOR, c.CueNext(None))
        )
        await settle()

        assert [len(subscriber.told) for subscriber in subscribers] == [1, 1]
        assert [subscriber.screen == play.screen(VIEWER) for subscriber in subscribers] == [
            True,
            True,
        ]


async def test_a_count_and_a_new_card_of_one_turn_come_in_one_frame() -> None:
    async with stage() as play:
        old = await play.approved("Who pays?")
        new = (await play.say(BEA, c.Ask("Who decides?")))["question"]
        viewer = play.subscribe(VIEWER)
        await play.quiet()
        forget(viewer)

        await asyncio.gather(
            play.say(ANA, c.Vote(old, True)), play.say(MODERATOR, c.Approve(new, 1))
        )
        await settle()

        assert [set(frame["panels"]["questions"]) for frame in viewer.told] == [{old, new}]
        assert viewer.screen == play.screen(VIEWER)


async def test_an_overlay_hears_of_votes_for_the_question_on_air_only() -> None:
    async with stage() as play:
        on_air, other = await play.approved("Who pays?"), await play.approved("Who decides?")
        await play.say(MODERATOR, c.GoLive(on_air, 2))
        overlay = play.subscribe(OVERLAY)
        await play.quiet()
        forget(overlay)

        await play.say(BEA, c.Vote(other, True))
        await play.quiet()
        assert overlay.told == []

        await play.say(BEA, c.Vote(on_air, True))
        await play.quiet()
        assert overlay.told[0]["panels"]["live_question"]["votes"] == 1


async def test_whoever_blinked_is_brought_every_count_they_may_have_missed() -> None:
    async with stage() as play:
        question = await play.approved()
        gone = [
            play.subscribe(VIEWER, rendition=rendition)
            for rendition in (Rendition.PLAIN, Rendition.LEAN)
        ]
        await play.say(ANA, c.Vote(question, True))
        await settle()  # told at once
        for subscriber in gone:
            play.room_task.unsubscribe(subscriber)
        await play.say(BEA, c.Vote(question, True))
        await settle()  # this one waits
        await play.quiet()

        back = [play.come_back(old) for old in gone]

        votes = [
            back[0].told[0]["panels"]["questions"][question]["votes"],
            back[1].told[0]["panels"]["counts"][question],
        ]
        assert ([each.kinds for each in back], votes) == ([["patch"], ["patch"]], [2, 2])


async def test_counts_wait_while_others_wait_for_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(command_queue, "MOST_A_TURN", 1)
    log = Log()
    async with stage(log) as play:
        question = await play.approved()
        viewer = play.subscribe(VIEWER, rendition=Rendition.LEAN)
        await play.quiet()
        forget(viewer)
        log.appends.clear()

        votes = [play.say(attendee(n), c.Vote(question, True)) for n in range(5)]
        await asyncio.gather(*votes)
        await settle()

        assert len(log.appends) == 5
        assert [frame["panels"] for frame in viewer.told] == [{"counts": {question: 5}}]


async def test_a_count_waits_for_votes_that_are_on_their_way_to_the_disk_but_not_for_long() -> None:
    log = Log()
    async with stage(log) as play:
        question = await play.approved()
        viewer = play.subscribe(VIEWER, rendition=Rendition.LEAN)
        await play.quiet()
        forget(viewer)

        async def vote(number: int) -> None:
            await play.say(attendee(number), c.Vote(question, True))
            await settle()

        await vote(1)
        await play.clock.advance(0.1)
        await vote(2)
        log.gate.clear()
        third = asyncio.create_task(vote(3))
        await play.clock.advance(0.95)
        assert [frame["panels"] for frame in viewer.told] == [{"counts": {question: 1}}]

        await play.clock.advance(0.05)
        assert viewer.told[-1]["panels"] == {"counts": {question: 2}}
        log.gate.set()
        await third


async def test_a_count_that_waits_is_told_though_its_question_is_taken_out_meanwhile() -> None:
    async with stage() as play:
        one, two, other = [await play.approved(f"Question {n}?", attendee(n)) for n in range(3)]
        await play.say(ANA, c.Vote(one, True))
        await play.say(MODERATOR, c.Merge(one, 2, two))
        viewer = play.subscribe(VIEWER, rendition=Rendition.LEAN)
        await play.quiet()
        await play.say(ANA, c.Vote(other, True))
        await settle()
        await play.say(ANA, c.Vote(two, False))
        await play.say(MODERATOR, c.Split(one, 3))
        await play.quiet()

        assert viewer.screen == play.screen(VIEWER)


def test_however_many_wait_a_count_waits_for_no_more_than_a_second() -> None:
    telling, question = VoteCoalescer(), QuestionId("q1")
    telling.add([question], 100)

    assert telling.due(pressed=False) == 0
    assert telling.take(1_099, pressed=True) == frozenset()
    telling.add([question], 1_099)
    assert telling.due(pressed=True) == 1_100
    assert telling.take(1_100, pressed=True) == {question}
    assert telling.due(pressed=True) is None


def test_when_a_round_takes_long_the_next_counts_come_later_but_within_two_seconds() -> None:
    telling, question = VoteCoalescer(), QuestionId("q1")

    def due_after(took: int) -> int | None:
        telling.add([question], 100_000)
        began = telling.due(pressed=False) or 0
        assert telling.take(began, pressed=False) == {question}
        telling.took(began, began + took)
        telling.add([question], began + took)
        due = telling.due(pressed=False)
        return None if due is None else due - began

    assert [due_after(took) for took in (0, 120, 200, 300, 400, 900)] == [
        1_000,
        1_000,
        1_000,
        1_500,
        2_000,
        2_000,
    ]


def test_a_round_without_counts_puts_none_off() -> None:
    telling, question = VoteCoalescer(), QuestionId("q1")
    telling.add([question], 100)
    telling.take(100, pressed=False)
    telling.add([question], 300)

    telling.took(300, 900)

    assert telling.due(pressed=False) == 1_100
