"""Words that differ by a typing error only."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

SHORTEST: Final = 5
"""Shorter words are too often others by one letter."""
NEAREST: Final = 80
"""Of 100: about one letter in five may differ."""


class Spellings:
    """The words that were met.

    `kin` has those that are nearly spelt like others, by how nearly, from 0 to 1.
    """

    def __init__(self) -> None:
        self.kin: dict[str, dict[str, float]] = {}
        self._met: set[str] = set()
        self._by_letter: dict[str, list[str]] = {}

    def meet(self, word: str) -> None:
        """Know it from now on; doing so again changes nothing."""
        if word in self._met or not _may_be_misspelt(word):
            return
        self._met.add(word)
        for other, nearness in self._near(word):
            self.kin.setdefault(word, {})[other] = nearness
            self.kin.setdefault(other, {})[word] = nearness
        self._by_letter.setdefault(word[0], []).append(word)

    def _near(self, word: str) -> list[tuple[str, float]]:
        """Typing errors seldom begin a word."""
        words = self._by_letter.get(word[0], ())
        found = process.extract(word, words, scorer=fuzz.ratio, score_cutoff=NEAREST, limit=None)
        return [(other, nearness / 100) for other, nearness, _ in found]


def _may_be_misspelt(word: str) -> bool:
    return len(word) >= SHORTEST and word[0].isalnum()
