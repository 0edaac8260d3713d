"""What of a line other lines of the announcement say again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from liveroom.importing.document.lines import Document

_LONG_WORD, _LEAST = 4, 2
"""Letters of a word that counts, and words of a title that is looked for."""

_MOST = 16
"""Titles that are looked for in all lines."""


class WordsAgain:
    """The longer words of all lines, which tell whether a line says what the text is about."""

    def __init__(self, document: Document) -> None:
        self._words = [
            {token.text for token in tokens if token.word and len(token.text) >= _LONG_WORD}
            for tokens in document.tokens
        ]
        self._lines = Counter(word for words in self._words for word in words)
        self._texts = [
            "" if "\u00a9" in line.text else letters(line.text) for line in document.lines
        ]
        self._asked = 0

    def again(self, at: int) -> bool:
        """Whether other lines have at least two of the line's words, and half of them."""
        again = sum(self._lines[word] > 1 for word in self._words[at])
        return again > 1 and again * 2 >= len(self._words[at])

    def whole(self, title: str, at: int, lines: Sequence[int]) -> bool:
        """Whether another of the lines has the whole title; asked of the first lines alone."""
        self._asked += 1
        said = letters(title)
        if self._asked > _MOST or len(title.split()) < _LEAST:
            return False
        return any(said in self._texts[i] for i in lines if i != at)


def letters(text: str) -> str:
    """The letters and digits of a text, large and small alike."""
    return "".join(filter(str.isalnum, text.casefold()))
