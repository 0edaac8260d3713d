"""A show that begins by itself, though the server was restarted and nobody looks on."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from liveroom.core.ids import RoomId
from liveroom.core.room import replay
from liveroom.core.rundown.state import OnAir
from tests.fakes import FakeClock, settle
from tests.web.serving import PROGRAM, Running, running

pytestmark = pytest.mark.anyio

START = PROGRAM["starts_at"]


async def test_a_restarted_server_begins_the_show_unvisited_at_the_announced_second(
    tmp_path: Path,
) -> None:
    clock = FakeClock(START - 3_600_000)
    async with running(clock=clock, data=str(tmp_path)) as server:
        room = await server.new_room()
        moderator = room.tokens["moderator"]
        rev = (await room.screen(moderator))["event"]["rev"]
        await room.do(moderator, "change_event", rev=rev, auto_start=True)

    async with running(clock=clock, data=str(tmp_path)) as server, asyncio.timeout(10):
        await clock.advance(3_600)
        while (on := await on_air(server, room.name)) is None:
            await settle()

    assert on.cued_at == START


async def on_air(server: Running, room: str) -> OnAir | None:
    """What is on by the log, which nobody visits a room to read."""
    stored = await server.app_state.log.read(RoomId(room))
    return replay([each.recorded for each in stored]).rundown.on
