"""The protocol under uvicorn, spoken to by an independent client over real sockets."""

from __future__ import annotations

import asyncio
import fcntl
import socket
import sys
from array import array
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, cast

import pytest
import uvicorn
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.frames import Frame, Opcode
from websockets.typing import Subprotocol

from liveroom.live.seats import NO_DESCRIPTOR
from liveroom.web.expected import ExpectedEnds
from liveroom.web.limits import connections
from liveroom.web.limits.connections import Connections
from liveroom.web.ws.bounds import find_dead_peers
from liveroom.web.ws.connection import Connection
from liveroom.web.ws.frames import text_frame
from liveroom.web.ws.handshake import SCOPE_KEY
from liveroom.web.ws.http_protocol import HttpProtocol
from liveroom.web.ws.subscriber import MOST_HELD
from tests.fakes import settle

App = Callable[..., Awaitable[None]]
MOST = 1_000
SIOCOUTQ = 0x5411
"""Linux: bytes of a socket that its peer has not acknowledged."""


@asynccontextmanager
async def serving(app: App) -> AsyncIterator[int]:
    """The port of a server with this application."""
    async with served(app) as (_, port):
        yield port


@asynccontextmanager
async def served(app: App) -> AsyncIterator[tuple[uvicorn.Server, int]]:
    """A server with this application, and its port."""
    listening = socket.create_server(("127.0.0.1", 0))
    find_dead_peers(listening)
    config = uvicorn.Config(
        app,
        http=cast(Any, partial(HttpProtocol, Connections(MOST, MOST, ExpectedEnds()))),
        ws=Connection,
        lifespan="off",
        proxy_headers=False,
        log_config=None,
        ws_max_size=4_096,
        timeout_graceful_shutdown=2,
    )
    server = uvicorn.Server(config)
    task = asyncio.create_task(server.serve([listening]))
    try:
        yield server, listening.getsockname()[1]
    finally:
        server.should_exit = True
        await task


def url(port: int) -> str:
    return f"ws://127.0.0.1:{port}/ws/r%C3%B3?as=host"


