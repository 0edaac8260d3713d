"""Rows with their times behind them, `Salt and sand – 10:00`, with the times in front."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.dates import find_days

_TIME = (
    r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?: ?(?:[ap]\.?m|hs?|hrs?|uhr|uur|hor[ae]s|heures)\b\.?)?"
    r"| ?(?:[ap]\.?m|h|uhr|uur)\b\.?)"
)
_BEHIND = re.compile(
    r"(?<=\S)(?: [-–—|·] |(?<=[^\W\d])[-–—] ?| ?[,;] | ?[(\[])"
    rf"(?P<time>{_TIME}(?: ?[-–—] ?{_TIME})?)[)\]]?[.;]?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\d(?:[:.h]\d\d)?(?: ?[ap]\.?m\.?| ?h)?$", re.IGNORECASE)
"""Before the dash of a range, which is no mark between a title and a time."""

_AHEAD = re.compile(rf"\W{{0,3}}{_TIME}", re.IGNORECASE)
_CLOCK = re.compile(r"(\d+)(?:[:.h](\d\d))?", re.IGNORECASE)
_TAIL = 40
"""Letters of a line among which its time stands."""

_LEAST = 3
"""Lines with a time behind that make it a habit."""

_LONGEST = 400
"""Letters of a row; a longer line is prose."""

_MOST = 8
"""Lines of a row above its time."""

_TURNS = 4
"""Rows to each at which the clock may start again: another day, or an afternoon of 12 hours."""


def times_ahead(lines: Sequence[Source]) -> list[Source]:
    """The lines with the times in front of their titles, where they stand behind most rows."""
    found = {at: hit for at, line in enumerate(lines) if (hit := _behind(line))}
    if len(found) < _LEAST or not _is_habit(lines, found):
        return list(lines)
    return [_turned(line, found[at]) if at in found else line for at, line in enumerate(lines)]


def _behind(line: Source) -> re.Match[str] | None:
    """The time at the end of a line that has no date and no cells."""
    text = line.rich.text
    if not line.legible or line.cells or len(text) > _LONGEST:
        return None
    found = _BEHIND.search(text, max(0, len(text) - _TAIL))
    if found is None or _AHEAD.match(text) or _ranges(text, found.start()):
        return None
    if find_days(tokenise(line.folded)):
        return None
    return found


def _ranges(text: str, at: int) -> bool:
    """Whether the mark there is a range's: `Welcome 9:00 - 9:15`; in `Part 2 – 9:15` it is none."""
    before = _FROM.search(text, max(0, at - _TAIL), at)
    return before is not None and not before[0].isdecimal()


def _is_habit(lines: Sequence[Source], found: Mapping[int, re.Match[str]]) -> bool:
    """Whether such lines go up, start rows, and are most of those with times."""
    ahead = sum(bool(_AHEAD.match(line.rich.text)) for line in lines)
    minutes = [_minutes(hit["time"]) for hit in found.values()]
    turns = sum(later < each for each, later in pairwise(minutes))
    if turns * _TURNS > len(minutes) or len(set(minutes)) < _LEAST or ahead * 2 > len(found):
        return False
    if any(lines[at].bullet for at in found) and any(_ends_item(lines, found, at) for at in found):
        return False
    opened = [_opens(lines, found, at) for at in found]
    return opened.count(True) > opened.count(False)


def _opens(lines: Sequence[Source], found: Collection[int], at: int) -> bool | None:
    """Whether the line opens its paragraph, or follows another such line at once.

    None where it stands further below another: the lines between may be of either row.
    """
    first = at
    while first and not lines[at].bullet and lines[first - 1].shown and at - first < _MOST:
        first -= 1
        if first in found:
            return True if first == at - 1 else None
    return first == at or _is_heading(lines[first])


def _is_heading(line: Source) -> bool:
    """Whether the line may be the heading of rows: `Program`, `Monday, 3 May:`."""
    return bool(line.level) or line.shown.endswith(":") or " " not in line.shown


def _ends_item(lines: Sequence[Source], found: Collection[int], at: int) -> bool:
    """Whether the line goes on with an item that has no time on its first line."""
    return at > 0 and not lines[at].bullet and lines[at - 1].bullet and at - 1 not in found


def _minutes(written: str) -> int:
    hours, minutes = _CLOCK.findall(written)[0]
    return int(hours) * 60 + int(minutes or 0)


def _turned(line: Source, found: re.Match[str]) -> Source:
    time, title = line.rich.cut(*found.span("time")), line.rich.cut(0, found.start())
    return replace(line, rich=time.join(title))
