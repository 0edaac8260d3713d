"""A running server follows its machine's clock while nothing runs, and says how far it is off."""

from __future__ import annotations

import logging

import pytest

from tests.fakes import FIRST, FakeMachine, settle
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio

HOUR = 3_600


async def ahead(server: Running) -> str:
    """What the operator's metrics say of the clock."""
    lines = (await server.call("GET", "/metrics")).text.splitlines()
    (told,) = (line for line in lines if line.startswith("liveroom_clock_ahead_seconds "))
    return told.split()[1]


async def server_time(room: Room) -> int:
    answer = await room.server.call("GET", f"{room.api}/screen", room.tokens["moderator"])
    return int(answer.json()["server_time"])


async def test_a_page_gets_the_new_time_as_soon_as_nothing_runs() -> None:
    machine = FakeMachine()
    async with running(clock=machine.clock()) as server:
        room = await server.new_room()
        await room.do(room.tokens["moderator"], "cue_next", after=None)
        machine.set_wall(HOUR)
        machine.go_on(5)
        await settle()
        during = await ahead(server), await server_time(room)
        await room.do(room.tokens["moderator"], "end")
        machine.go_on(5)
        await settle()
        after = await ahead(server), await server_time(room)
    assert during == ("-3600.0", FIRST + 5_000)
    assert after == ("0.0", FIRST + HOUR * 1000 + 10_000)


async def test_a_clock_set_back_is_told_to_the_operator_all_the_while() -> None:
    machine = FakeMachine()
    async with running(clock=machine.clock()) as server:
        room = await server.new_room()
        machine.set_wall(-HOUR)
        machine.go_on(5)
        await settle()
        assert (await ahead(server), await server_time(room)) == ("3600.0", FIRST + 5_000)


async def test_a_restart_with_the_clock_behind_the_log_is_told(
    tmp_path: object, caplog: pytest.LogCaptureFixture
) -> None:
    machine = FakeMachine()
    async with running(clock=machine.clock(), data=str(tmp_path)) as server:
        room = await server.new_room()
    machine.set_wall(-2 * HOUR)
    with caplog.at_level(logging.WARNING):
        async with running(clock=machine.clock(), data=str(tmp_path)):
            pass
    assert [each for each in caplog.messages if "behind the log" in each] == [
        f"this machine's clock is behind the log: the last event of room {room.name} is stamped"
        " 7200.0 s from now, and until then its times are wrong; set the clock and start again"
    ]
