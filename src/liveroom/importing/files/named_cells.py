"""Cells by what they hold, in a table's row or an object's fields, as segments."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from liveroom.core.program import Kind, LinkedDocument, Speaker
from liveroom.importing.document.segments import segment_of
from liveroom.importing.draft import DraftSegment
from liveroom.importing.files.field_values import day_of, people_of, seconds_of, span_of
from liveroom.importing.formats.budget import check_segments
from liveroom.importing.lexicon.headings import COLUMNS, FILE_HEADERS
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.schedule.row_times import settled
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.spans import Span

Cells = Mapping[str, Sequence[str]]
"""What of a row has something in it, by what it holds."""

_MAX_HEADER = 60
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]*?)\s*[)\]]\s*$")


def role_of(name: str) -> str:
    """What a column holds, by its name whole: `Start Time`, `start_time`, `Dauer (min)`."""
    if len(name) > _MAX_HEADER:
        return ""
    bare = IN_BRACKETS.sub("", _CAMEL.sub(" ", name.replace("_", " "))).strip(" .:#0123456789")
    for spelled in (bare, name.strip()):
        tokens = tokenise(Rich(spelled).folded)
        for table in (FILE_HEADERS, COLUMNS):
            found = table.at(tokens, 0)
            if found and found[1] == len(tokens):
                return found[0]
    return "number" if name.strip() in {"#", "№"} else ""


def segments_of(
    rows: Sequence[tuple[int | None, Cells]], unit: int, by_text: bool
) -> tuple[DraftSegment, ...]:
    """A segment for each row, with the line it stands on. A bare number is a length in the unit's
    seconds. `by_text` says that people may stand in the title. Raises Unreadable for too many.
    """
    check_segments(len(rows))
    spans = _spans([cells for _, cells in rows])
    return tuple(
        _segment(line, cells, span, unit, by_text)
        for (line, cells), span in zip(rows, spans, strict=True)
    )


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


def _segment(
    line: int | None, cells: Cells, span: Span | None, unit: int, by_text: bool
) -> DraftSegment:
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
