"""A screen whose network stalls for a while, on a real socket."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

import pytest

from tests.web.serving import PROGRAM, Running, Watcher

pytestmark = pytest.mark.anyio

CUES = 120
LONG = PROGRAM | {
    "segments": [
        {"title": f"{number} {'x' * 150}", "kind": "talk", "planned_seconds": 60}
        for number in range(CUES + 1)
    ]
}
"""So much that each cue tells tens of kilobytes, and all of them more than any buffer takes."""


def small(url: str) -> socket.socket:
    """A connection for which the kernel keeps little that is not read."""
    server = urlsplit(url)
    sock = socket.socket()
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4_096)
    sock.connect((server.hostname, server.port))
    return sock


async def test_a_screen_that_fell_behind_is_sent_what_it_missed_and_not_everything(
    server: Running,
) -> None:
    room = await server.new_room(LONG)
    moderator, on = room.tokens["moderator"], None
    await room.do(moderator, "open")
    async with room.socket(moderator, sock=small(server.url)) as client:
        slow = Watcher(client)
        await slow.say(t="hello")
        assert (await slow.hear())["t"] == "screen"

        client.transport.pause_reading()
        for _ in range(CUES):
            on = (await room.do(moderator, "cue_next", after=on))["segment"]
        client.transport.resume_reading()

        kinds: list[str] = []
        while (slow.screen["now"] or {}).get("segment") != on:
            kinds.append((await slow.hear())["t"])
        assert set(kinds) == {"patch"}
        assert len(kinds) < CUES
        assert slow.screen == await room.screen(moderator)
