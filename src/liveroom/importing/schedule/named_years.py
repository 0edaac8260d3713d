"""The years of months and days that an announcement names elsewhere than in a date."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.months import MONTHS
from liveroom.importing.time.dates import Day

_NAMED_YEARS = range(1990, 2100)


def years_of_months(document: Document, every: Sequence[Day]) -> dict[int, int]:
    """The years that months are named with, where it is one year for each.

    Else the one that the text names in which a day falls on the weekday named with it.
    """
    found: dict[int, set[int]] = {}
    for tokens in document.tokens:
        for word, after in pairwise(tokens):
            year = after.number or 0
            if year in _NAMED_YEARS and word.text in MONTHS:
                found.setdefault(MONTHS[word.text], set()).add(year)
    named = {token.number or 0 for tokens in document.tokens for token in tokens}
    for day in every:
        if day.month not in found and day.weekday is not None:
            there = ((year, day.on(year)) for year in named.intersection(_NAMED_YEARS))
            found[day.month] = {year for year, on in there if on and on.weekday() == day.weekday}
    return {month: min(years) for month, years in found.items() if len(years) == 1}
