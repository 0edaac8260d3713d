"""What no library would send: bytes put on the line by hand."""

from __future__ import annotations

import asyncio
import base64
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

KEY = base64.b64encode(b"0123456789abcdef").decode()


def text(message: dict[str, object]) -> bytes:
    """A masked frame with a short message; the mask is nought, so it is readable here."""
    payload = json.dumps(message).encode()
    assert len(payload) < 126
    return bytes([0x81, 0x80 | len(payload)]) + bytes(4) + payload


HELLO = text({"t": "hello"})
OPEN = text({"t": "command", "id": "sneaky", "command": "open"})


def request(room: Room, path: str, *headers: str, target: str = "") -> bytes:
    host = room.server.url.removeprefix("http://")
    lines = [f"GET {target}{path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
    return "\r\n".join(lines).encode()


def handshake(room: Room, *headers: str) -> bytes:
    asks = ("Upgrade: websocket", "Connection: Upgrade", f"Sec-WebSocket-Key: {KEY}")
    path = f"/ws/{room.name}?as=moderator"
    return request(room, path, *asks, "Sec-WebSocket-Version: 13", *headers)


async def sent(room: Room, *pieces: bytes) -> bytes:
    """What comes back until the server closes, or for half a second."""
    port = int(room.server.url.rsplit(":")[-1])
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    got = b""
    try:
        async with asyncio.timeout(0.5):
            for piece in pieces:
                writer.write(piece)
                await writer.drain()
                if piece is not pieces[-1]:
                    got += await reader.readuntil(b"\r\n\r\n")
            while piece := await reader.read(65_536):
                got += piece
    except (TimeoutError, ConnectionError):
        pass
    finally:
        writer.close()
    return got


async def heads(room: Room) -> object:
    """Where the logs of all rooms end."""
    return dict(await room.server.app_state.log.heads())


async def phase(room: Room) -> str:
    shown = await room.screen(room.tokens["moderator"])
    return str(shown["event"]["phase"])


async def test_the_frames_used_here_open_a_room_when_they_may(room: Room) -> None:
    token = f"Authorization: Bearer {room.tokens['moderator']}"
    got = await sent(room, handshake(room, token), HELLO + OPEN)
    assert (got[:12], b'"id":"sneaky"' in got) == (b"HTTP/1.1 101", True)
    assert await phase(room) == "green_room"


async def test_who_cannot_be_looked_up_is_asked_to_come_again(tmp_path: Path) -> None:
    async with running(data=str(tmp_path)) as server:
        room = await server.new_room()
        with closing(sqlite3.connect(tmp_path / "liveroom.db")) as database:
            database.execute("ALTER TABLE links RENAME TO lost")
        got = await sent(room, handshake(room, f"Authorization: Bearer lr_mod_{'x' * 32}"))
        assert (got[:12], b'"code":"not_stored"' in got) == (b"HTTP/1.1 503", True)


@pytest.mark.parametrize("origin", ["null", "http://evil.example", "https://127.0.0.1"])
async def test_frames_that_come_with_a_foreign_handshake_do_nothing(
    room: Room, origin: str
) -> None:
    cookie = f"Cookie: {await room.cookie('moderator')}"
    before = await heads(room)
    got = await sent(room, handshake(room, cookie, f"Origin: {origin}") + HELLO + OPEN)
    assert got[:12] == b"HTTP/1.1 403"
    assert (await heads(room), await phase(room)) == (before, "draft")


async def test_commands_before_hello_do_nothing(room: Room) -> None:
    token = f"Authorization: Bearer {room.tokens['moderator']}"
    before = await heads(room)
    got = await sent(room, handshake(room, token), OPEN + HELLO + OPEN)
    assert (got[:12], got[-2:]) == (b"HTTP/1.1 101", (4400).to_bytes(2))
    assert (await heads(room), await phase(room)) == (before, "draft")


async def test_a_second_host_is_no_host_of_ours(room: Room) -> None:
    page = f"/r/{room.name}"
    assert (await sent(room, request(room, page)))[:12] == b"HTTP/1.1 200"
    doubled = await sent(room, request(room, page, "Host: evil.example"))
    assert doubled[:12] == b"HTTP/1.1 400"
    token = f"Authorization: Bearer {room.tokens['moderator']}"
    assert (await sent(room, handshake(room, token)))[:12] == b"HTTP/1.1 101"
    socket = await sent(room, handshake(room, token, "Host: evil.example"))
    assert socket[:12] == b"HTTP/1.1 403"


async def test_an_address_with_another_server_in_it_changes_no_link(room: Room) -> None:
    got = await sent(room, request(room, "/", "Connection: close", target="http://evil.example"))
    assert got[:12] == b"HTTP/1.1 200"
    assert b"evil" not in got


async def test_nothing_is_sent_or_taken_packed(room: Room) -> None:
    token = f"Authorization: Bearer {room.tokens['moderator']}"
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    packed = bytes([0x81 | 0x40, 0x80 | 2]) + bytes(4) + b"\x03\x00"
    got = await sent(room, handshake(room, token, offer), HELLO + packed)
    assert got[:12] == b"HTTP/1.1 101"
    assert b"permessage-deflate" not in got.lower()
    assert b"reserved bits" in got[-40:]


async def test_a_command_that_came_with_a_farewell_is_answered_again_under_its_id(
    room: Room,
) -> None:
    token = f"Authorization: Bearer {room.tokens['moderator']}"
    farewell = b"\x88\x80" + bytes(4)
    await sent(room, handshake(room, token), HELLO + OPEN + farewell)
    async with room.watch(room.tokens["moderator"]) as back:
        screen = await back.hear()
        answer = await back.command("sneaky", "open")
    assert screen["screen"]["event"]["phase"] == "green_room"
    assert (answer["ok"], answer["seq"]) == (True, screen["seq"])
