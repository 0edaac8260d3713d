"""Rows copied from a sheet: one segment a line, with its cells divided by tabs.

The cells are title, minutes and people. Times of day before the title and a line of headings are
let by. A cell with a person says the name, or `name, organisation`, or `name, role, organisation`;
several people in one cell are divided by semicolons or line breaks.
"""

from __future__ import annotations

import csv
import re

from liveroom.core.program import Kind
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich
from liveroom.web.pages.typed import values
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields

_TIME = re.compile(r"(?:[01]?[0-9]|2[0-3])[:.h][0-5][0-9](?:\s*[-–]\s*[0-9:.h]+)?")
_MINUTES = frozenset(("min", "min.", "mins", "minutes", "minutos", "duration", "duración"))


def rows(text: str, most: int) -> tuple[SegmentFields, ...]:
    """The segments of a text, at most so many."""
    lines = csv.reader(text.splitlines(keepends=True), "excel-tab")
    found = (_cells(line) for line in lines)
    return tuple(_segment(cells) for cells in found if cells and not _is_heading(cells))[:most]


def _cells(line: list[str]) -> list[str]:
    """What stands in the line, from its title on."""
    cells = [cell.strip() for cell in line]
    while cells and (not cells[0] or (len(cells) > 1 and _TIME.fullmatch(cells[0]))):
        cells = cells[1:]
    return cells


def _is_heading(cells: list[str]) -> bool:
    return any(cell.casefold() in _MINUTES for cell in cells)


def _segment(cells: list[str]) -> SegmentFields:
    title, *others = cells
    has_minutes = bool(others) and (not others[0] or values.minutes(others[0]) is not None)
    minutes, people = (others[0], others[1:]) if has_minutes else ("", others)
    title = values.clean(title)
    kind = find_kind(Rich(title)) or Kind.TALK
    return SegmentFields(
        title, kind.value, minutes, tuple(p for cell in people for p in _people(cell))
    )


def _people(cell: str) -> list[PersonFields]:
    return [_person(text) for text in re.split(r"[;\r\n]+", cell) if text.strip()]


def _person(text: str) -> PersonFields:
    parts = [values.clean(part) for part in text.split(",", 2)]
    match parts:
        case [name, organisation]:
            return PersonFields(name, organisation=organisation)
        case _:
            return PersonFields(*parts)
