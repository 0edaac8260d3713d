"""What comparing questions needs to know of a language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

ASKS = "?"
LIGHT = "~"
MEANS = "="
"""How terms begin that are no stems: what is wanted to know, what says little by itself, and what
people have several words for."""


@dataclass(frozen=True, slots=True)
class Language:
    """All words are folded: lower case, without accents.

    `stemmer` is Snowball's name of the language. `common` are words that questions share whatever
    they ask. `terms` has the term of a word, `phrases` that of several words, the longest first.
    """

    stemmer: str
    common: frozenset[str]
    terms: Mapping[str, str]
    phrases: tuple[tuple[str, str], ...]


def language(
    stemmer: str, *, common: str, asks: Mapping[str, str], light: str, same: str
) -> Language:
    """A language from its words as they are written down.

    `asks` has the words that ask for something, by what they ask for. In `light` and `same` stand
    together the words that people use for one another when they ask, up to a semicolon. A phrase is
    written with `_`.
    """
    known = {word: ASKS + what for what, words in asks.items() for word in words.split()}
    known |= dict(_meanings(LIGHT, light)) | dict(_meanings(MEANS, same))
    phrases = sorted((word for word in known if "_" in word), key=lambda word: (-len(word), word))
    return Language(
        stemmer,
        frozenset(common.split()),
        {word: term for word, term in known.items() if "_" not in word},
        tuple((phrase.replace("_", " "), known[phrase]) for phrase in phrases),
    )


def _meanings(kind: str, meanings: str) -> Iterator[tuple[str, str]]:
    for words in filter(None, map(str.split, meanings.split(";"))):
        yield from ((word, kind + words[0]) for word in words)
