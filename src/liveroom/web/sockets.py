"""The WebSocket of a room: who may open one, and what its frames mean."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Callable
from typing import cast

from starlette.websockets import WebSocket, WebSocketDisconnect

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Audience, Role
from liveroom.i18n import Words
from liveroom.live.runner import Runner
from liveroom.web import auth, reply, road, site, visits, wire
from liveroom.web.auth import Caller
from liveroom.web.conversation import Conversation
from liveroom.web.line import EXTENSION, Line
from liveroom.web.line_seat import LineSeat
from liveroom.web.seat import READS_TOO_SLOWLY, SocketSeat
from liveroom.web.site import Site

SUBPROTOCOL = "liveroom.v1"
NOT_SIGNED_IN = 4401
TRY_LATER = 1013

STAFF_RESERVE = 0.05
"""The share of all sockets that attendees cannot take."""


async def endpoint(socket: WebSocket) -> None:
    """GET /ws/{room}: everything about who it is is settled before the socket is accepted."""
    here = site.of(socket)
    try:
        caller = await _caller(socket)
        runner = None if caller is None else await visits.running(socket, caller)
    except Refused as refused:
        here.metrics.refused.labels(refused.code.value).inc()
        told = road.refusal(refused, site.words(socket))
        await socket.send_denial_response(reply.answer(told))
        return
    await socket.accept(SUBPROTOCOL if SUBPROTOCOL in socket.scope["subprotocols"] else None)
    if caller is None or runner is None:
        await _hang_up(socket, here, NOT_SIGNED_IN)
    elif _is_full(here, caller):
        await _hang_up(socket, here, TRY_LATER)
    else:
        await _serve(socket, here, caller, runner)


async def _serve(socket: WebSocket, here: Site, caller: Caller, runner: Runner) -> None:
    words = site.words(socket)
    line = socket.scope.get("extensions", {}).get(EXTENSION, {}).get("line")
    if line is None:
        await _Connection(socket, here, caller, runner, words).serve()
    else:
        _by_line(line, here, caller, runner, words)


async def _caller(socket: WebSocket) -> Caller | None:
    """Who opens the socket; None for a page of ours whose cookie is no longer good.

    Such a page learns nothing from a refused handshake, so it is accepted and closed unread.
    """
    here, room = site.of(socket), socket.path_params["room"]
    offered = socket.scope["subprotocols"]
    if offered and SUBPROTOCOL not in offered:
        raise wire.bad("Sec-WebSocket-Protocol", "not_one_of", choices=[SUBPROTOCOL])
    token = auth.bearer(socket.headers)
    if token is not None:
        try:
            return await auth.of_room(here.keys, token, room)
        except Refused:
            here.limits.miss(site.address(socket), here.clock.now())
            raise
    origin = socket.headers.get("origin")
    if origin is None and not socket.cookies:
        raise Refused(Code.NOT_SIGNED_IN)
    if not here.doors.knows_origin(origin, socket.headers.get("host", "")):
        raise Refused(Code.NOT_ALLOWED)
    as_ = visits.role(socket.query_params.get("as", Role.ATTENDEE.value))
    return await visits.visitor(socket, room, as_)


def _is_full(here: Site, caller: Caller) -> bool:
    most = here.settings.max_sockets
    if caller.audience is Audience.ATTENDEE:
        most -= math.ceil(most * STAFF_RESERVE)
    return here.sockets >= most


async def _hang_up(socket: WebSocket, here: Site, code: int) -> None:
    here.metrics.count_closed(code)
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)


def _by_line(line: Line, here: Site, caller: Caller, runner: Runner, words: Words) -> None:
    """Hand the connection to a seat that needs no task."""
    patience = here.settings.slow_reader_seconds
    seat = LineSeat(
        line,
        caller.audience,
        caller.person.id,
        caller.holder.link,
        patience,
        here.metrics.count_closed,
    )
    talk = Conversation(here, caller, runner, words, seat)
    seat.when_it_reads_again(talk.catch_up)
    here.enter(caller.audience)

    def gone() -> None:
        seat.end()
        talk.end()
        here.leave(caller.audience)

    line.attach(talk.hear, seat.read_no_more, seat.read_again, gone)


class _Connection:
    """The same over any ASGI server: one task reads, one writes."""

    def __init__(
        self, socket: WebSocket, here: Site, caller: Caller, runner: Runner, words: Words
    ) -> None:
        self.socket = socket
        self.here = here
        self.caller = caller
        self.seat = SocketSeat(caller.audience, caller.person.id, caller.holder.link)
        self.talk = Conversation(here, caller, runner, words, self.seat)

    async def serve(self) -> None:
        self.here.enter(self.caller.audience)
        reader = asyncio.create_task(self._read())
        try:
            await self._write()
        finally:
            self.talk.end()
            self.here.leave(self.caller.audience)
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
