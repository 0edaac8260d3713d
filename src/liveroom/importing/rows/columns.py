"""A table's row by what its columns are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon.headings import COLUMNS
from liveroom.importing.limits import MAX_CELLS
from liveroom.importing.people.names import is_known_name, is_person, is_role, name_length
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.everybody import is_everybody
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.time.cells import Timing, read_timing

_MAX_WORDS = 8


def column_names(header: Rich) -> list[str]:
    """What each column holds, or nothing for one that is not known."""
    names = []
    for cell in header.split(CELL):
        found = COLUMNS.at(tokenise(cell.folded), 0)
        names.append(found[0] if found else "")
    return names


def names_columns(rich: Rich) -> bool:
    """Whether the cells are the names of a table's columns."""
    cells = [tokenise(cell.folded) for cell in rich.split(CELL) if cell.text]
    known = sum(COLUMNS.at(cell, 0) is not None and len(cell) < 6 for cell in cells if cell)
    return len(cells) > 1 and (known >= 2 and known * 2 >= len(cells))


def pasted(rich: Rich) -> bool:
    """Whether the line names the columns of a table that lost its lines: Time Activity Speaker."""
    words = rich.text.split()
    known = [COLUMNS.at(tokenise(fold(word)), 0) for word in words if word.isalpha()]
    return 1 < len(known) < 6 and all(known) and known[-1] is not None and known[-1][0] == "speaker"


def apart(rich: Rich) -> Rich:
    """The text with its people in a cell of their own: `Opening Ana Ruiz, Director`."""
    tokens = tokenise(rich.folded)
    for at in range(1, len(tokens)):
        length = name_length(rich, tokens, at)
        if length and is_known_name(rich, tokens, at, length):
            return rich.cut(0, tokens[at].start).join(rich.cut(tokens[at].start), CELL)
        if is_everybody(rich.cut(tokens[at].start)):
            return rich.cut(0, tokens[at].start)
    return rich


def read_cells(rich: Rich, names: Sequence[str]) -> tuple[Row, Timing]:
    """The row and its times; each cell is read as its column says."""
    cells = rich.split(CELL)[:MAX_CELLS]
    row, timing = Row(), Timing(Rich(""))
    named = list(names[: len(cells)]) if len(names) >= len(cells) else [""] * len(cells)
    lone = _lone_people(cells, named)
    for place, (cell, name) in enumerate(zip(cells, named, strict=True)):
        if not cell.text or name == "number" or (not name and _is_number(cell, place)):
            continue
        timing, rest = _timed(timing, cell, name)
        _read_cell(row, rest, "speaker" if place == lone else name)
    return row, timing


def _is_number(cell: Rich, place: int) -> bool:
    return place == 0 and cell.text.strip(".)#").isdecimal()


def _lone_people(cells: Sequence[Rich], names: Sequence[str]) -> int | None:
    """In a table without names for its columns, the last of several texts is the speakers'."""
    if any(names):
        return None
    texts = [at for at, cell in enumerate(cells) if cell.text and read_timing(cell).rest.text]
    texts = [at for at in texts if not _is_number(cells[at], at)]
    return texts[-1] if len(texts) == 2 else None


def _timed(timing: Timing, cell: Rich, name: str) -> tuple[Timing, Rich]:
    if name == "duration" and cell.text.strip(" '′").isdecimal():
        minutes = int(cell.text.strip(" '′")[:4])
        return timing._replace(seconds=minutes * 60), Rich("")
    if name in {"speaker", "role", "organisation", "kind"}:
        return timing, cell
    found = read_timing(cell)
    if not found.known:
        return timing, cell
    span = timing.span or found.span
    if timing.span and found.span and timing.span.end is None and not found.rest.text:
        end = found.span.start
        span = timing.span._replace(end=end if end > timing.span.start else end + 24 * 60)
    seconds = timing.seconds if timing.seconds is not None else found.seconds
    return Timing(Rich(""), span, seconds, timing.each or found.each), found.rest


def _read_cell(row: Row, cell: Rich, name: str) -> None:
    match name:
        case "speaker":
            _read_speakers(row, cell)
        case "role" | "organisation":
            _complete(row, cell, name)
        case "kind":
            row.label = row.label or (cell if find_kind(cell) else None)
        case "" if row.titles or row.label:
            _read_further(row, cell)
        case _:
            for line in cell.split(BREAK):
                read_row_text(row, line)


def _read_further(row: Row, cell: Rich) -> None:
    """A cell after the title's in a column without a name: people, or an organisation."""
    who = read_people(cell)
    if who and not who.rest:
        _add_people(row, who.speakers)
        return
    plain = Rich(cell.text.replace(BREAK, ", "))
    short = plain.text[:1].isupper() and len(plain.text.split()) <= _MAX_WORDS
    if short and is_role(plain) and row.speakers:
        _complete(row, plain, "role")
    elif short and read_label(plain) is None and not is_role(plain):
        _complete(row, plain, "organisation")
    else:
        read_row_text(row, cell)


def _add_people(row: Row, people: Sequence[Speaker]) -> None:
    """The organisation in the cell before is theirs."""
    before = row.speakers[-1] if row.speakers else None
    if before and len(people) == 1 and not people[0].organisation and _may_be_theirs(before):
        row.speakers.pop()
        people = [replace(people[0], organisation=before.organisation or before.name)]
    row.speakers += people


def _read_speakers(row: Row, cell: Rich) -> None:
    text = trimmed(cell, " \t\v-–|,;")
    if not text.text or is_everybody(text):
        return
    lines = [line for line in text.split(BREAK) if line.text]
    who = read_people(Rich("; ".join(line.text for line in lines)), 2) if len(lines) > 1 else None
    who = who or read_people(text, 2)
    if who and not who.rest:
        row.speakers += who.speakers
        return
    before = len(row.speakers)
    probe = Row(titles=[Rich("Welcome")])
    read_row_text(probe, text)
    row.speakers += probe.speakers
    if len(row.speakers) == before and text.text[0].isupper():
        row.speakers.append(Speaker(organisation=text.text.replace(BREAK, ", ")))
    elif len(row.speakers) > before and len(probe.titles) > 1:
        row.titles += probe.titles[1:]


def _may_be_theirs(before: Speaker) -> bool:
    """An organisation, or a name that may be one: nothing more is said of it."""
    if before.role or (before.name and before.organisation):
        return False
    return not before.name or not is_person(Rich(before.name), known=True)


def _complete(row: Row, cell: Rich, name: str) -> None:
    if not cell.text or cell.text in {"-", "–", "—"}:
        return
    if not row.speakers:
        row.speakers.append(
            Speaker(role=cell.text) if name == "role" else Speaker(organisation=cell.text)
        )
        return
    last = row.speakers.pop()
    role = last.role or (cell.text if name == "role" else None)
    organisation = last.organisation or (cell.text if name == "organisation" else None)
    row.speakers.append(Speaker(last.name, role, organisation))
