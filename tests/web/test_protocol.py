"""Connections that drag on, under uvicorn's own WebSocket protocol and under ours."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from liveroom.web import protocol
from tests.web.serving import running

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("sockets", ["plain", "live"])
@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET"])
async def test_a_connection_without_a_whole_request_is_dropped(
    monkeypatch: pytest.MonkeyPatch, sockets: str, sent: bytes
) -> None:
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.1)
    async with running(sockets=sockets) as server:
        port = int(server.url.rsplit(":")[-1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()


@pytest.mark.parametrize("sockets", ["plain", "live"])
async def test_one_that_has_asked_may_stay(monkeypatch: pytest.MonkeyPatch, sockets: str) -> None:
    monkeypatch.setattr(protocol, "HEADER_SECONDS", 0.1)
    async with running(sockets=sockets) as server:
        room = await server.new_room()
        async with room.watch(room.tokens["host"]) as watcher:
            await watcher.hear()
            await asyncio.sleep(0.3)  # uvicorn's timers run on the loop's own clock
            await watcher.say(t="ping", c=1)
            assert (await watcher.hear())["t"] == "pong"
