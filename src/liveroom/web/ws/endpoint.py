"""The WebSocket of a room: who may open one, and what its frames mean."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from typing import NamedTuple, cast

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.i18n import Words
from liveroom.live.room_task import Runner
from liveroom.web import state
from liveroom.web.access import sessions, tokens
from liveroom.web.access.quotas import Lease
from liveroom.web.access.tokens import Caller
from liveroom.web.commands import decode, replies, service
from liveroom.web.state import Site
from liveroom.web.ws.line import EXTENSION, Line
from liveroom.web.ws.plain_subscriber import READS_TOO_SLOWLY, SocketSeat
from liveroom.web.ws.session import Conversation
from liveroom.web.ws.subscriber import LineSeat

log = structlog.get_logger("liveroom.web")

SUBPROTOCOL = "liveroom.v1"
NOT_SIGNED_IN = 4401
TRY_LATER = 1013

PASS_ON = "A proxy on the way has to pass on the headers Upgrade and Connection."


class Admitted(NamedTuple):
    """Somebody who may sit down in a running room."""

    caller: Caller
    runner: Runner
    words: Words


async def endpoint(socket: WebSocket) -> None:
    """GET /ws/{room}: everything about who it is is settled before the socket is accepted."""
    here = state.of(socket)
    try:
        admitted = await admit(
            socket, lambda: here.limits.miss(state.address(socket), here.clock.now())
        )
    except Refused as refused:
        here.metrics.refused.labels(refused.code.value).inc()
        told = service.refusal(refused, state.words(socket))
        await socket.send_denial_response(replies.answer(told))
        return
    await socket.accept(subprotocol(socket))
    if admitted is None:
        await _hang_up(socket, here, NOT_SIGNED_IN)
    elif (lease := lease_of(socket, here, admitted)) is None:
        await _hang_up(socket, here, TRY_LATER)
    else:
        await _serve(socket, here, admitted, lease)


async def without_upgrade(request: Request) -> Response:
    """GET /ws/{room} as plain HTTP: 426, and the operator is told once what a proxy left out."""
    here = state.of(request)
    if not here.told_of_proxy:
        here.told_of_proxy = True
        log.warning("a socket was asked for by plain HTTP", advice=PASS_ON)
    headers = {"Upgrade": "websocket", "Connection": "Upgrade"}
    return PlainTextResponse(f"Sockets are opened here. {PASS_ON}\n", 426, headers)


async def admit(socket: WebSocket, miss: Callable[[], None]) -> Admitted | None:
    """Who opens the socket, and what they come to; None for a page whose cookie is no longer good.

    Such a page learns nothing from a refused handshake, so it is accepted and closed unread. `miss`
    is called for a token that is nobody's. Waits only for what this process does not know yet, and
    changes nothing. Raises Refused.
    """
    caller = await _caller(socket, miss)
    if caller is None:
        return None
    return Admitted(caller, await sessions.running(socket, caller), state.words(socket))


def subprotocol(socket: WebSocket) -> str | None:
    """What is spoken, where the client asks for anything by name."""
    return SUBPROTOCOL if SUBPROTOCOL in socket.scope["subprotocols"] else None


async def _serve(socket: WebSocket, here: Site, admitted: Admitted, lease: Lease) -> None:
    line = socket.scope.get("extensions", {}).get(EXTENSION, {}).get("line")
    if line is None:
        await _Connection(socket, here, admitted, lease).serve()
    else:
        take_seat(line, here, admitted, lease)


async def _caller(socket: WebSocket, miss: Callable[[], None]) -> Caller | None:
    here, room = state.of(socket), socket.path_params["room"]
    offered = socket.scope["subprotocols"]
    if offered and SUBPROTOCOL not in offered:
        raise decode.bad("Sec-WebSocket-Protocol", "not_one_of", choices=[SUBPROTOCOL])
    token = tokens.bearer(socket.headers)
    if token is not None:
        try:
            return await tokens.of_room(here.keys, token, room)
        except Refused:
            miss()
            raise
    origin = socket.headers.get("origin")
    if origin is None and not socket.cookies:
        raise Refused(Code.NOT_SIGNED_IN)
    if not here.doors.knows_origin(origin, socket.headers.get("host", "")):
        raise Refused(Code.NOT_ALLOWED)
    as_ = sessions.role(socket.query_params.get("as", Role.ATTENDEE))
    return await sessions.visitor(socket, room, as_)


def lease_of(socket: WebSocket, here: Site, admitted: Admitted) -> Lease | None:
    """What the socket takes of the quotas; None where none is left for it."""
    return here.quotas.take(admitted.caller, state.address(socket))


async def _hang_up(socket: WebSocket, here: Site, code: int) -> None:
    here.metrics.count_closed(code)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)


def take_seat(line: Line, here: Site, admitted: Admitted, lease: Lease) -> None:
    """Hand the connection to a seat that needs no task."""
    caller, runner, words = admitted
    patience = here.settings.slow_reader_seconds
    seat = LineSeat(
        line,
        caller.audience,
        caller.person.id,
        caller.holder.link,
        patience,
        here.metrics.count_closed,
    )
    talk = Conversation(here, lease, runner, words, seat)
    seat.when_it_reads_again(talk.catch_up)

    def gone() -> None:
        seat.end()
        talk.end()

    line.attach(talk.hear, seat.read_no_more, seat.read_again, gone)


class _Connection:
    """The same over any ASGI server: one task reads, one writes."""

    def __init__(self, socket: WebSocket, here: Site, admitted: Admitted, lease: Lease) -> None:
        caller, runner, words = admitted
        self.socket = socket
        self.here = here
        self.seat = SocketSeat(caller.audience, caller.person.id, caller.holder.link)
        self.talk = Conversation(here, lease, runner, words, self.seat)

    async def serve(self) -> None:
        reader = asyncio.create_task(self._read())
        try:
            await self._write()
        finally:
            self.talk.end()
            reader.cancel()
            await asyncio.gather(reader, return_exceptions=True)

    async def _write(self) -> None:
        try:
            code = await self.seat.write(self._send, self.talk.catch_up)
            await _hang_up(self.socket, self.here, code)
        except TimeoutError:
            self._cut(self.seat.code or READS_TOO_SLOWLY)
        except WebSocketDisconnect:
            pass  # The client has gone, which is its good right.

    async def _send(self, frame: str) -> None:
        async with asyncio.timeout(self.here.settings.slow_reader_seconds):
            await self.socket.send_text(frame)

    def _cut(self, code: int) -> None:
        """Close although the client does not read: the server's own way past the full buffer."""
        self.here.metrics.count_closed(code)
        cut = cast("Callable[[int], None] | None", self.socket.scope["state"].get("cut"))
        if cut is not None:
            cut(code)

    async def _read(self) -> None:
        while (message := await self.socket.receive())["type"] != "websocket.disconnect":
            self.talk.hear(message.get("text"))
            await self.seat.may_read()
        self.seat.close(1000)
