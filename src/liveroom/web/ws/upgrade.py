"""HTTP as uvicorn speaks it, but for the way a request becomes a socket."""

from __future__ import annotations

import asyncio
import urllib.parse
from typing import Any

from uvicorn.protocols.http.flow_control import FlowControl

from liveroom.web.ws.asgi import LiveWs
from liveroom.web.ws.handshake import Unacceptable, key_of, subprotocols, target_of
from liveroom.web.ws.http_protocol import HttpProtocol
from liveroom.web.ws.line import EXTENSION, Welcome
from liveroom.web.ws.talk import Talk


def _address(info: object) -> tuple[str, int] | None:
    """Host and port of a TCP address; None for any other kind."""
    if isinstance(info, tuple) and len(info) >= 2:
        return str(info[0]), int(info[1])
    return None


class LiveHttp(HttpProtocol):
    """Hands a parsed handshake to LiveWs as it is, and keeps nothing of itself behind."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self._asked: list[tuple[bytes, bytes]] | None = None
        self._is_for_socket = False
        self._welcome: Welcome | None = getattr(self.app, "welcome", None)

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """As uvicorn's and HttpProtocol's, without asking the kernel five times who is there."""
        self.connections.add(self)
        self.transport = transport
        self.flow = FlowControl(transport)
        self.server = _address(transport.get_extra_info("sockname"))
        self.client = _address(transport.get_extra_info("peername"))
        self.scheme = "http" if transport.get_extra_info("sslcontext") is None else "https"
        self._take_place()

    def handle_websocket_upgrade(self) -> None:
        """Make this connection a socket, or say in HTTP why it cannot be one."""
        try:
            key = key_of(self.parser.get_method(), self.parser.get_http_version(), self.headers)
            target = target_of(self.url)
        except Unacceptable as no:
            self._connections.ends.count("handshakes_refused")
            self.transport.write(no.answer)
            self.transport.close()
            return
        self.connections.discard(self)
        place, self._place = self._place, None
        if place is None:  # it has just given way to another
            return
        line = LiveWs(self.server_state, self.transport, self.config.ws_max_size, place)
        scope, headers = self._socket_scope(line, *target), self.server_state.default_headers
        self.transport.set_protocol(line)
        if self._welcome is None or not self._welcome(
            scope, lambda subprotocol: line.open(key, subprotocol, headers)
        ):
            line.start(Talk(scope, key, headers), self.app)
        self._forget()

    def _should_upgrade(self) -> bool:
        """As uvicorn's, which asks for it twice on each request for a socket."""
        if self._asked is not self.headers:
            self._asked = self.headers
            self._is_for_socket = super()._should_upgrade()
        return self._is_for_socket

    def _socket_scope(self, line: LiveWs, raw_path: bytes, query: bytes) -> dict[str, Any]:
        path = raw_path.decode("ascii")
        if "%" in path:
            path = urllib.parse.unquote(path)
        return {
            "type": "websocket",
            "asgi": {"version": self.asgi_version, "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "wss" if self.scheme == "https" else "ws",
            "server": self.server,
            "client": self.client,
            "root_path": self.root_path,
            "path": self.root_path + path,
            "raw_path": self.root_path.encode("ascii") + raw_path,
            "query_string": query,
            "headers": self.headers,
            "subprotocols": subprotocols(self.headers),
            "state": self.app_state.copy(),
            "extensions": {"websocket.http.response": {}, EXTENSION: {"line": line}},
        }

    def _forget(self) -> None:
        """The parser and this object hold each other; let go, so that no collector is needed."""
        self.parser = None  # type: ignore[assignment]  # as after uvicorn's own end
        self.cycle = None  # type: ignore[assignment]  # as after uvicorn's own end
        self.flow = None  # type: ignore[assignment]
