"""Connections that drag on."""

from __future__ import annotations

import asyncio
import contextlib
import gc
from collections.abc import AsyncIterator

import pytest

from liveroom.web.limits import connections
from liveroom.web.ws.bounds import cut
from liveroom.web.ws.http_protocol import MAX_HEAD, HttpProtocol
from tests.web.serving import running

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("sent", [b"", b"GET / HTTP/1.1\r\nHost: 127", b"GET"])
async def test_a_connection_without_a_whole_request_is_dropped(
    monkeypatch: pytest.MonkeyPatch, sent: bytes
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.1)
    async with running() as server:
        port = int(server.url.rsplit(":")[-1])
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(sent)
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), 5) == b""
        writer.close()


async def test_one_that_has_asked_may_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.1)
    async with running() as server:
        room = await server.new_room()
        async with room.watch(room.tokens["host"]) as watcher:
            await watcher.hear()
            await asyncio.sleep(0.3)  # uvicorn's timers run on the loop's own clock
            await watcher.say(t="ping", c=1)
            assert (await watcher.hear())["t"] == "pong"


async def test_the_next_request_of_a_connection_has_its_deadline_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.3)
    async with running() as server:
        reader, writer = await opened(server.url)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert (await reader.readuntil(b"ok\n")).startswith(b"HTTP/1.1 200")
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: 127")
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), 4) == b""  # before uvicorn's 5 s
        writer.close()


LONG = b"a" * (MAX_HEAD * 8)
START = b"POST /api/v1/rooms HTTP/1.1\r\nHost: 127.0.0.1\r\n"
CHUNKED = START + b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n"


@pytest.mark.parametrize(
    "sent",
    [START + b"X: " + LONG, b"GET /" + LONG, START + b"X: y\r\n" * 100_000, CHUNKED + b"0;" + LONG],
    ids=["header", "address", "many headers", "end of chunks"],
)
async def test_a_head_that_never_ends_is_not_read_on(sent: bytes) -> None:
    async with running() as server:
        reader, writer = await opened(server.url)
        with contextlib.suppress(ConnectionError):
            writer.write(sent)
            assert (await asyncio.wait_for(reader.read(), 5))[:10] in (b"HTTP/1.1 4", b"")
        assert writer.transport.is_closing() or reader.at_eof()
        writer.close()
        assert (await server.call("GET", "/healthz")).status_code == 200


async def test_a_body_may_be_longer_than_a_head() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b'{"announcement": "Program\\n- Welcome (5 min)\\n'
        for _ in range(400):
            yield b" " * 1_000
        yield b'"}'

    async with running() as server:
        answer = await server.call("POST", "/api/v1/rooms", content=pieces())
        assert answer.status_code == 201, answer.text


async def opened(url: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    return await asyncio.open_connection("127.0.0.1", int(url.rsplit(":")[-1]))


async def test_a_connection_that_was_reset_is_let_go_before_its_keep_alive_is_over() -> None:
    async with running() as server:
        gc.collect()
        before = protocols()
        reader, writer = await opened(server.url)
        writer.write(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n")
        assert (await reader.readuntil(b"ok\n")).startswith(b"HTTP/1.1 200")
        assert protocols() == before + 1

        cut(writer.transport)
        async with asyncio.timeout(4):  # uvicorn's keep-alive lasts 5 s
            while protocols() > before:
                await asyncio.sleep(0.01)
                gc.collect()


def protocols() -> int:
    """How many connections are held in memory, open or not."""
    return sum(isinstance(each, HttpProtocol) for each in gc.get_objects())