class Seats:
    """An application that hands its lines over and returns."""

    def __init__(self) -> None:
        self.lines: list[Connection] = []
        self.descriptors = array("i")
        self.heard: asyncio.Queue[str | None] = asyncio.Queue()
        self.gone = asyncio.Event()
        self.room = asyncio.Event()
        self.is_patient = False
        self.when_heard: Callable[[], None] = lambda: None
        self.when_full: Callable[[], None] = self.room.clear
        self.when_room: Callable[[], None] = self.room.set

    async def __call__(self, scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        self.take(scope[SCOPE_KEY])

    async def subscriber(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> Connection:
        """Shake hands over a bare connection; the only line there is then."""
        writer.write(HANDSHAKE)
        await reader.readuntil(b"\r\n\r\n")
        (line,) = self.lines
        return line

    def receive_text(self, text: str | None) -> None:
        self.heard.put_nowait(text)
        self.when_heard()

    def peer_paused(self) -> None:
        self.when_full()

    def peer_resumed(self) -> None:
        self.when_room()

    def end(self) -> None:
        self.gone.set()

    def take(self, line: Connection) -> None:
        line.attach(self, self.is_patient)
        self.descriptors.append(NO_DESCRIPTOR)
        line.list_in(self.descriptors, len(self.lines))
        self.lines.append(line)

    def tell_all(self, text: bytes) -> None:
        for place, written in Connection.write_to_all(self.descriptors, text):
            if written:
                self.lines[place].write_rest(text, written)
            else:
                self.lines[place].write(text)


async def closed(client: ClientConnection) -> tuple[int, str]:
    with suppress(ConnectionClosed):
        while True:
            await client.recv()
    assert client.close_code is not None
    return client.close_code, client.close_reason or ""


def test_whole_messages_and_those_in_pieces_are_heard_and_pings_answered() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port, connect(url(port)) as client:
            for message in ("hola", "ñ" * 1_000, b"\0\xff", ["in ", "three ", "pieces"], "end"):
                await client.send(message)
            heard = [await subscribers.heard.get() for _ in range(5)]
            assert heard == ["hola", "ñ" * 1_000, None, "in three pieces", "end"]
            await (await client.ping(b"there?"))
            await client.close(3_000)
            assert client.close_code == 3_000

    asyncio.run(story())


def test_what_is_spoken_is_the_applications_to_say() -> None:
    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await send({"type": "websocket.accept", "subprotocol": scope["subprotocols"][1]})
        Seats().take(scope[SCOPE_KEY])

    async def story() -> None:
        offered = [Subprotocol("other"), Subprotocol("liveroom.v1")]
        async with serving(app) as port, connect(url(port), subprotocols=offered) as client:
            assert client.subprotocol == "liveroom.v1"

    asyncio.run(story())


def test_the_scope_is_that_of_the_request() -> None:
    scopes: list[dict[str, Any]] = []

    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        scopes.append(scope)
        await Seats()(scope, receive, send)

    async def story() -> None:
        async with (
            serving(app) as port,
            connect(url(port), origin="http://here", additional_headers={"X-A": "b"}) as client,
        ):
            await client.close()
        (scope,) = scopes
        assert (scope["path"], scope["query_string"]) == ("/ws/ró", b"as=host")
        assert scope["scheme"] == "ws"
        assert dict(scope["headers"])[b"origin"] == b"http://here"
        assert dict(scope["headers"])[b"x-a"] == b"b"

    asyncio.run(story())


@pytest.mark.parametrize(("denial", "status"), [(False, 403), (True, 404)])
def test_a_socket_can_be_refused_before_it_opens(denial: bool, status: int) -> None:
    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        if denial:
            await send({"type": "websocket.http.response.start", "status": 404, "headers": []})
            await send({"type": "websocket.http.response.body", "body": b"no such room"})
        else:
            await send({"type": "websocket.close"})

    async def story() -> None:
        async with serving(app) as port:
            with pytest.raises(InvalidStatus) as refused:
                async with connect(url(port)):
                    pass
            assert refused.value.response.status_code == status
            assert refused.value.response.body == (b"no such room" if denial else b"")

    asyncio.run(story())


def test_an_application_that_fails_closes_its_socket() -> None:
    async def app(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        raise RuntimeError("a defect")

    async def story() -> None:
        async with serving(app) as port, connect(url(port)) as client:
            assert (await closed(client))[0] == 1011

    asyncio.run(story())


def test_a_seat_needs_no_task() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port, connect(url(port)) as client:
            await client.send("hola")
            assert await subscribers.heard.get() == "hola"
            (line,) = subscribers.lines
            line.write(b"who speaks now")
            assert await client.recv() == "who speaks now"
            line.close(4403)
            assert await closed(client) == (4403, "")
            await subscribers.gone.wait()

    asyncio.run(story())


def test_many_seats_get_the_same_frame_in_order() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            clients = [await connect(url(port)) for _ in range(20)]
            await clients[0].send("all here")
            await subscribers.heard.get()
            told = [b"patch %d" % number for number in range(100)]
            for frame in told:
                for line in subscribers.lines:
                    line.write(frame)
                if frame.endswith(b"7"):  # pings and acknowledgements may stand between
                    await clients[3].ping()
            for client in clients:
                got = [await client.recv(decode=False) for _ in told]
                assert got == told
                await client.close()

    asyncio.run(story())


@pytest.mark.parametrize("at_once", [True, False], ids=["in one piece", "one after the other"])
def test_whoever_is_held_back_is_heard_later_and_in_order(at_once: bool) -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            line = await subscribers.subscriber(reader, writer)
            subscribers.when_heard = line.hold_back
            frames = [Frame(Opcode.TEXT, text).serialize(mask=True) for text in (b"1", b"2", b"3")]
            for data in [b"".join(frames)] if at_once else frames:
                writer.write(data)
                await asyncio.sleep(0)
            heard = []
            for _ in range(3):
                heard.append(await subscribers.heard.get())
                line.write(b"one more")  # what is written to it goes all the same
                await reader.readexactly(10)
                assert subscribers.heard.empty()
                line.go_on()
            assert heard == ["1", "2", "3"]
            writer.write(Frame(Opcode.CLOSE, b"").serialize(mask=True))
            await subscribers.gone.wait()
            writer.close()

    asyncio.run(story())


def fill_inboxes(server: uvicorn.Server) -> None:
    """From here to the next turn of the loop no more is heard of whoever is patient."""
    (connections,) = cast(Any, server.config.http).args
    for inbox in (connections.reads, connections.handshakes):
        while inbox.admits():
            pass


def test_a_patient_line_is_heard_later_in_order_and_then_read_on() -> None:
    async def story() -> None:
        subscribers = Seats()
        subscribers.is_patient = True
        async with served(subscribers) as (server, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            line = await subscribers.subscriber(reader, writer)
            fill_inboxes(server)
            texts = [Frame(Opcode.TEXT, each).serialize(mask=True) for each in (b"1", b"2", b"3")]
            line.data_received(texts[0])
            line.data_received(texts[1] + texts[2])
            assert subscribers.heard.empty()
            assert [await subscribers.heard.get() for _ in range(3)] == ["1", "2", "3"]
            writer.write(Frame(Opcode.TEXT, b"4").serialize(mask=True))
            assert await subscribers.heard.get() == "4"
            writer.close()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_an_attendees_handshake_may_wait_and_nobody_elses() -> None:
    async def story() -> None:
        came: asyncio.Queue[bytes] = asyncio.Queue()

        async def app(scope: dict[str, Any], _receive: Any, _send: Any) -> None:
            came.put_nowait(scope["query_string"])

        async with served(app) as (server, port):
            writers = [(await asyncio.open_connection("127.0.0.1", port))[1] for _ in range(2)]
            await settle()
            lines = list(server.server_state.connections)
            fill_inboxes(server)
            for line, role in zip(lines, (b"attendee", b"host"), strict=True):
                cast(Any, line).data_received(HANDSHAKE.replace(b"/ws", b"/ws?as=" + role))
            assert [await came.get() for _ in range(2)] == [b"as=host", b"as=attendee"]
            for writer in writers:
                writer.close()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_what_comes_after_the_server_closed_is_not_heard() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            line = await subscribers.subscriber(reader, writer)
            writer.write(Frame(Opcode.TEXT, b"before").serialize(mask=True))
            assert await subscribers.heard.get() == "before"
            line.close(4403)
            line.data_received(Frame(Opcode.TEXT, b"after").serialize(mask=True))
            writer.write(Frame(Opcode.CLOSE, b"").serialize(mask=True))
            await subscribers.gone.wait()
            assert subscribers.heard.empty()
            writer.close()

    asyncio.run(story())


def test_what_a_client_must_not_send_closes_with_its_code() -> None:
    async def story() -> None:
        async with serving(Seats()) as port, connect(url(port), max_size=None) as client:
            await client.send("x" * 4_097)
            assert (await closed(client))[0] == 1009

    asyncio.run(story())


def held(server: uvicorn.Server) -> tuple[int, int]:
    """Bytes that wait for the only peer: in the kernel, and in this process."""
    (connection,) = server.server_state.connections
    transport = connection._transport
    waiting = fcntl.ioctl(transport.get_extra_info("socket").fileno(), SIOCOUTQ, b"\0" * 4)
    return int.from_bytes(waiting, sys.byteorder), transport.get_write_buffer_size()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says what waits in the kernel")
def test_who_does_not_read_is_told_apart_and_costs_64_KiB_at_most() -> None:
    """Also after a whole screen of a megabyte, for which there was room, and before a second one,
    for which there is room only once the first was read. Beside what the connection holds, its
    subscriber keeps MOST_HELD; what the kernel holds is bounded by itself."""

    async def story() -> None:
        subscribers, patch, screen = Seats(), b"p" * 15_000, b"s" * 1_000_000
        async with served(subscribers) as (server, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            stalled = writer.get_extra_info("socket")
            stalled.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
            line = await subscribers.subscriber(reader, writer)

            line.write(screen)
            in_kernel, in_process = held(server)
            assert in_kernel + in_process > 800_000
            assert in_kernel > 128 * 1024
            await reader.readexactly(len(text_frame(screen)))

            line.write(screen)  # as far as the kernel has it, no other large frame gets room
            assert not line.is_paused
            line.write(screen)
            line.write(patch)
            assert line.is_paused
            in_kernel, in_process = held(server)
            assert in_kernel <= len(screen) + 128 * 1024
            assert in_process + MOST_HELD <= 64 * 1024
            both = 2 * text_frame(screen) + text_frame(patch)
            assert await reader.readexactly(len(both)) == both
            await subscribers.room.wait()

            while not line.is_paused:
                line.write(patch)
                await asyncio.sleep(0)
            in_kernel, in_process = held(server)
            assert in_kernel <= 128 * 1024
            assert in_process + MOST_HELD <= 64 * 1024

            subscribers.room.clear()
            while not subscribers.room.is_set():  # it reads again: there is room again
                await reader.read(65_536)
            assert not line.is_paused
            writer.close()
            await subscribers.gone.wait()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_a_stalled_seat_is_cut_when_it_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("liveroom.web.ws.bounds.CUT_SECONDS", 0.01)

    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            line = await subscribers.subscriber(reader, writer)
            while not line.is_paused:
                line.write(b"x" * 16_000)
                await asyncio.sleep(0)
            line.close(4430)
            await subscribers.gone.wait()  # though the peer never read a byte of it
            writer.close()

    asyncio.run(story())


def test_a_server_that_stops_says_so_to_every_seat() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            client = await connect(url(port))
            await client.send("here")
            await subscribers.heard.get()
        assert (await closed(client))[0] == 1012

    asyncio.run(story())


HANDSHAKE = (
    b"GET /ws HTTP/1.1\r\nHost: here\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


@pytest.mark.parametrize(
    ("request_", "answer"),
    [
        (HANDSHAKE.replace(b": 13", b": 8"), b"HTTP/1.1 400 Bad Request"),
        (HANDSHAKE.replace(b"MDEy", b"MDE"), b"HTTP/1.1 400 Bad Request"),
        (HANDSHAKE.replace(b"MDEyMzQ1", b""), b"HTTP/1.1 400 Bad Request"),
        (HANDSHAKE.replace(b"GET", b"POST"), b"HTTP/1.1 405 Method Not Allowed"),
    ],
)
def test_a_request_that_is_no_handshake_is_answered_in_http(request_: bytes, answer: bytes) -> None:
    async def story() -> None:
        async with serving(Seats()) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(request_)
            assert (await reader.readline()).strip() == answer
            writer.close()

    asyncio.run(story())


NO_PATHS = [
    b"*",
    b"http://evil.example",
    b"http://evil.example/ws",
    b"http://[::1",
    b"http://[fe80::1%25eth0]/ws",
    b"evil.example:443",
    b"?as=host",
    b"/ws/\xc3\xb3",
    b"/ws/\xff\xfe",
    b"ws",
    b"\\ws",
]
"""Targets that name no path here, or no path that a URL can have."""


@pytest.mark.parametrize("target", NO_PATHS)
def test_a_socket_that_is_asked_for_by_no_path_is_refused_and_forgotten(target: bytes) -> None:
    async def story() -> None:
        subscribers = Seats()
        async with served(subscribers) as (server, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(HANDSHAKE.replace(b"/ws", target))
            answer = await reader.read()
            writer.close()
            assert answer.split(b"\r\n")[0].split(b" ", 2)[1] in (b"400", b"403", b"404")
            await settle()
            assert (server.server_state.connections, subscribers.lines) == (set(), [])

    asyncio.run(asyncio.wait_for(story(), 20))


@pytest.mark.parametrize(
    "target", [b"/ws/%", b"/ws/%zz", b"/ws/%00", b"/ws/%f0%28", b"/ws/a/../b", b"//b:9/ws"]
)
def test_a_path_is_taken_as_it_stands(target: bytes) -> None:
    async def story() -> None:
        subscribers = Seats()
        async with served(subscribers) as (server, port):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(HANDSHAKE.replace(b"/ws", target))
            assert (await reader.readuntil(b"\r\n\r\n"))[:12] == b"HTTP/1.1 101"
            writer.close()
            await subscribers.gone.wait()
            assert server.server_state.connections == set()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_an_answer_that_waits_goes_out_before_the_peers_own_farewell_is_returned() -> None:
    """Given a command and a close frame in one piece, the answer still comes, and comes first."""

    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            line = await subscribers.subscriber(reader, writer)
            for _ in range(2):  # from its first broadcast on it is written to straight
                subscribers.tell_all(b"hi")
            assert await reader.readexactly(8) == b"\x81\x02hi" * 2
            subscribers.when_heard = lambda: line.send_text(b"stored")
            command = Frame(Opcode.TEXT, b"command").serialize(mask=True)
            writer.write(command + Frame(Opcode.CLOSE, (1_000).to_bytes(2)).serialize(mask=True))
            assert await reader.read() == b"\x81\x06stored" + b"\x88\x02\x03\xe8"
            writer.close()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_a_connection_that_asks_for_nothing_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "HEAD_SECONDS", 0.01)

    async def story() -> None:
        async with serving(Seats()) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /ws HT")
            assert await reader.read() == b""
            writer.close()

    asyncio.run(story())


PING, PONG = b"\x89\x80\0\0\0\0", b"\x8a\0"
LIKE_A_WHOLE_TEXT = b"\x81\x82cd\x85\x86gh"


@asynccontextmanager
async def amid(subscribers: Seats, begun: bytes) -> AsyncIterator[asyncio.StreamReader]:
    """A subscriber that has begun a message and goes on with what would be one by itself."""
    async with serving(subscribers) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(HANDSHAKE)
        await reader.readuntil(b"\r\n\r\n")
        writer.write(PING + begun)
        assert await reader.readexactly(2) == PONG  # so all of it has been read
        writer.write(LIKE_A_WHOLE_TEXT)
        yield reader
        writer.close()


def test_what_looks_like_a_text_inside_another_is_a_part_of_it() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with amid(subscribers, b"\x81\x88\xe0\xe0\0\0"):  # a text of the next eight bytes
            assert await subscribers.heard.get() == "abcdefgh"

    asyncio.run(asyncio.wait_for(story(), 20))


def test_a_text_between_two_fragments_of_another_is_a_violation() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with amid(subscribers, b"\x01\x82\0\0\0\0ab") as reader:
            assert (await reader.readexactly(4))[2:] == (1002).to_bytes(2, "big")
            assert subscribers.heard.qsize() == 0

    asyncio.run(asyncio.wait_for(story(), 20))


@pytest.mark.parametrize("kind", ["ping", "pong"])
def test_who_sends_control_frames_without_end_is_closed(kind: str) -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port, connect(url(port), ping_interval=None) as client:
            with suppress(ConnectionClosed):
                for each in range(1_000):
                    await getattr(client, kind)(str(each).encode())
            assert await closed(client) == (4429, "")

    asyncio.run(story())
