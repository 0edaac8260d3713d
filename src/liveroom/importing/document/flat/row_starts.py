"""Where rows start in a line that holds many: `9.30 Salt 10.00 Sand 11:00 - 11.30 Tea`."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from liveroom.importing.lexicon.units import CLOCK_LEADS, NOON
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, touching
from liveroom.importing.time.dates import Day, find_days
from liveroom.importing.time.spans import Span, find_spans
from liveroom.importing.time.time_of_day import HALF_DAY
from liveroom.importing.time.time_zones import find_zones

_LEAST = 3
"""Hours that go up and stand where rows start."""

_WEAK = 4
"""So many where a dot stands in them, as in other numbers."""

_AHEAD = 14
"""Tokens in which a row's time is said."""

_NEAR = 12
"""Tokens between a day and the first row below it."""

_FALLS = 4
"""Of so many rows one may be earlier than the one before, on a day that nothing names."""

_LEADS = listed("ore ora h kl klo klockan godz g ab gegen ca um alle às le a las les à at from om")
_SURE_LEADS = listed("ore h kl klo klockan godz ab gegen ca")
"""Before an hour that starts a row, however they are written."""

_WORD = 3
"""Letters of a word behind which a blank was lost: `Opening9h30`."""

_STOPS = frozenset({"", ".", ";", "|", "•", "·", "/", ")", "-", "–", "—", "*", ":", CELL, BREAK})
_OPENERS = frozenset("\"'“”„«»‘’¿¡([*_|•·–—-" + CELL)


class _Start(NamedTuple):
    place: int
    """Where it stands in the text, with the word that leads it."""
    span: Span
    dotted: bool
    weak: bool
    """Whether nothing but a dot says that it is an hour."""
    sound: bool
    """Whether it stands where rows start: behind a mark, or before a capital."""


def row_starts(rich: Rich, tokens: Tokens) -> list[int]:
    """Where rows start in the text, and the days between them; none if it is no program."""
    days = find_days(tokens)
    found = list(_starts(rich, tokens, days))
    dotted = sum(start.dotted for start in found) * 2 >= len(found)
    found = [start for start in found if start.sound and (dotted or not start.weak)]
    found = _without_slot(_joined(rich, tokens, found))
    weak = sum(start.weak for start in found) * 2 > len(found)
    if len(found) < (_WEAK if weak else _LEAST) or not _rising(found, days):
        return []
    return sorted({*(start.place for start in found), *_day_places(tokens, days, found)})


def _starts(rich: Rich, tokens: Tokens, days: Sequence[Day]) -> Iterator[_Start]:
    taken = frozenset(at for day in days for at in range(day.first, day.after))
    zones = {zone.first: zone.after for zone in find_zones(rich, tokens)}
    at = 0
    while at < len(tokens):
        span = None if at in taken or _goes_on(tokens, at) else _span_at(tokens, at, taken)
        if span is None:
            at += 1
            continue
        lead = text_at(tokens, at - 1) in _LEADS
        first = tokens[at - lead]
        led = lead and _is_led(rich, tokens, at)
        if led or text_at(tokens, at - 1) not in CLOCK_LEADS | {"("}:
            before = rich.text[: first.start if led else tokens[at].start].rstrip(" ")[-1:]
            dotted = text_at(tokens, at + 1) == "."
            weak = dotted and span.end is None and span.after == at + 3 and not led
            sound = span.after not in taken and _opens(rich, tokens, span, zones, before in _STOPS)
            place = first.start if led else tokens[at].start
            yield _Start(place, span, dotted, weak, sound)
        at = span.after


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether the token goes on with another number or word: `3.10:30`, `B9`."""
    before = text_at(tokens, at - 1)
    numbered = before in {".", ":", ",", "/"} and text_at(tokens, at - 2).isdecimal()
    return touching(tokens, at) and (numbered or (before.isalnum() and len(before) < _WORD))


def _span_at(tokens: Tokens, at: int, taken: frozenset[int]) -> Span | None:
    """The time that would be read if a line started here."""
    if not (tokens[at].text[0].isdecimal() or NOON.at(tokens, at)):
        return None
    ahead = tokens[at : at + _AHEAD]
    spans = find_spans(ahead, frozenset(place for place in range(_AHEAD) if at + place in taken))
    if not spans or spans[0].first or (spans[0].end is None and tokens[at].word):
        return None
    return spans[0]._replace(first=at, after=at + spans[0].after)


def _is_led(rich: Rich, tokens: Tokens, at: int) -> bool:
    """`Ore 10`, `kl. 9.30`: the word before an hour starts the row."""
    lead = tokens[at - 1]
    return lead.text in _SURE_LEADS or rich.text[lead.start].isupper()


def _opens(rich: Rich, tokens: Tokens, span: Span, zones: Mapping[int, int], stopped: bool) -> bool:
    """Whether a title follows: a capital or a quote, or any word where a mark stands before."""
    after = span.after + (text_at(tokens, span.after) in {"(", "["})
    after = zones.get(after, span.after)
    word = next((token for token in tokens[after : after + 4] if token.text.isalnum()), None)
    if word is None:
        return False
    between = rich.text[tokens[after - 1].end : word.start]
    if not word.word:
        return stopped and bool(set(between) & _OPENERS)
    cased = rich.text[word.start]
    return cased.isupper() or (not cased.islower()) or (stopped and not set(between) & {",", "."})


def _joined(rich: Rich, tokens: Tokens, found: Sequence[_Start]) -> list[_Start]:
    """Without those that say nothing before the next: `9:00 | 9:30 | Salt`, hours of two zones."""
    zones = find_zones(rich, tokens)
    named = {at for zone in zones for at in range(zone.first, zone.after)}
    kept = list(found[:1])
    for start in found[1:]:
        between = range(kept[-1].span.after, start.span.first)
        if any(len(tokens[at].text) > 1 and tokens[at].word for at in between if at not in named):
            kept.append(start)
    return kept


def _without_slot(found: list[_Start]) -> list[_Start]:
    """Without a first range that all others lie in, which is the event's."""
    if len(found) <= _LEAST or found[0].span.end is None:
        return found
    whole, later = range(found[0].span.start, found[0].span.end), found[1:]
    return later if all(start.span.start in whole for start in later) else found


def _rising(found: Sequence[_Start], days: Sequence[Day]) -> bool:
    """Whether the hours go up within each day, on a clock of twelve hours too."""
    named = [day.first for day in days]
    falls, clock = 0, found[0].span.start
    for before, start in pairwise(found):
        hour = start.span.start
        if hour < clock and not start.span.sure and hour + HALF_DAY >= clock:
            hour += HALF_DAY
        at = bisect(named, before.span.first)
        fresh = at < len(named) and named[at] < start.span.first
        falls += hour < clock and not fresh
        clock = hour
    return falls * _FALLS <= len(found)


def _day_places(tokens: Tokens, days: Sequence[Day], found: Sequence[_Start]) -> Iterator[int]:
    """Where the days stand that are followed by a row."""
    firsts = [start.span.first for start in found]
    for day in days:
        at = bisect(firsts, day.first)
        if at < len(firsts) and firsts[at] - day.after <= _NEAR:
            yield tokens[day.first].start
