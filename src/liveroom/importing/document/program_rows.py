"""The rows of the program: text, speakers and times out of the lines that belong together."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from liveroom.core.program import Kind, Speaker
from liveroom.importing.document.items import LineRole, roles
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.lexicon.kinds import ENDS
from liveroom.importing.limits import MAX_SEGMENTS
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.names import is_organisation, is_person, is_role
from liveroom.importing.people.speakers import read_people
from liveroom.importing.reading import Meaning, Refusal, Unreadable
from liveroom.importing.rows.around_title import is_named
from liveroom.importing.rows.columns import apart, column_names, read_cells
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import quoted, trimmed
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.tokeniser import text_at, tokenise
from liveroom.importing.time.cells import Timing
from liveroom.importing.time.spans import Span

_MAX_WORDS = 8
_LONGEST = 180
_SUBTITLED = frozenset({Kind.TALK, Kind.PANEL, Kind.INTRODUCTION})
"""Kinds whose own title may stand on the next line: Keynote, then Salt and sand."""


@dataclass(slots=True)
class Item:
    """A row with its times and the index of its first line."""

    at: int
    row: Row
    timing: Timing


@dataclass(slots=True)
class Rows:
    """The program's rows, and what each of its lines was understood as."""

    items: list[Item] = field(default_factory=list)
    meanings: dict[int, Meaning] = field(default_factory=dict)
    end: Span | None = None
    """When the last row ends, where a line such as `18:00 End` says so."""


_MEANINGS = {
    LineRole.GROUP: Meaning.HEADING,
    LineRole.COLUMNS: Meaning.HEADING,
    LineRole.FACT: Meaning.DATE,
}


def read_rows(document: Document, program: range) -> Rows:
    """Reads the program's lines in order; raises Unreadable for too many segments."""
    rows = Rows()
    names: list[str] = []
    found = roles(document, program)
    _check_count(sum(role is LineRole.STARTS for role in found.values()))
    for at, role in found.items():
        line = document.lines[at]
        match role:
            case LineRole.STARTS if _is_end(document, at, rows):
                rows.end = document.timings[at].span
                rows.meanings[at] = Meaning.DATE
            case LineRole.STARTS:
                rows.items.append(_start(document, at, names))
                rows.meanings[at] = Meaning.SEGMENT
            case LineRole.CONTINUES:
                rows.meanings[at] = _continue(document, rows.items[-1], at)
            case LineRole.OUTSIDE:
                prose = line.legible and is_sentence(line)
                rows.meanings[at] = Meaning.PROSE if prose else Meaning.NOT_PLACED
            case LineRole.COLUMNS:
                names = column_names(line.rich)
                rows.meanings[at] = Meaning.HEADING
            case LineRole.GROUP | LineRole.FACT:
                rows.meanings[at] = _MEANINGS[role]
    _take_end(rows)
    _count_lengths(rows.items)
    return rows


def _count_lengths(items: list[Item]) -> None:
    """`Opening - 00:05`, where every short time stands last, are lengths in hours and minutes."""
    spans = [item.timing.span for item in items if not item.timing.leads]
    short = [span for span in spans if span and span.end is None and 0 < span.start <= _LONGEST]
    if len(items) < 2 or len(short) != len(items):
        return
    for item, span in zip(items, short, strict=True):
        item.timing = item.timing._replace(span=None, seconds=span.start * 60)


def _take_end(rows: Rows) -> None:
    """`18:00` and `End` may stand on two lines."""
    last = rows.items[-1] if len(rows.items) > 1 else None
    if last is None or rows.end or last.row.speakers or len(last.row.titles) != 1:
        return
    timing = last.timing._replace(rest=last.row.titles[0])
    if _gives_end(timing, rows.items[-2]):
        rows.end = timing.span
        rows.meanings[last.at] = Meaning.DATE
        rows.items.pop()


def _is_end(document: Document, at: int, rows: Rows) -> bool:
    """Whether the line is no segment but the moment at which the last one ends."""
    timing = document.timings.get(at)
    return bool(timing and rows.items) and _gives_end(timing, rows.items[-1])


