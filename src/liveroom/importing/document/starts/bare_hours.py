"""Rows with bare hours where the one above ends or the one below starts: `17–18 Salt`, `18 End`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liveroom.importing.text.source import Source
from liveroom.importing.time.cells import Timing
from liveroom.importing.time.spans import Span
from liveroom.importing.time.time_of_day import HALF_DAY

_HOURS = re.compile(r"(\d{1,2})(?: ?[-–] ?(\d{1,2}))? (?=[A-ZÀ-Þ])")
_MOST = 24


def add_bare_hours(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """Gives such lines their times: ranges where either end fits, single hours at an end."""
    end: int | None = None
    for at, line in enumerate(lines):
        bare = None if at in timings else _bare(line)
        if bare and bare.span and end is not None and (bare.span.start - end) % HALF_DAY == 0:
            timings[at] = bare
        if at in timings:
            span = timings[at].span
            end = span.end if span and timings[at].leads else None
    start: int | None = None
    for at in range(len(lines) - 1, -1, -1):
        bare = None if at in timings or start is None else _bare(lines[at])
        if bare and bare.span and bare.span.end is not None and start is not None:
            fits = (bare.span.end - start) % HALF_DAY == 0
            timings |= {at: bare} if fits else {}
        if at in timings:
            span = timings[at].span
            start = span.start if span and timings[at].leads else None


def _bare(line: Source) -> Timing | None:
    found = None if line.cells else _HOURS.match(line.rich.text)
    if found is None or max(int(found[1]), int(found[2] or 0)) > _MOST:
        return None
    start, end = int(found[1]) * 60, int(found[2]) * 60 if found[2] else None
    if end is not None and end <= start:
        end += HALF_DAY
    return Timing(line.rich.cut(found.end()), Span(0, 1, start, end, end is None), leads=True)
