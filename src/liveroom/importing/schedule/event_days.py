"""Which day the event is on, among the dates of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.when import DEADLINE, EVENT, PUBLISHED
from liveroom.importing.lexicon.zones import US_ZONES
from liveroom.importing.time.dates import Day
from liveroom.importing.time.spans import Span
from liveroom.importing.time.time_zones import Mention


class LineTimes(NamedTuple):
    """What one line says about when."""

    at: int
    days: tuple[Day, ...]
    spans: tuple[Span, ...]
    zones: tuple[Mention, ...]


def ranked_days(
    document: Document, found_times: Sequence[LineTimes], program: frozenset[int]
) -> list[tuple[int, Day]]:
    times = {line.at for line in found_times if line.spans}
    first = min(program, default=0)
    near = program | set(range(first - 3, first))
    ranked = [
        (-_day_score(document, line, day, times, near), line.at, place, day)
        for line in found_times
        for place, day in enumerate(line.days)
    ]
    return [(at, day) for score, at, _, day in sorted(ranked) if score < 6]


def _day_score(
    document: Document, line: LineTimes, day: Day, times: set[int], program: frozenset[int]
) -> int:
    tokens = document.tokens[line.at]
    before = {token.text for token in tokens[max(0, day.first - 9) : day.first]}
    score = 0
    if line.spans:
        score += 3
    elif _near(document, line.at, times):
        score += 2
    score += 1 if line.zones and any(zone.sure for zone in line.zones) else 0
    score += 2 if EVENT & before or labelled(document, line.at, Part.FACTS) else 0
    score += (day.weekday is not None) + (day.year > 0)
    score -= 6 if PUBLISHED & before else 0
    score -= 7 if DEADLINE & before else 0
    score -= 3 if document.lines[line.at].aside else 0
    score += line.at in program
    return score


def _near(document: Document, at: int, times: set[int]) -> bool:
    seen, ahead = 0, at
    while seen < 2 and ahead + 1 < len(document.lines):
        ahead += 1
        if ahead in times:
            return True
        seen += bool(document.lines[ahead].shown)
    return at - 1 in times


def labelled(document: Document, at: int, part: Part) -> bool:
    found = document.headings.get(at)
    return found is not None and found.part is part


def calendar_day(
    day: Day | None,
    found_times: Iterable[LineTimes],
    zone: Mention | None,
    language: str | None,
    others: Sequence[Day],
) -> date | None:
    if day is None:
        return None
    every = [other for line in found_times for other in line.days]
    month_first = _month_first(day, every, zone, language)
    if day.year:
        return day.on(day.year, month_first)
    return _year_for(day, every, month_first)


def _month_first(
    day: Day, every: Sequence[Day], zone: Mention | None, language: str | None
) -> bool:
    """Whether 04/03/2020 starts with the month, by weekday, other dates, zone or language."""
    if not day.swapped:
        return False
    first, second = day.on(day.year, True), day.on(day.year, False)
    if day.weekday is not None and first and second and first.weekday() != second.weekday():
        return first.weekday() == day.weekday
    for other in every:
        if not other.swapped and other.year in {day.year, 0}:
            if (other.month, other.day) == (day.month, day.day):
                return False
            if (other.month, other.day) == (day.day, day.month):
                return True
    if zone is not None:
        return any(place in US_ZONES for place in zone.named.places)
    return language == "en"


def _year_for(day: Day, every: Sequence[Day], month_first: bool) -> date | None:
    """The year of another date on the page, or the one after it where the event comes later."""
    known = [other for other in every if other.year]
    if not known:
        return None
    base = known[0].on(known[0].year)
    for year in (known[0].year, known[0].year + 1):
        found = day.on(year, month_first)
        fits = found and day.weekday in {None, found.weekday()}
        if found and fits and base and found >= base - timedelta(days=1):
            return found
    return day.on(known[0].year, month_first)
