"""What is no whole text, as an independent client sends it, and as one that does not mean well."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Close, CloseCode, Frame, Opcode

from liveroom.web.ws.protocol import Message, Protocol

LIMIT = 1_000


def sent(opcode: Opcode, data: bytes, *, fin: bool = True) -> bytes:
    """A frame as the websockets library's client masks and writes it."""
    return bytes(Frame(opcode, data, fin).serialize(mask=True))


def read(data: bytes) -> list[Message]:
    return list(Protocol(LIMIT).receive(data))


def fault(data: bytes) -> int:
    """The code of the close frame that is answered; the connection ends behind it."""
    protocol = Protocol(LIMIT)
    list(protocol.receive(data))
    *_, closing, end = protocol.data_to_send()
    assert (closing[0], end) == (0x88, b"")
    return int(Close.parse(closing[2:]).code)


MESSAGES = st.lists(
    st.text(max_size=200) | st.binary(max_size=200) | st.sampled_from([Opcode.PING, Opcode.PONG]),
    max_size=8,
)


def bytes_of(message: Message, cuts: int) -> bytes:
    match message:
        case str():
            return in_fragments(Opcode.TEXT, message.encode("utf-8"), cuts)
        case bytes():
            return in_fragments(Opcode.BINARY, message, cuts)
        case Opcode():
            return sent(message, b"there?")


def in_fragments(opcode: Opcode, data: bytes, cuts: int) -> bytes:
    """The message in up to cuts + 1 fragments."""
    size = len(data) // (cuts + 1) + 1
    parts = [data[start : start + size] for start in range(0, len(data), size)] or [b""]
    return b"".join(
        sent(opcode if place == 0 else Opcode.CONT, part, fin=place == len(parts) - 1)
        for place, part in enumerate(parts)
    )


@given(MESSAGES, st.integers(0, 5), st.lists(st.integers(1, 50), min_size=1))
def test_messages_arrive_whatever_the_pieces_they_come_in(
    messages: list[Message], cuts: int, sizes: list[int]
) -> None:
    wire = b"".join(bytes_of(message, cuts) for message in messages)
    protocol, got, turn = Protocol(LIMIT), list[Message](), 0
    while wire:
        size = sizes[turn % len(sizes)]
        got += protocol.receive(wire[:size])
        wire, turn = wire[size:], turn + 1
    assert got == messages
    assert protocol.is_between_messages


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_break_the_protocol(data: bytes) -> None:
    protocol = Protocol(LIMIT)
    for message in protocol.receive(data):
        assert isinstance(message, str | bytes | Opcode)
    for piece in protocol.data_to_send():
        assert piece == b"" or piece[0] in (0x88, 0x8A)


def test_a_control_frame_may_stand_between_fragments_and_is_answered() -> None:
    wire = sent(Opcode.TEXT, b"ho", fin=False) + sent(Opcode.PING, b"?") + sent(Opcode.CONT, b"la")
    protocol = Protocol(LIMIT)
    assert list(protocol.receive(wire)) == [Opcode.PING, "hola"]
    assert protocol.data_to_send() == [b"\x8a\x01?"]


def test_a_message_before_a_violation_is_heard() -> None:
    assert read(sent(Opcode.TEXT, b"hola") + b"\x83\x80") == ["hola"]


def test_it_is_known_whether_a_message_has_begun() -> None:
    whole, ping = sent(Opcode.TEXT, b"ho"), sent(Opcode.PING, b"")
    protocol = Protocol(100)
    story = [protocol.is_between_messages]
    for data in (whole, whole[:2], whole[2:], sent(Opcode.TEXT, b"la", fin=False), ping):
        list(protocol.receive(data))
        story.append(protocol.is_between_messages)
    list(protocol.receive(sent(Opcode.CONT, b"la")))

    assert story == [True, True, False, True, False, False]
    assert protocol.is_between_messages is True


