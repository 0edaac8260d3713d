"""A time of day in words: `a las siete y media`, `um halb acht`, `at half past six`."""

from __future__ import annotations

from liveroom.importing.lexicon import hour_words as words
from liveroom.importing.lexicon import units
from liveroom.importing.text.tokeniser import Tokens, text_at

_DAY = 24 * 60


def spelled_hour(tokens: Tokens, at: int) -> tuple[int, int] | None:
    """Minutes after midnight as said, and the index after the last word; None for other words.

    A number alone is an hour only where a word before, a half of the day or a word such as `Uhr`
    says so: `las dos mujeres` are none.
    """
    lead = words.BEFORE.at(tokens, at)
    hour = words.HOURS.at(tokens, lead[1] if lead else at)
    if hour is None:
        return None
    minute, after = hour[0] * 60, hour[1]
    if lead:
        return (minute + lead[0]) % _DAY, _past_sign(tokens, after)
    past = words.PAST.at(tokens, after)
    if past:
        minute, after = minute + past[0], past[1]
    sign = _past_sign(tokens, after)
    told = sign > after or _half_of_day(tokens, after)
    before = text_at(tokens, at - 1)
    led = before in words.LEADS | units.HOUR_LEADS and (past or _ends(tokens, after))
    clock = before in units.CLOCK_LEADS | units.RANGE_LEADS | units.HOUR_LEADS
    if not (led or (told and (clock or _half_of_day(tokens, sign)))):
        return None
    more = words.PAST.at(tokens, sign) if sign > after else None
    minute, sign = (minute + more[0], more[1]) if more else (minute, sign)
    return minute % _DAY, sign


def _past_sign(tokens: Tokens, at: int) -> int:
    sign = words.SIGNS.at(tokens, at)
    return sign[1] if sign else at


def _half_of_day(tokens: Tokens, at: int) -> bool:
    return any(table.at(tokens, at) for table in (units.AFTERNOON, units.MORNING))


def _ends(tokens: Tokens, at: int) -> bool:
    """Whether no noun follows that the number could count."""
    after = text_at(tokens, at)
    return not after.isalpha() or after in words.BEHIND
