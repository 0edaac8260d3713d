"""Leads sockets past the layers that only HTTP needs."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import TypeVar, cast

from starlette.applications import Starlette
from starlette.types import Message, Receive, Scope, Send

from liveroom.web.limits.request_limits import host
from liveroom.web.state import APP_STATE, AppState
from liveroom.web.ws import endpoint
from liveroom.web.ws.knock import Knock
from liveroom.web.ws.line import EXTENSION

_PATH = "/ws/"

T = TypeVar("T")


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
        socket = Knock(scope, receive, send)
        app_state: AppState = self.app.state.app_state
        if app_state.origins.knows_host(host(scope)):
            await endpoint.endpoint(socket)
        else:
            await socket.close()

    def welcome(self, scope: Scope, open_: Callable[[str | None], None]) -> bool:
        """See Welcome: whoever is known in a room that runs needs no task to come in."""
        room = scope["path"].removeprefix(_PATH)
        app_state: AppState = self.app.state.app_state
        if not room or "/" in room or not app_state.origins.knows_host(host(scope)):
            return False
        scope[APP_STATE] = app_state
        scope["app"] = self.app
        scope["path_params"] = {"room": room}
        socket = Knock(scope, _nothing_comes, _nothing_goes)
        admitted = _at_once(endpoint.admit(socket, lambda: None))
        lease = None if admitted is None else endpoint.lease_of(socket, app_state, admitted)
        if admitted is None or lease is None:
            return False
        open_(endpoint.subprotocol(socket))
        endpoint.take_seat(scope["extensions"][EXTENSION]["line"], app_state, admitted, lease)
        return True


def _at_once(work: Coroutine[object, object, T]) -> T | None:
    """What a coroutine returns, unless it would wait or fail."""
    try:
        work.send(None)
    except StopIteration as done:
        return cast("T", done.value)
    except Exception:  # the application meets it again, and refuses or reports it
        return None
    work.close()
    return None


async def _nothing_comes() -> Message:
    raise RuntimeError("nobody is heard before they are let in")


async def _nothing_goes(message: Message) -> None:
    raise RuntimeError("nobody is told anything before they are let in")
