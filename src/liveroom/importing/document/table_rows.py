"""A table of times and what happens then, as the lines of a text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liveroom.importing.formats.markdown import without_bullet
from liveroom.importing.rows.columns import column_names, names_columns
from liveroom.importing.rows.habits import columns_by_rows
from liveroom.importing.rows.labels import is_bare_label, names_people
from liveroom.importing.text.pieces import listed_pieces
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.time.cells import is_time

_TEXT = frozenset({"title", ""})
"""What the column beside the times holds, by its name; it may have none."""

_SLASH = " / "
"""What a line break may have been turned to."""

_TWO, _THREE = 2, 3


def unboxed(lines: Sequence[Source]) -> list[Source]:
    """The lines, with a row of a time and a text as both in one; the cell's further lines follow.

    So do those of a third cell, where nothing says what the columns hold.
    """
    found: list[Source] = []
    named: list[str] = []
    told = columns_by_rows([line.rich for line in lines if line.cells and line.legible])
    most = _TWO if told[1:_TWO] == ["speaker"] else _THREE
    for line in lines:
        if not (line.cells or line.rule):
            named = []
        elif names_columns(line.rich):
            named = column_names(line.rich)
        plain = set(named[1:]) <= _TEXT
        found += _lines_of(line, _TWO if named else most) if plain else [line]
    return found


def _lines_of(line: Source, most: int) -> Iterator[Source]:
    cells = line.rich.split(CELL) if line.legible else []
    while len(cells) > _TWO and not cells[-1].text:
        cells.pop()
    whole = _TWO <= len(cells) <= most and all(cell.text for cell in cells)
    if not whole or not is_time(cells[0]) or any(map(_is_one, cells[_TWO:])):
        yield line
        return
    parts = [part for cell in cells[1:] for part in cell.split(BREAK)]
    first, *others = [each for part in parts for each in _at_slashes(part)]
    rich = cells[0].join(first)
    yield replace(line, shown=rich.text if others else line.shown, rich=rich, boxed=True)
    for other in others:
        below, typed = without_bullet(other)
        yield replace(line, shown=other.text, rich=below, bullet=typed, links=(), people=())


def _is_one(cell: Rich) -> bool:
    """Whether the cell holds one name of anything: a person, a house, a hall."""
    return BREAK not in cell.text and len(listed_pieces(cell)) == 1


def _at_slashes(line: Rich) -> list[Rich]:
    """`Salt and sand / Ana Ruiz, keeper / Luis Pérez` as the lines that the slashes stand for."""
    found: list[Rich] = []
    for part in line.split(_SLASH):
        if len(found) == 1 and not _opens_line(part):
            part = found.pop().join(part, _SLASH)
        found.append(part)
    return found


def _opens_line(part: Rich) -> bool:
    """Whether people, a label before them or an item start here."""
    return without_bullet(part)[1] or is_bare_label(part) or names_people(part)
