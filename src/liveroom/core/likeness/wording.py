"""What a question asks about, as a set of terms: what stays when wordings differ."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

import snowballstemmer

from liveroom.core.likeness.languages.catalan import CATALAN
from liveroom.core.likeness.languages.english import ENGLISH
from liveroom.core.likeness.languages.french import FRENCH
from liveroom.core.likeness.languages.german import GERMAN
from liveroom.core.likeness.languages.portuguese import PORTUGUESE
from liveroom.core.likeness.languages.spanish import SPANISH
from liveroom.core.likeness.languages.vocabulary import ASKS, LIGHT, MEANS, Language

Terms = frozenset[str]
"""Stems, and terms of a language, which begin with `=`, `?` or `~`."""

LANGUAGES: Final[dict[str, Language]] = {
    "ca": CATALAN,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "pt": PORTUGUESE,
}

_KINDS: Final = frozenset({ASKS, LIGHT, MEANS})
_WORD: Final = re.compile(r"[^\W_]+")
_CLAUSE: Final = re.compile(r"[.,;:!?¿¡…()\n]+")


def language_of(code: str | None) -> Language | None:
    """The words of an event's language, by a code such as `es` or `pt-BR`; None where there are
    none."""
    return LANGUAGES.get((code or "").partition("-")[0].lower())


def folded(text: str) -> str:
    """In lower case, without accents and other marks."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def terms(text: str, language: Language | None) -> Terms:
    """What the text asks about. Empty where it has nothing but common words.

    `language` is the event's: a text that is clearly in another one is read in that.
    """
    clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(folded(text))]
    words = [word for clause in clauses for word in clause]
    spoken = _spoken(words, language)
    if spoken is None:
        return frozenset(word for word in words if len(word) > 1)
    return frozenset(term for clause in clauses for term in _terms(" ".join(clause), spoken))


def _spoken(words: Sequence[str], language: Language | None) -> Language | None:
    """The event's language, unless another knows two more of the words."""
    best, most = language, 0 if language is None else _known(words, language) + 1
    for other in LANGUAGES.values():
        if (known := _known(words, other)) > most:
            best, most = other, known
    return best


def _known(words: Sequence[str], language: Language) -> int:
    return sum(word in language.common or word in language.terms for word in words)


def _terms(words: str, language: Language) -> Iterator[str]:
    """A word asks where nothing but common words stands before it: `when` may also be `while`."""
    is_first = True
    for word in _with_phrases(words, language):
        if word in language.common or (len(word) == 1 and not word.isdigit()):
            continue
        term = language.terms.get(word, word)
        if not term.startswith(ASKS) or is_first:
            yield term if term[0] in _KINDS else _stem(word, language.stemmer)
        is_first = is_first and term.startswith(ASKS)


def _with_phrases(words: str, language: Language) -> list[str]:
    """The words, with terms in the place of phrases."""
    padded = f" {words} "
    for phrase, term in language.phrases:
        padded = padded.replace(f" {phrase} ", f" {term} ")
    return padded.split()


@lru_cache(maxsize=65_536)
def _stem(word: str, stemmer: str) -> str:
    stemmed: str = _stemmer(stemmer)(word)
    return folded(stemmed)


@lru_cache
def _stemmer(name: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
