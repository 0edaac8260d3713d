"""A program told in one line: `Ablauf: 5 Min. Begrüßung, 45 Min. Vortrag`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liveroom.importing.document.sections import read_heading
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.text.pieces import Piece, listed_pieces
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import listed, tokenise
from liveroom.importing.time.durations import find_durations

PROGRAM = "Program"
_FORMATS = listed("format formato structure estructura aufbau estrutura")


def unfolded(lines: Sequence[Source]) -> list[Source]:
    """The lines, with such a line as a heading and a row for each of its parts."""
    return [part for line in lines for part in _parts(line)]


def _parts(line: Source) -> Iterator[Source]:
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
