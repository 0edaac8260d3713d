"""A WebSocket connection without a task: what it hears, what is written to it, and its end."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterable, Sequence
from typing import Any, Final, Protocol

from liveroom.web.limits.connections import Place
from liveroom.web.ws import bounds
from liveroom.web.ws import frames as f
from liveroom.web.ws.fan_out import NO_DESCRIPTOR, descriptor_of, write_each
from liveroom.web.ws.handshake import Header, accepting, refusing
from liveroom.web.ws.line import CUT_SECONDS, Hear, Notice
from liveroom.web.ws.phase import RESTARTING, TOO_LATE, TOO_OFTEN, Phase
from liveroom.web.ws.talk import Talk

_LAST: Final = f.SharedText()


class Server(Protocol):
    """The part of uvicorn's server state that a connection registers with."""

    connections: set[Any]
    tasks: set[Any]


class Connection(asyncio.Protocol):
    """One connection. Nothing is kept for it that an idle subscriber does not need."""

    __slots__ = (
        "_control_until",
        "_descriptor",
        "_has_room",
        "_is_held_back",
        "_limit",
        "_on_full",
        "_on_gone",
        "_on_room",
        "_on_text",
        "_paused_at",
        "_phase",
        "_place",
        "_reader",
        "_server",
        "_talk",
        "_timer",
        "_transport",
        "_unheard",
        "descriptor",
    )

    def __init__(
        self, server: Server, transport: asyncio.Transport, limit: int, place: Place
    ) -> None:
        """`limit` is how many bytes a message may have."""
        self._server = server
        self._place = place
        self._transport = transport
        self._limit = limit
        self._reader: f.Reader | None = None
        self._phase = Phase.ASKING
        self._paused_at: float | None = None
        self._control_until = 0.0
        self._talk: Talk | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._has_room = False
        """Whether a frame larger than SEND_BUFFER is under way."""
        self._is_held_back = False
        self._unheard: deque[str | None] | None = None
        self._descriptor = self.descriptor = NO_DESCRIPTOR
        """The socket's own, while it is open and nothing waits before it, so nothing overtakes."""
        self._on_text: Hear | None = None
        self._on_full: Notice | None = None
        self._on_room: Notice | None = None
        self._on_gone: Notice | None = None
        server.connections.add(self)
        bounds.bound(transport)
        place.may_be_cut(False)

    def open(self, key: bytes, subprotocol: str | None, headers: Iterable[Header]) -> None:
        """Answer the handshake; from now on there is a socket."""
        self._phase = Phase.OPEN
        self._transport.write(accepting(key, subprotocol, headers))

    def _refuse(self, status: int, headers: Iterable[Header], body: bytes) -> None:
        self._write_past(refusing(status, headers, body))
        self._hang_up()

    @property
    def is_paused(self) -> bool:
        return self._paused_at is not None

    @property
    def paused_seconds(self) -> float:
        now = asyncio.get_running_loop().time()
        return 0.0 if self._paused_at is None else now - self._paused_at

    def attach(self, on_text: Hear, on_full: Notice, on_room: Notice, on_gone: Notice) -> None:
        """See Line."""
        talk, self._talk = self._talk, None
        if self._phase is Phase.GONE:
            on_gone()
            return
        self._on_text, self._on_gone = on_text, on_gone
        self._on_full, self._on_room = on_full, on_room
        if self.is_paused:
            on_full()
        self._descriptor = descriptor_of(self._transport)
        if self._phase is Phase.OPEN and not self.is_paused:
            self.descriptor = self._descriptor
        if talk is not None:
            for text in talk.rest():
                self._say_on(text)
            self._read_on()

    def write(self, text: bytes) -> None:
        """See Line."""
        self._put(_LAST.of(text))

    def tell(self, text: bytes) -> None:
        """See Line."""
        self._put(f.text_frame(text))

    def _put(self, frame: bytes) -> None:
        if self._phase is not Phase.OPEN:
            return
        is_large = len(frame) > bounds.SEND_BUFFER
        if is_large and not self.is_paused:
            self._has_room = True
            bounds.set_send_buffer(self._transport, bounds.WHOLE_SCREEN_BUFFER)
        self._transport.write(frame)
        if is_large and not self.is_paused:
            self._take_room_back()

    def _take_room_back(self) -> None:
        """The kernel has all of a large frame: it takes no more before that is read."""
        if self._has_room:
            self._has_room = False
            bounds.set_send_buffer(self._transport, bounds.SEND_BUFFER)

    @staticmethod
    def write_to_all(lines: Sequence[Connection], text: bytes) -> list[int]:
        """See Line."""
        frame = _LAST.of(text)
        if len(frame) > bounds.SEND_BUFFER:
            return list(range(len(lines)))
        taken = write_each([line.descriptor for line in lines], frame)
        if taken.count(len(frame)) == len(taken):
            return []
        short = [place for place, size in enumerate(taken) if size < len(frame)]
        for place in short:
            if taken[place]:
                lines[place]._transport.write(memoryview(frame)[taken[place] :])
        return [place for place in short if not taken[place]]

    def _write_past(self, frame: bytes) -> None:
        """Write what is no message; nothing to a peer that is gone."""
        if not self._transport.is_closing():
            self._transport.write(frame)

    def hold_back(self) -> None:
        """See Line."""
        self._is_held_back = True
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def go_on(self) -> None:
        """See Line."""
        self._is_held_back = False
        while self._unheard and not self._is_held_back and self._on_text is not None:
            self._on_text(self._unheard.popleft())
        if not self.is_paused:
            self._read_on()

    def close(self, code: int, reason: str = "") -> None:
        """See Line."""
        if self._phase is not Phase.OPEN:
            return
        self._write_past(f.close_frame(code, reason))
        self._leave_open(Phase.CLOSING)
        self._is_held_back = False
        self._read_on()
        self._hang_up_after(CUT_SECONDS if self.is_paused else bounds.CLOSE_SECONDS)

    def shutdown(self) -> None:
        """The server stops."""
        if self._phase is Phase.ASKING:
            self._refuse(503, [], b"")
        else:
            self.close(RESTARTING)
            self._hang_up_after(bounds.RESTART_SECONDS)

    def _leave_open(self, phase: Phase) -> None:
        """From now on nothing that is written goes anywhere."""
        self._phase = phase
        self.descriptor = NO_DESCRIPTOR

    def _hang_up_after(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._phase is not Phase.GONE:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(seconds, bounds.cut, self._transport)

    def _hang_up(self) -> None:
        if self._phase is not Phase.GONE:
            self._leave_open(Phase.CLOSING)
            self._transport.close()
            self._hang_up_after(CUT_SECONDS)

    def data_received(self, data: bytes) -> None:
        reader, on_text = self._reader, self._on_text
        if reader is None and on_text and self._phase is Phase.OPEN and not self._is_held_back:
            text = f.one_text(data, self._limit)
            if text is not None:  # nearly all that a subscriber ever says
                on_text(text)
                return
        self._reader = reader = reader or f.Reader(self._limit)
        try:
            for message in reader.feed(data):
                self._hear(message)
            self._place.message(reader.is_between, self._message_too_late)
            if reader.is_between:
                self._reader = None
        except f.Violation as violation:
            self.close(violation.code, violation.reason)
            self._hang_up()

    def _message_too_late(self) -> None:
        self.close(TOO_LATE)
        self._hang_up()

    def _hear(self, message: f.Message) -> None:
        match message:
            case f.Closing(code, _):
                if self._phase is Phase.OPEN:
                    self._write_past(f.close_frame(code))
                self._tell_talk({"type": "websocket.disconnect", "code": code})
                self._hang_up()
            case f.Ping() | f.Pong() if self._phase is Phase.OPEN:
                self._take_control(message)
            case f.Text(text) if self._phase is Phase.OPEN:
                self._deliver(text, {"type": "websocket.receive", "text": text})
            case f.Binary(data) if self._phase is Phase.OPEN:
                self._deliver(None, {"type": "websocket.receive", "bytes": data})
            case _:
                pass  # a message to a connection that is closing

    def _take_control(self, message: f.Ping | f.Pong) -> None:
        now = asyncio.get_running_loop().time()
        self._control_until = max(self._control_until, now) + bounds.CONTROL_SECONDS
        if self._control_until - now > bounds.CONTROL_BURST * bounds.CONTROL_SECONDS:
            self.close(TOO_OFTEN)
        elif isinstance(message, f.Ping):
            self._write_past(f.frame(f.Opcode.PONG, message.data))

    def _deliver(self, text: str | None, event: dict[str, Any]) -> None:
        if self._on_text is not None:
            self._say_on(text)
        else:
            self._tell_talk(event)

    def _say_on(self, text: str | None) -> None:
        """Pass a message on, unless it came along with one after which no more is to be heard."""
        if self._is_held_back:
            self._unheard = self._unheard or deque()
            self._unheard.append(text)
        elif self._on_text is not None:
            self._on_text(text)

    def _tell_talk(self, event: dict[str, Any]) -> None:
        is_full = self._talk is not None and self._talk.put(event)
        if is_full and not self._transport.is_closing():
            self._transport.pause_reading()

    def _read_on(self) -> None:
        if not self._is_held_back and not self._transport.is_closing():
            self._transport.resume_reading()

    def pause_writing(self) -> None:
        self._paused_at = asyncio.get_running_loop().time()
        self.descriptor = NO_DESCRIPTOR
        if self._talk is not None:
            self._talk.pause()
        if not self._transport.is_closing():  # whoever does not read is not read either
            self._transport.pause_reading()
        if self._on_full is not None:
            self._on_full()

    def resume_writing(self) -> None:
        self._paused_at = None
        self._take_room_back()
        if self._phase is Phase.OPEN:
            self.descriptor = self._descriptor
        self._read_on()
        if self._talk is not None:
            self._talk.resume()
        if self._on_room is not None and self._phase is Phase.OPEN:
            self._on_room()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave_open(Phase.GONE)
        self._server.connections.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        self._place.leave()
        self._tell_talk({"type": "websocket.disconnect", "code": 1006})
        if self._talk is not None:
            self._talk.resume()
            self._talk = None
        gone, self._on_gone = self._on_gone, None
        self._on_text = self._on_full = self._on_room = self._timer = self._unheard = None
        if gone is not None:
            gone()
