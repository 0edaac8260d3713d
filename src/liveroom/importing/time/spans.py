"""Times of day in a line, alone or as a range: 15:00-15:05, 3:05 - 3:25 PM, 14h às 15h30."""

from __future__ import annotations

from typing import NamedTuple

from liveroom.importing.lexicon import units
from liveroom.importing.lexicon.zones import ABBREVIATIONS
from liveroom.importing.text.tokeniser import Tokens, text_at, touching
from liveroom.importing.time.durations import duration_at

DAY = 24 * 60
_HALF_DAY = 12 * 60


class Span(NamedTuple):
    """Minutes after midnight and where they stand; the end may be past midnight (above 1440)."""

    first: int
    after: int
    start: int
    end: int | None = None
    sure: bool = True
    """Whether morning or afternoon is beyond doubt (24-hour spelling counts)."""

    def later(self, minutes: int) -> Span:
        """The same span so many minutes later."""
        return self._replace(
            start=self.start + minutes, end=None if self.end is None else self.end + minutes
        )


class _Clock(NamedTuple):
    after: int
    minute: int
    half: str = ""
    """`am`, `pm`, or nothing where it is not said."""
    mark: str = ""
    """What makes it a time: a colon, an h, Uhr …; a dot is weak, nothing is weakest."""


def find_spans(tokens: Tokens, taken: frozenset[int] = frozenset()) -> list[Span]:
    """Every time of day or range in the line outside the taken tokens (those of dates)."""
    found, at = [], 0
    while at < len(tokens):
        hit = None if at in taken else _span_at(tokens, at, taken)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.after
    return found


def _span_at(tokens: Tokens, at: int, taken: frozenset[int]) -> Span | None:
    if (
        at
        and text_at(tokens, at - 1) in {".", ":", "/"}
        and touching(tokens, at)
        and _number(tokens, at - 2) is not None
    ):
        return None
    first = _clock(tokens, at)
    if first is None:
        return None
    span = _range(tokens, at, first, taken)
    if span is not None:
        return span
    return _single(tokens, at, first)


def _single(tokens: Tokens, at: int, clock: _Clock) -> Span | None:
    lead = text_at(tokens, at - 1)
    if not clock.half:
        if clock.mark == "" and (lead not in {"las", "les"} or duration_at(tokens, at)):
            return None
        if clock.mark == "." and at and lead not in units.CLOCK_LEADS | {"(", "[", "|"}:
            return None
        if clock.mark == "h" and duration_at(tokens, at):
            return None
    return Span(at, clock.after, _minute(clock), None, _sure(clock))


def _sure(clock: _Clock) -> bool:
    return bool(clock.half) or not 60 <= clock.minute < 13 * 60


def _minute(clock: _Clock) -> int:
    if clock.half == "pm" and clock.minute < _HALF_DAY:
        return clock.minute + _HALF_DAY
    if clock.half == "am" and clock.minute >= _HALF_DAY:
        return clock.minute - _HALF_DAY
    return clock.minute


def _range(tokens: Tokens, at: int, first: _Clock, taken: frozenset[int]) -> Span | None:
    until = first.after
    until = _past_zone(tokens, until)
    mark = units.UNTIL.at(tokens, until)
    if mark is None:
        return None
    second_at = mark[1]
    while text_at(tokens, second_at) in {"las", "les", "the", "-"} and second_at < mark[1] + 2:
        second_at += 1
    if second_at in taken:
        return None
    second = _clock(tokens, second_at)
    if second is None or not _believable(tokens, at, first, second):
        return None
    if (
        first.mark in {"", "h"}
        and second.mark in {"", "h"}
        and not _meant_as_clock(tokens, at, second)
    ):
        return None
    return _ordered(at, first, second)


def _meant_as_clock(tokens: Tokens, at: int, second: _Clock) -> bool:
    """`1h - 2h` may be a length; `9h - 10h` and `de 1h a 2h` are times."""
    lead = text_at(tokens, at - 1) in units.RANGE_LEADS | units.CLOCK_LEADS
    return bool(second.half) or second.minute >= 7 * 60 or lead or at == 0


def _believable(tokens: Tokens, at: int, first: _Clock, second: _Clock) -> bool:
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


def _ordered(at: int, first: _Clock, second: _Clock) -> Span:
    """`11:30 - 12:15 PM` starts in the morning; 23:30 - 00:30 ends on the next day."""
    if second.half and not first.half:
        start, end = _minute(first._replace(half=second.half)), _minute(second)
        if first.minute >= 13 * 60 or start >= end:
            start = first.minute
    elif first.half and not second.half and second.minute <= _HALF_DAY + 59:
        start, end = _minute(first), _minute(second._replace(half=first.half))
        if end <= start:
            end = (end + _HALF_DAY) % DAY
    else:
        start, end = _minute(first), _minute(second)
    if end < start and not (first.half or second.half) and start <= _HALF_DAY <= start + 180:
        end += _HALF_DAY if end + _HALF_DAY > start else 0
    if end <= start:
        end += DAY
    sure = bool(first.half or second.half) or _sure(first) or _sure(second)
    return Span(at, second.after, start, end, sure)


