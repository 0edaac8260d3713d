"""Words in the reader's language: English in the code, other languages from compiled catalogues."""

from __future__ import annotations

import gettext
import json
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec

_LOCALE = Path(__file__).parent / "locale"
_DOMAIN = "liveroom"
LANGUAGES = (
    "en",
    *sorted({path.parts[-3] for path in _LOCALE.glob(f"*/LC_MESSAGES/{_DOMAIN}.*")}),
)
"""The languages of the screens: that of the code, and each that has a catalogue."""

_ENGLISH_FOR_THE_BROWSER = {"lang": "en", "t": {}, "p": {}}


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language; a text without a translation stays English."""

    lang: str
    _translations: gettext.NullTranslations

    def gettext(self, message: str) -> str:
        """The text in this language."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, other: str, n: int) -> str:
        """The form of the text that goes with n."""
        return self._translations.ngettext(one, other, n)


class ZoneNames(NamedTuple):
    """Time zones as people call them."""

    places: dict[str, dict[str, str]]
    """By language and IANA name: “Madrid, Spain”. No two are the same in a language."""

    also: dict[str, str]
    """Older IANA names, each with the present one."""


class ScreenLanguage(msgspec.Struct, frozen=True):
    """What CLDR knows of a language that there is a catalogue for."""

    name: str
    """What it calls itself: “español”, with a capital."""
    direction: Literal["ltr", "rtl"]
    months: list[str]
    weekdays: list[str]
    """Monday first."""
    day: str
    """How a date is put together, such as “{day} de {month} de {year}”."""


@lru_cache
def languages() -> dict[str, ScreenLanguage]:
    """Each of LANGUAGES by its code; RuntimeError if not compiled."""
    try:
        content = (_LOCALE / "languages.json").read_bytes()
    except FileNotFoundError:
        raise _not_compiled("languages") from None
    return msgspec.json.decode(content, type=dict[str, ScreenLanguage])


def N_(message: str) -> str:
    """Marks a text for the catalogues that is translated later, by whoever knows the reader."""
    return message


def day(date: date, lang: str) -> str:
    """A date in words: 3 April 2020, 3 de abril de 2020."""
    language = languages()[lang]
    month = language.months[date.month - 1]
    return language.day.format(day=date.day, month=month, year=date.year)


def weekday(date: date, lang: str) -> str:
    """The day of the week in words: Friday, viernes."""
    return languages()[lang].weekdays[date.weekday()]


def minutes(seconds: int) -> str:
    """A duration, alike in every language: 45 s, 10 min, 7:30 min where there are odd seconds."""
    whole, rest = divmod(seconds, 60)
    if not whole:
        return f"{rest} s"
    return f"{whole}:{rest:02} min" if rest else f"{whole} min"


@lru_cache
def catalogue(lang: str) -> Words:
    """The words of one of LANGUAGES; KeyError for another, RuntimeError if not compiled."""
    if lang not in LANGUAGES:
        raise KeyError(lang)
    if lang == LANGUAGES[0]:
        return Words(lang, gettext.NullTranslations())
    return Words(lang, _compiled(lang))


@lru_cache
def for_the_browser(lang: str, audience: str) -> str:
    """What the scripts of an audience's pages say, as JSON for the page's `#words` element.

    {"lang", "t": {text: translation}, "p": {one: [forms]}}. KeyError where there is no such
    language, or no such audience, RuntimeError if not compiled.
    """
    if lang not in LANGUAGES:
        raise KeyError(lang)
    if lang == LANGUAGES[0]:
        return json.dumps(_ENGLISH_FOR_THE_BROWSER)
    try:
        texts = json.loads((_LOCALE / f"{lang}.json").read_text("utf-8"))
    except FileNotFoundError:
        raise _not_compiled(lang) from None
    return json.dumps(texts[audience], ensure_ascii=False, separators=(",", ":"))


@lru_cache
def zone_names() -> ZoneNames:
    """How people call the time zones; RuntimeError if not compiled."""
    try:
        names = json.loads((_LOCALE / "zones.json").read_text("utf-8"))
    except FileNotFoundError:
        raise _not_compiled("zones") from None
    return ZoneNames(names["places"], names["also"])


@lru_cache(maxsize=1024)
def choose(accept_language: str | None, wished: str | None) -> str:
    """The language for a reader: the wished one, else the browser's best, else English."""
    for tag in (wished or "", *_by_preference(accept_language or "")):
        language = tag.strip().replace("_", "-").partition("-")[0].lower()
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


def _by_preference(accept_language: str) -> list[str]:
    """The tags of an Accept-Language header, most wanted first; those with q=0 are not wanted."""
    weighed = [_weighed(part) for part in accept_language.split(",")[:20]]
    return [tag for weight, tag in sorted(weighed, key=lambda pair: -pair[0]) if weight > 0]


def _weighed(part: str) -> tuple[float, str]:
    tag, _, parameter = part.partition(";")
    name, _, value = parameter.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0, tag
    try:
        return float(value), tag
    except ValueError:
        return 0.0, tag


def _compiled(lang: str) -> gettext.GNUTranslations:
    try:
        with (_LOCALE / lang / "LC_MESSAGES" / f"{_DOMAIN}.mo").open("rb") as file:
            return gettext.GNUTranslations(file)
    except FileNotFoundError:
        raise _not_compiled(lang) from None


def _not_compiled(lang: str) -> RuntimeError:
    return RuntimeError(f"The catalogue for {lang!r} is not compiled: run `python3 dev.py build`.")
