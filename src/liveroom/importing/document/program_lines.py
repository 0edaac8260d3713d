"""Which lines of the announcement are its program: rows wherever they stand, and what is theirs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from liveroom.core.program import Kind
from liveroom.importing.document.group_lines import leads_to_people, like_those_above, past_people
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import SectionHeading, is_sentence
from liveroom.importing.document.starts.listed_talks import listed_talks
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.rows.columns import names_columns, pasted
from liveroom.importing.rows.labels import names_people, read_label
from liveroom.importing.rows.segment_kind import find_kind

_CLOSING = frozenset(
    {Part.ATTEND, Part.FACTS, Part.TOPICS, Part.LANGUAGE, Part.DURATION, Part.TITLE}
)
_PLAIN = frozenset({Part.OTHER, Part.SPONSORS})
_ITEMS = 4
"""Items of a list that is a program by its first or its last alone, and lengths that make one."""

_LOOK_AHEAD, _NEXT, _RECENT = 12, 4, 40
"""Lines looked ahead at for rows with times, and for items without; and back."""


@dataclass(slots=True)
class _Run:
    """Lines with times that no heading parts, and the heading above them."""

    start: int
    part: Part | None
    level: int = 0
    rows: list[int] = field(default_factory=list)


def program_lines(document: Document) -> frozenset[int]:
    """The indexes of the program's lines without its heading; none where there is no program."""
    runs = [run for run in _runs(document) if run.rows]
    headed = any(run.part is Part.PROGRAM for run in runs)
    sure = [run for run in runs if _is_sure(document, run, headed)]
    if not sure or (not headed and len(sure) == 1 and len(sure[0].rows) < 2):
        return frozenset(_without_times(document))
    kept = [run for run in runs if run in sure or (run.part is None and _led(document, run.rows))]
    if headed:
        first = next(run.start for run in runs if run.part is Part.PROGRAM)
        kept = [run for run in kept if run in sure or run.start > first]
    found: set[int] = set()
    for run in kept:
        end = past_people(document, _last(document, run))
        found.update(range(_first(document, run), end))
    return frozenset(found)


def _runs(document: Document) -> Iterator[_Run]:
    run = _Run(0, None)
    for at, line in enumerate(document.lines):
        heading = document.headings.get(at)
        if heading is not None and heading.part is Part.PROGRAM and not line.cells:
            yield run
            run = _Run(at + 1, Part.PROGRAM, line.level)
        elif at in document.timings:
            if _may_be_row(document, at):
                if _is_title_above(document, run.rows, at):
                    run.rows.clear()
                run.rows.append(at)
        elif heading is not None and _closes(document, at, heading):
            yield run
            run = _Run(at, None if heading.value and not line.cells else heading.part, line.level)
    yield run


def _closes(document: Document, at: int, heading: SectionHeading) -> bool:
    """Whether the heading opens another part, rather than standing among the rows."""
    if heading.value:
        return heading.part in _CLOSING and at not in document.dated
    return document.after_blank(at) or bool(document.lines[at].level)


def _may_be_row(document: Document, at: int) -> bool:
    found = document.headings.get(at)
    line = document.lines[at]
    fact = found and found.value and found.part not in {Part.PROGRAM, *_PLAIN}
    return line.level != 1 and not line.aside and not fact


def _is_title_above(document: Document, rows: Sequence[int], at: int) -> bool:
    """Whether the event's date lies between: then what stood alone above it was a title."""
    if len(rows) != 1 or document.timings[rows[0]].span:
        return False
    return any(i in document.dated for i in range(rows[0] + 1, min(at, rows[0] + 8)))


def _led(document: Document, rows: Sequence[int]) -> list[int]:
    """The rows that start with a time of day, or have it in a cell of their own."""
    return [
        at
        for at in rows
        if document.timings[at].span and (document.timings[at].leads or document.lines[at].cells)
    ]


def _is_sure(document: Document, run: _Run, headed: bool) -> bool:
    match run.part:
        case Part.PROGRAM:
            return True
        case None:
            led = len(_led(document, run.rows))
            return led > 1 or (not headed and len(run.rows) > 1)
        case _:
            lengths = sum(document.timings[at].seconds is not None for at in run.rows)
            return len(_led(document, run.rows)) > 1 or (not headed and lengths >= _ITEMS)


def _first(document: Document, run: _Run) -> int:
    """Where the run's section starts, or its first row where nothing heads it."""
    if run.part is Part.PROGRAM or (run.start and run.part is None):
        return run.start
    first = run.rows[0]
    while first and document.lines[first].bullet and document.lines[first - 1].bullet:
        first -= 1
    header = first - 1 - (first > 1 and document.lines[first - 1].rule)
    above = document.lines[header] if first else None
    if above and (names_columns(above.rich) if above.cells else pasted(above.rich)):
        return header
    timings = [document.timings[at] for at in run.rows]
    bare = all(not t.rest.text and (not t.leads or t.span is None) for t in timings)
    return first - 1 if bare and above and above.shown else first


def _last(document: Document, run: _Run) -> int:
    """After the lines that go on with the last row."""
    end, left = _past_title(document, run.rows[-1]), _lines_of_a_row(document, run.rows)
    if run.part is Part.PROGRAM:
        return _end(document, end, run.level, len(run.rows))
    labels = any(_is_labelled(document, at) for at in range(run.rows[0], run.rows[-1]))
    apart = _have_people_apart(document, run.rows)
    while end < len(document.lines):
        line = document.lines[end]
        if line.rule and document.lines[end - 1].cells:
            end += 1
            continue
        item = line.bullet and document.lines[end - 1].bullet
        level = line.level and not document.under_time(end)
        prose = is_sentence(line) and not item and not leads_to_people(document, run.rows, end)
        heads = end in document.headings and not (labels and _is_label(document, end))
        if line.rule or level or heads or prose:
            break
        if line.blank and left <= 0 and not (apart and _names_people(document, end + 1)):
            break
        left -= bool(line.shown)
        end += 1
    return end


