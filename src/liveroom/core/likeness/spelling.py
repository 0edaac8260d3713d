"""Words that differ by a typing error or an ending only."""

from __future__ import annotations

from typing import Final

from rapidfuzz import fuzz, process

SHORTEST: Final = 5
"""Shorter words are too often others by one letter."""
NEAREST: Final = 75
"""Of 100: about one letter in four may differ."""
SHORTEST_BEGINNING: Final = 4
BEGINNING: Final = 0.9
"""How near words are of which one begins with all of the other: `solicit` and `solicitud`, `arzt`
and `arzttermin`."""


class Spellings:
    """The words that were met.

    `kin` has those that are nearly spelt like others, by how nearly, from 0 to 1.
    """

    def __init__(self) -> None:
        self.kin: dict[str, dict[str, float]] = {}
        self._met: set[str] = set()
        self._by_letter: dict[str, dict[str, None]] = {}
        self._by_beginning: dict[str, dict[str, None]] = {}

    def meet(self, word: str) -> None:
        """Know it from now on; doing so again changes nothing."""
        if word in self._met or len(word) < SHORTEST_BEGINNING or not word[0].isalnum():
            return
        self._met.add(word)
        near = self._begun(word)
        if len(word) >= SHORTEST:
            near |= self._misspelt(word)
        for other, nearness in near.items():
            self.kin.setdefault(word, {})[other] = nearness
            self.kin.setdefault(other, {})[word] = nearness

    def forget(self, word: str) -> None:
        """Know it no more, nor that others are spelt like it."""
        if word not in self._met:
            return
        self._met.remove(word)
        _take_out(self._by_beginning, word[:SHORTEST_BEGINNING], word)
        if len(word) >= SHORTEST:
            _take_out(self._by_letter, word[0], word)
        for other in self.kin.pop(word, {}):
            del self.kin[other][word]
            if not self.kin[other]:
                del self.kin[other]

    def _begun(self, word: str) -> dict[str, float]:
        words = self._by_beginning.setdefault(word[:SHORTEST_BEGINNING], {})
        near = {each: BEGINNING for each in words if word.startswith(each) or each.startswith(word)}
        words[word] = None
        return near

    def _misspelt(self, word: str) -> dict[str, float]:
        """Typing errors seldom begin a word."""
        words = self._by_letter.setdefault(word[0], {})
        found = process.extract(
            word, words.keys(), scorer=fuzz.ratio, score_cutoff=NEAREST, limit=None
        )
        words[word] = None
        return {other: nearness / 100 for other, nearness, _ in found}


def _take_out(words: dict[str, dict[str, None]], key: str, word: str) -> None:
    """Have it among those of this key no more; where there are none, nothing is kept."""
    del words[key][word]
    if not words[key]:
        del words[key]
