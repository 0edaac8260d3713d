"""Months and weekdays in many languages, as CLDR spells them, for the reader of announcements."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

NAMES = Path("src/liveroom/locale/days.json")
_LANGUAGES = (
    *("en", "es", "fr", "de", "pt", "ca", "it", "nl", "pl", "de_AT", "gl", "eu", "ro", "sv", "da"),
    *("nb", "is", "fi", "et", "lv", "lt", "cs", "sk", "sl", "hr", "hu", "tr", "el", "ru", "uk"),
    *("bg", "sr"),
)
"""Where two of them mean different months by one word, the one that stands first is taken."""

_SHORT = frozenset(_LANGUAGES[:10])
"""Languages of which short spellings of months are kept too; others' are words of their own."""


def write(root: Path) -> None:
    """Writes {"months": {"abril": 4, …}, "days": {"friday": 4, …}}; Monday is 0."""
    names: dict[str, dict[str, int]] = {"months": {}, "days": {}}
    for language in _LANGUAGES:
        locale = Locale.parse(language)
        for kind, words in names.items():
            for word, number in _words(locale, language, kind):
                words.setdefault(word, number)
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    (root / NAMES).write_text(text, "utf-8")


def _words(locale: Locale, language: str, kind: str) -> Iterator[tuple[str, int]]:
    tables = locale.months if kind == "months" else locale.days
    short = kind == "months" and language in _SHORT
    for width in ("wide", "abbreviated") if short else ("wide",):
        for use in ("format", "stand-alone"):
            for number, name in tables[use][width].items():
                yield from ((word, number) for word in _last_word(name))


def _last_word(name: str) -> Iterator[str]:
    """`de gener` and `d’abril` without their first word; `segunda-feira` as it stands."""
    word = name.lower().replace("’", " ").split()[-1].strip(".")
    if len(word) > 2 and word.isalpha():
        yield word
    elif "-" in word:
        yield word.split("-")[0]
