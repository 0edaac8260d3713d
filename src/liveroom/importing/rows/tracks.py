"""A table with a column for each room: what takes place at the same time stands side by side."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from liveroom.importing.text.rich import CELL, Rich

_TIMES = frozenset({"time", "end", "duration", "number"})
TRACK = "track"
"""The name of a column that holds what takes place in one room."""


def with_tracks(names: Sequence[str]) -> list[str]:
    """The columns' names, those of rooms as tracks where nothing but times is beside them."""
    several = len([name for name in names if name in {"room", ""}]) > 1
    if "room" not in names or not several or not set(names) <= _TIMES | {"room", ""}:
        return list(names)
    named = ["time" if not place and not name else name for place, name in enumerate(names)]
    return [TRACK if name in {"room", ""} else name for name in named]


def at_once(rich: Rich, names: Sequence[str]) -> list[Rich]:
    """The row once for each track that has something then, with the other tracks' cells empty.

    What all of them have, as a break, is one row.
    """
    cells = rich.split(CELL)
    tracks = [
        place
        for place, (cell, name) in enumerate(zip(cells, names, strict=False))
        if name == TRACK and cell.text
    ]
    alike = len({cells[place].folded for place in tracks}) == 1
    if len(tracks) < 2 or len(names) < len(cells):
        return [rich]
    if alike:
        return [_only(cells, tracks[1:])]
    return [_only(cells, [other for other in tracks if other != place]) for place in tracks]


def _only(cells: Sequence[Rich], without: Sequence[int]) -> Rich:
    kept = [Rich("") if place in without else cell for place, cell in enumerate(cells)]
    return reduce(lambda line, cell: line.join(cell, CELL), kept)