@pytest.mark.parametrize(
    ("wire", "code"),
    [
        (b"\x81\x01a", CloseCode.PROTOCOL_ERROR),  # not masked
        (b"\xc1\x80\0\0\0\0", CloseCode.PROTOCOL_ERROR),  # compressed, and nobody agreed on it
        (b"\x83\x80\0\0\0\0", CloseCode.PROTOCOL_ERROR),  # an opcode that is reserved
        (b"\x09\x80\0\0\0\0", CloseCode.PROTOCOL_ERROR),  # a ping in fragments
        (b"\x89\xfe\x00\x7e" + bytes(130), CloseCode.PROTOCOL_ERROR),  # a ping of 126 bytes
        (b"\x80\x80\0\0\0\0", CloseCode.PROTOCOL_ERROR),  # a continuation of nothing
        (b"\x81\xff" + (1 << 63).to_bytes(8, "big"), CloseCode.MESSAGE_TOO_BIG),
        (b"\x81\xfe" + (LIMIT + 1).to_bytes(2, "big"), CloseCode.MESSAGE_TOO_BIG),
        (b"\x81\xff" + (1 << 40).to_bytes(8, "big"), CloseCode.MESSAGE_TOO_BIG),
        (sent(Opcode.TEXT, b"\xff"), CloseCode.INVALID_DATA),
        (sent(Opcode.TEXT, b"\xed\xa0\x80"), CloseCode.INVALID_DATA),  # half a surrogate pair
        (sent(Opcode.CLOSE, b"\x03"), CloseCode.PROTOCOL_ERROR),
        (sent(Opcode.CLOSE, b"\x03\xed"), CloseCode.PROTOCOL_ERROR),  # 1005 is never on the wire
        (sent(Opcode.CLOSE, b"\x03\xe8\xff"), CloseCode.INVALID_DATA),
        (sent(Opcode.TEXT, b"a", fin=False) * 2, CloseCode.PROTOCOL_ERROR),
    ],
)
def test_what_a_client_must_not_send(wire: bytes, code: CloseCode) -> None:
    assert fault(wire) == code


def test_a_length_that_is_not_in_its_shortest_form_never_comes_to_an_end() -> None:
    protocol = Protocol(LIMIT)
    list(protocol.receive(b"\x81\xfe\x00\x05" + bytes(9)))
    assert protocol.is_between_messages is False


def test_a_message_in_pieces_is_held_to_the_limit_as_a_whole() -> None:
    part = os.urandom(LIMIT // 2)
    wire = sent(Opcode.BINARY, part, fin=False) + sent(Opcode.CONT, part, fin=False)
    assert read(wire) == []
    assert fault(wire + sent(Opcode.CONT, b"!")) == CloseCode.MESSAGE_TOO_BIG


def test_a_message_has_a_limited_number_of_fragments() -> None:
    wire = sent(Opcode.TEXT, b"", fin=False) + sent(Opcode.CONT, b"", fin=False) * 62
    protocol = Protocol(LIMIT)
    assert list(protocol.receive(wire)) == []
    assert protocol.data_to_send() == []
    assert fault(wire + sent(Opcode.CONT, b"", fin=False)) == CloseCode.MESSAGE_TOO_BIG


@pytest.mark.parametrize("told", [b"", b"\x03\xe8", b"\x0f\xa0bye"])
def test_a_close_frame_is_answered_with_the_same_and_hung_up_on(told: bytes) -> None:
    protocol = Protocol(LIMIT)
    assert list(protocol.receive(sent(Opcode.CLOSE, told))) == []
    assert protocol.data_to_send() == [bytes([0x88, len(told)]) + told, b""]


def test_the_answer_to_our_close_frame_ends_the_connection() -> None:
    protocol = Protocol(LIMIT)
    protocol.close(4403)
    protocol.close(1012)
    assert protocol.data_to_send() == [b"\x88\x02" + (4403).to_bytes(2, "big")]
    list(protocol.receive(sent(Opcode.CLOSE, (4403).to_bytes(2, "big"))))
    assert protocol.data_to_send() == [b""]
