"""JSON to values: what is no object is refused whole, all else by its field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.refusals import Code, Refused
from liveroom.web.commands import decode


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"nonsense",
        b'{"a":NaN}',
        b'{"a":Infinity}',
        b'{"a":1e400}',
        b'{"a":"\\ud800"}',
        b'{"a":"\xff"}',
        b"[" * 60_000,
        b'{"a":' * 5_000,
        b"{} {}",
        b"\xef\xbb\xbf{}",
    ],
)
def test_what_is_no_json_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode.json_object(raw)
    assert refused.value.facts == {"field": None, "problem": "not_json"}


@pytest.mark.parametrize("raw", [b"[]", b"1", b'"x"', b"null", b"true"])
def test_json_that_is_no_object_is_refused(raw: bytes) -> None:
    with pytest.raises(Refused) as refused:
        decode.json_object(raw)
    assert refused.value.facts["problem"] == "not_an_object"


@given(st.binary(max_size=200))
def test_any_bytes_are_an_object_or_refused(raw: bytes) -> None:
    try:
        outcome: object = decode.json_object(raw)
    except Refused as refused:
        outcome = refused.code
    assert isinstance(outcome, dict) or outcome is Code.BAD_MESSAGE


def test_an_id_is_kept_as_it_is() -> None:
    assert decode.checked_id("key", "~" * 100) == "~" * 100
    with pytest.raises(Refused) as refused:
        decode.checked_id("key", "two words")
    assert refused.value.facts == {"field": "key", "problem": "not_an_id"}
