"""The lists of words: sorted, so that two people who add words seldom touch the same line."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.importing.lexicon import word_lists
from liveroom.importing.text.fold import fold

FOLDER = Path(word_lists.__file__).with_name("lists")
SECTIONS = [
    (path.stem, section, text)
    for path in sorted(FOLDER.iterdir())
    for section, text in word_lists.word_lists(path.stem).items()
]


def test_there_are_lists() -> None:
    assert len(SECTIONS) > 50


@pytest.mark.parametrize(
    ("name", "section", "text"), SECTIONS, ids=[f"{a} {b}" for a, b, _ in SECTIONS]
)
def test_a_list_is_sorted_and_says_each_word_once(name: str, section: str, text: str) -> None:
    lines = [line.split("|") if "|" in text else line.split() for line in text.splitlines()]
    starts = [fold(line[0])[:2] for line in lines]
    words = [fold(word) for line in lines for word in line]

    assert starts == sorted(starts)
    assert sorted(set(words)) == sorted(words)
    assert all(
        fold(word)[:2] == start for line, start in zip(lines, starts, strict=True) for word in line
    )
