"""The server's end of a connection, with deadlines that uvicorn itself does not have."""

from __future__ import annotations

import asyncio
from typing import Any
from weakref import WeakKeyDictionary

from uvicorn.config import Config
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState
from websockets.exceptions import InvalidState
from websockets.http11 import Request

from liveroom.web.deadlines import Deadline, Deadlines

HEADER_SECONDS = 10.0
"""How long a connection may take to send a request's headers."""

MAX_HEAD = 64 * 1024
"""Bytes of a request beside its body. The parser joins pieces anew each time one comes, so without
a limit one long header would keep everybody waiting."""

CUT_SECONDS = 5.0
"""How long a client that reads nothing keeps its connection after it was closed."""


class SocketProtocol(WebSocketsSansIOProtocol):
    """Lets a handler close a connection whose client does not read.

    The ordinary way waits until the client has read what is buffered, so a stalled client would
    never be closed. A handler finds `cut(code)` in the scope's state.
    """

    def handle_connect(self, event: Request) -> None:
        super().handle_connect(event)
        if hasattr(self, "scope"):
            self.scope["state"]["cut"] = self.cut

    def cut(self, code: int) -> None:
        """Send the close frame after what is buffered, and leave soon whether it is read or not."""
        if self.close_sent or self.transport.is_closing():
            return
        try:
            self.conn.send_close(code)
        except InvalidState:
            return
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code, "reason": ""})
        self.transport.close()
        self.loop.call_later(CUT_SECONDS, self.transport.abort)


_HEAD_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Connection: close\r\nContent-Length: 0\r\n\r\n"
)


_running: WeakKeyDictionary[ServerState, Deadlines] = WeakKeyDictionary()


def _deadlines(server: ServerState, loop: asyncio.AbstractEventLoop) -> Deadlines:
    """Those of all connections of a server."""
    found = _running.get(server)
    if found is None:
        found = _running[server] = Deadlines(loop, HEADER_SECONDS)
    return found


class HttpProtocol(HttpToolsProtocol):
    """Drops a connection whose request head takes over HEADER_SECONDS, or over MAX_HEAD bytes."""

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._deadlines = _deadlines(server_state, self.loop)
        self._deadline: Deadline | None = None
        self._head = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        # uvicorn narrows the argument in the same way.
        super().connection_made(transport)
        self._deadline = self._deadlines.start(transport.abort)

    def data_received(self, data: bytes) -> None:
        self._head += len(data)
        super().data_received(data)
        if self._head > MAX_HEAD and not self.transport.is_closing():
            self.transport.write(_HEAD_TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._deadline is None:
            self._deadline = self._deadlines.start(self.transport.abort)

    def on_headers_complete(self) -> None:
        self._in_time()
        self._head = 0
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._head = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._head = 0
        super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.meet()
            self._deadline = None
