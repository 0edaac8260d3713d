"""One time of day: 15:00, 3:05 PM, 14h30, 16.30 Uhr, noon, 14時30分."""

from __future__ import annotations

from typing import NamedTuple

from liveroom.importing.lexicon import units, when
from liveroom.importing.text.tokeniser import Tokens, text_at, touching
from liveroom.importing.time.spelled_hours import spelled_hour

HALF_DAY = 12 * 60
_SHORTEST_CLOCK = 700
"""From here `730hrs` is a time of day; fewer are hours."""
_HALVES = {"a": "am", "p": "pm"}
"""Letters right behind the minutes: `9:00a`."""

_MORNING = 8 * 60 + 1
"""Spelled hours before, as `at seven`, are in the afternoon; nobody meets in the night."""

CLOCK_FROM = 7
"""`7h` and later is a time of day; `6h` and shorter a length, unless its place says else."""


class TimeOfDay(NamedTuple):
    """Minutes after midnight as written, and the index after its last token."""

    after: int
    minute: int
    half: str = ""
    """`am`, `pm`, or nothing where it is not said."""
    mark: str = ""
    """What makes it a time: a colon, an h, Uhr …; a dot is weak, nothing is weakest."""


def number_at(tokens: Tokens, at: int) -> int | None:
    """The number at this index, if there is one."""
    return tokens[at].number if 0 <= at < len(tokens) else None


def word_before(tokens: Tokens, at: int) -> str:
    """The word before this token, where it has one: `godz` in `godz. 10`, past its dot."""
    dotted = at > 1 and text_at(tokens, at - 1) == "." and touching(tokens, at - 1)
    return text_at(tokens, at - 2 if dotted else at - 1)


def _led_by_hour(tokens: Tokens, at: int) -> bool:
    """Whether a word such as `godz.` stands before, or before `from` and its like."""
    if word_before(tokens, at) in units.HOUR_LEADS:
        return True
    if at == 1 and tokens[0].text == "h":
        return True  # h 9.30 Opening
    ranged = text_at(tokens, at - 1) in units.RANGE_LEADS
    return ranged and word_before(tokens, at - 1) in units.HOUR_LEADS


def time_of_day(tokens: Tokens, at: int) -> TimeOfDay | None:
    """The time of day that starts at this token, as far as its own words tell."""
    number = number_at(tokens, at)
    if number is None:
        return _named(tokens, at) or _spelled(tokens, at)
    short = number >= _SHORTEST_CLOCK and text_at(tokens, at + 1) in units.SHORT_HOURS
    if len(tokens[at].text) == 4 or (len(tokens[at].text) == 3 and short):
        return _military(tokens, at, number)
    if number > 24 or len(tokens[at].text) > 2:
        return None
    clock = _with_minutes(tokens, at, number)
    if clock is None:
        return None
    label = text_at(tokens, at - 2) if text_at(tokens, at - 1) == ":" else ""
    if (clock.mark == "." and label in when.LABELS) or (
        not clock.mark and _led_by_hour(tokens, at)
    ):
        clock = clock._replace(mark="uhr")
    if quarter := units.ACADEMIC.at(tokens, clock.after):
        return clock._replace(after=quarter[1]) if clock.mark else None
    if clock.mark in {"h", "uhr"} and text_at(tokens, clock.after) == ".":
        clock = clock._replace(after=clock.after + touching(tokens, clock.after))
    return _with_half(tokens, clock)


def _named(tokens: Tokens, at: int) -> TimeOfDay | None:
    noon = units.NOON.at(tokens, at)
    if _hyphened(tokens, at) or (noon and _hyphened(tokens, noon[1] + 1)):
        return None  # après-midi, Midi-débat
    if noon:
        return TimeOfDay(noon[1], HALF_DAY, "pm", "named")
    midnight = units.MIDNIGHT.at(tokens, at)
    return TimeOfDay(midnight[1], 0, "am", "named") if midnight else None


def _spelled(tokens: Tokens, at: int) -> TimeOfDay | None:
    """`siete de la tarde`, `halb acht`; an hour without its half is one after noon up to eight."""
    found = spelled_hour(tokens, at)
    if found is None:
        return None
    minute, after = found
    clock = _with_half(tokens, TimeOfDay(after, minute, "", "named"))
    early = not clock.half and 60 <= minute < _MORNING
    return clock._replace(half="pm") if early else clock


