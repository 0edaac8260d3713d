"""Dates in a line: 3 April 2020, 3 de abril, April 3rd, 2020-04-03, 03.04.2020, 4月3日."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from liveroom.importing.lexicon.months import MONTHS, WEAK_MONTHS, WEEKDAYS
from liveroom.importing.lexicon.places import STREETS
from liveroom.importing.lexicon.when import DAYS
from liveroom.importing.text.tokeniser import Tokens, text_at, touching
from liveroom.importing.time.years import lone_year

_ORDINALS = frozenset({"st", "nd", "rd", "th", "er", "º", "°", "ª", "o", "."})
_OF = frozenset({"de", "del", "d", "of", "do", "'"})
_RANGE = frozenset(
    {
        "-",
        "/",
        "&",
        "to",
        "al",
        "au",
        "bis",
        "a",
        "y",
        "and",
        "et",
        "und",
        "e",
        "i",
        "en",
        "do",
        "tot",
    }
)
_BEFORE_DAY = frozenset(
    {",", ".", "den", "dem", "the", "o", "feira", "-", "dia", "el", "le", "il", "dnia", "("}
)
"""What may stand between a weekday and its date."""

_DAY_LEADS = frozenset(
    {"am", "vom", "den", "dem", "on", "el", "dia", "le", "il", "del", "op", "dnia", ":"}
)
"""Words right before a day that is written without its year."""


class Day(NamedTuple):
    """A day as written. `swapped` is the other sense of 03/04/2020; year 0 is a missing one."""

    first: int
    after: int
    year: int
    month: int
    day: int
    weekday: int | None = None
    swapped: bool = False
    until: int = 0
    """The last day of `3-5 April`, in the same month; 0 for a single day."""

    def on(self, year: int, month_first: bool = False) -> date | None:
        """The day in the calendar, if there is such a day."""
        month, day = (
            (self.day, self.month) if self.swapped and month_first else (self.month, self.day)
        )
        try:
            return date(self.year or year, month, day)
        except ValueError:
            return None


def find_days(tokens: Tokens) -> list[Day]:
    """Every day in the line, in order and apart from each other."""
    found, at = [], 0
    while at < len(tokens):
        hit = _day_at(tokens, at) if tokens[at].number is not None else _month_first(tokens, at)
        if hit is None:
            at += 1
            continue
        if _is_address(tokens, at):
            at = hit.after
            continue
        found.append(_with_weekday(tokens, hit))
        at = hit.after
    return _with_lone_year(tokens, found)


def _with_lone_year(tokens: Tokens, days: list[Day]) -> list[Day]:
    """In `Thursday 6 June at 10.00, 2024` the year stands apart."""
    if all(day.year for day in days):
        return days
    taken = {at for day in days for at in range(day.first, day.after)}
    years = [day.year or lone_year(tokens, taken, day.month) for day in days]
    return [
        day._replace(year=year if _fits(day, year) else 0)
        for day, year in zip(days, years, strict=True)
    ]


def _fits(day: Day, year: int) -> bool:
    """Whether the day of the week, where it is said, is the right one in that year."""
    there = day.on(year) if year and day.weekday is not None and not day.year else None
    return there is None or there.weekday() == day.weekday


def _day_at(tokens: Tokens, at: int) -> Day | None:
    return _digits(tokens, at) or _east_asian(tokens, at) or _day_first(tokens, at)


def _is_address(tokens: Tokens, at: int) -> bool:
    """Whether the day is a street's name: `Rua 25 de Abril`, `Straße des 17. Juni`."""
    return any(text_at(tokens, before) in STREETS for before in range(max(0, at - 2), at))


