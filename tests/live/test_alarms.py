"""Rooms that do something by themselves, on the clock."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core.events import AUTO, Recorded, RoomOpened
from liveroom.core.ids import RoomId
from liveroom.core.program import EndAction
from liveroom.core.records import Head, NotStored, Stored
from liveroom.core.room import Phase
from liveroom.live.alarm_clock import RETRY_SECONDS
from liveroom.live.registry import IDLE_SECONDS, Rooms
from liveroom.store.memory import MemoryLog
from tests.fakes import FIRST, FakeClock, settle
from tests.live.stage import MODERATOR, PROGRAM, ROOM, VIEWER, Log, Stage, ids, stage

pytestmark = pytest.mark.anyio

START = FIRST + 3_600_000
OTHER = RoomId("harbour")


async def scheduled(play: Stage, **wishes: object) -> None:
    """The event is in an hour, and the room has wishes for it."""
    rev = play.room_task.room.program.rev
    await play.say(MODERATOR, c.ChangeEvent(rev, starts_at=START, ends_at=START + 3_600_000))
    if wishes:
        await play.say(MODERATOR, c.ChangeEvent(rev + 1, **wishes))  # type: ignore[arg-type]


async def with_end_action(play: Stage, action: EndAction) -> None:
    """The first segment, of three minutes, is on and does something at its end."""
    first = play.room_task.room.rundown.segments[0]
    await play.say(MODERATOR, c.ChangeSegment(first.id, first.rev, end_action=action))
    await play.say(MODERATOR, c.CueNext(None))


def seconds_on_air(play: Stage) -> list[float]:
    """When each run began, in seconds after the first of these tests' instants."""
    rundown = play.room_task.room.rundown
    runs = [run.cued_at for run in rundown.aired] + ([rundown.on.cued_at] if rundown.on else [])
    return [(each - FIRST) / 1000 for each in runs]


async def kinds(log: Log) -> list[str]:
    return [type(each.recorded.event).__name__ for each in await log.read(ROOM)]


async def test_the_doors_open_and_the_show_begins_at_the_announced_second() -> None:
    clock = FakeClock()
    async with Rooms(MemoryLog("e1"), clock, ids()) as rooms:
        play = Stage(rooms, await rooms.open(ROOM, PROGRAM), clock, "a")
        await scheduled(play, doors_minutes=15, auto_start=True)

        await clock.advance(3600 - 900 - 1)
        assert play.room_task.room.phase is Phase.DRAFT
        await clock.advance(1)
        assert play.room_task.room.phase is Phase.GREEN_ROOM
        await clock.advance(899)
        assert play.room_task.room.phase is Phase.GREEN_ROOM
        await clock.advance(1)
        assert seconds_on_air(play) == [3600]


async def test_everybody_sees_what_a_room_does_by_itself() -> None:
    async with stage() as play:
        viewer = play.subscribe(VIEWER)
        await with_end_action(play, EndAction.CUE_NEXT)
        await play.clock.advance(181)

        now = viewer.screen["now"]
        assert isinstance(now, dict)
        assert now["segment"] == play.segment(2)


async def test_a_segment_hands_over_at_its_end_whatever_became_of_that() -> None:
    async with stage() as play:
        await with_end_action(play, EndAction.CUE_NEXT)
        await play.clock.advance(100)
        await play.say(MODERATOR, c.AddTime(60))
        await play.clock.advance(30)
        await play.say(MODERATOR, c.Hold())
        await play.clock.advance(1000)
        await play.say(MODERATOR, c.Resume())
        await play.clock.advance(109)
        assert seconds_on_air(play) == [0]
        await play.clock.advance(1)
        assert seconds_on_air(play) == [0, 1240]


async def test_a_countdown_stops_at_zero() -> None:
    async with stage() as play:
        await with_end_action(play, EndAction.HOLD_AT_ZERO)
        await play.clock.advance(600)

        on = play.room_task.room.rundown.on
        assert on is not None
        assert on.held_at == FIRST + 180_000


async def test_what_was_taken_back_does_not_happen_again() -> None:
    log = Log()
    async with stage(log) as play:
        await with_end_action(play, EndAction.CUE_NEXT)
        await play.clock.advance(180)
        assert (await log.read(ROOM))[-1].recorded.by == AUTO

        await play.say(MODERATOR, c.UndoLast(play.room_task.room.rundown.rev))
        await play.clock.advance(600)
        assert seconds_on_air(play) == [0]


async def test_what_came_due_while_the_server_was_away_is_done_once_and_unvisited() -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as play:
        await scheduled(play, auto_start=True)
    await clock.advance(3700)

    for _ in range(2):
        async with Rooms(log, clock, ids("again")) as rooms:
            rooms.wake()
            await settle(200)
            await clock.advance(10)
        assert (await kinds(log)).count("SegmentCued") == 1


async def test_of_two_servers_on_one_log_one_does_it() -> None:
    log, clock = Log(), FakeClock()
    async with stage(log, clock) as one, stage(log, clock, "other") as other:
        await scheduled(one, auto_start=True)
        await other.say(MODERATOR, c.SetWindow("open"))
        await clock.advance(3700)

    assert (await kinds(log)).count("SegmentCued") == 1


async def test_a_room_stays_in_memory_while_it_has_something_to_do() -> None:
    async with stage() as play:
        await scheduled(play)
        rev = play.room_task.room.program.rev
        await play.say(MODERATOR, c.ChangeEvent(rev, starts_at=START + 86_400_000, ends_at=None))
        await play.say(MODERATOR, c.ChangeEvent(rev + 1, auto_start=True))
        await play.clock.advance(10 * IDLE_SECONDS)
        assert await play.rooms.find(ROOM) is play.room_task

        await play.say(MODERATOR, c.ChangeEvent(rev + 2, auto_start=False))
        await play.clock.advance(2 * IDLE_SECONDS)
        assert await play.rooms.find(ROOM) is not play.room_task


async def test_what_cannot_be_stored_is_tried_again() -> None:
    log = Log()
    async with stage(log) as play:
        await with_end_action(play, EndAction.CUE_NEXT)
        log.is_full = True
        await play.clock.advance(185)
        assert seconds_on_air(play) == [0]

        log.is_full = False
        await play.clock.advance(RETRY_SECONDS)
        assert seconds_on_air(play) == [0, 186]


class HalfLog(Log):
    """One in which a room cannot be read."""

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        if room == OTHER:
            raise ValueError("not what was written")
        return await super().read(room, after)


async def test_a_room_that_cannot_be_read_keeps_no_other_from_waking() -> None:
    log, clock = HalfLog(), FakeClock()
    await log.append(OTHER, [Recorded(FIRST, RoomOpened())], {}, 0, alarm=FIRST)
    async with stage(log, clock) as play:
        await scheduled(play, auto_start=True)
    async with Rooms(log, clock, ids("again")) as rooms:
        rooms.wake()
        await clock.advance(3700)

    assert (await kinds(log)).count("SegmentCued") == 1


async def test_a_server_whose_log_fails_starts_all_the_same() -> None:
    log, clock = FailingLog(), FakeClock()
    async with Rooms(log, clock, ids()) as rooms:
        rooms.wake()
        await settle()
        assert not rooms.is_running


class FailingLog(Log):
    """One that cannot be read."""

    async def heads(self) -> dict[RoomId, Head]:
        raise NotStored("the disk is away")
