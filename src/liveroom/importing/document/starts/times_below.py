"""Rows with their time on the last line of a block: `Salt and sand`, `Ana Ruiz`, `10:00–11:00`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.time.cells import Timing

_LEAST, _MOST = 2, 6
"""Such blocks that make it a habit, and the lines of one."""


def lift_last_times(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """Gives such times to the first lines of their blocks, where every time alone ends a block."""
    alone = [at for at, timing in timings.items() if timing.span and not timing.rest.text]
    firsts = {at: _first_of(lines, timings, at) for at in alone}
    if len(alone) < _LEAST or -1 in firsts.values():
        return
    for at, first in firsts.items():
        timings[first] = timings[at]._replace(rest=lines[first].rich, leads=True)
        timings[at] = Timing(Rich(""))


def _first_of(lines: Sequence[Source], timings: Mapping[int, Timing], at: int) -> int:
    """The first line of the block that the time ends; -1 where it ends none."""
    if at + 1 < len(lines) and not lines[at + 1].blank:
        return -1
    first = at
    while first and not lines[first - 1].blank and at - first < _MOST:
        first -= 1
        if first in timings or lines[first].cells:
            return -1
    apart = first == 0 or lines[first - 1].blank
    return first if first < at and apart else -1
