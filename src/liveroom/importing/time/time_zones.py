"""Which time zone is meant: CEST, UTC-5, hora de Bogotá, heure de Paris, Berliner Zeit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.lexicon.zones import (
    ABBREVIATIONS,
    BY_FRACTION,
    BY_LANGUAGE,
    SPELLED,
    US_WORDS,
    WORDS,
    Named,
)
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, phrases, text_at, touching

_BEFORE = phrases(
    """
hora de|hora del|hora da|hora do|hora local de|hora local en|heure de|heure d'|heure du
heure locale de|heure à|horário de|horário da|horario de|horário oficial de|horario|horário|hora
hora oficial de|hora a|heure|time in|uhr|hora d'|horari de|ortszeit|hora local da|hora de la
heure de la|zona horaria de|zona horaria|time zone|timezone|fuseau horaire|zeitzone|fuso horário
hora en|horario de la|hora a la|local time in|zona horària|ora di|ora locale di|tijd in|czas
"""
)
_ARTICLES = frozenset({"la", "el", "le", "the", "l", "'", "de", "en", "d", ":"})
_AFTER = frozenset({"time", "zeit", "ortszeit"})


class Mention(NamedTuple):
    """A zone as named in a line: words for messages, and what the name allows."""

    first: int
    after: int
    words: str
    named: Named
    sure: bool = True
    """Not sure: a place alone, which is a zone only beside a time of day."""
    fixed: bool = False
    """A plain offset such as UTC-5, which has no seasons."""


class Zone(NamedTuple):
    """The zone that is meant, and whether its name does not fit the season."""

    key: str
    mention: Mention
    out_of_season: bool


def find_zones(rich: Rich, tokens: Tokens) -> list[Mention]:
    """Every mention of a zone in the line, in order and apart from each other."""
    found, at = [], 0
    while at < len(tokens):
        hit = _mention_at(rich, tokens, at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.after
    return found


def _mention_at(rich: Rich, tokens: Tokens, at: int) -> Mention | None:
    token = tokens[at]
    if not token.word:
        return None
    if token.text in {"utc", "gmt"} and (hit := _offset(rich, tokens, at)):
        return hit
    if spelled := SPELLED.at(tokens, at):
        return _mention(rich, tokens, at, spelled[1], spelled[0])
    if placed := _placed(rich, tokens, at):
        return placed
    if token.text in ABBREVIATIONS and _as_abbreviation(rich, tokens, at):
        return _mention(rich, tokens, at, at + 1, ABBREVIATIONS[token.text])
    return _iana(rich, tokens, at)


def _mention(
    rich: Rich, tokens: Tokens, first: int, after: int, named: Named, sure: bool = True
) -> Mention:
    words = rich.text[tokens[first].start : tokens[after - 1].end]
    return Mention(first, after, words, named, sure)


def _as_abbreviation(rich: Rich, tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    word = rich.text[token.start : token.end]
    if token.text in US_WORDS:
        return word[0].isupper() and text_at(tokens, at - 1) in {"am", "pm", "m", "."}
    if not word.isupper():
        return token.text not in WORDS and len(word) > 3
    if token.text not in WORDS:
        return text_at(tokens, at - 1) != "-" or not touching(tokens, at)
    before = text_at(tokens, at - 1)
    return before.isdecimal() or before in {"am", "pm", "m", ".", "(", "h", "/", "uhr", "hrs"}


def _offset(rich: Rich, tokens: Tokens, at: int) -> Mention | None:
    """UTC-5, GMT+02:00, UTC +5:30."""
    sign = text_at(tokens, at + 1)
    hours = tokens[at + 2].number if at + 2 < len(tokens) else None
    if sign not in {"+", "-"} or hours is None or not touching(tokens, at + 2):
        return None
    after, text = at + 3, text_at(tokens, at + 2)
    minutes = 0
    if len(text) == 4:
        hours, minutes = divmod(hours, 100)
    elif text_at(tokens, after) in {":", "."} and len(text_at(tokens, after + 1)) == 2:
        minutes, after = tokens[after + 1].number or 0, after + 2
    if hours > 14 or minutes > 59 or len(text) == 3:
        return None
    total = (hours * 60 + minutes) * (1 if sign == "+" else -1)
    key = fixed_key(total)
    if key is None:
        return None
    return _mention(rich, tokens, at, after, Named(total, (key,)))._replace(fixed=True)


def fixed_key(minutes: int) -> str | None:
    """The zone without seasons that is so many minutes ahead of UTC."""
    if minutes == 0:
        return "UTC"
    if minutes % 60 == 0:
        hours = -minutes // 60
        return f"Etc/GMT{hours:+d}" if -14 <= hours <= 12 else None
    return BY_FRACTION.get(minutes)


def _placed(rich: Rich, tokens: Tokens, at: int) -> Mention | None:
    """hora de Bogotá, Bogotá time, Berliner Zeit, and a place alone."""
    before = _BEFORE.at(tokens, at)
    if before:
        place_at = before[1]
        while text_at(tokens, place_at) in _ARTICLES and place_at < before[1] + 3:
            place_at += 1
        if place := PLACES.at(tokens, place_at):
            return _mention(rich, tokens, at, place[1], Named(None, (place[0],)))
        return None
    place = PLACES.at(tokens, at)
    if place is None or not rich.text[tokens[at].start].isupper():
        return None
    named, after = Named(None, (place[0],)), place[1]
    if text_at(tokens, after) == "local":
        after += 1
    if text_at(tokens, after) in _AFTER:
        return _mention(rich, tokens, at, after + 1, named)
    return _mention(rich, tokens, at, place[1], named, sure=False)


def _iana(rich: Rich, tokens: Tokens, at: int) -> Mention | None:
    if text_at(tokens, at + 1) != "/" or not touching(tokens, at + 2):
        return None
    end = at + 3
    while end + 1 < len(tokens) and text_at(tokens, end) in {"_", "/"} and end < at + 9:
        end += 2
    name = rich.text[tokens[at].start : tokens[end - 1].end]
    if not name.isascii() or name not in _ZONES:
        return None
    return _mention(rich, tokens, at, end, Named(None, (name,)))


_ZONES = frozenset(available_timezones())


def resolve(
    mention: Mention, local: datetime | None, nearby: Sequence[str], language: str | None
) -> Zone:
    """The zone that a mention means on that day, among the places named in the announcement."""
    key = _choose(mention.named, local, nearby, language)
    offset = mention.named.offset
    if offset is None or local is None or mention.fixed or key == "UTC":
        return Zone(key, mention, False)
    return Zone(key, mention, offset_at(key, local) != offset)


def _choose(
    named: Named, local: datetime | None, nearby: Sequence[str], language: str | None
) -> str:
    if len(named.places) == 1:
        return named.places[0]
    for place in nearby:
        if place in named.places or _shares(place, named):
            return place
    by_language = BY_LANGUAGE.get(language or "")
    return by_language if by_language in named.places else named.places[0]


def _shares(place: str, named: Named) -> bool:
    """Whether the place keeps the same clock all year as the zone's first one."""
    days = [datetime(2020, month, 15, 12, tzinfo=UTC) for month in range(1, 13)]
    return all(offset_at(place, day) == offset_at(named.places[0], day) for day in days)


def offset_at(key: str, local: datetime) -> int:
    """Minutes east of UTC of the zone's civil time then."""
    offset = local.replace(tzinfo=ZoneInfo(key)).utcoffset() or timedelta()
    return int(offset.total_seconds() // 60)
