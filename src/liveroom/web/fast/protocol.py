"""A WebSocket connection for uvicorn, in two lives: under an ASGI task, then without one."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from enum import Enum, auto
from typing import Any, Final, Protocol

from liveroom.web.fast import frames as f
from liveroom.web.fast.bounds import CONTROL_BURST, CONTROL_SECONDS, HIGH_WATER, cut
from liveroom.web.fast.handshake import accepting, refusing
from liveroom.web.fast.talk import Talk

CLOSE_SECONDS: Final = 10.0
CUT_SECONDS: Final = 2.0
"""How long a peer that reads nothing keeps its connection after it was closed."""

TOO_OFTEN: Final = 4429
RESTARTING: Final = 1012
RESTART_SECONDS: Final = 1.0
INTERNAL_ERROR: Final = 1011

logger = logging.getLogger("liveroom.web")


class Phase(Enum):
    """Where a connection is between its request and its end."""

    ASKING = auto()
    OPEN = auto()
    CLOSING = auto()
    GONE = auto()


class Server(Protocol):
    """The part of uvicorn's server state that a connection registers with."""

    connections: set[Any]
    tasks: set[Any]


class LiveWs(asyncio.Protocol):
    """One connection. Nothing is kept for it that an idle seat does not need."""

    __slots__ = (
        "_control_until",
        "_on_gone",
        "_on_room",
        "_on_text",
        "_paused_at",
        "_phase",
        "_reader",
        "_server",
        "_talk",
        "_timer",
        "_transport",
    )

    def __init__(self, server: Server, transport: asyncio.Transport, limit: int) -> None:
        self._server = server
        self._transport = transport
        self._reader = f.Reader(limit)
        self._phase = Phase.ASKING
        self._paused_at: float | None = None
        self._control_until = 0.0
        self._talk: Talk | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._on_text: Callable[[str | None], None] | None = None
        self._on_room: Callable[[], None] | None = None
        self._on_gone: Callable[[], None] | None = None
        server.connections.add(self)
        transport.set_write_buffer_limits(high=HIGH_WATER)

    # The first life: an ASGI application decides.

    def start(self, talk: Talk, app: Callable[..., Any]) -> None:
        """Run the application for this connection."""
        self._talk = talk
        task = asyncio.get_running_loop().create_task(self._run(app, talk))
        self._server.tasks.add(task)
        task.add_done_callback(self._server.tasks.discard)

    async def _run(self, app: Callable[..., Any], talk: Talk) -> None:
        try:
            await app(talk.scope, talk.receive, self._send)
        except Exception as error:
            logger.exception("a socket's application failed", exc_info=error)
            if self._phase is Phase.ASKING:
                self._refuse(500, [], b"")
            self.close(INTERNAL_ERROR)
            return
        if self._on_text is None:
            if self._phase is Phase.ASKING:
                self._refuse(500, [], b"")
            self.close(1000)

    async def _send(self, message: dict[str, Any]) -> None:
        talk = self._talk
        if talk is None or self._phase is Phase.GONE:
            return
        await talk.writable()
        match message["type"]:
            case "websocket.accept":
                self._accept(talk, message)
            case "websocket.close" if self._phase is Phase.ASKING:
                self._refuse(403, [], b"")
            case "websocket.close":
                self.close(message.get("code") or 1000, message.get("reason") or "")
            case "websocket.http.response.start":
                talk.denial = (message["status"], list(message.get("headers", [])), b"")
            case "websocket.http.response.body":
                self._deny(talk, message)
            case "websocket.send":
                self._say(message)
            case other:
                raise RuntimeError(f"{other!r} is no message to a socket")

    def _accept(self, talk: Talk, message: dict[str, Any]) -> None:
        if self._phase is not Phase.ASKING:
            raise RuntimeError("the socket was accepted before")
        headers = [*talk.default_headers, *message.get("headers", [])]
        self._transport.write(accepting(talk.key, message.get("subprotocol"), headers))
        self._phase = Phase.OPEN

    def _say(self, message: dict[str, Any]) -> None:
        if self._phase is not Phase.OPEN:
            return
        text, data = message.get("text"), message.get("bytes")
        if text is not None:
            self._transport.write(f.frame(f.Opcode.TEXT, text.encode("utf-8")))
        elif data is not None:
            self._transport.write(f.frame(f.Opcode.BINARY, data))

    def _deny(self, talk: Talk, message: dict[str, Any]) -> None:
        status, headers, body = talk.denial or (500, [], b"")
        body += message.get("body", b"")
        talk.denial = (status, headers, body)
        if not message.get("more_body"):
            self._refuse(status, headers, body)

    def _refuse(self, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
        self._transport.write(refusing(status, headers, body))
        self._hang_up()

    # The second life: a seat without a task.

    @property
    def is_paused(self) -> bool:
        return self._paused_at is not None

    @property
    def paused_seconds(self) -> float:
        if self._paused_at is None:
            return 0.0
        return asyncio.get_running_loop().time() - self._paused_at

    def attach(
        self,
        on_text: Callable[[str | None], None],
        on_room: Callable[[], None],
        on_gone: Callable[[], None],
    ) -> None:
        """See Line."""
        talk, self._talk = self._talk, None
        if self._phase is Phase.GONE:
            on_gone()
            return
        self._on_text, self._on_room, self._on_gone = on_text, on_room, on_gone
        if talk is not None:
            for text in talk.rest():
                on_text(text)
            self._read_on()

    def write(self, text: bytes) -> None:
        """See Line."""
        if self._phase is Phase.OPEN:
            self._transport.write(f.shared_text(text))

    def close(self, code: int, reason: str = "") -> None:
        """See Line."""
        if self._phase is not Phase.OPEN:
            return
        self._phase = Phase.CLOSING
        self._transport.write(f.close_frame(code, reason))
        self._read_on()
        self._hang_up_after(CUT_SECONDS if self.is_paused else CLOSE_SECONDS)

    def shutdown(self) -> None:
        """The server stops."""
        if self._phase is Phase.ASKING:
            self._refuse(503, [], b"")
        else:
            self.close(RESTARTING)
            self._hang_up_after(RESTART_SECONDS)

    def _hang_up_after(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._phase is not Phase.GONE:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(seconds, cut, self._transport)

    def _hang_up(self) -> None:
        if self._phase is not Phase.GONE:
            self._phase = Phase.CLOSING
            self._transport.close()
            self._hang_up_after(CUT_SECONDS)

    def data_received(self, data: bytes) -> None:
        if self._phase is Phase.OPEN and self._on_text is not None:
            text = self._reader.one_text(data)
            if text is not None:  # nearly all that a seat ever says
                self._on_text(text)
                return
        try:
            for message in self._reader.feed(data):
                self._hear(message)
        except f.Violation as violation:
            self.close(violation.code, violation.reason)
            self._hang_up()

    def _hear(self, message: f.Message) -> None:
        match message:
            case f.Closing(code, _):
                if self._phase is Phase.OPEN:
                    self._transport.write(f.close_frame(code))
                self._tell_talk({"type": "websocket.disconnect", "code": code})
                self._hang_up()
            case f.Ping() | f.Pong() if self._phase is Phase.OPEN:
                self._take_control(message)
            case f.Text(text) if self._phase is Phase.OPEN:
                self._deliver(text, {"type": "websocket.receive", "text": text})
            case f.Binary(data) if self._phase is Phase.OPEN:
                self._deliver(None, {"type": "websocket.receive", "bytes": data})
            case _:
                pass  # a message to a connection that is closing

    def _take_control(self, message: f.Ping | f.Pong) -> None:
        now = asyncio.get_running_loop().time()
        self._control_until = max(self._control_until, now) + CONTROL_SECONDS
        if self._control_until - now > CONTROL_BURST * CONTROL_SECONDS:
            self.close(TOO_OFTEN)
        elif isinstance(message, f.Ping):
            self._transport.write(f.frame(f.Opcode.PONG, message.data))

    def _deliver(self, text: str | None, event: dict[str, Any]) -> None:
        if self._on_text is not None:
            self._on_text(text)
        else:
            self._tell_talk(event)

    def _tell_talk(self, event: dict[str, Any]) -> None:
        is_full = self._talk is not None and self._talk.put(event)
        if is_full and not self._transport.is_closing():
            self._transport.pause_reading()

    def _read_on(self) -> None:
        if not self._transport.is_closing():
            self._transport.resume_reading()

    def eof_received(self) -> None:
        """The peer will send no more; there is nothing left to talk about."""

    def pause_writing(self) -> None:
        self._paused_at = asyncio.get_running_loop().time()
        if self._talk is not None:
            self._talk.pause()
        if not self._transport.is_closing():  # whoever does not read is not read either
            self._transport.pause_reading()

    def resume_writing(self) -> None:
        self._paused_at = None
        self._read_on()
        if self._talk is not None:
            self._talk.resume()
        if self._on_room is not None and self._phase is Phase.OPEN:
            self._on_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._phase = Phase.GONE
        self._server.connections.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        self._tell_talk({"type": "websocket.disconnect", "code": 1006})
        if self._talk is not None:
            self._talk.resume()
            self._talk = None
        gone, self._on_gone = self._on_gone, None
        self._on_text = self._on_room = self._timer = None
        if gone is not None:
            gone()