def _hyphened(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen joins two words; `8:30 a.m.-noon` and `noon-1 pm` are ranges."""
    if text_at(tokens, at - 1) != "-" or not touching(tokens, at) or not touching(tokens, at - 1):
        return False
    before, after = tokens[at - 2], tokens[at]
    return before.word and after.word and len(before.text) > 1


def _military(tokens: Tokens, at: int, number: int) -> TimeOfDay | None:
    hour, minute = divmod(number, 100)
    after = at + 1
    if hour > 23 or minute > 59 or text_at(tokens, after) not in units.CLOCK_HOURS:
        return None
    return TimeOfDay(after + 1, hour * 60 + minute, "", "military")


def _with_minutes(tokens: Tokens, at: int, hour: int) -> TimeOfDay | None:
    mark, after = text_at(tokens, at + 1), at + 1
    if mark[:1] == units.HOUR_SIGN and mark != units.HOURS_LONG:
        return _east_asian(tokens, at, hour)
    minute = _minutes(tokens, at + 2)
    if mark == "," and minute is not None:
        spoken = text_at(tokens, at + 3) in units.CLOCK_HOURS
        alone = at == 0 and len(tokens) == 3 and touching(tokens, 1)
        ranged = _comma_range(tokens, at) or _comma_range(tokens, at - 4)
        if spoken or alone or ranged or text_at(tokens, at - 1) in units.HOUR_LEADS:
            return _checked(at + 3 + spoken, hour, minute, "uhr")
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
    if mark in units.CLOCK_HOURS and minute is not None and _long_minutes(tokens, at, hour):
        return _checked(at + 4, hour, minute, "h")
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
            spoken = text_at(tokens, at + 3) in units.CLOCK_HOURS  # 10h00 horas
            return _checked(at + 3 + spoken, hour, minute, "uhr" if spoken else "h")
        return _checked(at + 2, hour, 0, "uhr" if mark == "uhr" else "h")
    oclock = units.OCLOCK.at(tokens, after)
    if oclock:
        return _checked(oclock[1], hour, 0, "uhr")
    half = units.HALF_MORE.at(tokens, after)
    if half and text_at(tokens, at - 1) in units.CLOCK_LEADS:
        return _checked(half[1], hour, 30, "uhr")
    return _checked(after, hour, 0, "")


def _comma_range(tokens: Tokens, at: int) -> bool:
    """`19,30-20,30`, which is nothing but two times."""
    marks = [text_at(tokens, at + place) for place in (1, 5)]
    minutes = [_minutes(tokens, at + place) for place in (2, 6)]
    until = units.UNTIL.at(tokens, at + 3) if at >= 0 else None
    return until is not None and marks == [",", ","] and None not in minutes


def _long_minutes(tokens: Tokens, at: int, hour: int) -> bool:
    """`10h15min`; `1 h 30 min` is a length."""
    return hour >= CLOCK_FROM and text_at(tokens, at + 3) == "min" and touching(tokens, at + 3)


def _east_asian(tokens: Tokens, at: int, hour: int) -> TimeOfDay | None:
    """14時30分, 午後2時."""
    minute, after = number_at(tokens, at + 2), at + 2
    if minute is not None and text_at(tokens, at + 3)[:1] == units.MINUTE_SIGN and minute < 60:
        after = at + 4
    else:
        minute = 0
    clock = _checked(after, hour, minute, "uhr")
    afternoon = text_at(tokens, at - 1).endswith(units.AFTERNOON_SIGN)
    return clock._replace(half="pm") if clock and afternoon and hour < 13 else clock


def _not_a_time(tokens: Tokens, after: int) -> bool:
    """1.30% and 03.04.2020 are none."""
    mark = text_at(tokens, after)
    if mark == "." and touching(tokens, after):
        return number_at(tokens, after + 1) is not None
    return mark in {"%", "€", "$", "£"} or mark in {"min", "minutes", "minutos"}


def _minutes(tokens: Tokens, at: int) -> int | None:
    number = number_at(tokens, at)
    return number if number is not None and len(tokens[at].text) == 2 and number < 60 else None


def _checked(after: int, hour: int, minute: int, mark: str) -> TimeOfDay | None:
    if hour > 24 or (hour == 24 and minute):
        return None
    return TimeOfDay(after, hour % 24 * 60 + minute, "", mark)


def _with_half(tokens: Tokens, clock: TimeOfDay) -> TimeOfDay:
    at = clock.after
    if clock.minute == HALF_DAY and (noon := units.NOON.at(tokens, at)):
        if clock.mark and noon[1] == len(tokens):
            return clock  # 12:00 Mittag
        return clock._replace(after=noon[1], half="pm")
    if clock.minute >= 13 * 60:
        for table in (units.AFTERNOON, units.MORNING):
            if hit := table.at(tokens, at):
                return clock._replace(after=hit[1], half="pm")
        return clock
    letter = text_at(tokens, at) if touching(tokens, at) and clock.mark == ":" else ""
    if letter in _HALVES and not touching(tokens, at + 1):
        return clock._replace(after=at + 1, half=_HALVES[letter])
    bracket = text_at(tokens, at) == "("
    for half, table in (("am", units.MORNING), ("pm", units.AFTERNOON)):
        hit = table.at(tokens, at + bracket)
        if hit and not (bracket and text_at(tokens, hit[1]) != ")"):
            return clock._replace(after=hit[1] + bracket, half=half)
    return clock
