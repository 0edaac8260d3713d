"""The WebSocket of a room: who may open one, and what its frames mean."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import NamedTuple

import structlog
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from liveroom.core.records import NotStored
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.screens.for_speakers import own_key
from liveroom.i18n import Words
from liveroom.live.room_task import RoomTask
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.commands import decode, replies, service
from liveroom.web.limits.quotas import Lease
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState
from liveroom.web.ws.connection import Connection
from liveroom.web.ws.handshake import SCOPE_KEY
from liveroom.web.ws.session import Session
from liveroom.web.ws.subscriber import ConnectionSubscriber

log = structlog.get_logger("liveroom.web")

SUBPROTOCOL = "liveroom.v1"
TRY_LATER = 1013

_READ = {b"authorization": "authorization", b"host": "host", b"origin": "origin"}

PASS_ON = "A proxy on the way has to pass on the headers Upgrade and Connection."


class Admitted(NamedTuple):
    """Somebody who may sit down in a running room."""

    caller: Caller
    room_task: RoomTask
    words: Words


Admit = Callable[[HTTPConnection], Awaitable[Admitted | None]]
"""Who opens the socket, and what they come to. Raises Refused.

None for a page whose cookie is no longer good: it learns nothing from a refused handshake, so it is
accepted and closed unread.
"""

Attach = Callable[[Connection, AppState, Admitted, Lease], None]
"""Hands the connection over to somebody who needs no task."""


class Endpoint:
    """A socket's address: everything about who it is is settled before the socket is accepted."""

    def __init__(self, admit: Admit, attach: Attach) -> None:
        self._admit = admit
        self._attach = attach

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = HTTPConnection(scope)
        app_state = state.of(socket)
        try:
            admitted = await self._admit(socket)
        except Refused as refused:
            await _denial(socket, app_state, refused)(scope, receive, send)
        except NotStored as error:
            log.error("store", error=str(error))
            denial = _denial(socket, app_state, Refused(Code.NOT_STORED))
            await denial(scope, receive, send)
        else:
            await send({"type": "websocket.accept", "subprotocol": _subprotocol(socket)})
            code = await self._begin(socket, app_state, admitted)
            if code is not None:
                app_state.metrics.count_closed(code)
                await send({"type": "websocket.close", "code": code})

    async def _begin(
        self, socket: HTTPConnection, app_state: AppState, admitted: Admitted | None
    ) -> int | None:
        """Attach to an accepted connection; or the code with which it is to be closed."""
        if admitted is None:
            gone = await sessions.is_no_more(app_state, socket.path_params["room"])
            return sessions.ROOM_DELETED if gone else sessions.NOT_SIGNED_IN
        code = await sessions.ended(app_state, admitted.caller)
        if code is not None:
            return code
        lease = app_state.quotas.take(admitted.caller, state.address(socket))
        if lease is None:
            return TRY_LATER
        self._attach(socket.scope[SCOPE_KEY], app_state, admitted, lease)
        return None


async def without_upgrade(request: Request) -> Response:
    """GET /ws/{room} as plain HTTP: 426, and the operator is told once what a proxy left out."""
    app_state = state.of(request)
    if not app_state.warned_of_proxy:
        app_state.warned_of_proxy = True
        log.warning("a socket was asked for by plain HTTP", advice=PASS_ON)
    headers = {"Upgrade": "websocket", "Connection": "Upgrade"}
    return PlainTextResponse(f"Sockets are opened here. {PASS_ON}\n", 426, headers)


async def _admit(socket: HTTPConnection) -> Admitted | None:
    caller = await _caller(socket)
    if caller is None:
        return None
    return Admitted(caller, await sessions.running(socket, caller), state.words(socket))


def _subprotocol(socket: HTTPConnection) -> str | None:
    """What is spoken, where the client asks for anything by name."""
    return SUBPROTOCOL if SUBPROTOCOL in socket.scope["subprotocols"] else None


async def _caller(socket: HTTPConnection) -> Caller | None:
    app_state, room = state.of(socket), socket.path_params["room"]
    offered = socket.scope["subprotocols"]
    if offered and SUBPROTOCOL not in offered:
        raise decode.bad("Sec-WebSocket-Protocol", "not_one_of", choices=[SUBPROTOCOL])
    headers = _headers(socket)
    token = tokens.bearer(headers)
    if token is not None:
        return await sessions.of_token(socket, token)
    origin = headers.get("origin")
    if origin is None and not socket.cookies:
        raise Refused(Code.NOT_SIGNED_IN)
    if not app_state.origins.knows_origin(origin, headers.get("host", "")):
        raise Refused(Code.NOT_ALLOWED)
    as_ = sessions.role(state.query(socket).get("as", Role.ATTENDEE))
    return await sessions.visitor(socket, room, as_)


def _headers(socket: HTTPConnection) -> dict[str, str]:
    """The headers that say who asks, of each name the first."""
    fields: list[tuple[bytes, bytes]] = socket.scope["headers"]
    return {
        _READ[name]: value.decode("latin-1") for name, value in reversed(fields) if name in _READ
    }


def _denial(socket: HTTPConnection, app_state: AppState, refused: Refused) -> Response:
    """The answer to whoever may not open a socket."""
    app_state.metrics.refused.labels(refused.code.value).inc()
    return replies.answer(service.refusal(refused, state.words(socket)))


def _attach(connection: Connection, app_state: AppState, admitted: Admitted, lease: Lease) -> None:
    caller, room_task, words = admitted
    patience = app_state.settings.slow_reader_seconds
    subscriber = ConnectionSubscriber(
        connection,
        caller.audience,
        own_key(caller.person),
        caller.holder.link,
        caller.holder.name,
        app_state.pages.build,
        patience,
        app_state.metrics.count_closed,
    )
    session = Session(app_state, lease, room_task, words, subscriber)
    connection.attach(session, is_patient=caller.role is Role.ATTENDEE)


ROOM = Endpoint(_admit, _attach)
"""GET /ws/{room}"""
