"""Times of day in a line, alone or as a range: 15:00-15:05, 3:05 - 3:25 PM, 14h às 15h30."""

from __future__ import annotations

from typing import NamedTuple

from liveroom.importing.lexicon import units
from liveroom.importing.lexicon.months import WEEKDAYS
from liveroom.importing.lexicon.zones import ABBREVIATIONS
from liveroom.importing.text.tokeniser import Tokens, text_at, touching
from liveroom.importing.time.durations import duration_at
from liveroom.importing.time.time_of_day import (
    HALF_DAY,
    TimeOfDay,
    number_at,
    time_of_day,
    word_before,
)

DAY = 24 * 60


class Span(NamedTuple):
    """Minutes after midnight and where they stand; the end may be past midnight (above 1440)."""

    first: int
    after: int
    start: int
    end: int | None = None
    sure: bool = True
    """Whether morning or afternoon is beyond doubt (24-hour spelling counts)."""
    padded: bool = False
    """Whether it starts with a zero: 01:30 may be in the night."""

    def later(self, minutes: int) -> Span:
        """The same span so many minutes later."""
        return self._replace(
            start=self.start + minutes, end=None if self.end is None else self.end + minutes
        )


_NIGHT = range(60, 6 * 60)
"""Minutes after midnight at which no event starts: `2:00` is in the afternoon."""

_LONGEST_SLASHED = 240
"""Minutes."""


_LED = frozenset({"las", "les"})
"""Before an hour that nothing else marks as one."""


def find_spans(tokens: Tokens, taken: frozenset[int] = frozenset()) -> list[Span]:
    """Every time of day or range in the line outside the taken tokens (those of dates)."""
    found, at = [], 0
    while at < len(tokens):
        hit = None if at in taken else _span_at(tokens, at, taken)
        if hit is None or _is_day(tokens, hit):
            at += 1
            continue
        found.append(hit._replace(padded=tokens[at].text[0] == "0"))
        at = hit.after
    return found


def awake(span: Span) -> Span:
    """The hours of an event where morning and afternoon are open: it does not start at night."""
    open_half = not (span.sure or span.padded)
    return span.later(HALF_DAY) if open_half and span.start in _NIGHT else span


def _is_day(tokens: Tokens, span: Span) -> bool:
    """Whether `24h` alone is a whole day, or how clocks tell it, and no hour."""
    dotted = text_at(tokens, span.first + 1) in {":", ".", ","}
    return span.end is None and tokens[span.first].text == "24" and not dotted


def _span_at(tokens: Tokens, at: int, taken: frozenset[int]) -> Span | None:
    if (
        at
        and text_at(tokens, at - 1) in {".", ":", "/"}
        and touching(tokens, at)
        and number_at(tokens, at - 2) is not None
    ):
        return None
    first = time_of_day(tokens, at)
    if first is None:
        return _compact(tokens, at)
    if not first.mark and text_at(tokens, at - 1) in WEEKDAYS:
        return None  # lunes 19 a las 19.00
    span = _range(tokens, at, first, taken)
    if span is not None:
        return span
    return _single(tokens, at, first)


def _compact(tokens: Tokens, at: int) -> Span | None:
    """`1530-1600` at the start of a line, where it is no range of years."""
    first, second = _hhmm(tokens, at), _hhmm(tokens, at + 2)
    if at or text_at(tokens, 1) != "-" or first is None or second is None or first >= second:
        return None
    years = all(1900 <= (tokens[place].number or 0) < 2100 for place in (0, 2))
    return None if years else Span(0, 3, first, second)


def _hhmm(tokens: Tokens, at: int) -> int | None:
    number = number_at(tokens, at)
    if number is None or len(tokens[at].text) != 4 or number >= 2400 or number % 100 > 59:
        return None
    return number // 100 * 60 + number % 100


def _single(tokens: Tokens, at: int, clock: TimeOfDay) -> Span | None:
    lead = word_before(tokens, at)  # kl. 18.00
    if not clock.half:
        if clock.mark == "" and (lead not in _LED or duration_at(tokens, at)):
            return None
        if clock.mark == "." and at and lead not in units.CLOCK_LEADS | {"(", "[", "|", "h"}:
            return None
        if clock.mark == "h" and duration_at(tokens, at):
            return None
    return Span(at, clock.after, _minute(clock), None, _sure(clock))


def _sure(clock: TimeOfDay) -> bool:
    return bool(clock.half) or not 60 <= clock.minute < 13 * 60


def _minute(clock: TimeOfDay) -> int:
    if clock.half == "pm" and clock.minute < HALF_DAY:
        return clock.minute + HALF_DAY
    if clock.half == "am" and clock.minute >= HALF_DAY:
        return clock.minute - HALF_DAY
    return clock.minute


