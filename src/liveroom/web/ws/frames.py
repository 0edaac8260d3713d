"""RFC 6455 without a network: bytes to messages, and messages to bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from websockets.exceptions import ProtocolError
from websockets.frames import Close

try:
    from websockets.speedups import apply_mask
except ImportError:  # a platform without the compiled part
    from websockets.utils import apply_mask


class Opcode(IntEnum):
    """What a frame is."""

    CONTINUATION = 0
    TEXT = 1
    BINARY = 2
    CLOSE = 8
    PING = 9
    PONG = 10


class Fault(IntEnum):
    """Close codes for what a peer must not send."""

    PROTOCOL_ERROR = 1002
    INVALID_DATA = 1007
    TOO_BIG = 1009


NO_CODE: Final = 1005
"""What a close frame without a code counts as; never on the wire."""

MOST_FRAGMENTS: Final = 64
"""Of one message. More is a way to keep a server busy, not a way to talk."""

_FIN: Final = 0x80
_RSV: Final = 0x70
_MASKED: Final = 0x80
_WHOLE_TEXT: Final = _FIN | 1


class Violation(Exception):
    """The peer broke the protocol; the connection is to be closed with `code`."""

    def __init__(self, code: Fault, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Binary:
    data: bytes


@dataclass(frozen=True, slots=True)
class Ping:
    data: bytes


@dataclass(frozen=True, slots=True)
class Pong:
    data: bytes


@dataclass(frozen=True, slots=True)
class Closing:
    """The peer's close frame; `code` is NO_CODE when it named none."""

    code: int
    reason: str


Message = Text | Binary | Ping | Pong | Closing


def one_text(data: bytes, limit: int) -> str | None:
    """The text, when these bytes are one text message from its beginning to its end.

    Only for what comes between two messages. None for all else: a Reader says what it is.
    """
    if len(data) < 6 or data[0] != _WHOLE_TEXT:
        return None
    length, start = data[1] - _MASKED, 6
    if length == 126:
        length, start = data[2] << 8 | data[3], 8
        if length < 126:
            return None
    if not 0 <= length == len(data) - start <= limit or data[1] == 0xFF:
        return None
    try:
        return apply_mask(data[start:], data[start - 4 : start]).decode()
    except UnicodeDecodeError:
        return None


class Reader:
    """The inbound half of one connection. Feed it bytes, in whatever pieces they come."""

    __slots__ = ("_buffer", "_kind", "_limit", "_parts", "_size")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._buffer = bytearray()
        self._kind: Opcode | None = None
        self._parts: list[bytes] = []
        self._size = 0

    @property
    def is_between(self) -> bool:
        """Whether nothing has begun that is not over: no frame, and no message in fragments."""
        return not self._buffer and self._kind is None

    def feed(self, data: bytes) -> Iterator[Message]:
        """The messages that these bytes complete; go through all of them.

        Raises Violation; feed nothing after that. The work is in proportion to the bytes, whether
        they come one by one or all at once.
        """
        held = self._buffer
        if held:
            held += data
        source: bytes | bytearray = held or data
        at = 0
        while (found := self._frame(source, at)) is not None:
            opcode, fin, payload, at = found
            message = self._take(opcode, fin, payload)
            if message is not None:
                yield message
        if held:
            del held[:at]
        elif at < len(data):
            self._buffer = bytearray(data[at:])

    def _frame(self, source: bytes | bytearray, at: int) -> tuple[int, bool, bytes, int] | None:
        """The whole frame that begins at a place: opcode, fin, unmasked payload, and its end."""
        if len(source) < at + 2:
            return None
        first, second = source[at], source[at + 1]
        self._check_head(first, second)
        length, start = second & 0x7F, at + 2
        if length >= 126:
            size = 2 if length == 126 else 8
            start += size
            if len(source) < start:
                return None
            length = _long_length(source[at + 2 : start], size)
        self._check_length(first & 0x0F, length)
        end = start + 4 + length
        if len(source) < end:
            return None
        payload = apply_mask(bytes(source[start + 4 : end]), bytes(source[start : start + 4]))
        return first & 0x0F, bool(first & _FIN), payload, end

    def _check_head(self, first: int, second: int) -> None:
        opcode = first & 0x0F
        if first & _RSV:
            raise Violation(Fault.PROTOCOL_ERROR, "reserved bits are set")
        if opcode not in _OPCODES:
            raise Violation(Fault.PROTOCOL_ERROR, f"unknown opcode {opcode}")
        if not second & _MASKED:
            raise Violation(Fault.PROTOCOL_ERROR, "a client's frame is not masked")
        if opcode >= Opcode.CLOSE and (not first & _FIN or second & 0x7F > 125):
            raise Violation(Fault.PROTOCOL_ERROR, "a control frame is long or in fragments")

    def _check_length(self, opcode: int, length: int) -> None:
        if opcode < Opcode.CLOSE and self._size + length > self._limit:
            raise Violation(Fault.TOO_BIG, f"a message has at most {self._limit} bytes")

    def _take(self, opcode: int, fin: bool, payload: bytes) -> Message | None:
        match opcode:
            case Opcode.PING:
                return Ping(payload)
            case Opcode.PONG:
                return Pong(payload)
            case Opcode.CLOSE:
                return _closing(payload)
            case Opcode.CONTINUATION:
                return self._continue(fin, payload)
            case _:
                return self._begin(Opcode(opcode), fin, payload)

    def _begin(self, kind: Opcode, fin: bool, payload: bytes) -> Message | None:
        if self._kind is not None:
            raise Violation(Fault.PROTOCOL_ERROR, "a message begins inside another")
        if fin:
            return _whole(kind, payload)
        self._kind, self._parts, self._size = kind, [payload], len(payload)
        return None

    def _continue(self, fin: bool, payload: bytes) -> Message | None:
        if self._kind is None:
            raise Violation(Fault.PROTOCOL_ERROR, "a continuation of nothing")
        self._parts.append(payload)
        self._size += len(payload)
        if len(self._parts) > MOST_FRAGMENTS:
            raise Violation(Fault.TOO_BIG, f"a message has at most {MOST_FRAGMENTS} fragments")
        if not fin:
            return None
        kind, data = self._kind, b"".join(self._parts)
        self._kind, self._parts, self._size = None, [], 0
        return _whole(kind, data)


