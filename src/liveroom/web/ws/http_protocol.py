"""HTTP by uvicorn, with deadlines that it does not have itself, and the way to a socket."""

from __future__ import annotations

import asyncio
import urllib.parse
from functools import partial
from typing import Any, cast

from uvicorn.protocols.http.flow_control import FlowControl
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from liveroom.web.limits.connections import Connections, Place
from liveroom.web.limits.deadlines import Deadline, Deadlines
from liveroom.web.ws import handshake
from liveroom.web.ws.connection import Connection

MAX_HEAD = 64 * 1024
"""Bytes of a request beside its body. The parser joins pieces anew each time one comes, so without
a limit one long header would keep everybody waiting."""

_HEAD_TOO_LARGE = (
    b"HTTP/1.1 431 Request Header Fields Too Large\r\n"
    b"Connection: close\r\nContent-Length: 0\r\n\r\n"
)


class HttpProtocol(HttpToolsProtocol):
    """uvicorn's HTTP, for clients that take their time or never come to an end.

    A request's head takes at most HEAD_SECONDS and MAX_HEAD bytes, and an answer is read within
    UNREAD_SECONDS. Who is answered before the request's body is whole is not heard any further.
    """

    def __init__(self, connections: Connections, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._connections = connections
        self._place: Place | None = None
        self._deadline: Deadline | None = None
        self._unread: Deadline | None = None
        self._is_reading = True
        self._head = 0
        self._upgrade: bytes | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        # uvicorn narrows the argument in the same way. This is what it does, but that the loop is
        # asked for both addresses: uvicorn makes a Python socket for each, and each costs calls.
        self.connections.add(self)
        self.transport = transport
        self.flow = FlowControl(transport)
        self.server = _address(transport, "sockname")
        self.client = _address(transport, "peername")
        self.scheme = "https" if transport.get_extra_info("sslcontext") else "http"
        self._take_place()

    def data_received(self, data: bytes) -> None:
        if not self._is_reading:
            return
        self._head += len(data)
        super().data_received(data)
        if self._head > MAX_HEAD and not self.transport.is_closing():
            self._connections.ends.count("heads_too_large")
            self.transport.write(_HEAD_TOO_LARGE)
            self.transport.close()

    def send_400_response(self, msg: str) -> None:
        self._connections.ends.count("invalid_requests")
        super().send_400_response(msg)

    def _unsupported_upgrade_warning(self) -> None:
        self._connections.ends.count("other_upgrades")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._deadline is None:
            self._start(self._connections.heads)

    def on_headers_complete(self) -> None:
        self._in_time()
        self._head = 0
        self._upgrade = super()._get_upgrade()
        super().on_headers_complete()

    def _get_upgrade(self) -> bytes | None:
        return self._upgrade  # uvicorn asks three times for each socket

    def on_body(self, body: bytes) -> None:
        self._head = 0
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._head = 0
        super().on_message_complete()
        self._may_be_cut(False)

    def on_response_complete(self) -> None:
        is_whole = bool(self.pipeline) or not self.cycle.more_body
        super().on_response_complete()
        self._may_be_cut(not self.pipeline)
        if not is_whole and not self.transport.is_closing():
            self._stop_reading()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unread = self._connections.unread.start(self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        if self._unread is not None:
            self._unread.meet()

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        if self._unread is not None:
            self._unread.meet()
        if self._place is not None:
            self._place.leave()
        super().connection_lost(exc)
        self._unset_keepalive_if_required()  # uvicorn lets it run after a reset

    def handle_websocket_upgrade(self) -> None:
        """Let the application decide on a socket, or say in HTTP why there can be none."""
        method, version = self.parser.get_method(), self.parser.get_http_version()
        refused = handshake.refused(method, version, self.headers)
        target = handshake.target_of(self.url)
        if refused is not None or target is None:
            self._connections.ends.count("handshakes_refused")
            self.transport.write(refused or handshake.refusal(400))
            self.transport.close()
            return
        self.connections.discard(self)
        place, self._place = self._place, None
        if place is None:  # it has just given way to another
            return
        limit = self.config.ws_max_size
        inbox, reads = self._connections.handshakes, self._connections.reads
        connection = Connection(self.connections, self.transport, limit, place, reads)
        self.transport.set_protocol(connection)
        decide = partial(self._decide, connection, self._socket_scope(*target))
        if handshake.is_patient(target[1]) and not inbox.admits():
            inbox.put(decide)
        else:
            decide()
        self._let_go()

    def _decide(self, connection: Connection, scope: dict[str, Any]) -> None:
        if connection.is_closed:
            return
        application = cast(handshake.Application, self.app)
        decision = handshake.Handshake(connection, self.headers).run(application, scope)
        task = self.loop.create_task(decision)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def _socket_scope(self, raw_path: bytes, query: bytes) -> dict[str, Any]:
        path = urllib.parse.unquote(raw_path.decode("ascii"))
        return {
            **self.scope,
            "type": "websocket",
            "scheme": "wss" if self.scheme == "https" else "ws",
            "path": self.root_path + path,
            "raw_path": self.root_path.encode("ascii") + raw_path,
            "query_string": query,
            "subprotocols": handshake.subprotocols(self.headers),
            "extensions": {"websocket.http.response": {}},
        }

    def _let_go(self) -> None:
        """The parser and this object hold each other; let go, so that no collector is needed."""
        self.parser = None  # type: ignore[assignment]  # as after uvicorn's own end

    def _take_place(self) -> None:
        address = self.client[0] if self.client else ""
        self._place = self._connections.take(address, self.transport.abort)
        if self._place is None:
            self.transport.abort()
        else:
            self._start(self._connections.heads)

    def _may_be_cut(self, may: bool) -> None:
        if self._place is not None:
            self._place.may_be_cut(may)

    def _stop_reading(self) -> None:
        """Let the client read its answer and go. To close at once might tear the answer away."""
        self._is_reading = False
        self._unset_keepalive_if_required()
        if self.transport.can_write_eof():
            self.transport.write_eof()
        self._start(self._connections.rests)

    def _start(self, deadlines: Deadlines) -> None:
        self._in_time()
        self._deadline = deadlines.start(self.transport.abort)

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.meet()
            self._deadline = None


def _address(transport: asyncio.Transport, which: str) -> tuple[str, int] | None:
    """Host and port of one end; None for what is no TCP connection."""
    found = transport.get_extra_info(which)
    return (found[0], found[1]) if isinstance(found, tuple) and len(found) >= 2 else None
