"""RFC 6455 after the handshake, by the sans-I/O part of the `websockets` library."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from websockets.frames import CloseCode, Frame, Opcode
from websockets.protocol import State
from websockets.server import ServerProtocol

MOST_FRAGMENTS: Final = 64
"""Of one message. More is a way to keep a server busy, not a way to talk."""

_PIECE: Final = 4 * 1024
"""Bytes that are parsed in one go. So messages are handled before all that came with them is."""

Message = str | bytes | Opcode
"""A text, a binary message, or Opcode.PING or Opcode.PONG for a control frame."""


class Protocol:
    """What one peer sends, checked, and what has to be answered to it. It does no I/O itself."""

    __slots__ = ("_fragments", "_protocol", "_unparsed")

    def __init__(self, limit: int) -> None:
        """`limit` is how many bytes a message may have."""
        self._protocol = ServerProtocol(state=State.OPEN, max_size=limit)
        self._fragments: list[Frame] = []
        self._unparsed = 0

    @property
    def is_between_messages(self) -> bool:
        """Whether nothing has begun that is not over: no frame, and no message in fragments."""
        return not self._unparsed and not self._fragments

    def receive(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete; go through all of them, then send what is due.

        What breaks the protocol ends the connection with a close frame that says why.
        """
        try:
            for frame in self._frames(data):
                if frame.opcode in (Opcode.PING, Opcode.PONG):
                    yield frame.opcode
                elif frame.opcode is not Opcode.CLOSE:
                    self._fragments.append(frame)
                    if frame.fin:
                        yield self._whole()
                    elif len(self._fragments) >= MOST_FRAGMENTS:
                        reason = f"a message has at most {MOST_FRAGMENTS} fragments"
                        self._protocol.fail(CloseCode.MESSAGE_TOO_BIG, reason)
                        return
        except UnicodeDecodeError:
            self._protocol.fail(CloseCode.INVALID_DATA, "a text is not UTF-8")

    def close(self, code: int) -> None:
        """Begin to close the connection, if neither side has yet."""
        if self._protocol.state is State.OPEN:
            self._protocol.send_close(code)

    def data_to_send(self) -> list[bytes]:
        """What has to be written now. An empty piece at the end stands for hanging up."""
        return self._protocol.data_to_send()

    def _frames(self, data: bytes) -> Iterator[Frame]:
        for start in range(0, len(data), _PIECE):
            piece = data[start : start + _PIECE]
            self._unparsed += len(piece)
            self._protocol.receive_data(piece)
            for frame in self._protocol.events_received():
                assert isinstance(frame, Frame)  # requests and responses are of the handshake
                self._unparsed -= _size(frame)
                yield frame

    def _whole(self) -> Message:
        """The message that is complete now. Raises UnicodeDecodeError."""
        fragments, self._fragments = self._fragments, []
        data = b"".join(fragment.data for fragment in fragments)
        return data.decode() if fragments[0].opcode is Opcode.TEXT else data


def _size(frame: Frame) -> int:
    """Bytes of a masked frame on the wire, with its length in the shortest form.

    The library takes longer forms too. Such a frame then seems not to be over, and its connection
    is closed for a message that takes too long.
    """
    length = len(frame.data)
    return 6 + length + (0 if length < 126 else 2 if length < 65_536 else 8)
