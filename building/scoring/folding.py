"""When two values are the same, and how alike two texts are."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from difflib import SequenceMatcher
from zoneinfo import ZoneInfo

from building.scoring.labels import Accepted, Value

_OUTER = " \t\"'“”„‟‘’‚«»‹›.,:;·•*–—-_"
_WORD = re.compile(r"\w+")
_SPACE_BEFORE = re.compile(r"\s+(?=[:;?!,.)])")
_PART = 4
"""Letters that a text has at least to count as a part of another."""


def fold(text: str) -> str:
    """White space folded, none before a mark, and no quotes, stops and dashes at the ends."""
    return _SPACE_BEFORE.sub("", " ".join(unicodedata.normalize("NFC", text).split())).strip(_OUTER)


def same(value: Value, other: Value) -> bool:
    """Equal but for folding; letters' case, accents and inner marks count."""
    if isinstance(value, str) and isinstance(other, str):
        return fold(value) == fold(other)
    return value == other


def right(accepted: Accepted, given: Value) -> bool:
    """Whether the label takes this value."""
    return accepted is not None and any(same(each, given) for each in accepted)


def right_zone(accepted: Accepted, given: Value, local: str) -> bool:
    """As `right`; an offset takes every zone that has it at that local date and time."""
    if right(accepted, given):
        return True
    if accepted is None or not isinstance(given, str):
        return False
    try:
        there = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(given))
    except (ValueError, OSError, KeyError):
        return False
    return f"{there:%z}" in {str(each).replace(":", "") for each in accepted}


def likeness(accepted: Accepted, given: str | None) -> float:
    """How alike a text is to the nearest accepted one, from 0 to 1, by letters or by words."""
    if not given:
        return 0.0
    return max((_alike(fold(str(each)), fold(given)) for each in accepted or () if each), default=0)


def _alike(one: str, other: str) -> float:
    one, other = one.casefold(), other.casefold()
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) >= _PART and shorter in longer:
        return 0.8
    by_letters = SequenceMatcher(None, one, other, autojunk=False).ratio()
    words, others = set(_WORD.findall(one)), set(_WORD.findall(other))
    by_words = 2 * len(words & others) / (len(words) + len(others) or 1)
    return max(by_letters, by_words * 0.9)
