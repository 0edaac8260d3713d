"""Texts that people type: what can be seen stays, and nothing else."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from liveroom.web.commands import sanitise


def test_marks_do_not_pile_up_over_the_lines_around() -> None:
    assert sanitise.lines("e" + "\u0301" * 100 + "!") == "é" + "\u0301" * sanitise.MOST_MARKS + "!"
    several = "שָׁ֑לוֹם · ཧཱུྃ · ที่นี่ · Việt · 1️⃣"
    assert sanitise.lines(several) == unicodedata.normalize("NFC", several)


@given(st.text())
def test_clean_text_is_normal_and_stays_as_it_is(text: str) -> None:
    cleaned = sanitise.lines(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert sanitise.lines(cleaned) == cleaned
    assert not any(unicodedata.category(letter) == "Cc" for letter in cleaned.replace("\n", ""))
    assert "\n" not in sanitise.line(text)