def _east_asian(tokens: Tokens, at: int) -> Day | None:
    """2026年5月20日, 5月20日, 2026년 5월 20일."""
    year, month_at = 0, at
    if text_at(tokens, at + 1) in {"年", "년"}:
        year, month_at = tokens[at].number or 0, at + 2
    month, day = _number(tokens, month_at), _number(tokens, month_at + 2)
    end = text_at(tokens, month_at + 3)
    if text_at(tokens, month_at + 1) not in {"月", "월"} or not month or not day:
        return None
    return _valid(Day(at, month_at + 4, year, month, day)) if end[:1] in {"日", "일"} else None


def _number(tokens: Tokens, at: int) -> int | None:
    return tokens[at].number if at < len(tokens) else None


def _digits(tokens: Tokens, at: int) -> Day | None:
    """2020-04-03, 03/04/2020, 3.4.20, and without a year 03/04 and 03.04."""
    if (
        touching(tokens, at)
        and text_at(tokens, at - 1) in {".", "/", "-"}
        and at > 1
        and (tokens[at - 2].number is not None and touching(tokens, at - 1))
    ):
        return None
    mark = text_at(tokens, at + 1)
    first, second = tokens[at].number, tokens[at + 2].number if at + 2 < len(tokens) else None
    if mark not in {"/", ".", "-"} or first is None or second is None:
        return None
    if not touching(tokens, at + 1) or (mark != "." and not touching(tokens, at + 2)):
        return None
    third = (
        tokens[at + 4].number if text_at(tokens, at + 3) == mark and at + 4 < len(tokens) else None
    )
    if third is None or (mark != "." and not touching(tokens, at + 4)):
        return _without_year(tokens, at, first, second)
    if len(tokens[at].text) == 4:
        return _valid(Day(at, at + 5, first, second, third))
    if len(tokens[at + 4].text) not in {2, 4}:
        return None
    year = third if third > 99 else 2000 + third
    if second > 12:
        if mark == "-" and third < 100:
            return None  # 1-13-27 is no spelling of a day
        return _valid(Day(at, at + 5, year, first, second))
    return _valid(Day(at, at + 5, year, second, first, None, first <= 12 and mark != "."))


def _without_year(tokens: Tokens, at: int, first: int, second: int) -> Day | None:
    """`Friday 12/03` and `am 12.03.`; 24/7, 2.30 and scores are none."""
    mark, after = text_at(tokens, at + 1), at + 3
    before = text_at(tokens, at - 1)
    if before == ":" and touching(tokens, at) and touching(tokens, at - 1):
        return None  # 9:15/10:00
    if before in {",", "."}:
        before = text_at(tokens, at - 2)
    if mark == "-" or (mark == "." and text_at(tokens, after) != "."):
        return None
    if mark == "." and not (touching(tokens, after) and touching(tokens, at + 2)):
        return None
    two = len(tokens[at].text) == 2 == len(tokens[at + 2].text)
    if before not in WEEKDAYS and not (two and (at == 0 or before in _DAY_LEADS)):
        return None
    after += mark == "."
    if second > 12:
        return _valid(Day(at, after, 0, first, second))
    return _valid(Day(at, after, 0, second, first, None, first <= 12 and mark != "."))


def _valid(day: Day) -> Day | None:
    good = (
        1 <= day.month <= 12 and 1 <= day.day <= 31 and (not day.year or 1990 <= day.year <= 2199)
    )
    return day if good else None


def _day_first(tokens: Tokens, at: int) -> Day | None:
    """3 April 2020, 3rd of April, 3 de abril de 2020, 1er avril, 3. April."""
    number = tokens[at].number
    if number is None or not 1 <= number <= 31 or len(tokens[at].text) > 2:
        return None
    if at and text_at(tokens, at - 1) in {".", ":"} and touching(tokens, at):
        return None
    month_at = at + 1
    while text_at(tokens, month_at) in _ORDINALS | _OF | {"-", "/"} and month_at < at + 4:
        month_at += 1
    if text_at(tokens, month_at) in _RANGE | {","} and month_at + 1 < len(tokens):
        return _first_of_range(tokens, at, month_at)
    month = MONTHS.get(text_at(tokens, month_at))
    if month is None:
        return _first_of_range(tokens, at, month_at - 1) if month_at > at + 1 else None
    year, after = _year(tokens, month_at + 1)
    if not year and tokens[month_at].text in WEAK_MONTHS and month_at - at > 2:
        return None
    return Day(at, after, year, month, number)


