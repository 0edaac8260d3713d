"""How long a text is to the person who typed it, and which texts are refused."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.refusals import Refused
from liveroom.core.text import MAX_NAME, check_name, check_text, is_plain, length, visible
from tests.examples import examples


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("", 0),
        ("¿Cuándo?", 8),
        ("Cua\u0301ndo", 6),
        ("हिन्दी", 3),
        ("👩\u200d👩\u200d👧", 1),
        ("👍🏽👍🏽", 2),
        ("🇪🇸🇨🇴", 2),
        ("🇪🇸🇨", 2),
        ("❤\ufe0f\u200d🔥!", 2),
        ("a\u200bb", 2),
        ("城市", 2),
    ],
)
def test_a_text_is_as_long_as_it_looks(text: str, characters: int) -> None:
    assert length(text) == characters


@examples(40)
@given(st.text(st.characters(max_codepoint=0x360), max_size=12).filter(is_plain))
def test_in_a_plain_text_each_letter_stands_for_itself(text: str) -> None:
    kinds = {unicodedata.category(letter)[0] for letter in text}
    assert not kinds & {"C", "M"}
    assert unicodedata.normalize("NFC", text) == text
    assert length(text) == len(text)


@pytest.mark.parametrize("text", ["Cua\u0301ndo", "a\u200bb", "a\xadb", "a\nb", "हिन्दी"])
def test_a_text_with_marks_or_hidden_characters_is_not_plain(text: str) -> None:
    assert not is_plain(text)


@pytest.mark.parametrize(
    "text", ["", "   ", "\n\t", "\u200b \u200b", "\u0301", "\u00a0\u2028", "\x00\x01", "\u202e"]
)
def test_a_text_with_nothing_to_see_is_empty(text: str) -> None:
    assert not visible(text)
    with pytest.raises(Refused, match="text_empty"):
        check_text(text, 10)


@pytest.mark.parametrize("text", ["?", " a ", "🇪🇸", "0", "\u200eא"])
def test_anything_to_see_is_a_text(text: str) -> None:
    assert visible(text)
    check_text(text, 10)


def test_a_text_may_be_as_long_as_the_limit() -> None:
    check_text("👩\u200d👧" * 10, 10)


@pytest.mark.parametrize(
    ("text", "measured"),
    [("a" * 11, 11), ("é" * 25, 25), ("e" + "\u0301" * 40, 11), ("e" + "\u0301" * 399, 100)],
)
def test_a_longer_text_is_refused_with_its_length(text: str, measured: int) -> None:
    with pytest.raises(Refused, match="text_too_long") as no:
        check_text(text, 10)

    assert no.value.facts == {"limit": 10, "length": measured}


def test_a_name_may_be_missing_and_has_a_limit() -> None:
    check_name(None)
    check_name("á" * MAX_NAME)
    with pytest.raises(Refused, match="name_too_long") as no:
        check_name("n" + "\u0301" * 4 * MAX_NAME)

    assert no.value.facts == {"limit": MAX_NAME, "length": MAX_NAME + 1}
