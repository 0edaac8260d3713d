"""One WebSocket connection without a task: what it receives, what is written to it, and its end."""

from __future__ import annotations

import asyncio
from array import array
from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from websockets.frames import Opcode
from websockets.protocol import State

from liveroom.live.seats import NO_DESCRIPTOR
from liveroom.web.limits.connections import Place
from liveroom.web.limits.inbox import Inbox
from liveroom.web.ws import bounds
from liveroom.web.ws.fan_out import descriptor_of, write_each
from liveroom.web.ws.frames import read_whole_text, shared_text_frame, text_frame
from liveroom.web.ws.paced_writer import PacedWriter
from liveroom.web.ws.protocol import Message
from liveroom.web.ws.protocol import Protocol as WebSocketProtocol
from liveroom.web.ws.receiver import Receiver

RESTARTING: Final = 1012
TOO_LATE: Final = 4408
TOO_OFTEN: Final = 4429


class Connection(PacedWriter):
    """Sent to without waiting, and read from by callbacks.

    It has a Protocol only from a message that is no whole text to its end, and while it closes.
    """

    __slots__ = (
        "_control_until",
        "_descriptor",
        "_inbox",
        "_is_held_back",
        "_is_patient",
        "_limit",
        "_listed_at",
        "_listed_in",
        "_place",
        "_protocol",
        "_receiver",
        "_server_connections",
        "_state",
        "_timer",
        "_waiting",
    )

    def __init__(
        self,
        connections: set[Any],
        transport: asyncio.Transport,
        limit: int,
        place: Place,
        inbox: Inbox,
    ) -> None:
        """`limit` is how many bytes a message may have; `connections`, `inbox` are the server's."""
        super().__init__(transport)
        self._server_connections = connections
        self._place = place
        self._limit = limit
        self._protocol: WebSocketProtocol | None = None
        self._state = State.CONNECTING
        self._control_until = 0.0
        self._timer: asyncio.TimerHandle | None = None
        self._is_held_back = False
        self._waiting: deque[str | None] | None = None
        self._descriptor = NO_DESCRIPTOR
        self._listed_in: array[int] | None = None
        self._listed_at = 0
        self._receiver: Receiver | None = None
        self._inbox = inbox
        self._is_patient = False
        connections.add(self)
        transport.pause_reading()  # until it is attached to, or closed
        place.may_be_cut(False)

    def open(self, response: bytes) -> None:
        """Answer the handshake; from now on there is a socket."""
        if self._state is State.CONNECTING:
            self._state = State.OPEN
            self._transport.write(response)

    def refuse(self, response: bytes) -> None:
        """Answer the handshake and hang up, unless that was decided before."""
        if self._state is State.CONNECTING:
            self._transport.write(response)
            self._hang_up()

    @property
    def is_attached(self) -> bool:
        """Whether somebody receives what the peer sends."""
        return self._receiver is not None

    @property
    def is_closed(self) -> bool:
        return self._state is State.CLOSED

    def attach(self, receiver: Receiver, is_patient: bool = False) -> None:
        """Hand an open connection over. Those who run the show are not patient."""
        if self._state is State.CLOSED:
            receiver.end()
            return
        self._receiver, self._is_patient = receiver, is_patient
        self._descriptor = descriptor_of(self._transport)
        if self.is_paused:
            receiver.peer_paused()
        self._read_on()

    def list_in(self, descriptors: array[int] | None, place: int = 0) -> None:
        """Keep there from now on by which descriptor an attached connection may be written to.

        NO_DESCRIPTOR stands there while something waits, which it would overtake, and at the end.
        """
        self._listed_in, self._listed_at = descriptors, place
        self._list()

    def write(self, text: bytes) -> None:
        """Send one text message, UTF-8. The same object again for others costs no more memory."""
        self._write_frame(shared_text_frame(text))

    def send_text(self, text: bytes) -> None:
        """Send one text message, UTF-8, that nobody else gets."""
        self._write_frame(text_frame(text))

    def write_rest(self, text: bytes, written: int) -> None:
        """Send the rest of a text message, of whose frame so many bytes are written."""
        self._transport.write(memoryview(shared_text_frame(text))[written:])

    @staticmethod
    def write_to_all(descriptors: Sequence[int], text: bytes) -> Sequence[tuple[int, int]]:
        """Send one text message to many, and return who did not take it all, and how much of it.

        For a large message that is nobody.
        """
        frame = shared_text_frame(text)
        if len(frame) > bounds.LARGE:
            return [(index, 0) for index in range(len(descriptors))]
        taken = write_each(descriptors, frame)
        if sum(taken) == len(frame) * len(taken):
            return []
        return [(index, size) for index, size in enumerate(taken) if size < len(frame)]

    def hold_back(self) -> None:
        """Receive no more from the peer, until `go_on`; what it sends waits on its own side."""
        self._is_held_back = True
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def go_on(self) -> None:
        """Receive from the peer again."""
        self._is_held_back = False
        while self._waiting and not self._is_held_back and self._receiver is not None:
            self._receiver.receive_text(self._waiting.popleft())
        if not self.is_paused:
            self._read_on()

    def close(self, code: int) -> None:
        """Close an open connection; a peer that reads nothing is cut some seconds later."""
        if self._state is not State.OPEN:
            return
        protocol = self._protocol = self._protocol or WebSocketProtocol(self._limit)
        protocol.close(code)
        self._send_due(protocol)
        if self._state is State.OPEN:
            self._leave_open(State.CLOSING)
        self._is_held_back = False
        self._read_on()
        self._hang_up_after(bounds.CUT_SECONDS if self.is_paused else bounds.CLOSE_SECONDS)

    def shutdown(self) -> None:
        """The server stops."""
        if self._state is State.CONNECTING:
            self._hang_up()
        self.close(RESTARTING)
        self._hang_up_after(bounds.RESTART_SECONDS)

    def data_received(self, data: bytes) -> None:
        if not self._is_patient or self._inbox.admits():
            self._receive(data)
            return
        self._inbox.put(partial(self._receive_late, data))
        if not self._transport.is_closing():
            self._transport.pause_reading()

    def _receive_late(self, data: bytes) -> None:
        if not self.is_closed:
            self._receive(data)
            if not self.is_paused:
                self._read_on()

    def _receive(self, data: bytes) -> None:
        if self._protocol is None and self._receiver is not None and not self._is_held_back:
            text = read_whole_text(data, self._limit)
            if text is not None:  # nearly all that a subscriber ever says
                self._receiver.receive_text(text)
                return
        protocol = self._protocol = self._protocol or WebSocketProtocol(self._limit)
        for message in protocol.receive(data):
            if self._state is State.OPEN:
                self._take(message)
        self._send_due(protocol)
        is_between = protocol.is_between_messages
        self._place.message(is_between, self._message_too_late)
        if is_between and self._state is State.OPEN:
            self._protocol = None

    def pause_writing(self) -> None:
        super().pause_writing()
        self._list()
        if not self._transport.is_closing():  # whoever does not read is not read either
            self._transport.pause_reading()
        if self._receiver is not None:
            self._receiver.peer_paused()

    def resume_writing(self) -> None:
        super().resume_writing()
        if self.is_paused:
            return
        self._list()
        self._read_on()
        if self._receiver is not None and self._state is State.OPEN:
            self._receiver.peer_resumed()

    def connection_lost(self, exc: Exception | None) -> None:
        self._leave_open(State.CLOSED)
        self._server_connections.discard(self)
        if self._timer is not None:
            self._timer.cancel()
        self._place.leave()
        receiver, self._receiver = self._receiver, None
        self._rest = ()
        if receiver is not None:
            receiver.end()

    def _write_frame(self, frame: bytes) -> None:
        if self._state is State.OPEN:
            self._put(frame)

    def _send_due(self, protocol: WebSocketProtocol) -> None:
        """Write what the protocol asks for; nothing more after our own close frame."""
        for piece in protocol.data_to_send():
            if not piece:
                self._hang_up()
            elif self._state is State.OPEN and not self._transport.is_closing():
                self._put(piece)

    def _take(self, message: Message) -> None:
        if not isinstance(message, Opcode):
            self._pass_on(message if isinstance(message, str) else None)
            return
        now = asyncio.get_running_loop().time()
        self._control_until = max(self._control_until, now) + bounds.CONTROL_SECONDS
        if self._control_until - now > bounds.CONTROL_BURST * bounds.CONTROL_SECONDS:
            self.close(TOO_OFTEN)

    def _pass_on(self, text: str | None) -> None:
        """Pass a message on, unless it came along with one after which no more is to be heard."""
        if self._is_held_back:
            self._waiting = self._waiting or deque()
            self._waiting.append(text)
        elif self._receiver is not None:
            self._receiver.receive_text(text)

    def _message_too_late(self) -> None:
        self.close(TOO_LATE)
        self._hang_up()

    def _read_on(self) -> None:
        if not self._is_held_back and not self._transport.is_closing():
            self._transport.resume_reading()

    def _leave_open(self, state: State) -> None:
        """From now on nothing that is written goes anywhere."""
        self._state = state
        self._list()

    def _list(self) -> None:
        if self._listed_in is not None:
            is_direct = self._state is State.OPEN and not self.is_paused
            self._listed_in[self._listed_at] = self._descriptor if is_direct else NO_DESCRIPTOR

    def _hang_up(self) -> None:
        if self._state is not State.CLOSED:
            self._leave_open(State.CLOSING)
            self._end()
            self._hang_up_after(bounds.CUT_SECONDS)

    def _hang_up_after(self, seconds: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
        if self._state is not State.CLOSED:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(seconds, bounds.cut, self._transport)
