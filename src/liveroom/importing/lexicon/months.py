"""Months and weekdays, spelled out and short, as the build writes them from CLDR."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from liveroom.importing.text.fold import fold
from liveroom.importing.text.tokeniser import listed

_FILE = Path(__file__).parents[2] / "locale" / "days.json"

_MORE_MONTHS = {"febrer": 2, "mrz": 3, "maerz": 3, "ag": 8, "set": 9, "setiembre": 9, "des": 12}
_MORE_DAYS = """
mon lun segunda; tue tues terca; wed quarta; thu thur thurs quinta; fri sexta; sat sonnabend; sun
"""
"""Spellings that CLDR does not have."""


def _folded(words: Mapping[str, int]) -> dict[str, int]:
    return {fold(word): number for word, number in words.items()}


_NAMES = json.loads(_FILE.read_text("utf-8"))
MONTHS = _folded(_MORE_MONTHS | _NAMES["months"])
WEEKDAYS = _folded(_NAMES["days"]) | {
    word: number for number, row in enumerate(_MORE_DAYS.split(";")) for word in row.split()
}
_DAY_ENDS = ("dag", "tag", "mittwoch")
_PARTS = listed("avond middag namiddag ochtend morgen abend vormittag nachmittag mittag")
WEEKDAYS |= {
    day + part: number
    for day, number in tuple(WEEKDAYS.items())
    if day.endswith(_DAY_ENDS)
    for part in _PARTS
}
WEAK_MONTHS = listed("""
des out set mar ag may gen mag sie lut lip lis cze maj mai ott giu lug
""")
"""Spellings that are words of their own: a month only beside a day and a year or in a date."""
