"""What stands in one line and is several: `Ablauf: 5 Min. Begrüßung, 45 Min. Vortrag`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count, pairwise, takewhile

from liveroom.importing.document.flat.people_starts import people_starts
from liveroom.importing.document.flat.row_starts import row_starts
from liveroom.importing.document.sections import read_heading
from liveroom.importing.formats.encoding import compose
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.people import GIVEN
from liveroom.importing.limits import MAX_FLAT, MAX_LINE, MAX_ROW
from liveroom.importing.people.overlooked import names_person
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import Piece, listed_pieces, trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import listed, text_at, tokenise
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.durations import find_durations
from liveroom.importing.time.spans import find_spans
from liveroom.importing.time.time_zones import find_zones

PROGRAM = "Program"
_MANY = 4
"""Ranges in one line that all start rows, whatever stands before them."""

_LEAST = 2
"""Times in one line that make it several rows, a range among them."""

_DAYS, _MARKS = 3, " :-"
"""Items with a day each that make a program, and what stands behind the day."""

_GLUED = re.compile(r"(?:[^\W\d_]{3}[a-zß-ÿ]|\))([A-ZÀ-Þ][a-zß-ÿ]+)(?= [A-ZÀ-Þ])")
"""Where a name may start right behind another word or a bracket."""

_NUMBER = re.compile(r"\d{1,2}[.)] +(?=\D)")
"""An item's number."""

_STOPS = frozenset({"", ".", ";", "|", "•", "·", "/", ")", "-", CELL, BREAK})
_FORMATS = listed("format formato structure estructura aufbau estrutura")


def unfolded(lines: Sequence[Source]) -> list[Source]:
    """The lines, with such a line as a heading and a row for each of its parts."""
    behind = _stand_behind(lines)
    whole = (part for line in lines for part in _parts(line, behind))
    return _by_date([each for line in whole for each in _at_names(line)])


def _by_date(lines: list[Source]) -> list[Source]:
    """A list whose items start with a day, `- 24 May: Ana Ruiz, on tides`, as days and rows."""
    cuts = {at: cut for at, line in enumerate(lines) if (cut := _past_day(line))}
    found: list[Source] = []
    run: list[int] = []
    for at, line in enumerate(lines):
        if at not in cuts:
            found.append(line)
            run = []
            continue
        if not run:
            run = list(takewhile(cuts.__contains__, count(at)))
            people = sum(names_person(lines[item].rich) for item in run)
            if len(run) < _DAYS or people * 2 < len(run):
                return lines
            found.append(replace(line, shown="•", rich=Rich(PROGRAM + ":"), bullet=False))
        day, row = line.rich.cut(0, cuts[at]), trimmed(line.rich.cut(cuts[at]), _MARKS)
        found.append(replace(line, shown=day.text, rich=day, bullet=False))
        found.append(replace(line, shown=row.text, rich=row))
    return found


def _past_day(line: Source) -> int:
    """Where the text behind the day starts in an item that has no hour; else 0."""
    if not line.bullet or not line.legible or len(line.rich) > MAX_ROW:
        return 0
    tokens = tokenise(line.rich.folded)
    day = next(iter(find_days(tokens)), None)
    marked = day is not None and day.first == 0 and text_at(tokens, day.after) in {":", "-"}
    if day is None or not marked or find_spans(tokens, frozenset(range(day.after))):
        return 0
    return tokens[day.after].start


def _at_names(line: Source) -> Iterator[Source]:
    """`WelcomeAna Ruiz, mayorLuis Pérez` as lines: breaks that were lost before people's names."""
    found = _GLUED.finditer(line.rich.text) if 0 < len(line.rich) <= MAX_LINE else ()
    cuts = [each.start(1) for each in found if fold(each[1]) in GIVEN]
    if not cuts or line.cells or not line.legible:
        yield line
        return
    for start, end in pairwise([0, *cuts, len(line.rich)]):
        part = line.rich.cut(start, end)
        yield replace(line, shown=part.text, rich=part, bullet=line.bullet and not start)


def _stand_behind(lines: Sequence[Source]) -> bool:
    """Whether ranges stand behind the rows: most lines that have one end in it."""
    ends, others = 0, 0
    for line in lines:
        if not 0 < len(line.rich) <= MAX_ROW:
            continue
        tokens = tokenise(line.rich.folded)
        spans = [span for span in find_spans(tokens) if span.end is not None]
        last = len(spans) == 1 and spans[0].first > 1
        last = last and not any(token.word for token in tokens[spans[0].after :])
        ends += last
        others += bool(spans) and not last
    return ends >= _MANY and ends > others