def _past_zone(tokens: Tokens, at: int) -> int:
    """In `16:30 CET - 17:30 CET` the first zone stands between."""
    inner = at + 1 if text_at(tokens, at) == "(" else at
    if text_at(tokens, inner) in ABBREVIATIONS and not units.UNTIL.at(tokens, inner):
        closed = inner > at and text_at(tokens, inner + 1) == ")"
        return inner + (2 if closed else 1) if closed or inner == at else at
    return at


def _number(tokens: Tokens, at: int) -> int | None:
    return tokens[at].number if 0 <= at < len(tokens) else None


def _clock(tokens: Tokens, at: int) -> _Clock | None:
    number = _number(tokens, at)
    if number is None:
        return _named(tokens, at)
    if len(tokens[at].text) == 4:
        return _military(tokens, at, number)
    if number > 24 or len(tokens[at].text) > 2:
        return None
    clock = _with_minutes(tokens, at, number)
    if clock is None:
        return None
    return _with_half(tokens, clock)


def _named(tokens: Tokens, at: int) -> _Clock | None:
    noon = units.NOON.at(tokens, at)
    if noon:
        return _Clock(noon[1], _HALF_DAY, "pm", "named")
    midnight = units.MIDNIGHT.at(tokens, at)
    return _Clock(midnight[1], 0, "am", "named") if midnight else None


def _military(tokens: Tokens, at: int, number: int) -> _Clock | None:
    hour, minute = divmod(number, 100)
    after = at + 1
    if hour > 23 or minute > 59 or text_at(tokens, after) not in units.CLOCK_HOURS:
        return None
    return _Clock(after + 1, hour * 60 + minute, "", "military")


def _with_minutes(tokens: Tokens, at: int, hour: int) -> _Clock | None:
    mark, after = text_at(tokens, at + 1), at + 1
    minute = _minutes(tokens, at + 2)
    if mark in {":", "."} and touching(tokens, at + 1) and touching(tokens, at + 2):
        if minute is None or (mark == "." and _not_a_time(tokens, at + 3)):
            return None
        after = at + 3
        if (
            mark == ":"
            and text_at(tokens, after) == ":"
            and _minutes(tokens, after + 1) is not None
        ):
            after += 2
        if text_at(tokens, after) in units.CLOCK_HOURS:
            return _checked(after + 1, hour, minute, "uhr")
        return _checked(after, hour, minute, mark)
    if mark in units.CLOCK_HOURS:
        if (
            minute is not None
            and text_at(tokens, at + 3) not in {"min", "minutes", "minutos"}
            and not (
                text_at(tokens, at + 3) == ":"
                and touching(tokens, at + 3)
                and touching(tokens, at + 4)
            )
        ):
            return _checked(at + 3, hour, minute, "h")
        return _checked(at + 2, hour, 0, "uhr" if mark == "uhr" else "h")
    oclock = units.OCLOCK.at(tokens, after)
    if oclock:
        return _checked(oclock[1], hour, 0, "uhr")
    half = units.HALF_MORE.at(tokens, after)
    if half and text_at(tokens, at - 1) in units.CLOCK_LEADS:
        return _checked(half[1], hour, 30, "uhr")
    return _checked(after, hour, 0, "")


def _not_a_time(tokens: Tokens, after: int) -> bool:
    """1.30% and 03.04.2020 are none."""
    mark = text_at(tokens, after)
    if mark == "." and touching(tokens, after):
        return _number(tokens, after + 1) is not None
    return mark in {"%", "€", "$", "£"} or mark in {"min", "minutes", "minutos"}


def _minutes(tokens: Tokens, at: int) -> int | None:
    number = _number(tokens, at)
    return number if number is not None and len(tokens[at].text) == 2 and number < 60 else None


def _checked(after: int, hour: int, minute: int, mark: str) -> _Clock | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    return _Clock(after, hour % 24 * 60 + minute, "", mark)


def _with_half(tokens: Tokens, clock: _Clock) -> _Clock:
    at = clock.after
    if clock.minute >= 13 * 60:
        for table in (units.AFTERNOON, units.MORNING):
            if hit := table.at(tokens, at):
                return clock._replace(after=hit[1], half="pm")
        return clock
    bracket = text_at(tokens, at) == "("
    for half, table in (("am", units.MORNING), ("pm", units.AFTERNOON)):
        hit = table.at(tokens, at + bracket)
        if hit and not (bracket and text_at(tokens, hit[1]) != ")"):
            return clock._replace(after=hit[1] + bracket, half=half)
    return clock
