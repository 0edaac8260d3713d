"""Words, numbers and marks of a line, in their folded spelling, and phrases made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from liveroom.importing.limits import MAX_TOKENS
from liveroom.importing.text.fold import fold

T = TypeVar("T")

_TOKEN = re.compile(r"\d+|[^\W\d_]+|\S")
_MAX_DIGITS = 4
_SHORT = 100


class Token(NamedTuple):
    """One word, number or mark; `start` and `end` are its place in the text."""

    text: str
    start: int
    end: int

    @property
    def number(self) -> int | None:
        """Its value, for a number short enough to be a minute, a day or a year."""
        if len(self.text) <= _MAX_DIGITS and self.text.isdecimal():
            return int(self.text)
        return None

    @property
    def word(self) -> bool:
        return self.text.isalpha()


Tokens = Sequence[Token]


@lru_cache(maxsize=256)
def tokenise(folded: str) -> Tokens:
    """The tokens of a folded text, in order; each step asks for the same few again."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded))


def dense(folded: str) -> bool:
    """Whether the text has more tokens than a line of sense has: one for every two letters."""
    if len(folded) <= _SHORT:
        return False
    most = min(MAX_TOKENS, len(folded) // 2)
    return any(True for _ in islice(_TOKEN.finditer(folded), most, None))


def touching(tokens: Tokens, at: int) -> bool:
    """Whether the token follows the one before it without a space."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def text_at(tokens: Tokens, at: int) -> str:
    """The token's text, or nothing past either end."""
    return tokens[at].text if 0 <= at < len(tokens) else ""


class Phrases(Generic[T]):
    """Phrases of one or more tokens, each with its sense; the longest that fits is taken."""

    def __init__(self, senses: Mapping[str, T]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], T]]] = {}
        for phrase, sense in senses.items():
            words = tuple(token.text for token in tokenise(fold(phrase)))
            self._by_first.setdefault(words[0], []).append((words, sense))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._by_first)

    def at(self, tokens: Tokens, at: int) -> tuple[T, int] | None:
        """The sense of the phrase that starts here, and the index after its last token."""
        for words, sense in self._by_first.get(text_at(tokens, at), ()):
            end = at + len(words)
            if len(words) == 1 or tuple(t.text for t in tokens[at:end]) == words:
                return sense, end
        return None

    def find(self, tokens: Tokens, start: int = 0) -> tuple[T, int, int] | None:
        """The first phrase from `start` on: its sense, its index and the index after it."""
        for at in range(start, len(tokens)):
            if tokens[at].text in self._by_first and (found := self.at(tokens, at)):
                return found[0], at, found[1]
        return None

    def all(self, tokens: Tokens) -> list[tuple[T, int, int]]:
        """Every phrase, in order and apart from each other."""
        found, at = [], 0
        while hit := self.find(tokens, at):
            found.append(hit)
            at = hit[2]
        return found


def listed(text: str) -> frozenset[str]:
    """The folded words of a list of words with spaces between."""
    return frozenset(fold(word) for word in text.split())


def phrases(lines: Iterable[str] | str) -> Phrases[bool]:
    """Phrases that mean nothing but themselves; in a string they are parted by bars or lines."""
    if isinstance(lines, str):
        lines = [p for line in lines.splitlines() for p in line.split("|")]
    return Phrases({phrase.strip(): True for phrase in lines if phrase.strip()})


def senses(table: Mapping[T, str]) -> Phrases[T]:
    """Phrases by their sense; a sense's phrases are parted by bars or lines."""
    return Phrases(
        {
            phrase.strip(): sense
            for sense, text in table.items()
            for line in text.splitlines()
            for phrase in line.split("|")
            if phrase.strip()
        }
    )
