"""HTTP as uvicorn speaks it, but for the way a request becomes a socket."""

from __future__ import annotations

import urllib.parse
from typing import Any

from liveroom.web.ws.asgi import LiveWs
from liveroom.web.ws.handshake import Unacceptable, key_of, subprotocols, target_of
from liveroom.web.ws.http_protocol import HttpProtocol
from liveroom.web.ws.line import EXTENSION
from liveroom.web.ws.talk import Talk


class LiveHttp(HttpProtocol):
    """Hands a parsed handshake to LiveWs as it is, and keeps nothing of itself behind."""

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
        line.start(Talk(scope, key, headers), self.app)
        self._forget()

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
