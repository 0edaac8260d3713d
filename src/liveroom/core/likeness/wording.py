"""What a question asks about, as a set of terms: what stays when wordings differ."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

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


class Wording(NamedTuple):
    """What a text asks about, and all its words in their order, those with a term as that.

    Texts that are remembered share each word that they have in common.
    """

    terms: Terms
    words: tuple[str, ...]


LANGUAGES: Final[dict[str, Language]] = {
    "ca": CATALAN,
    "de": GERMAN,
    "en": ENGLISH,
    "es": SPANISH,
    "fr": FRENCH,
    "pt": PORTUGUESE,
}

ASKING: Final = frozenset(
    term
    for language in LANGUAGES.values()
    for term in (*language.terms.values(), *dict(language.phrases).values())
    if term.startswith(ASKS)
)
"""All terms of words that ask."""

_SHORTEST_STEM: Final = 4
"""Shorter ones are those of too many words."""
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


def read(text: str, language: Language | None) -> Wording:
    """How the text is worded. Its terms are empty where it has nothing but common words.

    `language` is the event's: a text that is clearly in another one is read in that.
    """
    clauses = [_WORD.findall(clause) for clause in _CLAUSE.split(folded(text))]
    words = [word for clause in clauses for word in clause]
    spoken = _spoken(words, language)
    if spoken is None:
        return _wording((word for word in words if len(word) > 1), words)
    read = [_with_phrases(" ".join(clause), spoken) for clause in clauses]
    return _wording(
        (term for clause in read for term in _terms(clause, spoken)),
        (_term(word, spoken) for clause in read for word in clause),
    )


def _wording(terms: Iterable[str], words: Iterable[str]) -> Wording:
    """One whose words are the same objects as those of all other texts."""
    grown = set(map(sys.intern, terms))
    # A copy of a set has half the room for more that one has which grew.
    return Wording(frozenset(grown), tuple(map(sys.intern, words)))


def terms(text: str, language: Language | None) -> Terms:
    """What the text asks about."""
    return read(text, language).terms


def _spoken(words: Sequence[str], language: Language | None) -> Language | None:
    """The event's language, unless another knows two more of the words."""
    best, most = language, 0 if language is None else _known(words, language) + 1
    for other in LANGUAGES.values():
        if (known := _known(words, other)) > most:
            best, most = other, known
    return best


def _known(words: Sequence[str], language: Language) -> int:
    return sum(word in language.common or word in language.terms for word in words)


def _terms(words: Sequence[str], language: Language) -> Iterator[str]:
    """A word asks where nothing but common words stands before it: `when` may also be `while`."""
    is_first = True
    for word in words:
        if word in language.common or (len(word) == 1 and not word.isdigit()):
            continue
        term = _term(word, language)
        if not term.startswith(ASKS) or is_first:
            yield term
        is_first = is_first and term.startswith(ASKS)


def _term(word: str, language: Language) -> str:
    """Common words stand for themselves."""
    if word in language.common or word[0] in _KINDS:
        return word
    if word in language.terms:
        return language.terms[word]
    stem = _stem(word, language.stemmer)
    return _by_stem(language.stemmer).get(stem, stem)


@lru_cache
def _by_stem(stemmer: str) -> Mapping[str, str]:
    """The terms of words that are in a language's table in some of their forms only."""
    found: dict[str, set[str]] = {}
    language = next(each for each in LANGUAGES.values() if each.stemmer == stemmer)
    for word, term in language.terms.items():
        if not term.startswith(ASKS) and len(stem := _stem(word, stemmer)) >= _SHORTEST_STEM:
            found.setdefault(stem, set()).add(term)
    return {stem: terms.pop() for stem, terms in found.items() if len(terms) == 1}


def _with_phrases(words: str, language: Language) -> list[str]:
    """The words, with terms in the place of phrases."""
    padded = f" {words} "
    for phrase, term in language.phrases:
        padded = padded.replace(f" {phrase} ", f" {term} ")
    return padded.split()


def forget_words() -> None:
    """Remember no word of the texts that were read."""
    _stem.cache_clear()


@lru_cache(maxsize=16_384)
def _stem(word: str, stemmer: str) -> str:
    stemmed: str = _stemmer(stemmer)(word)
    return folded(stemmed)


@lru_cache
def _stemmer(name: str) -> Callable[[str], str]:
    stem: Callable[[str], str] = snowballstemmer.stemmer(name).stemWord
    return stem
