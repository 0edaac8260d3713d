"""The server's time goes with the machine's clock while nothing runs, and the operator is told."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from liveroom.core import commands as c
from liveroom.core.events import Recorded, RoomOpened
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.rundown.times import ends_at
from liveroom.live.clock import SystemClock
from liveroom.live.clock_watch import ClockWatch, warn_of_later_stamps
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RoomTask
from tests.fakes import FIRST, FakeMachine, settle
from tests.live.stage import ANA, MODERATOR, PROGRAM, Log, ids

pytestmark = pytest.mark.anyio

HOUR = 3_600
BEGINS_LATE = (
    "this machine's clock is 3600.0 s ahead of the server's time, "
    "which follows it as soon as no countdown runs"
)
BEGINS_EARLY = (
    "this machine's clock is 3600.0 s behind the server's time, "
    "which never goes back while the server runs"
)
ENDS = "this machine's clock and the server's time agree again"


@dataclass
class House:
    """A server's rooms on a machine whose clocks a test moves."""

    machine: FakeMachine
    clock: SystemClock
    rooms: Rooms
    watch: ClockWatch
    log: Log

    async def open(self, name: str) -> RoomTask:
        return await self.rooms.open(RoomId(name), PROGRAM)

    async def cue(self, room: RoomTask) -> None:
        await room.submit(c.CueNext(room.room.rundown.current), MODERATOR, "m", CommandId("cue"))


@asynccontextmanager
async def house() -> AsyncIterator[House]:
    machine, log = FakeMachine(), Log()
    clock = machine.clock()
    async with Rooms(log, clock, ids()) as rooms:
        yield House(machine, clock, rooms, ClockWatch(clock, rooms), log)


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    caplog.set_level(logging.WARNING)
    return caplog


async def test_while_nothing_runs_a_step_forward_is_followed(
    told: pytest.LogCaptureFixture,
) -> None:
    async with house() as here:
        await here.open("plaza")
        here.machine.set_wall(HOUR)
        here.watch.check()
        assert here.clock.now() == FIRST + HOUR * 1000
    assert told.messages == [BEGINS_LATE, ENDS]


async def test_while_a_segment_is_on_anywhere_no_step_moves_a_countdown(
    told: pytest.LogCaptureFixture,
) -> None:
    async with house() as here:
        plaza, parque = await here.open("plaza"), await here.open("parque")
        await here.cue(parque)
        zero = ends_at(parque.room.rundown)
        here.machine.set_wall(HOUR)
        for _ in range(3):
            here.machine.go_on(5)
            here.watch.check()
        assert (zero, here.clock.now()) == (FIRST + 180_000, FIRST + 15_000)
        assert (plaza.is_running, parque.is_running) == (False, True)
        assert told.messages == [BEGINS_LATE]

        await parque.submit(c.End(), MODERATOR, "m", CommandId("end"))
        here.watch.check()
        assert here.clock.now() == FIRST + (HOUR + 15) * 1000
    assert told.messages == [BEGINS_LATE, ENDS]


async def test_a_countdown_on_hold_runs_as_well() -> None:
    async with house() as here:
        room = await here.open("plaza")
        await here.cue(room)
        await room.submit(c.Hold(), MODERATOR, "m", CommandId("hold"))
        here.machine.set_wall(HOUR)
        here.watch.check()
        assert here.clock.now() == FIRST


async def test_a_cue_that_is_being_stored_runs_as_well() -> None:
    async with house() as here:
        room = await here.open("plaza")
        here.log.gate.clear()
        asker = Silent()
        room.post(c.CueNext(None), MODERATOR, "m", CommandId("cue"), asker)
        await settle()
        here.machine.set_wall(HOUR)
        here.watch.check()
        here.log.gate.set()
        await settle()
        here.watch.check()
        assert (ends_at(room.room.rundown), here.clock.now()) == (FIRST + 180_000, FIRST)


async def test_a_step_back_is_told_and_never_followed(told: pytest.LogCaptureFixture) -> None:
    async with house() as here:
        await here.open("plaza")
        here.machine.set_wall(-HOUR)
        for _ in range(3):
            here.machine.go_on(5)
            here.watch.check()
        assert here.clock.now() == FIRST + 15_000
        assert told.messages == [BEGINS_EARLY]
        here.machine.set_wall(HOUR)
        here.watch.check()
    assert told.messages == [BEGINS_EARLY, ENDS]


async def test_an_hour_asleep_in_mid_show_is_no_difference(told: pytest.LogCaptureFixture) -> None:
    async with house() as here:
        room = await here.open("plaza")
        await here.cue(room)
        here.machine.go_on(HOUR)
        here.watch.check()
        await room.submit(c.Ask("Who pays?"), ANA, "ana", CommandId("ask"))
        assert here.clock.now() == FIRST + HOUR * 1000
    assert told.messages == []


async def test_two_seconds_are_not_worth_a_word(told: pytest.LogCaptureFixture) -> None:
    async with house() as here:
        room = await here.open("plaza")
        await here.cue(room)
        here.machine.set_wall(2)
        here.watch.check()
        assert here.clock.now() == FIRST
    assert told.messages == []


async def test_a_server_whose_log_ends_in_the_future_says_so(
    told: pytest.LogCaptureFixture,
) -> None:
    log = Log()
    for name, at in (("plaza", FIRST), ("parque", FIRST + 2 * HOUR * 1000)):
        await log.append(RoomId(name), [Recorded(at, RoomOpened())], {})
    await warn_of_later_stamps(log, FIRST)
    await warn_of_later_stamps(log, FIRST + 2 * HOUR * 1000)
    await warn_of_later_stamps(Log(), FIRST)
    assert told.messages == [
        "this machine's clock is behind the log: the last event of room parque is stamped 7200.0 s"
        " from now, and until then its times are wrong; set the clock and start again"
    ]


class Silent:
    """Somebody who does not care for the answer."""

    def answer(self, command: c.Command, outcome: object) -> None:
        pass
