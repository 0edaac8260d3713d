"""Rows that start with the bare hour at which the one above ends: `17–18 h Salt`, `18 End`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from liveroom.importing.text.source import Source
from liveroom.importing.time.cells import Timing
from liveroom.importing.time.spans import Span

_HOUR = re.compile(r"(\d{1,2}) (?=[A-ZÀ-Þ])")


def add_bare_hours(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """Gives such lines their times."""
    end: int | None = None
    for at, line in enumerate(lines):
        if at in timings:
            span = timings[at].span
            end = span.end if span and timings[at].leads else None
        elif found := _HOUR.match(line.rich.text):
            hour = int(found[1]) * 60
            if end is not None and hour == end and not line.cells:
                rest = line.rich.cut(found.end())
                timings[at] = Timing(rest, Span(0, 1, hour, None, True), leads=True)
