"""Tables of one moment on the clocks of many places: `London | 17:00`, `Tokyo | 01:00`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import read_timing
from liveroom.importing.time.spans import DAY
from liveroom.importing.time.time_zones import find_zones, offset_at

_LEAST, _MOST = 3, 40
"""Places whose clocks agree in a table of clocks, and rows of one."""

_SEASONS = (datetime(2020, 1, 15, tzinfo=UTC), datetime(2020, 7, 15, tzinfo=UTC))


def without_clocks(lines: Sequence[Source]) -> list[Source]:
    """The lines; of such a table only the first place's is read, and the others are told of."""
    kept = list(lines)
    for table in _tables(lines):
        rows = [at for at in table if any(letter.isdecimal() for letter in lines[at].rich.text)]
        if _LEAST <= len(rows) <= _MOST and _is_one_moment([lines[at] for at in rows]):
            for at in rows[1:]:
                kept[at] = replace(kept[at], rich=Rich(""), legible=False)
    return kept


def _tables(lines: Sequence[Source]) -> Iterator[list[int]]:
    for cells, group in groupby(range(len(lines)), lambda at: lines[at].cells or lines[at].rule):
        if cells:
            yield list(group)


def _is_one_moment(rows: Sequence[Source]) -> bool:
    """Whether the places that are known have one moment in common, in one of their seasons."""
    found = {zone: minutes for row in rows for zone, minutes in _moments(row)}
    return len(found) >= _LEAST and bool(set.intersection(*found.values()))


def _moments(row: Source) -> Iterator[tuple[str, set[int]]]:
    """The place of one of its cells, and what its hour there may be in UTC, in minutes."""
    cells = row.rich.split(CELL)
    places = [zone for cell in cells if (zone := _place(cell))]
    spans = [span for cell in cells if (span := read_timing(cell).span)]
    if len(places) == 1 and spans:
        zone, start = places[0], spans[0].start
        yield zone, {(start - offset_at(zone, day)) % DAY for day in _SEASONS}


def _place(cell: Rich) -> str | None:
    """The zone of a cell that is a place and nothing else."""
    tokens = tokenise(cell.folded)
    zone = next(iter(find_zones(cell, tokens)), None)
    whole = zone is not None and zone.first == 0 and zone.after == len(tokens)
    return zone.named.places[0] if zone is not None and whole else None
