"""Whole texts, as an independent client writes and reads them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode

from liveroom.web.ws.frames import read_whole_text, shared_text_frame, text_frame
from liveroom.web.ws.protocol import Protocol


def sent(data: bytes) -> bytes:
    """A text frame as the websockets library's client masks and writes it."""
    return bytes(Frame(Opcode.TEXT, data).serialize(mask=True))


@given(st.text(max_size=300))
@example("x" * 125)
@example("x" * 126)
@example("x" * 1_999)
def test_a_whole_text_is_read_at_once(text: str) -> None:
    assert read_whole_text(sent(text.encode("utf-8")), 2_000) == text


ALTERED = st.builds(
    lambda data, at, byte: data[: at % len(data)] + byte + data[at % len(data) + 1 :],
    st.text(max_size=140).map(lambda text: sent(text.encode("utf-8"))),
    st.integers(0, 20),
    st.binary(max_size=2),
)


@given(ALTERED | st.binary(max_size=200))
def test_what_is_read_at_once_is_what_is_read_in_order(data: bytes) -> None:
    text = read_whole_text(data, 100)
    if text is not None:
        assert list(Protocol(100).receive(data)) == [text]


@pytest.mark.parametrize("size", [0, 1, 125, 126, 65_535, 65_536, 70_000])
def test_a_frame_reads_back_as_an_independent_client_reads_it(size: int) -> None:
    payload = b"x" * size
    assert text_frame(payload) == Frame(Opcode.TEXT, payload).serialize(mask=False)


def test_many_who_get_one_text_share_its_frame() -> None:
    text = b"x" * 1_000
    assert shared_text_frame(text) is shared_text_frame(text)
