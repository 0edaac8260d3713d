"""What is turned away before any handler sees it: foreign host names and bodies that never end."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from liveroom.web.doors import Doors

MAX_BODY = 64 * 1024
MAX_ANNOUNCEMENT_BODY = 8 * 1024 * 1024
"""An announcement of a megabyte grows when a form or JSON escapes it; its reader has the limit."""

BODY_SECONDS = 30.0


class Guard:
    """Refuses unknown hosts with 400, and a body that takes longer than BODY_SECONDS with 408."""

    def __init__(self, app: ASGIApp, doors: Doors) -> None:
        self.app = app
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        host = Headers(scope=scope).get("host", "").lower()
        if not self.doors.knows_host(host):
            await _unknown_host(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + BODY_SECONDS
        ended = False
        started = False

        async def receive_in_time() -> Message:
            nonlocal ended
            if ended:
                return await receive()
            async with asyncio.timeout_at(deadline):
                message = await receive()
            ended = not message.get("more_body", False)
            return message

        async def send_noted(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive_in_time, send_noted)
        except TimeoutError:
            if ended or started:
                raise
            late = PlainTextResponse("The request took too long to arrive.", status_code=408)
            await late(scope, receive, send)


async def _unknown_host(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    answer = PlainTextResponse(
        "This server is not known by that name. Its operator can add it to `public_hosts`.",
        status_code=400,
    )
    await answer(scope, receive, send)
