"""A rehearsal runs on a clock of its own, and only for those who look on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.program import EndAction
from liveroom.core.rehearsal.pace import Pace, Rehearse, rehearsal_id
from liveroom.core.room import Phase
from liveroom.live.broadcast.claims import LASTS_MS, Claimant
from liveroom.live.broadcast.heartbeat import BEAT_SECONDS
from liveroom.live.clock_watch import warn_of_later_stamps
from liveroom.live.registry import IDLE_SECONDS, Rooms
from liveroom.live.room_task import RoomTask
from liveroom.store.memory import MemoryLog
from tests.fakes import FIRST, FakeClock, settle
from tests.live.stage import ANA, MODERATOR, OVERLAY, PROGRAM, ROOM, Stage, ids

pytestmark = pytest.mark.anyio

REHEARSAL = rehearsal_id(ROOM, "first")
LATER = FIRST + 86_400_000
"""Its time began a day from now."""
SPEED = 60


@asynccontextmanager
async def rehearsing(
    log: MemoryLog | None = None, clock: FakeClock | None = None, audience: int = 0
) -> AsyncIterator[Stage]:
    log, clock = log or MemoryLog("e1"), clock or FakeClock()
    async with Rooms(log, clock, ids()) as rooms:
        room_task = await rooms.find(REHEARSAL)
        if room_task is None:
            began = Rehearse(Pace(clock.now(), LATER, SPEED), audience)
            room_task = await rooms.open(REHEARSAL, PROGRAM, [began, c.Open()])
        yield Stage(rooms, room_task, clock, "r")


def on(room_task: RoomTask) -> object:
    running = room_task.room.rundown.running
    return running and running.title


async def test_what_happens_is_stamped_with_its_own_time() -> None:
    log = MemoryLog("e1")
    async with rehearsing(log) as play:
        await play.clock.advance(10)
        await play.say(MODERATOR, c.CueNext(None))

    stamps = [each.recorded.at - LATER for each in await log.read(REHEARSAL)]
    assert stamps == [0, 0, 0, 600_000]


async def test_frames_and_beats_tell_its_time() -> None:
    async with rehearsing() as play:
        seat = play.subscribe(MODERATOR, beat=True)
        await play.clock.advance(5)
        await play.say(MODERATOR, c.CueNext(None))
        await settle()
        await play.clock.advance(BEAT_SECONDS)

        screen, *patches, beat = seat.told
        assert screen["server_time"] == LATER
        assert {each["server_time"] for each in patches if "now" in each["panels"]} == {
            LATER + 5_000 * SPEED
        }
        assert beat["s"] == LATER + BEAT_SECONDS * 1000 * SPEED


async def test_the_rooms_own_steps_come_at_its_speed() -> None:
    async with rehearsing() as play:
        first = play.room_task.room.rundown.segments[0]
        change = c.ChangeSegment(first.id, first.rev, end_action=EndAction.CUE_NEXT)
        await play.say(MODERATOR, change)
        await play.say(MODERATOR, c.CueNext(None))

        await play.clock.advance(2.9)
        assert on(play.room_task) == "Welcome"
        await play.clock.advance(0.2)
        assert on(play.room_task) == "Bogotá"


async def test_votes_are_told_at_the_pace_of_people() -> None:
    async with rehearsing() as play:
        question = await play.approved()
        await play.quiet()
        seat = play.subscribe(MODERATOR)
        seat.frames.clear()
        for number in range(5):
            await play.say(ANA, c.Vote(question, number % 2 == 0))
            await settle()
        assert len(seat.frames) == 1


async def test_a_claim_lasts_as_long_for_people_and_is_told_in_the_rooms_time() -> None:
    async with rehearsing() as play:
        segment = play.segment(1)
        claim, id_ = c.Claim(True, segment=segment), CommandId("c1")
        play.room_task.claim(claim, MODERATOR, Claimant("a", "Eva"), id_)
        await play.clock.advance(19)
        told = play.room_task.claim(claim, MODERATOR, Claimant("b", None), CommandId("c2"))

        until = LATER + LASTS_MS * SPEED
        assert f'"claim":{{"by":"Eva","until":{until}}}'.encode() in told


async def test_after_a_restart_it_goes_on_as_if_nothing_had_been() -> None:
    log, clock = MemoryLog("e1"), FakeClock()
    async with rehearsing(log, clock) as play:
        await play.say(MODERATOR, c.CueNext(None))
    await clock.advance(30)
    async with rehearsing(log, clock) as play:
        assert play.room_task.now() == LATER + 30_000 * SPEED
        assert play.room_task.snapshot(MODERATOR).server_time == LATER + 30_000 * SPEED


async def test_one_that_runs_before_nobody_is_unloaded() -> None:
    async with rehearsing() as play:
        await play.say(MODERATOR, c.CueNext(None))
        seat = play.subscribe(MODERATOR)
        await play.clock.advance(2 * IDLE_SECONDS)
        assert not play.room_task.is_idle
        play.room_task.unsubscribe(seat)
        await play.clock.advance(2 * IDLE_SECONDS)
        await settle()

        again = await play.rooms.find(REHEARSAL)
        assert again is not None
        assert again is not play.room_task


async def test_none_is_loaded_at_the_start_to_do_something_by_itself() -> None:
    log, clock, live = MemoryLog("e1"), FakeClock(), RoomId("other")
    async with Rooms(log, clock, ids()) as rooms:
        doors = c.ChangeEvent(1, starts_at=LATER + 120_000_000, doors_minutes=10)
        began = Rehearse(Pace(FIRST, LATER, SPEED))
        for room, also in ((REHEARSAL, [began]), (live, [])):
            await rooms.open(room, PROGRAM, also)
        for room in (REHEARSAL, live):
            task = await rooms.find(room)
            assert task is not None
            await Stage(rooms, task, clock, str(room)).say(MODERATOR, doors)
    async with Rooms(log, clock, ids()) as rooms:
        rooms.wake()
        await clock.advance(2_000)
        rehearsal = await rooms.find(REHEARSAL)
        assert rehearsal is not None
        assert rehearsal.room.phase is Phase.DRAFT
        await settle(100)
        assert rehearsal.room.phase is Phase.GREEN_ROOM  # once somebody has come for it


async def test_its_stamps_say_nothing_of_the_machines_clock(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log = MemoryLog("e1")
    async with rehearsing(log):
        pass
    await warn_of_later_stamps(log, FIRST)

    assert caplog.messages == []


async def test_its_audience_is_there_while_staff_is() -> None:
    async with rehearsing(audience=30) as play:
        overlay = play.subscribe(OVERLAY)
        await play.clock.advance(10)
        assert dict(play.room_task.room.board.questions) == {}
        desk = play.subscribe(MODERATOR)
        await play.clock.advance(60)
        assert desk.screen["audience"] == {"count": 30}
        asked = len(play.room_task.room.board.questions)
        assert asked > 5

        play.room_task.unsubscribe(desk)
        await play.clock.advance(60)
        assert len(play.room_task.room.board.questions) - asked <= 2
        assert play.room_task.snapshot(MODERATOR).screen["audience"] == {"count": 0}
        play.room_task.unsubscribe(overlay)
        await play.clock.advance(2 * IDLE_SECONDS)
        assert await play.rooms.find(REHEARSAL) is not play.room_task
