"""Whoever holds connections open, or never comes to an end, keeps nobody else out."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import pytest

from liveroom.web.expected import ExpectedEnds
from liveroom.web.limits import connections, request_limits
from liveroom.web.limits.connections import Connections
from tests.fakes import settle
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio

SHORT = 0.05
Peer = tuple[asyncio.StreamReader, asyncio.StreamWriter]


@asynccontextmanager
async def peer(server: Running) -> AsyncIterator[Peer]:
    """A bare connection to the server."""
    host, port = server.url.removeprefix("http://").split(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        yield reader, writer
    finally:
        writer.close()


def head(server: Running, line: str, *headers: str) -> bytes:
    host = server.url.removeprefix("http://")
    return "\r\n".join([f"{line} HTTP/1.1", f"Host: {host}", *headers, "", ""]).encode()


def unfinished(server: Running, line: str) -> bytes:
    """A request of whose body most is missing."""
    return head(server, line, "Content-Length: 1000", "Content-Type: application/json") + b"{"


class Wire:
    """Ends of connections, as a server sees them."""

    def __init__(self) -> None:
        self.cut: list[str] = []

    def end(self, name: str) -> None:
        self.cut.append(name)


async def test_the_oldest_that_waits_for_nothing_gives_way() -> None:
    wire, all_ = Wire(), Connections(2, 2, ExpectedEnds())
    first = all_.take("a", lambda: wire.end("first"))
    second = all_.take("b", lambda: wire.end("second"))
    assert first is not None
    assert second is not None
    first.may_be_cut(False)

    third = all_.take("c", lambda: wire.end("third"))

    assert (third is not None, wire.cut, len(all_)) == (True, ["second"], 2)
    all_.ends.stop()


async def test_nobody_gives_way_while_all_are_being_answered() -> None:
    all_ = Connections(1, 1, ExpectedEnds())
    only = all_.take("a", lambda: None)
    assert only is not None
    only.may_be_cut(False)

    assert all_.take("b", lambda: None) is None
    only.leave()
    only.leave()
    assert (len(all_), all_.take("b", lambda: None) is not None) == (0, True)
    all_.ends.stop()


async def test_an_address_with_too_many_makes_room_among_its_own() -> None:
    wire, all_ = Wire(), Connections(10, 2, ExpectedEnds())
    all_.take("other", lambda: wire.end("other"))
    for name in ("one", "two", "three"):
        assert all_.take("same", lambda name=name: wire.end(name)) is not None

    assert (wire.cut, len(all_)) == (["one"], 3)
    all_.ends.stop()


async def test_a_trusted_proxy_brings_as_many_as_there_are_places() -> None:
    wire, all_ = Wire(), Connections(10, 2, ExpectedEnds(), lambda peer: peer == "proxy")
    for name in ("one", "two", "three"):
        assert all_.take("proxy", lambda name=name: wire.end(name)) is not None

    assert (wire.cut, len(all_)) == ([], 3)
    all_.ends.stop()


async def test_that_places_run_out_is_said_once(caplog: pytest.LogCaptureFixture) -> None:
    said: list[str] = []
    all_ = Connections(2, 100, ExpectedEnds())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections.log, "warning", lambda event, **facts: said.append(event))
        for _ in range(50):
            all_.take("a", lambda: None)

    assert (said, len(all_)) == (["connections_full"], 2)
    all_.ends.stop()


async def test_who_drips_keeps_no_moderator_out() -> None:
    """Given as many unfinished requests as there are places, a moderator is answered at once."""
    async with running() as server, AsyncExitStack() as stack:
        room = await server.new_room()
        places = server.connections
        places.most = len(places) + 20
        drips = [await stack.enter_async_context(peer(server)) for _ in range(40)]
        for _, writer in drips:
            writer.write(unfinished(server, "POST /read"))
        await settle(200)
        assert len(places) <= places.most

        told = await room.do(room.tokens["moderator"], "open")
        assert (told["ok"], len(places) <= places.most) == (True, True)
        async with room.watch(room.tokens["moderator"]) as watcher:
            assert (await watcher.until(lambda screen: True))["event"]["phase"] == "green_room"


@pytest.mark.parametrize("line", ["GET /healthz", "GET /nowhere", "POST /api/v1/rooms/x/commands"])
async def test_who_was_answered_before_the_body_was_whole_is_heard_no_more(
    monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    monkeypatch.setattr(connections, "REST_SECONDS", SHORT)
    monkeypatch.setattr(request_limits, "BODY_SECONDS", SHORT)
    async with running() as server, peer(server) as (reader, writer):
        writer.write(unfinished(server, line))
        answer = await asyncio.wait_for(reader.read(), 10)
        assert answer.startswith(b"HTTP/1.1 ")
        writer.write(b'"more": ')
        await asyncio.wait_for(_gone(server), 10)


async def test_an_answer_that_nobody_reads_is_not_kept_for_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connections, "UNREAD_SECONDS", SHORT)
    async with running() as server, peer(server) as (reader, writer):
        reader._transport.pause_reading()  # type: ignore[attr-defined]
        for _ in range(300):
            writer.write(head(server, "GET /"))
        await asyncio.wait_for(_gone(server), 20)


async def _gone(server: Running) -> None:
    """Return when the server has no connection left."""
    while len(server.connections):
        await settle()


async def test_a_message_that_begins_has_to_end(room: Room) -> None:
    room.server.connections.messages._seconds = SHORT
    async with room.socket(room.tokens["host"]) as socket:
        await socket.send('{"t":"hello"}')
        await socket.recv()
        socket.transport.write(b"\x81\xfe\x10\x00\0\0\0\0{")  # a text of 4,096 bytes begins
        await asyncio.wait_for(socket.wait_closed(), 10)
        assert socket.close_code == 4408