def _is_label(document: Document, at: int) -> bool:
    """Whether the line is a label before people, right below another line."""
    found = document.headings.get(at)
    return found is not None and found.part is Part.SPEAKERS and not document.after_blank(at)


def _is_labelled(document: Document, at: int) -> bool:
    """Whether the line, no row itself, has people behind a label, or is such a label."""
    label = document.lines[at].legible and read_label(document.lines[at].rich)
    return at not in document.timings and (bool(label) or _is_label(document, at))


def _have_people_apart(document: Document, rows: Sequence[int]) -> bool:
    """Whether most rows have people over a blank line, so that the last may have them there too."""
    gaps = list(pairwise(rows))
    apart = sum(
        any(
            document.lines[at - 1].blank and _names_people(document, at) for at in range(row, below)
        )
        for row, below in gaps
        if below - row < _RECENT
    )
    return 0 < len(gaps) <= apart * 2


def _names_people(document: Document, at: int) -> bool:
    if at >= len(document.lines) or at in document.timings or at in document.headings:
        return False
    return document.lines[at].legible and names_people(document.lines[at].rich)


def _past_title(document: Document, row: int) -> int:
    """After a row, and after its title where this stands on the next line."""
    bare = row in document.timings and not document.timings[row].rest.text
    below = row + 1 + (bare and row + 1 < len(document.lines) and document.lines[row + 1].blank)
    follows = below < len(document.lines) and below not in document.headings
    plain = follows and document.lines[below].shown and not document.lines[below].rule
    return below + 1 if bare and plain else row + 1


def _lines_of_a_row(document: Document, rows: Sequence[int]) -> int:
    """Where times stand alone above their texts, how many lines a row has at most, else none."""
    if len(rows) < 2 or document.timings[rows[-1]].rest.text:
        return 0
    gaps = (range(first + 1, after) for first, after in pairwise(rows) if after - first < _RECENT)
    return max((sum(bool(document.lines[at].shown) for at in gap) for gap in gaps), default=0)


def _without_times(document: Document) -> range:
    """The part under a program heading that looks most like one, or a list of talks."""
    best, score = range(0), 0
    for at, heading in document.headings.items():
        if heading.part is Part.PROGRAM and at >= best.stop:
            lines = range(at + 1, _end(document, at + 1, heading.level, 0))
            weight = _weight(document, lines, bare=not heading.value)
            if weight > score:
                best, score = lines, weight
    return best or _agenda(document) or listed_talks(document)


def _weight(document: Document, lines: range, bare: bool) -> int:
    plain = (document.lines[at] for at in lines if bare and document.lines[at].shown)
    return 2 * sum(map(document.row_like, lines)) + any(not is_sentence(line) for line in plain)


def _agenda(document: Document) -> range:
    """A list that opens or closes as a meeting does is a program, though nothing heads it."""
    items = [at for at, line in enumerate(document.lines) if line.bullet and line.shown]
    if len(items) < _ITEMS:
        return range(0)
    first, last = (find_kind(document.lines[at].rich) for at in (items[0], items[-1]))
    opens = first in {Kind.WELCOME, Kind.INTRODUCTION} or last in {Kind.CLOSING, Kind.QA}
    return range(items[0], items[-1] + 1) if opens else range(0)


def _end(document: Document, start: int, level: int, rows: int) -> int:
    """Where the section under a program heading of that level ends, after so many rows."""
    for at in range(start, len(document.lines)):
        if _ends(document, at, level, rows):
            return at
        rows += document.row_like(at)
    return len(document.lines)


def _ends(document: Document, at: int, level: int, rows: int) -> bool:
    line = document.lines[at]
    if line.blank or at in document.timings:
        return False
    if found := document.headings.get(at):
        return _heading_ends(document, at, found, rows)
    if line.level:
        return rows > 0 and (level == 0 or line.level <= level) and not line.cells
    if line.bullet or line.cells or not rows or not document.after_blank(at):
        return False
    if like_those_above(document, at):
        return False
    return (
        find_kind(line.rich, whole=True) is None
        and not _rows_ahead(document, at)
        and (is_sentence(line) or line.text.rstrip().endswith((":", ",")) or _timed(document, at))
    )


def _heading_ends(document: Document, at: int, found: SectionHeading, rows: int) -> bool:
    """Whether another part starts here; a label before people may stand among the rows."""
    if found.part is Part.SPEAKERS:
        return rows > 0 and document.after_blank(at) and not _rows_ahead(document, at)
    return found.part is not Part.PROGRAM


def _timed(document: Document, at: int) -> bool:
    """Whether the program's rows are told by their times, so that other text is none."""
    return sum(i in document.timings for i in range(max(0, at - _RECENT), at)) > 1


def _rows_ahead(document: Document, at: int) -> bool:
    """Whether rows go on, timed ones or, unless prose stands below a rule, items of a list."""
    seen = 0
    timed_before = any(i in document.timings for i in range(max(0, at - _RECENT), at))
    ruled = any(line.rule for line in document.lines[max(0, at - 2) : at])
    if ruled and not timed_before and is_sentence(document.lines[at]):
        return False
    for ahead in range(at + 1, len(document.lines)):
        line = document.lines[ahead]
        if ahead in document.timings or (line.bullet and not timed_before and seen <= _NEXT):
            return True
        seen += bool(line.shown)
        if seen > _LOOK_AHEAD:
            return False
    return False
