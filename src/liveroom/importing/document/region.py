"""Where in the announcement the program stands."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import SectionHeading, is_sentence
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.rows.columns import names_columns, pasted
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.time.dates import find_days

_MAX_GAP = 3
_LOOK_AHEAD = 12
_ENDING = frozenset(
    {Part.ATTEND, Part.FACTS, Part.TOPICS, Part.SPEAKERS, Part.LANGUAGE, Part.DURATION, Part.TITLE}
)


def find_program(document: Document) -> range | None:
    """The lines of the program without its heading; None where there is none."""
    best: range | None = None
    score = 0
    for at, heading in document.headings.items():
        if heading.part is Part.PROGRAM and (best is None or at >= best.stop):
            lines = range(at + 1, _end(document, at, heading))
            weight = _weight(document, lines)
            if weight > score:
                best, score = lines, weight
    run = _run(document)
    if run is not None and (best is None or not any(at in document.timings for at in best)):
        inside = best is not None and run.start >= best.start and run.stop <= best.stop
        return best if inside else run
    return best


def _weight(document: Document, lines: range) -> int:
    timed = sum(at in document.timings for at in lines)
    rows = sum(document.row_like(at) for at in lines)
    full = sum(
        bool(document.lines[at].shown) and not is_sentence(document.lines[at]) for at in lines
    )
    return timed * 100 + rows * 2 + min(full, 1)


def _end(document: Document, start: int, heading: SectionHeading) -> int:
    rows = 0
    for at in range(start + 1, len(document.lines)):
        if _ends(document, at, heading, rows):
            return at
        rows += document.row_like(at)
    return len(document.lines)


def _ends(document: Document, at: int, program: SectionHeading, rows: int) -> bool:
    line = document.lines[at]
    if line.blank or (at in document.timings and not _closing_heading(document, at)):
        return False
    if line.rule:
        return rows > 0 and not _rows_ahead(document, at)
    found = document.headings.get(at)
    if found:
        return _heading_ends(document, at, found, program, rows)
    if line.level:
        return rows > 0 and (program.level == 0 or line.level <= program.level) and not line.cells
    if line.bullet or line.cells or not rows or not document.after_blank(at):
        return False
    return (
        find_kind(line.rich, whole=True) is None
        and not _rows_ahead(document, at)
        and (is_sentence(line) or line.text.rstrip().endswith((":", ",")) or _timed(document, at))
    )


def _closing_heading(document: Document, at: int) -> bool:
    found = document.headings.get(at)
    return found is not None and found.part in _ENDING and document.after_blank(at)


def _heading_ends(
    document: Document, at: int, found: SectionHeading, program: SectionHeading, rows: int
) -> bool:
    line = document.lines[at]
    if found.part is Part.PROGRAM:
        return False
    if found.part is Part.SPEAKERS and found.value:
        return rows > 0 and document.after_blank(at) and not _rows_ahead(document, at)
    deeper = line.level > program.level > 0
    if found.part in _ENDING:
        return (
            not deeper
            and (rows > 0 or document.after_blank(at))
            and not (line.cells and not document.after_blank(at))
        )
    if line.level:
        return not deeper
    if find_kind(line.rich, whole=True) and not line.text.rstrip().endswith(":"):
        return False
    return rows > 0 and not line.bullet and (document.after_blank(at) or bool(found.value))


def _timed(document: Document, at: int) -> bool:
    """Whether the program's rows are told by their times, so that other text is none."""
    return sum(i in document.timings for i in range(max(0, at - 40), at)) > 1


def _rows_ahead(document: Document, at: int) -> bool:
    """Whether timed rows go on before the next heading."""
    seen = 0
    timed_before = any(i in document.timings for i in range(max(0, at - 40), at))
    for ahead in range(at + 1, len(document.lines)):
        line = document.lines[ahead]
        if ahead in document.headings and document.headings[ahead].part in _ENDING:
            return False
        if ahead in document.timings or (line.bullet and not timed_before):
            return True
        seen += bool(line.shown)
        if seen > _LOOK_AHEAD:
            return False
    return False


def _run(document: Document) -> range | None:
    """The longest run of timed lines, for an announcement whose program has no heading."""
    timed = [at for at in sorted(document.timings) if _may_be_row(document, at)]
    best: list[int] = []
    run: list[int] = []
    for at in timed:
        if run and (
            _gap(document, run[-1], at) > _MAX_GAP
            or (len(run) == 1 and _dated(document, run[0], at))
        ):
            run = []
        run.append(at)
        best = run if len(run) > len(best) else best
    if len(best) < 2:
        return _table(document)
    return range(_first(document, best), _last(document, best[-1]))


def _table(document: Document) -> range | None:
    """A table whose columns are named is a program, even where no cell has a time."""
    for at, line in enumerate(document.lines):
        if line.cells and names_columns(line.rich):
            end = _last(document, at)
            return range(at, end) if end > at + 1 else None
    return None


def _may_be_row(document: Document, at: int) -> bool:
    found = document.headings.get(at)
    line = document.lines[at]
    return (
        line.level != 1
        and not line.aside
        and not (
            found
            and found.value
            and found.part is not Part.PROGRAM
            and found.part is not Part.OTHER
        )
    )


def _gap(document: Document, before: int, at: int) -> int:
    between = range(before + 1, at)
    found = [document.headings[i] for i in between if i in document.headings]
    if any(h.part in _ENDING and not (h.part is Part.SPEAKERS and h.value) for h in found):
        return _MAX_GAP + 1
    return sum(bool(document.lines[i].shown) for i in between) if len(between) < 50 else 50


def _dated(document: Document, before: int, at: int) -> bool:
    """Whether the event's date lies between: then what stood alone above it was a title."""
    return any(find_days(document.tokens[i]) for i in range(before + 1, min(at, before + 8)))


def _first(document: Document, run: Sequence[int]) -> int:
    """Where titles stand over their times, the first title belongs to the run."""
    bare = [
        (not document.timings[at].rest.text and not document.timings[at].leads)
        or (not document.timings[at].rest.text and document.timings[at].span is None)
        for at in run
    ]
    first = run[0]
    above = document.lines[first - 1] if first else None
    if above and (names_columns(above.rich) if above.cells else pasted(above.rich)):
        return first - 1
    if all(bare) and first and document.lines[first - 1].shown:
        return first - 1
    return first


def _last(document: Document, at: int) -> int:
    """After the lines that go on with the last row."""
    end = at + 1
    while end < len(document.lines):
        line = document.lines[end]
        if line.rule and document.lines[end - 1].cells:
            end += 1
            continue
        if line.blank or line.rule or end in document.headings or is_sentence(line):
            break
        end += 1
    return end
