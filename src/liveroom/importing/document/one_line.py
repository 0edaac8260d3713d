"""A program told in one line: `Ablauf: 5 Min. Begrüßung, 45 Min. Vortrag`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from liveroom.importing.document.sections import read_heading
from liveroom.importing.lexicon.headings import PARTS, Part
from liveroom.importing.limits import MAX_LINE, MAX_ROW
from liveroom.importing.text.pieces import Piece, listed_pieces, trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import listed, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.durations import find_durations
from liveroom.importing.time.spans import find_spans
from liveroom.importing.time.time_zones import find_zones

PROGRAM = "Program"
_MANY = 4
"""Ranges in one line that all start rows, whatever stands before them."""

_LEAST = 2
"""Times in one line that make it several rows, a range among them."""

_STOPS = frozenset({"", ".", ";", "|", "•", "·", "/", ")", "-", CELL, BREAK})
_FORMATS = listed("format formato structure estructura aufbau estrutura")


def unfolded(lines: Sequence[Source]) -> list[Source]:
    """The lines, with such a line as a heading and a row for each of its parts."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Source) -> Iterator[Source]:
    cuts = _ranges(line) if 0 < len(line.rich) <= MAX_LINE else []
    if len(cuts) >= _LEAST:
        yield from _cut(line, cuts)
        return
    value = _value(line) if 0 < len(line.rich) <= MAX_ROW and not line.cells else None
    rows = _rows(value) if value else []
    if value is None or len(rows) < 2:
        yield line
        return
    label = Rich(PROGRAM + ":")
    yield replace(line, shown=line.rich.cut(0, len(line.rich) - len(value)).text, rich=label)
    for row in rows:
        yield replace(line, shown=row.text, rich=row, bullet=True, level=0)
    yield replace(line, shown="", rich=Rich(""), bullet=False, level=0)


def _ranges(line: Source) -> list[int]:
    """Where the rows start in `10.00 - 11.00 Salt. 11.00 - 11.30 Lunch.`, and in cells of them."""
    tokens = tokenise(line.rich.folded)
    taken = frozenset(at for day in find_days(tokens) for at in range(day.first, day.after))
    spans = find_spans(tokens, taken)
    if len(spans) < _LEAST or all(span.end is None for span in spans):
        return []
    zones = find_zones(line.rich, tokens)
    named = {at for zone in zones for at in range(zone.first, zone.after)}
    for span, later in pairwise(spans):
        between = set(range(span.after, later.first)) - named
        said = any(tokens[at].word and len(tokens[at].text) > 2 for at in between)
        if later.start < span.start or not said:
            return []
    ends = [span.first for span in spans if span.end is not None]
    on = {later.first for span, later in pairwise(spans) if later.end and span.end == later.start}
    if len(ends) >= _MANY:
        label = PARTS.at(tokens, spans[0].first - 1)
        on |= {*ends, spans[0].first} if label and label[0] is Part.PROGRAM else set(ends)
    return [
        start
        for first, start in ((span.first, tokens[span.first].start) for span in spans)
        if line.rich.text[:start].rstrip(" ")[-1:] in _STOPS or first - 1 in taken or first in on
    ]


def _cut(line: Source, cuts: Sequence[int]) -> Iterator[Source]:
    before = line.rich.cut(0, cuts[0])
    if before.text:
        yield replace(line, shown=before.text, rich=before)
    for start, end in pairwise([*cuts, len(line.rich)]):
        row = trimmed(line.rich.cut(start, end), " \t\v|;,.•")
        yield replace(line, shown=row.text, rich=_plain(row), bullet=False, level=0)
    yield replace(line, shown="", rich=Rich(""), bullet=False, level=0)


def _plain(rich: Rich) -> Rich:
    """A row without the marks of cells, which no longer are a table's."""
    text = rich.text.replace(CELL, " ").replace(BREAK, " ")
    return Rich(text, rich.bold)


def _value(line: Source) -> Rich | None:
    """What follows `Ablauf:`, `Programme:` or `Format:`."""
    heading = read_heading(line)
    if heading and heading.part is Part.PROGRAM:
        return heading.value
    colon = line.folded.find(":", 0, 20)
    if colon > 0 and line.folded[:colon].strip() in _FORMATS:
        return line.rich.cut(colon + 1)
    return None


def _rows(value: Rich) -> list[Rich]:
    """The parts between commas, cut so that each has one duration."""
    rows: list[Piece] = []
    for piece in listed_pieces(value):
        timed = len(find_durations(tokenise(piece.rich.folded)))
        if timed > 1:
            return []
        if timed or not rows:
            rows.append(piece)
        else:
            last = rows.pop()
            whole = value.cut(last.start, piece.end)
            rows.append(Piece(last.before, whole, last.start, piece.end))
    counts = [len(find_durations(tokenise(row.rich.folded))) for row in rows]
    return [row.rich for row in rows] if all(count == 1 for count in counts) else []
