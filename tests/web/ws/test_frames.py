"""RFC 6455 as an independent client speaks it, and as one that does not mean well."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from websockets.frames import Frame
from websockets.frames import Opcode as Theirs

from liveroom.web.ws import frames as f

LIMIT = 1_000


def sent(opcode: Theirs, data: bytes, *, fin: bool = True) -> bytes:
    """A frame as the websockets library's client masks and writes it."""
    return bytes(Frame(opcode, data, fin).serialize(mask=True))


def read(data: bytes, limit: int = LIMIT) -> list[f.Message]:
    return list(f.Reader(limit).feed(data))


def violation(data: bytes) -> f.Fault:
    with pytest.raises(f.Violation) as caught:
        read(data)
    return caught.value.code


@given(st.text(max_size=300))
def test_a_text_arrives_as_it_was_sent(text: str) -> None:
    data = text.encode("utf-8")
    assert read(sent(Theirs.TEXT, data), 2_000) == [f.Text(text)]


@given(st.text(max_size=300))
@example("x" * 125)
@example("x" * 126)
@example("x" * 1_999)
def test_a_whole_text_is_read_at_once(text: str) -> None:
    assert f.one_text(sent(Theirs.TEXT, text.encode("utf-8")), 2_000) == text


ALTERED = st.builds(
    lambda data, at, byte: data[: at % len(data)] + byte + data[at % len(data) + 1 :],
    st.text(max_size=140).map(lambda text: sent(Theirs.TEXT, text.encode("utf-8"))),
    st.integers(0, 20),
    st.binary(max_size=2),
)


@given(ALTERED | st.binary(max_size=200))
def test_what_is_read_at_once_is_what_is_read_in_order(data: bytes) -> None:
    text = f.one_text(data, 100)
    if text is not None:
        assert read(data) == [f.Text(text)]


def test_a_reader_knows_whether_it_is_between_two_messages() -> None:
    whole, ping = sent(Theirs.TEXT, b"ho"), sent(Theirs.PING, b"")
    reader = f.Reader(100)
    story = [reader.is_between]
    for data in (whole, whole[:3], whole[3:], sent(Theirs.TEXT, b"la", fin=False), ping):
        list(reader.feed(data))
        story.append(reader.is_between)
    list(reader.feed(sent(Theirs.CONT, b"la")))

    assert story == [True, True, False, True, False, False]
    assert reader.is_between is True


MESSAGES = st.lists(
    st.one_of(
        st.builds(f.Text, st.text(max_size=200)),
        st.builds(f.Binary, st.binary(max_size=200)),
        st.builds(f.Ping, st.binary(max_size=125)),
        st.builds(f.Pong, st.binary(max_size=125)),
    ),
    max_size=8,
)


def bytes_of(message: f.Message, cuts: int) -> bytes:
    match message:
        case f.Text(text):
            return in_fragments(Theirs.TEXT, text.encode("utf-8"), cuts)
        case f.Binary(data):
            return in_fragments(Theirs.BINARY, data, cuts)
        case f.Ping(data):
            return sent(Theirs.PING, data)
        case f.Pong(data):
            return sent(Theirs.PONG, data)
        case f.Closing(code, reason):
            return sent(Theirs.CLOSE, code.to_bytes(2, "big") + reason.encode())


def in_fragments(opcode: Theirs, data: bytes, cuts: int) -> bytes:
    """The message in cuts + 1 fragments with a ping between them."""
    size = len(data) // (cuts + 1) + 1
    parts = [data[start : start + size] for start in range(0, len(data), size)] or [b""]
    wire = b""
    for place, part in enumerate(parts):
        kind = opcode if place == 0 else Theirs.CONT
        wire += sent(kind, part, fin=place == len(parts) - 1)
    return wire


@given(MESSAGES, st.integers(0, 5), st.lists(st.integers(1, 50), min_size=1))
def test_messages_arrive_whatever_the_pieces_they_come_in(
    messages: list[f.Message], cuts: int, sizes: list[int]
) -> None:
    wire = b"".join(bytes_of(message, cuts) for message in messages)
    reader, got, turn = f.Reader(LIMIT), [], 0
    while wire:
        size = sizes[turn % len(sizes)]
        got += list(reader.feed(wire[:size]))
        wire, turn = wire[size:], turn + 1
    assert got == messages