def _range(tokens: Tokens, at: int, first: TimeOfDay, taken: frozenset[int]) -> Span | None:
    until = first.after
    until = _past_zone(tokens, until)
    mark = units.UNTIL.at(tokens, until)
    if mark is None:
        return _slashed(tokens, at, first)
    second_at = mark[1]
    while text_at(tokens, second_at) in units.ABOUT and second_at < mark[1] + 2:
        second_at += 1
    if second_at in taken:
        return None
    openly = units.OPEN_END.at(tokens, second_at)
    if openly and (openly[1] == len(tokens) or not tokens[openly[1]].word):
        return Span(at, openly[1], _minute(first), None, _sure(first))
    second = time_of_day(tokens, second_at)
    led = word_before(tokens, at) in _LED and text_at(tokens, second_at - 1) in _LED
    if second is None or not (led or _believable(tokens, at, first, second)):
        return None
    if (
        first.mark in {"", "h"}
        and second.mark in {"", "h"}
        and not _meant_as_clock(tokens, at, second)
    ):
        return None
    return _ordered(at, first, second)


def _slashed(tokens: Tokens, at: int, first: TimeOfDay) -> Span | None:
    """`16h30/17h45` at the start of a line; `18:00/17:00` are the hours of two zones."""
    led = not at or word_before(tokens, at) in units.HOUR_LEADS
    if not led or text_at(tokens, first.after) != "/" or first.mark in {"", "."}:
        return None
    second = time_of_day(tokens, first.after + 1)
    if second is None or not 0 < second.minute - first.minute <= _LONGEST_SLASHED:
        return None
    return Span(at, second.after, first.minute, second.minute)


def _meant_as_clock(tokens: Tokens, at: int, second: TimeOfDay) -> bool:
    """`1h - 2h` may be a length; `9h - 10h` and `de 1h a 2h` are times."""
    lead = text_at(tokens, at - 1) in units.RANGE_LEADS | units.CLOCK_LEADS
    return bool(second.half) or second.minute >= 7 * 60 or lead or at == 0


def _believable(tokens: Tokens, at: int, first: TimeOfDay, second: TimeOfDay) -> bool:
    if _opens_line(tokens, at, first, second):
        return True
    if second.mark in {"", "."} and not second.half:
        if first.mark in {"", "."} and not (first.mark == "." == second.mark):
            return False
        if not first.mark and not first.half:
            return False
        if not second.mark and duration_at(tokens, second.after - 1):
            return False
    if not first.mark and not first.half and duration_at(tokens, second.after - 2):
        return second.mark == "h" and second.minute >= 7 * 60
    return True


def _opens_line(tokens: Tokens, at: int, first: TimeOfDay, second: TimeOfDay) -> bool:
    """`9-9.30 Salt` and `9.30-11 Salt`: the full hour without its minutes, at the line's start."""
    tight = touching(tokens, second.after - 1) and touching(tokens, first.after)
    return at == 0 and tight and {first.mark, second.mark} == {"", "."} and _goes_up(first, second)


def _goes_up(first: TimeOfDay, second: TimeOfDay) -> bool:
    """Whether the second is up to half a day later, on a clock of twelve hours or of all."""
    return 0 < (second.minute - first.minute) % HALF_DAY <= _LONGEST_SLASHED


def _ordered(at: int, first: TimeOfDay, second: TimeOfDay) -> Span:
    """`11:30 - 12:15 PM` starts in the morning; 23:30 - 00:30 ends on the next day."""
    if second.half and not first.half:
        start, end = _minute(first._replace(half=second.half)), _minute(second)
        if first.minute >= 13 * 60 or start >= end:
            start = first.minute
    elif first.half and not second.half and second.minute <= HALF_DAY + 59:
        start, end = _minute(first), _minute(second._replace(half=first.half))
        if end <= start:
            end = (end + HALF_DAY) % DAY
    else:
        start, end = _minute(first), _minute(second)
    if end == start:
        return Span(at, second.after, start, None, bool(first.half or second.half))
    if end < start and not (first.half or second.half) and start <= HALF_DAY <= start + 180:
        end += HALF_DAY if start < end + HALF_DAY <= start + HALF_DAY // 2 else 0
    if end <= start and end + DAY - start <= HALF_DAY:
        end += DAY  # past midnight; another end before its start stays wrong, and is told
    sure = bool(first.half or second.half) or _sure(first) or _sure(second)
    return Span(at, second.after, start, end, sure)


def _past_zone(tokens: Tokens, at: int) -> int:
    """In `16:30 CET - 17:30 CET` the first zone stands between."""
    inner = at + 1 if text_at(tokens, at) == "(" else at
    if text_at(tokens, inner) in ABBREVIATIONS and not units.UNTIL.at(tokens, inner):
        closed = inner > at and text_at(tokens, inner + 1) == ")"
        return inner + (2 if closed else 1) if closed or inner == at else at
    return at
