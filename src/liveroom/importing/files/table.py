"""Tables with a header, comma, semicolon, tab or bar between their cells: CSV, TSV."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from liveroom.importing.draft import Draft
from liveroom.importing.files.field_values import (
    day_of,
    plain,
    video_in,
)
from liveroom.importing.files.named_cells import IN_BRACKETS, Cells, role_of, segments_of
from liveroom.importing.formats.budget import SizeLimit, too_long
from liveroom.importing.lexicon.units import UNIT_SECONDS
from liveroom.importing.limits import MAX_LINE, MAX_LINES

_DELIMITERS = ("\t", ";", ",", "|")
_FIRST_LINES = 8
"""Where the header may be, below a title."""

_HELD = ("title", "speaker", "role", "organisation", "kind")
_MOST_ABOVE = 2
"""Lines with something on them above the header; what says more is a text."""


@dataclass(frozen=True, slots=True)
class _Header:
    delimiter: str
    line: int
    """How many lines stand above it."""
    roles: tuple[str, ...]
    unit: int
    """Seconds that a bare number in the column of lengths means."""


def recognised(text: str) -> bool:
    """Whether one of the first lines names the columns of a table."""
    return _header(text) is not None


def read(text: str) -> Draft:
    """A segment for each row; a row of one cell among timed ones heads a part of the program."""
    header = _header(text)
    assert header is not None, "it is recognised"
    lines = text.split("\n")
    above = [plain(line.strip(f'{header.delimiter}" ')) for line in lines[: header.line]]
    title = next(filter(None, above), "")
    rows = list(_rows(lines, header))
    is_timed = bool({"time", "duration"} & set(header.roles))
    rows = [row for row in rows if not (is_timed and set(row[1]) <= {"title", "room"})] or rows
    segments = segments_of(rows, header.unit, by_text="speaker" not in header.roles)
    first = next(filter(None, map(day_of, above)), None)
    return Draft(title, day=first, video=video_in(text), segments=segments)


def _header(text: str) -> _Header | None:
    lines = text.split("\n")
    for at, line in enumerate(lines[:_FIRST_LINES]):
        if sum(bool(each.strip()) for each in lines[:at]) > _MOST_ABOVE:
            break
        if len(line) > MAX_LINE or line.startswith("|"):
            continue
        for delimiter in _DELIMITERS:
            if delimiter not in line:
                continue
            names = next(csv.reader([line], delimiter=delimiter), [])
            roles = tuple(map(role_of, names))
            known = [role for role in roles if role]
            are_names = "title" in known and len(set(known)) > 1 and len(known) * 2 >= len(names)
            if are_names and _has_cells(lines[at + 1 :], delimiter):
                units = [
                    _unit(name)
                    for name, role in zip(names, roles, strict=True)
                    if role == "duration"
                ]
                return _Header(delimiter, at, roles, next(iter(units), 60))
    return None


def _has_cells(lines: Sequence[str], delimiter: str) -> bool:
    """Whether most lines are rows: in a text a table may be followed by anything."""
    filled = [delimiter in line for line in lines if line.strip()]
    return sum(filled) * 2 > len(filled)


def _unit(name: str) -> int:
    bracket = IN_BRACKETS.search(name)
    words = (bracket[1] if bracket else name).casefold().replace("_", " ").split()
    found = (UNIT_SECONDS.get(word.rstrip(".")) for word in words)
    return next(filter(None, found), 60)


def _rows(lines: Sequence[str], header: _Header) -> Iterator[tuple[int, Cells]]:
    """The rows below the header that have something in them, with the line on which each starts."""
    below = [f"{line}\n" for line in lines[header.line + 1 :]]
    reader = csv.reader(below, delimiter=header.delimiter)
    begun, count, size = 0, 0, SizeLimit()
    try:
        for cells in reader:
            number, begun = header.line + 2 + begun, reader.line_num
            by_role: dict[str, list[str]] = {}
            for role, cell in zip(header.roles, map(plain, cells), strict=False):
                if cell:
                    by_role.setdefault(role, []).append(cell)
            if by_role:
                for role in _HELD:
                    size.letters(sum(map(len, by_role.get(role, ()))))
                count += 1
                if count > MAX_LINES:
                    raise too_long(MAX_LINES, "rows")
                yield number, by_role
    except csv.Error:
        raise too_long(csv.field_size_limit(), "characters in a cell") from None