def _first_of_range(tokens: Tokens, at: int, mark: int) -> Day | None:
    """Of 3-4 April the first day is meant."""
    if text_at(tokens, mark) not in _RANGE | {","} or mark + 1 >= len(tokens):
        return None
    if text_at(tokens, at - 1) in DAYS:
        return None  # Day 1 - 4 November
    following = mark + 1
    while text_at(tokens, following) in WEEKDAYS or text_at(tokens, following) == ",":
        following += 1
    number = tokens[at].number
    second = tokens[following].number if following < len(tokens) else None
    if number is None or second is None or not number < second <= 31 or mark > at + 2:
        return None
    later = _day_first(tokens, following)
    if later is None or (tokens[mark].text == "," and not later.until):
        return None
    until = later.until or later.day
    return Day(at, later.after, later.year, later.month, number, until=until)


def _month_first(tokens: Tokens, at: int) -> Day | None:
    """April 3, 2020; April 3rd; abril 3 de 2020."""
    month = MONTHS.get(tokens[at].text)
    if month is None:
        return None
    day_at = at + 1
    while text_at(tokens, day_at) in {".", "the"}:
        day_at += 1
    number = tokens[day_at].number if day_at < len(tokens) else None
    if number is None or not 1 <= number <= 31 or len(tokens[day_at].text) > 2:
        return None
    after = day_at + 1
    if text_at(tokens, after) in _ORDINALS - {"."} and touching(tokens, after):
        after += 1
    if (
        text_at(tokens, after) in {":", "h", "."}
        and touching(tokens, after)
        and _is_number(tokens, after + 1)
    ):
        return None
    if (
        text_at(tokens, after) in {"-", "/"}
        and _is_number(tokens, after + 1)
        and len(text_at(tokens, after + 1)) <= 2
        and text_at(tokens, after + 2) not in {":", "."}
    ):
        after += 2
    year, after = _year(tokens, after)
    named = text_at(tokens, at - 1 - (text_at(tokens, at - 1) == ",")) in WEEKDAYS
    if not (year or named) and tokens[at].text in WEAK_MONTHS:
        return None
    return Day(at, after, year, month, number)


def _is_number(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and tokens[at].number is not None


def _year(tokens: Tokens, after: int) -> tuple[int, int]:
    """The year that follows, or 0, and the index after it."""
    at = after
    while (
        text_at(tokens, at) in {",", ".", "/", "-", "'", "de", "del", "d", "of"} and at < after + 3
    ):
        at += 1
    text = text_at(tokens, at)
    if len(text) == 4 and text.isdecimal() and 1990 <= int(text) <= 2199:
        return int(text), at + 1
    dotted = text_at(tokens, after) == "." and touching(tokens, after)
    return 0, after + 1 if dotted else after


def _with_weekday(tokens: Tokens, day: Day) -> Day:
    """The weekday named just before or just after belongs to the date."""
    at = day.first - 1
    while at >= 0 and day.first - at <= 4 and text_at(tokens, at) in _BEFORE_DAY:
        at -= 1
    if at >= 0 and tokens[at].text in WEEKDAYS:
        return day._replace(first=at, weekday=WEEKDAYS[tokens[at].text])
    at = day.after
    while at - day.after < 2 and text_at(tokens, at) in {",", "("}:
        at += 1
    if text_at(tokens, at) in WEEKDAYS and len(text_at(tokens, at)) > 3:
        closed = text_at(tokens, at - 1) == "(" and text_at(tokens, at + 1) == ")"
        return day._replace(after=at + (2 if closed else 1), weekday=WEEKDAYS[tokens[at].text])
    return day