def _parts(line: Source, behind: bool) -> Iterator[Source]:
    """`behind`: whether times stand at the ends of rows."""
    if MAX_LINE < len(line.shown) <= MAX_FLAT and not line.legible:
        yield from _cut_long(line)
        return
    cuts = _ranges(line, behind) if 0 < len(line.rich) <= MAX_LINE else []
    if len(cuts) >= _LEAST:
        yield from _items(line, cuts) if behind else _cut(line, cuts)
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


def _cut_long(line: Source) -> Iterator[Source]:
    """A line that is too long for one, as the rows that it holds; what is still too long stays."""
    whole = Rich(compose(line.shown) or "")
    cuts = row_starts(whole, tokenise(whole.folded))
    for part in _cut(replace(line, rich=whole, legible=True), cuts) if cuts else [line]:
        short = len(part.shown) <= MAX_LINE
        yield part if short else replace(part, rich=Rich(""), legible=False)


def _ranges(line: Source, behind: bool) -> list[int]:
    """Where the rows start in `10.00 - 11.00 Salt. 11.00 - 11.30 Lunch.`, and in cells of them.

    With times `behind` the rows it is where they start in `Salt 10.00 - 11.00 Lunch (11 - 11.30)`.
    """
    tokens = tokenise(line.rich.folded)
    taken = frozenset(at for day in find_days(tokens) for at in range(day.first, day.after))
    spans = find_spans(tokens, taken)
    if behind:
        ends = [span.after for span in spans if span.end is not None]
        past = (end + (text_at(tokens, end) in {")", "]"}) for end in ends)
        return [0, *(tokens[at].start for at in past if any(t.word for t in tokens[at:]))]
    if rows := row_starts(line.rich, tokens):
        return rows
    if len(spans) < _LEAST or not any(span.end is not None for span in spans):
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
    on |= set(ends) if len(ends) >= _MANY else set()
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
        for row in _at_once(trimmed(line.rich.cut(start, end), " \t\v|;,.•")):
            for part in _people_apart(_plain(row)):
                yield replace(line, shown=part.text, rich=part, bullet=False, level=0)
    yield replace(line, shown="", rich=Rich(""), bullet=False, level=0)


def _items(line: Source, cuts: Sequence[int]) -> Iterator[Source]:
    """The rows as items of a list, without their numbers."""
    for start, end in pairwise([*cuts, len(line.rich)]):
        row = trimmed(line.rich.cut(start, end), " \t\v|;,.•")
        number = _NUMBER.match(row.text)
        row = row.cut(number.end() if number else 0)
        yield replace(line, shown=row.text, rich=_plain(row), bullet=True, level=0)


def _people_apart(row: Rich) -> Iterator[Rich]:
    """The row, and what it says of each person whom nothing leads to on a line of its own."""
    for start, end in pairwise([0, *people_starts(row), len(row)]):
        yield row.cut(start, end)


def _at_once(row: Rich) -> Iterator[Rich]:
    """The rows of `11:00-12:00 Track 1: Salt Track 2: Sand`, each with the time."""
    tokens = tokenise(row.folded)
    spans = find_spans(tokens, frozenset())
    first = spans[0].after if spans else len(tokens)
    name, number = text_at(tokens, first), text_at(tokens, first + 1)
    cuts = [0]
    for at in range(first + 2, len(tokens)) if number.isdecimal() else ():
        if tokens[at].text == name and text_at(tokens, at + 1) == str(int(number) + len(cuts)):
            cuts.append(tokens[at].start)
    time = row.cut(0, tokens[first - 1].end) if spans else Rich("")
    for start, end in pairwise([*cuts, len(row)]):
        yield time.join(row.cut(start, end)) if start else row.cut(start, end)


def _plain(rich: Rich) -> Rich:
    """A row without the marks of cells, which no longer are a table's."""
    text = rich.text.replace(CELL, " | ").replace(BREAK, " ")
    return Rich(text)


def _value(line: Source) -> Rich | None:
    """What follows `Ablauf:`, `Programme:` or `Format:`."""
    heading = read_heading(line)
    if heading and heading.part is Part.PROGRAM:
        return heading.value
    colon = line.folded.find(":", 0, 20)
    if colon > 0 and line.folded[:colon].strip() in _FORMATS:
        return line.rich.cut(colon + 1)
    return None


def _starts_timed(part: Rich) -> bool:
    spans = find_spans(tokenise(part.folded))
    return bool(spans) and spans[0].first == 0


def _rows(value: Rich) -> list[Rich]:
    """The parts between semicolons that all start with a time, or those between commas, cut so
    that each has one duration.
    """
    parts = [trimmed(part, " .") for part in value.split(";")]
    if len(parts) >= _LEAST and all(map(_starts_timed, parts)):
        return parts
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
