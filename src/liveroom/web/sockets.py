"""The WebSocket of a room: who may open one, and what its frames mean."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Callable, Mapping
from typing import cast

from starlette.websockets import WebSocket, WebSocketDisconnect

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Audience, Role
from liveroom.live.runner import Runner
from liveroom.web import auth, reply, road, site, visits, wire
from liveroom.web.auth import Caller
from liveroom.web.limits import socket_frames
from liveroom.web.seat import READS_TOO_SLOWLY, SocketSeat
from liveroom.web.site import Site

SUBPROTOCOL = "liveroom.v1"
BAD_MESSAGE = 4400
NOT_SIGNED_IN = 4401
LINK_REVOKED = 4403
HELLO_TOO_LATE = 4408
TOO_OFTEN = 4429
TRY_LATER = 1013

ATTENDEE_FRAME = 8 * 1024
STAFF_FRAME = 64 * 1024
STAFF_RESERVE = 0.05
"""The share of all sockets that attendees cannot take."""


class Hangup(Exception):
    """End the connection with this code."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


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
        await _Connection(socket, here, caller, runner).serve()


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
    here.metrics.closed.labels(str(code)).inc()
    with contextlib.suppress(RuntimeError, WebSocketDisconnect):
        await socket.close(code)


class _Connection:
    """An accepted socket: one task reads, one writes, and each command has its own."""

    def __init__(self, socket: WebSocket, here: Site, caller: Caller, runner: Runner) -> None:
        self.socket = socket
        self.here = here
        self.caller = caller
        self.runner = runner
        self.words = site.words(socket)
        self.seat = SocketSeat(caller.audience, caller.person.id, caller.holder.link)
        self.is_staff = caller.role is not Role.ATTENDEE
        self.budget = socket_frames(self.is_staff)
        self.commands: set[asyncio.Task[None]] = set()

    async def serve(self) -> None:
        self.here.sockets += 1
        gauge = self.here.metrics.sockets.labels(self.caller.audience.value)
        gauge.inc()
        reader = asyncio.create_task(self._read())
        try:
            await self._write()
        finally:
            gauge.dec()
            self.here.sockets -= 1
            self.runner.leave(self.seat)
            for task in (reader, *self.commands):
                task.cancel()
            await asyncio.gather(reader, return_exceptions=True)

    async def _write(self) -> None:
        try:
            code = await self.seat.write(self._send, self._catch_up)
            await _hang_up(self.socket, self.here, code)
        except TimeoutError:
            self._cut(self.seat.code or READS_TOO_SLOWLY)
        except WebSocketDisconnect:
            pass  # The client has gone, which is its good right.

    async def _send(self, frame: str) -> None:
        async with asyncio.timeout(self.here.settings.slow_reader_seconds):
            await self.socket.send_text(frame)

    def _catch_up(self) -> None:
        self.runner.sit(self.seat, None)

    def _cut(self, code: int) -> None:
        """Close although the client does not read: the server's own way past the full buffer."""
        self.here.metrics.closed.labels(str(code)).inc()
        cut = cast("Callable[[int], None] | None", self.socket.scope["state"].get("cut"))
        if cut is not None:
            cut(code)

    async def _read(self) -> None:
        try:
            await self._hello()
            while True:
                self._frame(await self._receive())
        except Hangup as hangup:
            self.seat.close(hangup.code)
        except Refused as refused:
            told = road.refusal(refused, self.words)
            self.seat.tell(wire.encode({"t": "error"} | _without(told, "ok", "id")))
            self.seat.close(BAD_MESSAGE)
        except WebSocketDisconnect:
            self.seat.close(1000)

    async def _hello(self) -> None:
        try:
            async with asyncio.timeout(self.here.settings.hello_seconds):
                message = await self._receive()
        except TimeoutError:
            raise Hangup(HELLO_TOO_LATE) from None
        if message.get("t") != "hello":
            raise wire.bad("t", "not_one_of", choices=["hello"])
        wire.only(message, "t", "resume", "lean")
        resume = _resume(message.get("resume"))
        lean = message.get("lean", False)
        if not isinstance(lean, bool):
            raise wire.bad("lean", "not_true_or_false")
        if self.caller.holder.link in self.here.revoked:
            raise Hangup(LINK_REVOKED)
        self.seat.lean = lean
        self.runner.sit(self.seat, resume)

    async def _receive(self) -> Mapping[str, object]:
        """The next frame as a message, within its budgets."""
        message = await self.socket.receive()
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code", 1005))
        if self.budget.take("", self.here.clock.now()):
            raise Hangup(TOO_OFTEN)
        text = message.get("text")
        if text is None:
            raise wire.bad(None, "not_json")
        most = STAFF_FRAME if self.is_staff else ATTENDEE_FRAME
        if len(text) > most or len(text.encode()) > most:
            raise Refused(Code.TOO_LARGE, limit=most)
        return wire.decode(text)

    def _frame(self, message: Mapping[str, object]) -> None:
        match message.get("t"):
            case "ping":
                self._ping(message)
            case "command":
                task = asyncio.create_task(self._command(message))
                self.commands.add(task)
                task.add_done_callback(self.commands.discard)
            case _:
                raise wire.bad("t", "not_one_of", choices=["command", "ping"])

    def _ping(self, message: Mapping[str, object]) -> None:
        wire.only(message, "t", "c")
        sent = message.get("c")
        if isinstance(sent, bool) or not isinstance(sent, int | float):
            raise wire.bad("c", "not_an_integer")
        pong = {"t": "pong", "c": sent, "s": self.here.clock.now()}
        self.seat.tell(wire.encode(pong))

    async def _command(self, message: Mapping[str, object]) -> None:
        answer = await road.submit(self.here, self.caller, message, self.words, self.runner)
        self.seat.tell(wire.encode({"t": "answer"} | answer))


def _resume(value: object) -> tuple[str, int] | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        raise wire.bad("resume", "not_an_object")
    wire.only(value, "epoch", "seq")
    epoch, seq = value.get("epoch"), value.get("seq")
    if not isinstance(epoch, str):
        raise wire.bad("resume.epoch", "missing" if epoch is None else "not_a_text")
    if isinstance(seq, bool) or not isinstance(seq, int):
        raise wire.bad("resume.seq", "missing" if seq is None else "not_an_integer")
    return epoch, seq


def _without(answer: road.Answer, *names: str) -> road.Answer:
    return {name: value for name, value in answer.items() if name not in names}
