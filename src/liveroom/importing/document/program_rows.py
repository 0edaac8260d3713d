"""The rows of the program: text, speakers and times out of the lines that belong together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from liveroom.importing.document.day_columns import is_day
from liveroom.importing.document.day_marks import DayMark, day_mark
from liveroom.importing.document.found_rows import (
    Item,
    Rows,
    drop_second_clock,
    take_end,
)
from liveroom.importing.document.items import LineRole, roles
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.document.wrapped import row_text, unwrapped
from liveroom.importing.draft import Meaning
from liveroom.importing.lexicon.units import FOR
from liveroom.importing.limits import MAX_ROW, MAX_SEGMENTS
from liveroom.importing.people.organisations import is_venue
from liveroom.importing.people.overlooked import names_person
from liveroom.importing.people.role_words import is_role
from liveroom.importing.reading import Refusal, Unreadable
from liveroom.importing.rows.columns import apart, column_names, read_cells
from liveroom.importing.rows.further_lines import Line, place
from liveroom.importing.rows.habits import columns_by_rows, learned_names
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.tracks import at_once, with_tracks
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing, read_timing
from liveroom.importing.time.dates import Day, find_days

_ABOVE, _CELLS = 8, 2
"""Lines above the first row among which its day may stand, and cells that make a table."""


_MEANINGS = {
    LineRole.GROUP: Meaning.HEADING,
    LineRole.COLUMNS: Meaning.HEADING,
    LineRole.FACT: Meaning.DATE,
}


def read_rows(document: Document, program: frozenset[int]) -> Rows:
    """Reads the program's lines in order; raises Unreadable for too many segments.

    They are read once more where the other rows tell which names are people's.
    """
    rows = _read_rows(document, program, frozenset())
    names = learned_names([item.row for item in rows.items])
    return _read_rows(document, program, names) if names else rows


def _read_rows(document: Document, program: frozenset[int], known: frozenset[str]) -> Rows:
    rows = Rows(known | document.known)
    columns: dict[bool, list[str]] = {True: [], False: []}
    part, mark = 0, None
    found = roles(document, program)
    going = frozenset(at for at, role in found.items() if role is LineRole.CONTINUES)
    learned = _learned(document, found)
    _check_count(sum(role is LineRole.STARTS for role in found.values()))
    for at, role in found.items():
        line = document.lines[at]
        match role:
            case LineRole.STARTS if not _has_items(document, at) and rows.ends_at(
                document.timings.get(at), at, not _following(document, found, at)
            ):
                pass  # no segment, but the moment at which the last one ends
            case LineRole.STARTS:
                rest, before = _following(document, found, at), len(rows.items)
                named = columns[line.cells] or (learned if line.cells else [])
                used = _start(document, at, named, rest, rows)
                part, mark = _on_day(document, at, part, mark)
                for item in rows.items[before:]:
                    item.part, item.mark = part, mark
                _continue_all(document, rows, rest[used:], going)
            case LineRole.CONTINUES:
                rows.meanings.setdefault(at, _unplaced(document, at, going))
            case LineRole.OUTSIDE:
                rows.meanings[at] = _outside(line)
            case LineRole.PLACE:
                rows.meanings[at] = Meaning.PROSE
            case LineRole.COLUMNS:
                named = with_tracks(column_names(line.rich))
                if any(named[1:]) or not line.cells:
                    columns[line.cells] = named
                rows.meanings[at] = Meaning.HEADING
            case LineRole.GROUP | LineRole.FACT:
                rows.meanings[at] = _MEANINGS[role]
                if at in document.dated and day_mark(document, at) is None:
                    rows.meanings[at] = Meaning.PROSE
                    rows.asides.add(at)
                part, mark = _marked(document, at, rows, part, mark)
    _take_first_day(document, rows)
    drop_second_clock(rows.items)
    take_end(rows)
    rows.join_people()
    rows.end_tracks()
    rows.take_titles()
    _check_count(len(rows.items))
    return rows


def _learned(document: Document, found: Mapping[int, LineRole]) -> list[str]:
    """The columns of a table without a header."""
    if LineRole.COLUMNS in found.values():
        return []
    timed = (at for at, role in found.items() if role is LineRole.STARTS and at in document.timings)
    lines = (document.lines[at] for at in timed)
    return columns_by_rows([line.rich for line in lines if line.cells])


def _outside(line: Source) -> Meaning:
    """What a line above the rows is: prose, the hours of the event alone, or nothing known."""
    if line.legible and is_sentence(line):
        return Meaning.PROSE
    timing = read_timing(line.rich)
    whole = timing.span is not None and timing.span.end is not None and not timing.rest.text
    return Meaning.DATE if whole else Meaning.NOT_PLACED


def _marked(
    document: Document, at: int, rows: Rows, part: int, mark: DayMark | None
) -> tuple[int, DayMark | None]:
    """The day after a line that may mark one; of two such lines the date is kept."""
    found = day_mark(document, at)
    if found is None:
        return part, mark
    fresh = mark is not None and (not rows.items or rows.items[-1].part < part)
    if fresh:
        return part, found if found.day else mark
    return part + bool(rows.items), found


def _on_day(
    document: Document, at: int, part: int, mark: DayMark | None
) -> tuple[int, DayMark | None]:
    """The day of a row that has a date in a cell of its own."""
    cells = document.lines[at].rich.split(CELL) if at in document.dated else []
    if len(cells) < _CELLS or not any(is_day(read_timing(cell).rest) for cell in cells):
        return part, mark
    own = DayMark(find_days(document.tokens[at])[0])
    same = mark is not None and mark.day is not None and _same(mark.day, own.day)
    return (part, mark) if same else (part + (mark is not None), own)


def _same(day: Day, other: Day | None) -> bool:
    return other is not None and (day.month, day.day) == (other.month, other.day)


def _take_first_day(document: Document, rows: Rows) -> None:
    """Where further days are marked among the rows, the mark of the first may stand above them."""
    first = [item for item in rows.items if item.part == 0 and item.mark is None]
    if not first or not any(item.part for item in rows.items):
        return
    for at in range(first[0].at - 1, max(-1, first[0].at - _ABOVE), -1):
        mark = day_mark(document, at) if document.tokens[at] else None
        if mark is not None:
            for item in first:
                item.mark = mark
            return


def _check_count(segments: int) -> None:
    if segments > MAX_SEGMENTS:
        raise Unreadable(
            Refusal.TOO_MANY_SEGMENTS,
            f"The program has {segments:,} segments, and {MAX_SEGMENTS:,} is the most.",
        )


def _following(document: Document, found: Mapping[int, LineRole], at: int) -> list[int]:
    """The lines that go on with the row that starts here."""
    following: list[int] = []
    for below in range(at + 1, len(document.lines)):
        role = found.get(below)
        if role is LineRole.CONTINUES:
            following.append(below)
        elif role not in {None, LineRole.PLACE}:
            break
    return following


def _has_items(document: Document, at: int) -> bool:
    """Whether a list stands below a heading, which then is a row though it says `End`."""
    below = next((line for line in document.lines[at + 1 : at + 3] if line.shown), None)
    return document.lines[at].level > 0 and below is not None and below.bullet


def _start(
    document: Document, at: int, names: list[str], following: Sequence[int], rows: Rows
) -> int:
    """Opens a row; how many of the lines that follow its text goes on in."""
    line = document.lines[at]
    rows.meanings[at] = Meaning.SEGMENT
    if line.cells:
        for rich in at_once(line.rich, names):
            row, timing = read_cells(rich, names, rows.known)
            above = document.timings.get(at, timing)
            rows.items.append(Item(at, row, timing if timing.known else above))
        return 0
    row = Row(known=rows.known)
    timing = document.timings.get(at) or Timing(line.rich)
    rest, used = row_text(document, at, _past_for(timing), following)
    if names:
        row, _ = read_cells(apart(rest), ["title", "speaker"], rows.known)
    else:
        read_row_text(row, rest)
    rows.items.append(Item(at, row, timing))
    for below in following[:used]:
        rows.meanings[below] = Meaning.SEGMENT
    return used


def _past_for(timing: Timing) -> Rich:
    """Of `10 minutes for questions` the questions."""
    tokens = tokenise(timing.rest.folded)
    lead = timing.span is None and timing.leads and len(tokens) > 1 and tokens[0].text in FOR
    return timing.rest.cut(tokens[1].start) if lead else timing.rest


def _continue_all(
    document: Document, rows: Rows, following: Sequence[int], going: Collection[int]
) -> None:
    """Adds further lines to the last row, those broken in the middle joined."""
    place = 0
    while place < len(following):
        at = following[place]
        rich, used = unwrapped(document, at, document.lines[at].rich, following[place + 1 :])
        meaning = _continue(document, rows.items[-1], at, going, rich if used else None)
        for line in following[place : place + 1 + used]:
            rows.meanings[line] = meaning
        place += 1 + used


def _unplaced(document: Document, at: int, going: Collection[int]) -> Meaning:
    """Prose between the rows is no doubt, nor a heading that ends one; another line is."""
    line = document.lines[at]
    if at in document.timings or line.bullet:
        return Meaning.NOT_PLACED
    if is_sentence(line) or is_venue(line.rich):
        return Meaning.PROSE
    below = at + 1
    while below < len(document.lines) and document.lines[below].blank:
        below += 1
    apart = below != at + 1 or below == len(document.lines)
    alone = document.after_blank(at) and apart and below not in going
    return Meaning.HEADING if alone else Meaning.NOT_PLACED


def _over_role(document: Document, at: int, going: Collection[int]) -> bool:
    """Whether the next line says what somebody does, and names nobody."""
    below = document.lines[at + 1] if at + 1 in going else None
    if below is None or below.bullet or len(below.rich) > MAX_ROW:
        return False
    return is_role(below.rich) and ":" not in below.text and not names_person(below.rich)


def _continue(
    document: Document, item: Item, at: int, going: Collection[int], whole: Rich | None = None
) -> Meaning:
    line = document.lines[at]
    timing = document.timings.get(at)
    if timing and not timing.known:
        return Meaning.SEGMENT  # the end of a range whose start is the line above
    rest = whole or line.rich
    placed = False
    if timing and not item.timing.known:
        item.timing, rest, placed = timing, timing.rest, True
    elif timing and timing.seconds and not timing.span:
        rest = timing.rest
    rest = trimmed(rest, " \t\v-|,;")
    if not rest.text:
        return Meaning.SEGMENT if placed else _unplaced(document, at, going)
    how = Line(
        is_sentence(line),
        line.bullet,
        not document.after_blank(at),
        _over_role(document, at, going),
    )
    found = place(item.row, Rich(rest.text.replace(CELL, ", "), rest.bold), how)
    return found or (Meaning.SEGMENT if placed else _unplaced(document, at, going))