_OPCODES: Final = frozenset(int(opcode) for opcode in Opcode)


def _long_length(data: bytes | bytearray, size: int) -> int:
    length = int.from_bytes(data, "big")
    if length < 126 if size == 2 else length < 65_536 or length >> 63:
        raise Violation(Fault.PROTOCOL_ERROR, "a length is not in its shortest form")
    return length


def _whole(kind: Opcode, data: bytes) -> Message:
    if kind is Opcode.BINARY:
        return Binary(data)
    try:
        return Text(data.decode("utf-8"))
    except UnicodeDecodeError:
        raise Violation(Fault.INVALID_DATA, "a text is not UTF-8") from None


def _closing(payload: bytes) -> Closing:
    if not payload:
        return Closing(NO_CODE, "")
    try:
        close = Close.parse(payload)
        close.check()
    except ProtocolError:
        raise Violation(Fault.PROTOCOL_ERROR, "a close frame with a code that is none") from None
    except UnicodeDecodeError:
        raise Violation(Fault.INVALID_DATA, "a reason is not UTF-8") from None
    return Closing(int(close.code), close.reason)


_SHORT_TEXTS: Final = tuple(bytes((_WHOLE_TEXT, length)) for length in range(126))


def text_frame(text: bytes) -> bytes:
    """One whole text message in UTF-8, as a server sends it."""
    length = len(text)
    return _SHORT_TEXTS[length] + text if length < 126 else frame(Opcode.TEXT, text)


def frame(opcode: Opcode, payload: bytes) -> bytes:
    """One unmasked frame, as a server sends it."""
    length = len(payload)
    if length < 126:
        head = bytes((_FIN | opcode, length))
    elif length < 65_536:
        head = bytes((_FIN | opcode, 126)) + length.to_bytes(2, "big")
    else:
        head = bytes((_FIN | opcode, 127)) + length.to_bytes(8, "big")
    return head + payload


class SharedText:
    """The last text as a frame, so that ten thousand subscribers share one object."""

    __slots__ = ("_frame", "_text")

    def __init__(self) -> None:
        self._text = b""
        self._frame = text_frame(b"")

    def of(self, text: bytes) -> bytes:
        """The frame of a text; of the same text again, the same frame."""
        if text is not self._text:
            self._text, self._frame = text, text_frame(text)
        return self._frame


def close_frame(code: int, reason: str = "") -> bytes:
    """A close frame; a reason that is too long for one is cut at a whole character."""
    if code == NO_CODE:
        return frame(Opcode.CLOSE, b"")
    told = reason.encode("utf-8")[:123].decode("utf-8", "ignore").encode("utf-8")
    return frame(Opcode.CLOSE, code.to_bytes(2, "big") + told)
