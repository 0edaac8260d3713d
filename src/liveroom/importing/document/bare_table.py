"""Tables without a header whose rows start with a time, semicolons or commas between the cells."""

from __future__ import annotations

import csv
from collections.abc import Sequence

from liveroom.importing.limits import MAX_LINE, MAX_LINES
from liveroom.importing.rows.everybody import names_nobody
from liveroom.importing.text.rich import Rich
from liveroom.importing.time.cells import read_timing

_DELIMITERS = (";", ",")
_LEAST = 3
"""Rows with a time that make a table."""


def recognised(text: str) -> bool:
    """Whether all lines have as many cells, most of them with a time first."""
    return _delimiter(text) is not None


def with_bars(text: str) -> str:
    """The text as a table with bars; a row without a time heads those below, and is plain."""
    mark = _delimiter(text)
    assert mark is not None, "it is recognised"
    return "\n".join(_row(_cells(line, mark)) if line.strip() else "" for line in text.split("\n"))


def _row(cells: Sequence[str]) -> str:
    if cells and cells[0]:
        return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    return " – ".join(cell for cell in cells if cell and not names_nobody(Rich(cell)))


def _delimiter(text: str) -> str | None:
    lines = [line for line in text.split("\n") if line.strip()]
    if not _LEAST <= len(lines) <= MAX_LINES or any(len(line) > MAX_LINE for line in lines):
        return None
    for mark in _DELIMITERS:
        if any(mark not in line for line in lines):
            continue
        rows = [_cells(line, mark) for line in lines]
        if len({len(row) for row in rows}) != 1:
            continue
        timed = sum(_is_time(row[0]) for row in rows)
        if timed >= _LEAST and timed * 2 > len(rows):
            return mark
    return None


def _cells(line: str, mark: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=mark), [])]
    except csv.Error:
        return [cell.strip() for cell in line.split(mark)]


def _is_time(cell: str) -> bool:
    found = read_timing(Rich(cell))
    return found.span is not None and not found.rest.text