def _gives_end(timing: Timing | None, before: Item) -> bool:
    if timing is None or timing.span is None or timing.seconds is not None:
        return False
    tokens = tokenise(timing.rest.folded)
    end = ENDS.at(tokens, 0)
    if timing.span.end is not None or before.timing.span is None or end is None:
        return False
    return end[1] == len(tokens) or (
        text_at(tokens, end[1]) in {"de", "del", "of", "du", "der"} and len(tokens) <= end[1] + 4
    )


def _check_count(segments: int) -> None:
    if segments > MAX_SEGMENTS:
        raise Unreadable(
            Refusal.TOO_MANY_SEGMENTS,
            f"The program has {segments:,} segments, and {MAX_SEGMENTS:,} is the most.",
        )


def _start(document: Document, at: int, names: list[str]) -> Item:
    line = document.lines[at]
    if line.cells:
        row, timing = read_cells(line.rich, names)
        return Item(at, row, timing)
    row = Row()
    timing = document.timings.get(at) or Timing(line.rich)
    if names:
        row, _ = read_cells(apart(timing.rest), ["title", "speaker"])
    else:
        read_row_text(row, timing.rest)
    return Item(at, row, timing)


def _continue(document: Document, item: Item, at: int) -> Meaning:
    line = document.lines[at]
    timing = document.timings.get(at)
    rest = line.rich
    placed = False
    if timing and not item.timing.known:
        item.timing, rest, placed = timing, timing.rest, True
    elif timing and timing.seconds and not timing.span:
        rest = timing.rest
    rest = trimmed(rest, " \t\v-|,;")
    if not rest.text:
        return Meaning.SEGMENT if placed else Meaning.NOT_PLACED
    found = _place(item.row, Rich(rest.text.replace(CELL, ", "), rest.bold), is_sentence(line))
    return found or (Meaning.SEGMENT if placed else Meaning.NOT_PLACED)


def _place(row: Row, rich: Rich, sentence: bool) -> Meaning | None:
    """Adds a further line to the row: its speakers, their roles, or its title."""
    label = read_label(rich)
    if label:
        row.speakers += label.speakers
        return Meaning.SPEAKER
    if _completes(row, rich):
        return Meaning.SPEAKER
    if _people(row, rich):
        return Meaning.SPEAKER
    if _is_titled(row) or (row.titles and not _may_be_subtitled(row, rich)):
        return _host(row, rich) if not sentence else None
    if sentence and not quoted(rich) and row.titles + row.speakers:
        return None
    if row.titles:
        row.label, row.titles = row.titles[0], []
    read_row_text(row, rich)
    return Meaning.SEGMENT


def _may_be_subtitled(row: Row, rich: Rich) -> bool:
    return quoted(rich) is not None or find_kind(row.titles[0], whole=True) in _SUBTITLED


def _host(row: Row, rich: Rich) -> Meaning | None:
    """An organisation on the line below the title."""
    if (
        row.speakers
        or not (is_named(rich) and is_organisation(rich))
        or len(rich.text.split()) > _MAX_WORDS
    ):
        return None
    row.speakers.append(Speaker(organisation=rich.text))
    return Meaning.SPEAKER


def _is_titled(row: Row) -> bool:
    return any(not find_kind(title, whole=True) for title in row.titles)


def _completes(row: Row, rich: Rich) -> bool:
    """A role or an organisation on the line after the name."""
    last = row.speakers[-1] if row.speakers else None
    if last is None or not last.name or (last.role and last.organisation):
        return False
    if is_person(rich, known=True) or quoted(rich) or not (is_role(rich) or is_organisation(rich)):
        return False
    who = read_people(rich)
    if who and who.speakers[0].name and not is_role(rich) and not is_organisation(rich):
        return False
    role, organisation = affiliation([piece for piece in rich.split(",") if piece.text])
    if (role and last.role) or (organisation and last.organisation):
        return False
    row.speakers[-1] = replace(
        last, role=last.role or role, organisation=last.organisation or organisation
    )
    return True


def _people(row: Row, rich: Rich) -> bool:
    if not row.titles and not row.label and not row.speakers:
        return False
    who = read_people(rich)
    if who is None:
        probe = Row(titles=[])
        read_row_text(probe, rich)
        if not probe.speakers or probe.titles:
            return False
        row.speakers += probe.speakers
        return True
    if find_kind(rich, whole=True):
        return False
    row.speakers += who.speakers
    if who.rest and who.rest.text and not row.titles:
        row.titles.append(who.rest)
    return True
