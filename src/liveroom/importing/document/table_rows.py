"""A table of times and what happens then, as the lines of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liveroom.importing.rows.columns import column_names, names_columns
from liveroom.importing.text.rich import BREAK, CELL
from liveroom.importing.text.source import Source
from liveroom.importing.time.cells import is_time

_TEXT = frozenset({"title", ""})
"""What the column beside the times holds, by its name; it may have none."""

_TWO = 2


def unboxed(lines: Sequence[Source]) -> list[Source]:
    """The lines, with a row of two cells as its time and text; the cell's further lines follow."""
    found: list[Source] = []
    named: list[str] = []
    for line in lines:
        if not (line.cells or line.rule):
            named = []
        elif names_columns(line.rich):
            named = column_names(line.rich)
        found += _lines_of(line) if set(named[1:]) <= _TEXT else [line]
    return found


def _lines_of(line: Source) -> Iterator[Source]:
    cells = line.rich.split(CELL) if line.legible else []
    if len(cells) != _TWO or not cells[1].text or not is_time(cells[0]):
        yield line
        return
    first, *others = cells[1].split(BREAK)
    rich = cells[0].join(first)
    yield replace(line, shown=rich.text if others else line.shown, rich=rich, boxed=True)
    for other in others:
        yield replace(line, shown=other.text, rich=other, bullet=False, links=(), people=())
