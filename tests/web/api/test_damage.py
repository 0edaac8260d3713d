"""A room whose log cannot be read troubles no other room, and tells no more than that."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio


def damage(folder: Path, room: str, payload: bytes) -> None:
    """Write over the first event of a room."""
    with sqlite3.connect(folder / "liveroom.db") as file:
        changed = file.execute(
            "UPDATE events SET payload = ? WHERE room = ? AND seq = 1", (payload, room)
        )
        assert changed.rowcount == 1
    file.close()


def again(room: Room, server: Running) -> Room:
    """The same room after a restart."""
    return Room(server, room.name, room.tokens, room.links, room.program)


@pytest.mark.parametrize("payload", [b"\xff\x00", b"{}", b'{"program":{"title":7}}', b""])
async def test_a_damaged_room_is_closed_and_the_others_go_on(
    tmp_path: Path, payload: bytes
) -> None:
    async with running(data=str(tmp_path)) as server:
        broken, sound = await server.new_room(), await server.new_room()
    damage(tmp_path, broken.name, payload)
    async with running(data=str(tmp_path)) as server:
        broken, sound = again(broken, server), again(sound, server)
        moderator = broken.tokens["moderator"]
        for answer in (
            await server.call("GET", f"{broken.api}/screen", moderator),
            await broken.send(moderator, "open"),
            await server.call("GET", f"{broken.api}/export/minutes.json", moderator),
        ):
            told = answer.json()
            assert (answer.status_code, told["ok"], told["code"]) == (503, False, "damaged")
            assert set(told) == {"ok", "id", "code", "message"}
        async with sound.watch(sound.tokens["host"]) as watcher:
            await sound.do(sound.tokens["moderator"], "open")
            await watcher.until(lambda screen: screen["event"]["phase"] == "green_room")
