"""What people wrote goes some days after their event's end, once, and with a word in the log."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from liveroom.web.access.retention import EVERY_SECONDS, FIRST_SECONDS
from tests.fakes import FakeClock, settle
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio


async def text(room: Room) -> object:
    (card,) = (await room.screen(room.tokens["moderator"]))["questions"].values()
    return card["text"]


async def test_a_room_is_erased_when_its_days_are_over_and_not_before(
    caplog: pytest.LogCaptureFixture,
) -> None:
    clock = FakeClock()
    caplog.set_level(logging.INFO, "liveroom.web.access.retention")
    async with running(clock=clock, retention_days=2) as server:
        room = await server.new_room()
        owner = room.tokens["owner"]
        await room.do(owner, "change_event", rev=1, starts_at=None, ends_at=None)
        await room.do(owner, "open")
        await room.do(await room.join("canary Ana"), "ask", text="canary?")
        await room.do(owner, "cue_next", after=None)
        await room.do(owner, "end")
        await clock.advance(FIRST_SECONDS)
        await clock.advance(EVERY_SECONDS)
        await settle()
        assert await text(room) == "canary?"

        home = await server.call(
            "GET", f"/r/{room.name}/owner", headers={"Cookie": await room.cookie("owner")}
        )
        assert "will be erased on" in home.text
        for _ in range(2):
            await clock.advance(EVERY_SECONDS)
            await settle()
        while await text(room) != "":
            await settle()
        (said,) = [each.getMessage() for each in caplog.records]
        assert said == (
            f"room {room.name}: texts and names erased, 2 days after its end; questions: 1"
        )
        home = await server.call(
            "GET", f"/r/{room.name}/owner", headers={"Cookie": await room.cookie("owner")}
        )
        assert "were erased on" in home.text
        seq = (await server.call("GET", f"{room.api}/screen", owner)).json()["seq"]
        await clock.advance(EVERY_SECONDS)
        await settle()
        assert (await server.call("GET", f"{room.api}/screen", owner)).json()["seq"] == seq


async def test_it_is_done_after_a_start_too(tmp_path: Path) -> None:
    clock = FakeClock()
    async with running(clock=clock, data=tmp_path) as server:
        room = await server.new_room()
        await room.do(room.tokens["owner"], "open")
        await room.do(await room.join(), "ask", text="canary?")
    await clock.advance(400 * 24 * 3600)
    async with running(clock=clock, data=tmp_path) as server:
        room = Room(server, room.name, room.tokens, room.links, room.program)
        await clock.advance(FIRST_SECONDS)
        while await text(room) != "":
            await settle()
