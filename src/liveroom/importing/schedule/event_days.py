"""Which day the event is on, among the dates of the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from liveroom.importing.document.day_marks import DayMark
from liveroom.importing.document.found_rows import Item
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.when import DEADLINE, EVENT, LATEST, PUBLISHED
from liveroom.importing.lexicon.zones import US_ZONES
from liveroom.importing.text.tokeniser import Tokens, text_at
from liveroom.importing.time.dates import Day
from liveroom.importing.time.spans import Span
from liveroom.importing.time.time_zones import Mention

_YEARS = range(-3, 4)
_SOON = timedelta(days=400)
"""How far ahead an event is announced without its year."""

_GRID = 5
"""Minutes of which events start at a multiple."""

_DATELINE = 3
"""Words before the date with which news start."""

_BESIDE = 3
"""Tokens between a day and its hour."""

_POSTED, _LATEST = 4, 4
_TOP, _FEW_WORDS = 4, 5
"""Lines and words of them in which the date of a page stands."""


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
        (
            -_day_score(document, line, day, times, near)
            + _POSTED * (line.at not in near and _posted(document, line, day, found_times, times)),
            line.at,
            place,
            day,
        )
        for line in found_times
        for place, day in enumerate(line.days)
        if not is_latest(document.tokens[line.at], day.first)
    ]
    return [(at, day) for score, at, _, day in sorted(ranked) if score < 6]


def is_latest(tokens: Tokens, at: int) -> bool:
    """Whether the day or the hour at this token is the last one to register or the like."""
    return not LATEST.isdisjoint(token.text for token in tokens[max(0, at - _LATEST) : at])


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
    score += (day.weekday is not None) + (day.year > 0) + 3 * _beside_hour(line, day)
    score -= 9 if PUBLISHED & before else 0
    score -= 7 if DEADLINE & before else 0
    score -= 3 if document.lines[line.at].aside else 0
    score -= 3 if _opens_news(document, line, day) else 0
    score += line.at in program
    return score


def _beside_hour(line: LineTimes, day: Day) -> bool:
    """Whether, of several days on the line, an hour stands right beside this one."""
    gaps = (max(span.first - day.after, day.first - span.after) for span in line.spans)
    return len(line.days) > 1 and any(gap < _BESIDE for gap in gaps)


def _opens_news(document: Document, line: LineTimes, day: Day) -> bool:
    """Whether the line starts as news do, `Roma, 18 settembre 2024.`, before another day."""
    tokens = document.tokens[line.at]
    few = sum(token.word for token in tokens[: day.first]) <= _DATELINE
    ends = {text_at(tokens, day.after), text_at(tokens, day.after - 1)} & {".", "-", ")"}
    return few and bool(ends) and len(line.days) > 1 and day is line.days[0]


def _posted(
    document: Document, line: LineTimes, day: Day, every: Sequence[LineTimes], times: set[int]
) -> bool:
    """Whether it is the date of a page: alone with few words, with no hour near it, and before
    another day that has an hour or a day of the week.
    """
    words = sum(token.word for token in document.tokens[line.at])
    if words > _FEW_WORDS or labelled(document, line.at, Part.FACTS) or day.until:
        return False
    top = line.at < _TOP and (day.weekday is None or line.at == 0)
    if not top and (line.spans or _near(document, line.at, times)):
        return False
    return any(
        (day.month, day.day) < (other.month, other.day) and other.year in {0, day.year}
        for each in every
        if each.at != line.at and (each.at > line.at or not top)
        for other in each.days
        if other.weekday is not None or (each.spans and not top)
    )


def without_stamps(document: Document, lines: Sequence[LineTimes]) -> list[LineTimes]:
    """The lines but `3-11-2019, 12:01 | Chris`, the moment at which a page was written.

    No event starts at such a minute. They stay where no other line has a date.
    """
    kept = [line for line in lines if not _is_stamp(document, line)]
    return kept if any(line.days for line in kept) else list(lines)


def _is_stamp(document: Document, line: LineTimes) -> bool:
    words = sum(token.word for token in document.tokens[line.at])
    if len(line.days) != 1 or not line.days[0].year or words > _FEW_WORDS:
        return False
    return len(line.spans) == 1 and line.spans[0].end is None and line.spans[0].start % _GRID > 0


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


class Calendar(NamedTuple):
    """What settles a date that leaves its year or the order of day and month open."""

    every: Sequence[Day]
    """All days of the announcement."""

    zone: Mention | None = None
    language: str | None = None
    near: date | None = None
    """A day near which it was written."""
    written: date | None = None
    """The day on which it was."""
    months: Mapping[int, int] = {}
    """The years of months that are named with theirs: `August 2031`."""

    def on(self, day: Day) -> date | None:
        """The day in the calendar."""
        month_first = self._month_first(day)
        american = self.language == "en" and self.zone is None
        swapped = american if month_first is None else month_first
        return day.on(day.year, swapped) if day.year else self._year_for(day, swapped)

    def range(self, day: Day | None) -> tuple[date, ...]:
        """Every day of `3-5 April`; of a single day none."""
        first = self.on(day) if day and day.until else None
        if first is None or day is None:
            return ()
        return tuple(first + timedelta(days=more) for more in range(day.until - day.day + 1))

    def other(self, day: Day) -> date | None:
        """The other day that 12/03 may mean, where nothing settles it."""
        here = self.on(day)
        if here is None or not day.swapped or self._month_first(day) is not None:
            return None
        there = date(here.year, here.day, here.month)
        return None if there == here else there

    def _month_first(self, day: Day) -> bool | None:
        """Whether 04/03/2020 starts with the month, by weekday, other dates, zone or language."""
        return _month_first(day, self.every, self.zone, self.language)

    def _year_for(self, day: Day, month_first: bool) -> date | None:
        found = _year_for(day, self.every, month_first, self.near)
        if found is None and self.written is not None:
            years = (self.written.year, self.written.year + 1)
            days = (day.on(year, month_first) for year in years)
            return next((each for each in days if each and each >= self.written), None)
        year = self.months.get(day.month) if found is None else None
        return found if year is None else day.on(year, month_first)


def _month_first(
    day: Day, every: Sequence[Day], zone: Mention | None, language: str | None
) -> bool | None:
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
    if zone is not None and not zone.fixed and zone.named.places != ("UTC",):
        return any(place in US_ZONES for place in zone.named.places)
    return None if language in {"en", None} else False


def _year_for(day: Day, every: Sequence[Day], month_first: bool, near: date | None) -> date | None:
    """The year of another date on the page, or the one after it where the event comes later."""
    known = [other for other in every if other.year]
    if not known:
        return _by_weekday(day, month_first, near)
    if day.weekday is not None:
        years = sorted({other.year + more for other in known for more in (0, 1)})
        fits = [each for year in years if (each := day.on(year, month_first))]
        fits = [each for each in fits if each.weekday() == day.weekday]
        if len(fits) == 1:
            return fits[0]
    base = known[0].on(known[0].year)
    for year in (known[0].year, known[0].year + 1):
        found = day.on(year, month_first)
        fitting = found and day.weekday in {None, found.weekday()}
        if found and fitting and base and found >= base - timedelta(days=1):
            return found
    return day.on(known[0].year, month_first)


def _by_weekday(day: Day, month_first: bool, near: date | None) -> date | None:
    """The next day within a year or so that is on the weekday named with it, or the last one."""
    if near is None or day.weekday is None:
        return None
    found = (day.on(near.year + years, month_first) for years in _YEARS)
    fits = [each for each in found if each and each.weekday() == day.weekday]
    past = [each for each in fits if each < near]
    soon = (each for each in fits if timedelta(0) <= each - near < _SOON)
    return next(soon, past[-1] if past else None)


def days_of_rows(
    items: Sequence[Item], first: date | None, calendar: Calendar
) -> list[date | None]:
    """The day of each row, as the marks between them say; None where none says it."""
    found: list[date | None] = []
    day, part, mark = None, -1, None
    for item in items:
        if (item.part, item.mark) != (part, mark):
            day = _marked(item.mark, day if found else None, first, calendar)
            part, mark = item.part, item.mark
        found.append(day)
    return found


def _marked(
    mark: DayMark | None, before: date | None, first: date | None, calendar: Calendar
) -> date | None:
    if mark is None:
        return None
    if mark.day is not None:
        return calendar.on(mark.day)
    if before is None:
        return first
    ahead = 1 if mark.weekday is None else (mark.weekday - before.weekday() - 1) % 7 + 1
    return before + timedelta(days=ahead)
