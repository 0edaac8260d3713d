"""Attendees and the overlay see the room as late as the stream; staff, and receipts, at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given

from liveroom.core import commands as c
from liveroom.core.events import EventChanged, Recorded
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person
from liveroom.core.room import NEW, replay, seen_at
from liveroom.core.screens import diff
from liveroom.live.batch import RoomState
from liveroom.live.broadcast.card_pages import Sort
from liveroom.live.broadcast.heartbeat import BEAT_SECONDS
from liveroom.live.registry import Rooms
from liveroom.live.showing.delayed import LATE, late_room, seen_late
from tests.examples import examples
from tests.fakes import FIRST, FakeClock, settle
from tests.live.stage import (
    ANA,
    BEA,
    HOST,
    MODERATOR,
    OVERLAY,
    OWNER,
    ROOM,
    SPEAKER,
    VIEWER,
    Log,
    Stage,
    ids,
    stage,
    without_likeness,
)
from tests.live.test_convergence import Eye, Step, Walk, run, steps

pytestmark = pytest.mark.anyio

DELAY = 30
BRIEF = 2
"""Less than most waits of a walk, so that much of it comes to be shown on the way."""

LATE_PEOPLE = (VIEWER, ANA, OVERLAY)
STAFF = (MODERATOR, HOST, SPEAKER)


async def delayed(play: Stage, seconds: int) -> None:
    rev = play.room_task.room.program.rev
    await play.say(OWNER, c.ChangeEvent(rev, delay_seconds=seconds))
    await settle()


def on(play: Stage, who: Person) -> object:
    """What is on by the first page of somebody."""
    now: Any = play.room_task.snapshot(who).screen["now"]
    return now and now["title"]


async def test_what_is_on_is_shown_late_to_those_who_watch_the_stream() -> None:
    async with stage() as play:
        await delayed(play, DELAY)
        await play.clock.advance(DELAY)
        seats = {who.role: play.subscribe(who) for who in (*LATE_PEOPLE, *STAFF)}
        await play.say(MODERATOR, c.CueNext(None))
        await settle()
        shown = {role: seat.screen["now"] is not None for role, seat in seats.items()}
        assert shown == {who.role: who in STAFF for who in (*LATE_PEOPLE, *STAFF)}
        assert {on(play, who) for who in LATE_PEOPLE} == {None}

        await play.clock.advance(DELAY - 0.001)
        assert {on(play, who) for who in LATE_PEOPLE} == {None}
        await play.clock.advance(0.001)
        await settle()
        assert {on(play, who) for who in LATE_PEOPLE} == {"Welcome"}
        assert all(seat.screen["now"] is not None for seat in seats.values())


async def test_their_time_is_as_late_so_that_the_countdown_fits() -> None:
    async with stage() as play:
        await delayed(play, DELAY)
        seat, host = play.subscribe(VIEWER, beat=True), play.subscribe(HOST, beat=True)
        await play.clock.advance(BEAT_SECONDS)
        late = BEAT_SECONDS * 1000 - DELAY * 1000

        assert seat.told[-1] == {"t": "beat", "s": FIRST + late}
        assert host.told[-1] == {"t": "beat", "s": FIRST + BEAT_SECONDS * 1000}
        shown = play.room_task.snapshot(VIEWER)
        assert shown.server_time == FIRST + late
        event: Any = shown.screen["event"]
        assert event["clock"] == {"now": 0, "at": DELAY * 1000, "speed": 1}
        assert play.room_task.snapshot(HOST).screen["event"]["clock"] is None  # type: ignore[index]


async def test_receipts_and_ones_own_votes_come_at_once() -> None:
    async with stage() as play:
        question = await play.approved(who=BEA)
        await delayed(play, DELAY)
        await play.clock.advance(DELAY)
        ana, bea = play.subscribe(ANA), play.subscribe(BEA)
        asked = await play.say(ANA, c.Ask("Is it late?"))
        await play.say(MODERATOR, c.Approve(asked["question"], 1))
        await play.say(ANA, c.Vote(question, True))
        await play.say(ANA, c.Vote(asked["question"], True))  # not shown to anybody yet
        await play.say(MODERATOR, c.GoLive(question, 2))
        await play.clock.advance(3)
        assert ana.screen["mine"][asked["question"]]["state"] == "approved"  # type: ignore[index]
        assert bea.screen["mine"][question]["state"] == "live"  # type: ignore[index]
        assert ana.screen["my_votes"] == {question: True, asked["question"]: True}
        assert ana.screen["questions"][question]["votes"] == 0  # type: ignore[index]
        assert list(ana.screen["questions"]) == [question]  # type: ignore[call-overload]
        assert (ana.screen["live_question"], bea.screen["live_question"]) == (None, None)

        back = play.come_back(ana)
        assert back.kinds == ["patch"]
        assert back.screen["live_question"] is None
        await play.clock.advance(DELAY)
        await play.quiet()
        assert back.screen["live_question"] is not None
        votes = {q: card["votes"] for q, card in back.screen["questions"].items()}  # type: ignore[attr-defined]
        assert votes == {question: 1, asked["question"]: 1}


async def test_pages_of_questions_hold_none_that_is_not_shown_yet() -> None:
    async with stage() as play:
        await delayed(play, DELAY)
        question = await play.approved()
        assert play.room_task.questions(VIEWER, Sort.NEWEST, None).cards == []
        with pytest.raises(Refused) as refused:
            play.room_task.questions(VIEWER, Sort.NEWEST, question)
        assert refused.value.code is Code.NO_SUCH_QUESTION
        await play.clock.advance(DELAY)
        (card,) = play.room_task.questions(VIEWER, Sort.NEWEST, None).cards
        assert card["id"] == question


@pytest.mark.parametrize("seconds", [5, 12, 29.999, 30])
async def test_a_restart_shows_what_was_shown(seconds: float) -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as play:
        await play.say(MODERATOR, c.CueNext(None))
        await clock.advance(1)
        await delayed(play, DELAY)
        await clock.advance(10)
        await play.say(MODERATOR, c.Hold())
        await clock.advance(seconds)
        before = [play.room_task.snapshot(who) for who in LATE_PEOPLE]
    async with Rooms(log, clock, ids()) as rooms:
        room_task = await rooms.find(ROOM)
        assert room_task is not None
        after = [room_task.snapshot(who) for who in LATE_PEOPLE]
        assert [each.screen for each in after] == [each.screen for each in before]
        play = Stage(rooms, room_task, clock, "b")
        seat = play.subscribe(VIEWER)
        await clock.advance(DELAY - seconds)
        await settle()
        assert seat.screen["now"]["held_at"] is not None  # type: ignore[index]


async def test_a_longer_delay_takes_nothing_back_and_a_shorter_one_shows_what_is_due() -> None:
    async with stage() as play:
        await play.say(MODERATOR, c.CueNext(None))
        await settle()
        seat = play.subscribe(VIEWER)
        await play.clock.advance(5)
        await delayed(play, DELAY)
        assert seat.screen["now"] is not None
        await play.say(MODERATOR, c.Hold())
        await play.clock.advance(DELAY / 2)
        await delayed(play, 2 * DELAY)
        await play.clock.advance(DELAY)
        assert seat.screen["now"]["held_at"] is None  # type: ignore[index]

        await delayed(play, DELAY)
        assert seat.screen["now"]["held_at"] is not None  # type: ignore[index]
        await play.say(MODERATOR, c.Resume())
        await delayed(play, 0)
        assert seat.screen["now"]["held_at"] is None  # type: ignore[index]
        assert seat.screen["event"]["clock"] is None  # type: ignore[index]
        assert seat.told[-1]["server_time"] == play.clock.now()


async def test_what_waits_as_a_delay_begins_is_told_still() -> None:
    async with stage() as play:
        seat = play.subscribe(VIEWER)
        await play.quiet()
        asked = [play.say(MODERATOR, c.CueNext(None)), delayed(play, DELAY)]
        for each in asked:
            await each
        await play.clock.advance(1)
        assert seat.screen["now"] is not None


class LateEye(Eye):
    """Checks of each frame of those who see late that it holds nothing younger than the delay."""

    def offer(self, frame: bytes, written: int = 0) -> None:
        super().offer(frame, written)
        told = json.loads(frame)
        if self.audience in LATE and told["t"] != "beat":
            until = self.play.clock.now() - BRIEF * 1000
            shown = [each for each in self.log._rooms[ROOM].events if each.at <= until]
            assert told["seq"] <= len(shown), "younger than the delay"


class LateWalk(Walk):
    eye = LateEye

    def looks(self) -> None:
        """The first page of everybody who sees late is that of the room of a while ago."""
        until = self.play.clock.now() - BRIEF * 1000
        known: list[Recorded] = [each for each in self.log._rooms[ROOM].events if each.at <= until]
        room = late_room(replay(known), BRIEF)
        for who in LATE_PEOPLE:
            screen = json.loads(self.play.room_task.snapshot(who).json)
            drawn = json.loads(json.dumps(diff.screen(room, who.role.spec.audience)))
            assert {name: screen[name] for name in drawn} == drawn


async def walk(taken: list[Step]) -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as play:
        await delayed(play, BRIEF)
        await clock.advance(2 * BRIEF)
        walking = LateWalk(play, log)
        await walking.begin()
        for step in taken:
            await walking.take(step)
            walking.looks()
        await walking.arrive()
        await clock.advance(BRIEF)
        await walking.arrive()
        room = seen_at(play.room_task.room, clock.now())
        for seat in walking.subscribers:
            who = Person(seat.who.role)
            sees = late_room(room, BRIEF) if seat.audience in LATE else room
            drawn = json.loads(json.dumps(diff.screen(sees, seat.audience)))
            shown = json.loads(json.dumps(without_likeness(seat.screen)))
            drawn = without_likeness(drawn)
            same = drawn.keys() - {"now", "next", "rundown", "questions"}
            assert {name: shown[name] for name in same} == {name: drawn[name] for name in same}
            assert shown.get("questions") == drawn.get("questions"), who


@examples(30)
@given(taken=steps)
def test_nothing_younger_than_the_delay_reaches_anybody_who_sees_late(taken: list[Step]) -> None:
    run(walk(taken))


def test_where_they_are_after_a_restart_follows_from_the_log() -> None:
    log = [
        Recorded(1_000, EventChanged(title="a")),
        Recorded(2_000, EventChanged(delay_seconds=10)),
        Recorded(9_000, EventChanged(title="b")),
        Recorded(20_000, EventChanged(delay_seconds=60)),
        Recorded(30_000, EventChanged(title="c")),
    ]

    def waiting(now: int) -> list[int]:
        whole = RoomState(NEW, 0, 0).after(log)
        return [each.at for each in seen_late(whole, log, now).waiting]

    assert waiting(30_000) == [20_000, 30_000]
    assert waiting(79_999) == [20_000, 30_000]
    assert waiting(80_000) == [30_000]
    assert waiting(90_000) == []
