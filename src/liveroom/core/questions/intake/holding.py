"""Words on which a question waits as held: whole words, whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

_WORD: Final = re.compile(r"[^\W_]+")

OFFERED: Final[Mapping[str, tuple[str, ...]]] = {
    "ca": ("idiota", "imbècil", "estúpid", "estúpida", "merda", "porc", "porca", "fill de puta"),
    "de": ("Arschloch", "Idiot", "Idiotin", "Scheiße", "Hurensohn", "Schlampe", "Fotze", "Wichser"),
    "en": ("idiot", "moron", "stupid", "asshole", "bastard", "bitch", "fuck", "fucking", "shit"),
    "es": (
        "idiota",
        "imbécil",
        "estúpido",
        "estúpida",
        "gilipollas",
        "cabrón",
        "cabrona",
        "mierda",
        "puta",
        "puto",
        "hijo de puta",
        "pendejo",
        "pendeja",
    ),
    "fr": ("idiot", "idiote", "imbécile", "connard", "connasse", "salope", "merde", "putain"),
    "pt": ("idiota", "imbecil", "estúpido", "estúpida", "merda", "puta", "filho da puta", "cabrão"),
}
"""A list to begin with, by language; a moderator takes it or not."""


def offered(language: str | None) -> tuple[str, ...]:
    """The list for an event in this language (a BCP 47 tag); none where there is no list."""
    return OFFERED.get((language or "").lower().split("-")[0], ())


def has_word(words: tuple[str, ...], text: str) -> bool:
    """Whether one of the words, or of the phrases, is in a text."""
    wanted = _all_folded(words)
    if not wanted:
        return False
    there = f" {_folded(text)} "
    return any(f" {word} " in there for word in wanted)


@lru_cache(maxsize=64)
def _all_folded(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(folded for word in words if (folded := _folded(word)))


def _folded(text: str) -> str:
    """The words of a text with single spaces, without accents, in lower case."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(_WORD.findall(letters))
