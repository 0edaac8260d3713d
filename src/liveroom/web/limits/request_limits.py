"""What is turned away before any handler sees it: foreign host names and bodies that never end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from liveroom.web.paths import is_overlay
from liveroom.web.security.origins import Origins

MAX_BODY = 64 * 1024
MAX_EVENT_BODY = 1024 * 1024
"""An event with its logo and those of its sponsors."""

MAX_ANNOUNCEMENT_BODY = 8 * 1024 * 1024
"""An announcement of a megabyte grows when a form or JSON escapes it; its reader has the limit."""

BODY_SECONDS = 30.0
_LEFT = "liveroom.body_left"

_UNKNOWN = "This server is not known by that name. Its operator can add it to `public_hosts`."


ANY_HOST = frozenset({"/healthz", "/readyz"})
"""What whoever leads people here asks for, by an address or by no name at all."""


class RequestLimits:
    """Refuses unknown hosts with 400, bodies over their limit with 413 and slow ones with 408."""

    def __init__(self, app: ASGIApp, origins: Origins) -> None:
        self.app = app
        self.origins = origins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        if scope["path"] not in ANY_HOST and not self.origins.knows_host(host(scope)):
            await _unknown_host(scope, receive, send)
        elif scope["type"] == "http":
            left = scope[_LEFT] = _Left(MAX_BODY)
            await self.app(scope, _Body(receive, left).receive, send)
        else:
            await self.app(scope, receive, send)


def host(scope: Scope) -> str:
    """The name by which a request asks for us; nothing where it gives none, or more than one."""
    given = [value for name, value in scope["headers"] if name == b"host"]
    return given[0].decode("latin-1").lower() if len(given) == 1 else ""


def allow(scope: Scope, most: int) -> None:
    """Let a request whose rights are known bring more than MAX_BODY; before its body is read."""
    left: _Left = scope[_LEFT]
    left.bytes = most


@dataclass(slots=True)
class _Left:
    """How many bytes of a request's body may still come.

    The scope has this instead of the body: `receive` belongs to what has the scope, and both would
    hold each other until the garbage collector came.
    """

    bytes: int


class _Body:
    """A request's body, counted and timed as a handler takes it."""

    def __init__(self, receive: Receive, left: _Left) -> None:
        self._receive = receive
        self._left = left
        self._deadline = asyncio.get_running_loop().time() + BODY_SECONDS
        self._is_whole = False

    async def receive(self) -> Message:
        if self._is_whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline):
                message = await self._receive()
        except TimeoutError:
            raise HTTPException(408) from None
        self._left.bytes -= len(message.get("body", b""))
        if self._left.bytes < 0:
            raise HTTPException(413)
        self._is_whole = not message.get("more_body", False)
        return message


async def _unknown_host(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403})
        return
    answer: Response = PlainTextResponse(_UNKNOWN, 400)
    if is_overlay(scope["path"]):
        answer = HTMLResponse(f"<!doctype html><title>{_UNKNOWN}</title>", 400)
    await answer(scope, receive, send)
