"""Durations in a line: (5min), 15 minutos, 7', 1 h 30, half an hour."""

from __future__ import annotations

from typing import NamedTuple

from liveroom.importing.lexicon import units
from liveroom.importing.text.tokeniser import Tokens, text_at, touching
from liveroom.importing.time.time_of_day import CLOCK_FROM

MAX_SECONDS = 24 * 3600
"""No segment is longer than a day; a larger number is no duration."""


class Duration(NamedTuple):
    """A length in seconds, and the indexes of its first token and after its last one."""

    first: int
    after: int
    seconds: int
    each: bool = False


def find_durations(tokens: Tokens) -> list[Duration]:
    """Every duration in the line, in order and apart from each other."""
    found, at = [], 0
    while at < len(tokens):
        hit = duration_at(tokens, at)
        if hit is None:
            at += 1
            continue
        found.append(hit)
        at = hit.after
    return _joined(tokens, found)


def duration_at(tokens: Tokens, at: int) -> Duration | None:
    """The duration that starts at this token."""
    hit = _spelled(tokens, at) or _counted(tokens, at)
    if hit is None or not 0 < hit.seconds <= MAX_SECONDS:
        return None
    after = hit.after
    if text_at(tokens, after) == "." and touching(tokens, after):
        after += 1
    if text_at(tokens, after) == "/" and touching(tokens, after) and touching(tokens, after + 1):
        return None  # 10 min/group is a rate
    each = units.EACH.at(tokens, after)
    return Duration(at, each[1] if each else after, hit.seconds, each is not None)


def _spelled(tokens: Tokens, at: int) -> Duration | None:
    hit = units.SPELLED.at(tokens, at)
    return Duration(at, hit[1], hit[0]) if hit else None


def _counted(tokens: Tokens, at: int) -> Duration | None:
    first = _amount(tokens, at)
    if first is None or (touching(tokens, at) and tokens[at - 1].word):
        return None  # P30M and A21M are names
    amount, unit = first
    times, unit, amount = _multiplied(tokens, unit, amount)
    upper = _upper(tokens, unit)
    if upper:
        amount, unit = upper
    seconds = _unit(tokens, unit)
    if seconds is None:
        return None
    size, after = seconds
    if size == 3600:
        if _is_clock(tokens, at, amount, unit):
            return None
        return _with_minutes(tokens, at, times * amount, after)
    return Duration(at, after, round(times * amount * size))


def _amount(tokens: Tokens, at: int) -> tuple[float, int] | None:
    number = tokens[at].number if at < len(tokens) else None
    if number is not None:
        if at and tokens[at - 1].text in ".,:" and touching(tokens, at) and _digits(tokens, at - 2):
            return None
        return _decimal(tokens, at, number)
    half = {"½": 0.5, "¼": 0.25, "¾": 0.75}.get(text_at(tokens, at))
    if half is not None:
        return half, at + 1
    word = units.NUMBERS.at(tokens, at)
    return (float(word[0]), word[1]) if word else None


def _digits(tokens: Tokens, at: int) -> bool:
    return text_at(tokens, at).isdecimal()


def _decimal(tokens: Tokens, at: int, number: int) -> tuple[float, int]:
    """1.5, 1,5, 1½ and, before an hour's unit, 1:30."""
    mark, fraction = text_at(tokens, at + 1), text_at(tokens, at + 2)
    if mark in {"½", "¼", "¾"}:
        return number + {"½": 0.5, "¼": 0.25, "¾": 0.75}[mark], at + 2
    if (
        mark in {".", ","}
        and len(fraction) == 1
        and fraction.isdecimal()
        and touching(tokens, at + 2)
    ):
        return number + int(fraction) / 10, at + 3
    minutes = mark == ":" and len(fraction) == 2 and fraction.isdecimal()
    hours = number < CLOCK_FROM and text_at(tokens, at + 3) in units.UNIT_SECONDS
    if minutes and hours and touching(tokens, at + 2):
        return number + int(fraction) / 60, at + 3
    return float(number), at + 1


def _multiplied(tokens: Tokens, unit: int, amount: float) -> tuple[float, int, float]:
    """`3 x 10 min` counts thirty."""
    if text_at(tokens, unit) in {"x", "*"}:
        second = _amount(tokens, unit + 1)
        if second and amount <= 50:
            return amount, second[1], second[0]
    return 1.0, unit, amount


def _upper(tokens: Tokens, unit: int) -> tuple[float, int] | None:
    """Of `10-15 min` the longer end is planned."""
    if (
        text_at(tokens, unit) in {"-", "to", "a", "à", "bis"}
        and text_at(tokens, unit - 1).isdecimal()
    ):
        second = _amount(tokens, unit + 1)
        if second and _unit(tokens, second[1]) and not _is_short_hours(tokens, second[1]):
            return second
    return None


def _is_short_hours(tokens: Tokens, unit: int) -> bool:
    return units.UNIT_SECONDS.get(text_at(tokens, unit)) == 3600


def _unit(tokens: Tokens, at: int) -> tuple[int, int] | None:
    word = text_at(tokens, at)
    if word == "-" and touching(tokens, at) and touching(tokens, at + 1):
        at, word = at + 1, text_at(tokens, at + 1)
    if word in units.UNIT_SECONDS:
        return units.UNIT_SECONDS[word], at + 1
    if word == "'" and touching(tokens, at) and not _starts_word(tokens, at + 1):
        return 60, at + (2 if text_at(tokens, at + 1) == "'" and touching(tokens, at + 1) else 1)
    if word == "m" and touching(tokens, at):
        return 60, at + 1
    return None


def _starts_word(tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and touching(tokens, at) and tokens[at].word


def _is_clock(tokens: Tokens, at: int, amount: float, unit: int) -> bool:
    """Whether `14h`, `à 3 h` or `às 5 horas` is a time of day."""
    word = text_at(tokens, unit)
    if word in {"hour", "hours"}:
        return False
    if amount >= CLOCK_FROM and amount == int(amount):
        return True
    if text_at(tokens, at - 1) in {"(", "["}:
        return False
    leads = units.CLOCK_LEADS if word in units.SHORT_HOURS else units.CLOCK_LEADS - {"from", "um"}
    return text_at(tokens, at - 1) in leads and not units.NUMBERS.at(tokens, at)


def _with_minutes(tokens: Tokens, at: int, hours: float, after: int) -> Duration:
    seconds = round(hours * 3600)
    half = units.HALF_MORE.at(tokens, after)
    if half:
        return Duration(at, half[1], seconds + 1800)
    joint = after + 1 if text_at(tokens, after) in {"and", "y", "et", "und", "e", "i"} else after
    number = tokens[joint].number if joint < len(tokens) else None
    if number is None or number > 59 or hours != int(hours):
        return Duration(at, after, seconds)
    unit = _unit(tokens, joint + 1)
    if unit and unit[0] == 60:
        return Duration(at, unit[1], seconds + number * 60)
    bare = joint == after and len(tokens[joint].text) == 2 and text_at(tokens, joint + 1) != ":"
    return Duration(at, joint + 1, seconds + number * 60) if bare else Duration(at, after, seconds)


def _joined(tokens: Tokens, found: list[Duration]) -> list[Duration]:
    """`10 min + 5 min` is one duration."""
    joined: list[Duration] = []
    for hit in found:
        if joined and hit.first == joined[-1].after + 1 and text_at(tokens, hit.first - 1) == "+":
            last = joined.pop()
            hit = Duration(last.first, hit.after, last.seconds + hit.seconds, last.each)
        joined.append(hit)
    return joined