@given(st.binary(max_size=400))
def test_no_bytes_do_more_than_break_the_protocol(data: bytes) -> None:
    with suppress(f.Violation):
        read(data)


def test_a_control_frame_may_stand_between_fragments() -> None:
    wire = sent(Theirs.TEXT, b"ho", fin=False) + sent(Theirs.PING, b"?") + sent(Theirs.CONT, b"la")
    assert read(wire) == [f.Ping(b"?"), f.Text("hola")]


def test_a_message_before_a_violation_is_heard() -> None:
    coming = f.Reader(LIMIT).feed(sent(Theirs.TEXT, b"hola") + b"\x83\x80")
    assert next(coming) == f.Text("hola")
    with pytest.raises(f.Violation):
        next(coming)


@pytest.mark.parametrize(
    ("wire", "fault"),
    [
        (b"\x81\x01a", f.Fault.PROTOCOL_ERROR),  # not masked
        (b"\xc1\x80\0\0\0\0", f.Fault.PROTOCOL_ERROR),  # compressed, and nobody agreed on it
        (b"\x83\x80\0\0\0\0", f.Fault.PROTOCOL_ERROR),  # an opcode that is reserved
        (b"\x09\x80\0\0\0\0", f.Fault.PROTOCOL_ERROR),  # a ping in fragments
        (b"\x89\xfe\x00\x7e", f.Fault.PROTOCOL_ERROR),  # a ping of 126 bytes
        (b"\x80\x80\0\0\0\0", f.Fault.PROTOCOL_ERROR),  # a continuation of nothing
        (b"\x81\xfe\x00\x05", f.Fault.PROTOCOL_ERROR),  # five bytes told in the long form
        (b"\x81\xff" + (5).to_bytes(8, "big"), f.Fault.PROTOCOL_ERROR),
        (b"\x81\xff" + (1 << 63).to_bytes(8, "big"), f.Fault.PROTOCOL_ERROR),
        (b"\x81\xfe" + (LIMIT + 1).to_bytes(2, "big"), f.Fault.TOO_BIG),
        (b"\x81\xff" + (1 << 40).to_bytes(8, "big"), f.Fault.TOO_BIG),
        (sent(Theirs.TEXT, b"\xff"), f.Fault.INVALID_DATA),
        (sent(Theirs.TEXT, b"\xed\xa0\x80"), f.Fault.INVALID_DATA),  # half a surrogate pair
        (sent(Theirs.CLOSE, b"\x03"), f.Fault.PROTOCOL_ERROR),
        (sent(Theirs.CLOSE, b"\x03\xed"), f.Fault.PROTOCOL_ERROR),  # 1005 is never on the wire
        (sent(Theirs.CLOSE, b"\x03\xe8\xff"), f.Fault.INVALID_DATA),
        (sent(Theirs.TEXT, b"a", fin=False) * 2, f.Fault.PROTOCOL_ERROR),
    ],
)
def test_what_a_client_must_not_send(wire: bytes, fault: f.Fault) -> None:
    assert violation(wire) == fault


def test_a_message_in_pieces_is_held_to_the_limit_as_a_whole() -> None:
    part = os.urandom(LIMIT // 2)
    wire = sent(Theirs.BINARY, part, fin=False) + sent(Theirs.CONT, part, fin=False)
    assert read(wire) == []
    assert violation(wire + sent(Theirs.CONT, b"!")) == f.Fault.TOO_BIG


def test_a_message_has_a_limited_number_of_fragments() -> None:
    wire = sent(Theirs.TEXT, b"", fin=False) + sent(Theirs.CONT, b"", fin=False) * 63
    assert read(wire) == []
    assert violation(wire + sent(Theirs.CONT, b"", fin=False)) == f.Fault.TOO_BIG


def test_a_close_frame_without_a_code() -> None:
    assert read(sent(Theirs.CLOSE, b"")) == [f.Closing(f.NO_CODE, "")]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 70_000])
def test_a_frame_reads_back_as_an_independent_client_reads_it(size: int) -> None:
    payload = b"x" * size
    ours = f.frame(f.Opcode.TEXT, payload)
    assert ours == Frame(Theirs.TEXT, payload).serialize(mask=False)


def test_a_long_reason_is_cut_at_a_whole_character() -> None:
    closing = f.close_frame(4400, "ñ" * 100)
    assert len(closing) == 2 + 2 + 122
    assert closing[4:].decode("utf-8") == "ñ" * 61
