"""Leads sockets past the layers that only HTTP needs."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from liveroom.web import sockets
from liveroom.web.guard import host
from liveroom.web.site import Site

_PATH = "/ws/"


class Front:
    """The same application to everybody; sockets go round the middleware and the routes."""

    def __init__(self, app: Starlette) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        room = scope["path"].removeprefix(_PATH) if scope["type"] == "websocket" else ""
        if not room or "/" in room:
            await self.app(scope, receive, send)
            return
        scope["app"] = self.app
        scope["path_params"] = {"room": room}
        socket = WebSocket(scope, receive, send)
        site: Site = self.app.state.site
        if site.doors.knows_host(host(scope)):
            await sockets.endpoint(socket)
        else:
            await socket.close()
