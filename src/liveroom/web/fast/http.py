"""HTTP as uvicorn speaks it, but for the way a request becomes a socket."""

from __future__ import annotations

import urllib.parse
from typing import Any

import httptools

from liveroom.web.fast.handshake import Unacceptable, key_of, subprotocols
from liveroom.web.fast.protocol import LiveWs
from liveroom.web.fast.talk import Talk
from liveroom.web.line import EXTENSION
from liveroom.web.protocol import HttpProtocol


class LiveHttp(HttpProtocol):
    """Hands a parsed handshake to LiveWs as it is, and keeps nothing of itself behind."""

    def handle_websocket_upgrade(self) -> None:
        """Make this connection a socket, or say in HTTP why it cannot be one."""
        try:
            key = key_of(self.parser.get_method(), self.parser.get_http_version(), self.headers)
        except Unacceptable as no:
            self.transport.write(no.answer)
            self.transport.close()
            return
        self.connections.discard(self)
        limit = self.config.ws_max_size
        protocol = LiveWs(self.server_state, self.transport, limit)
        talk = Talk(self._socket_scope(protocol), key, self.server_state.default_headers)
        self.transport.set_protocol(protocol)
        protocol.start(talk, self.app)
        self._forget()

    def _socket_scope(self, line: LiveWs) -> dict[str, Any]:
        url = httptools.parse_url(self.url)
        path = urllib.parse.unquote(url.path.decode("ascii"))
        return {
            "type": "websocket",
            "asgi": {"version": self.asgi_version, "spec_version": "2.4"},
            "http_version": "1.1",
            "scheme": "wss" if self.scheme == "https" else "ws",
            "server": self.server,
            "client": self.client,
            "root_path": self.root_path,
            "path": self.root_path + path,
            "raw_path": self.root_path.encode("ascii") + url.path,
            "query_string": url.query or b"",
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
