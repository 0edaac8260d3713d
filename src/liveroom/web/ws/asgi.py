"""A WebSocket connection for uvicorn: an ASGI application decides on it, and may hand it over."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Any, Final

from liveroom.web.ws import frames as f
from liveroom.web.ws.connection import Connection
from liveroom.web.ws.phase import Phase
from liveroom.web.ws.talk import Talk

INTERNAL_ERROR: Final = 1011

logger = logging.getLogger("liveroom.web")


class LiveWs(Connection):
    """The first life of a connection. Its second one, as a line, has no task."""

    __slots__ = ()

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
        self.open(talk.key, message.get("subprotocol"), headers)

    def _say(self, message: dict[str, Any]) -> None:
        if self._phase is not Phase.OPEN:
            return
        text, data = message.get("text"), message.get("bytes")
        if text is not None:
            self._transport.write(f.text_frame(text.encode("utf-8")))
        elif data is not None:
            self._transport.write(f.frame(f.Opcode.BINARY, data))

    def _deny(self, talk: Talk, message: dict[str, Any]) -> None:
        status, headers, body = talk.denial or (500, [], b"")
        body += message.get("body", b"")
        talk.denial = (status, headers, body)
        if not message.get("more_body"):
            self._refuse(status, headers, body)
