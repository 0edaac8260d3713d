"""Tables with a header, comma, semicolon, tab or bar between their cells: CSV, TSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from liveroom.core.program import Kind, LinkedDocument, Speaker
from liveroom.importing.document.segments import segment_of
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.files.field_values import (
    day_of,
    people_of,
    plain,
    seconds_of,
    span_of,
    video_in,
)
from liveroom.importing.formats.budget import SizeLimit, check_segments, too_long
from liveroom.importing.lexicon.file_headers import FILE_HEADERS
from liveroom.importing.lexicon.headings import COLUMNS
from liveroom.importing.lexicon.units import UNIT_SECONDS
from liveroom.importing.limits import MAX_LINE, MAX_LINES
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.schedule.row_times import settled
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.spans import Span

_DELIMITERS = ("\t", ";", ",", "|")
_FIRST_LINES = 8
"""Where the header may be, below a title."""

_MAX_HEADER = 60
_HELD = ("title", "speaker", "role", "organisation", "kind")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]*?)\s*[)\]]\s*$")
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


Cells = Mapping[str, Sequence[str]]
"""The cells of a row that have something in them, by what their columns hold."""


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
    check_segments(len(rows))
    spans = _spans([cells for _, cells in rows])
    by_text = "speaker" not in header.roles
    segments = [
        _segment(number, cells, span, header.unit, by_text)
        for (number, cells), span in zip(rows, spans, strict=True)
    ]
    first = next(filter(None, map(day_of, above)), None)
    return Draft(title, day=first, video=video_in(text), segments=tuple(segments))


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
            roles = tuple(map(_role, names))
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


def _role(name: str) -> str:
    """What a column holds, by its name whole: `Start Time`, `start_time`, `Dauer (min)`."""
    if len(name) > _MAX_HEADER:
        return ""
    bare = _IN_BRACKETS.sub("", _CAMEL.sub(" ", name.replace("_", " "))).strip(" .:#0123456789")
    for spelled in (bare, name.strip()):
        tokens = tokenise(Rich(spelled).folded)
        for table in (FILE_HEADERS, COLUMNS):
            found = table.at(tokens, 0)
            if found and found[1] == len(tokens):
                return found[0]
    return "number" if name.strip() in {"#", "№"} else ""


def _unit(name: str) -> int:
    bracket = _IN_BRACKETS.search(name)
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


def _spans(rows: Sequence[Cells]) -> list[Span | None]:
    """The times of the rows, of which those of one day run on."""
    days: list[list[Cells]] = []
    for cells in rows:
        if not days or _day(cells) not in (None, _day(days[-1][0])):
            days.append([])
        days[-1].append(cells)
    return [span for day in days for span in settled([_span(cells) for cells in day], None)]


def _span(cells: Cells) -> Span | None:
    """The start, with the end where the row has one."""
    starts = [span_of(cell) for cell in cells.get("time", ())]
    ends = [span_of(cell) for cell in cells.get("end", ())]
    found = next(filter(None, starts), None)
    end = next(filter(None, ends), None)
    if found is None or found.end is not None or end is None:
        return found
    later = end.start if end.start > found.start else end.start + 24 * 60
    return found._replace(end=later)


def _segment(line: int, cells: Cells, span: Span | None, unit: int, by_text: bool) -> DraftSegment:
    lengths = [seconds_of(cell, unit) for cell in cells.get("duration", ())]
    documents = [each for each in cells.get("link", ()) if each.startswith("https://")]
    title, kind, speakers = _said(cells, by_text)
    return DraftSegment(
        title,
        kind,
        _day(cells),
        span.start if span else None,
        span.end if span else None,
        next(filter(None, lengths), None),
        speakers,
        line,
        tuple(LinkedDocument(title, url) for url in documents),
    )


def _day(cells: Cells) -> date | None:
    found = (day_of(cell) for role in ("date", "time") for cell in cells.get(role, ()))
    return next(filter(None, found), None)


def _said(cells: Cells, by_text: bool) -> tuple[str, Kind | None, tuple[Speaker, ...]]:
    """Title, kind and speakers; without a column for these they may stand in the title's cell."""
    title = " – ".join(cells.get("title", ()))
    kinds = [find_kind(Rich(cell)) for cell in cells.get("kind", ())]
    kind = find_kind(Rich(title)) or next(filter(None, kinds), None)
    if not by_text:
        people = tuple(who for cell in cells.get("speaker", ()) for who in people_of(cell))
        return title or (cells.get("kind") or [""])[0], kind, _completed(people, cells)
    row = Row()
    read_row_text(row, Rich(title))
    segment = segment_of(row, None) if title else None
    if segment is None:
        return title, kind, ()
    return segment.title, kind or segment.kind, segment.speakers


def _completed(people: Sequence[Speaker], cells: Cells) -> tuple[Speaker, ...]:
    """With the roles and organisations of their columns: one each, or one for all."""
    for field in ("role", "organisation"):
        said = [each.strip() for cell in cells.get(field, ()) for each in cell.split(";")]
        if len(said) == 1:
            said *= len(people)
        if len(said) == len(people):
            people = [
                who if getattr(who, field) else replace(who, **{field: each or None})
                for who, each in zip(people, said, strict=True)
            ]
    return tuple(people)
