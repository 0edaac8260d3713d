"""A table's row by what its columns are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon.headings import COLUMNS
from liveroom.importing.lexicon.people import GIVEN
from liveroom.importing.lexicon.units import CLOCK_HOURS
from liveroom.importing.limits import MAX_CELLS
from liveroom.importing.people.evidence import SURE, starts_known
from liveroom.importing.people.names import is_known_name, name_length
from liveroom.importing.people.organisations import (
    ends_in_room,
    is_named,
    is_organisation,
    is_room,
    is_venue,
    opens_organisation,
)
from liveroom.importing.people.role_words import is_role
from liveroom.importing.people.speakers import read_people
from liveroom.importing.people.swapped import unswapped
from liveroom.importing.rows.everybody import is_everybody, names_nobody
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import HOSTED, Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.fold import fold
from liveroom.importing.text.pieces import listed_pieces, trimmed
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, tokenise
from liveroom.importing.time.cells import Timing, read_timing

_MAX_WORDS = 8
_ROOM_WORDS = _FEW = 2


def column_names(header: Rich) -> list[str]:
    """What each column holds, or nothing for one that is not known."""
    names = []
    for cell in header.split(CELL):
        names.append(_column(tokenise(cell.folded)))
    return names


def _column(tokens: Tokens) -> str:
    """What a column so called holds; nothing where that is not known. `Main Stage` is a room."""
    if found := COLUMNS.at(tokens, 0):
        return found[0]
    last = COLUMNS.at(tokens, len(tokens) - 1) if len(tokens) == _ROOM_WORDS else None
    return "room" if last and last[0] == "room" else ""


def names_columns(rich: Rich) -> bool:
    """Whether the cells are the names of a table's columns."""
    cells = [tokenise(cell.folded) for cell in rich.split(CELL) if cell.text]
    known = sum(bool(_column(cell)) and len(cell) < 6 for cell in cells if cell)
    if len(cells) <= _FEW and known == 1 and CELL in rich.text:  # Time | Happening
        return _column(cells[0]) == "time" and all(len(cell) == 1 for cell in cells)
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


def read_cells(
    rich: Rich, names: Sequence[str], known: frozenset[str] = frozenset()
) -> tuple[Row, Timing]:
    """The row and its times; each cell is read as its column says.

    `known` are names of people that the announcement has elsewhere, as they are compared.
    """
    cells = rich.split(CELL)[:MAX_CELLS]
    row, timing = Row(known=known), Timing(Rich(""))
    named = _named(names, len(cells))
    for place, (cell, name) in enumerate(zip(cells, named, strict=True)):
        if (
            not cell.text
            or cell.folded in CLOCK_HOURS
            or name in {"number", "place"}
            or (not name and _is_number(cell))
            or (not name and place + 1 < len(cells) and ends_in_room(cell))
        ):
            continue
        timing, rest = _timed(timing, cell, name)
        if name or not (row.titles or row.label or row.speakers or "title" in named):
            _read_cell(row, rest, name)
        elif rest.text and not names_nobody(rest):
            ahead = place + 1 < len(cells) and read_people(cells[place + 1]) is not None
            _read_further(row, rest, ahead)
    return row, timing


def _named(names: Sequence[str], count: int) -> list[str]:
    """What each cell holds; `Time | Room` above three cells: a room beside what has no name."""
    rooms = count > len(names) and list(names) == ["time", "track"]
    known = ["time", "room"] if rooms else names
    return [*known, *[""] * count][:count]


def _is_number(cell: Rich) -> bool:
    return cell.text.strip(".)#").isdecimal()


def _timed(timing: Timing, cell: Rich, name: str) -> tuple[Timing, Rich]:
    if name == "duration" and cell.text.strip(" '′").isdecimal():
        minutes = int(cell.text.strip(" '′")[:4])
        return timing._replace(seconds=minutes * 60), Rich("")
    if name in {"speaker", "role", "organisation", "kind", "room"}:
        return timing, cell
    found = read_timing(cell)
    span = timing.span or found.span
    if timing.span and found.span and timing.span.end is None and not found.rest.text:
        end = found.span.start
        span = timing.span._replace(end=end if end > timing.span.start else end + 24 * 60)
    seconds = timing.seconds if timing.seconds is not None else found.seconds
    return Timing(Rich(""), span, seconds, timing.each or found.each), found.rest


def _read_cell(row: Row, cell: Rich, name: str) -> None:
    match name:
        case "room":
            pass
        case "speaker":
            read_speakers(row, cell)
        case "role" | "organisation":
            _complete(row, cell, name)
        case "kind":
            row.sort = cell
        case _:
            for line in cell.split(BREAK):
                read_row_text(row, line)


def _read_further(row: Row, cell: Rich, ahead: bool) -> None:
    """A cell after the title's in a column without a name: people, a role, an organisation.

    `ahead` says whether people follow in the next cell.
    """
    first, *others = cell.split(BREAK)
    if others and not read_people(first) and read_people(others[0]):
        kind = next((title for title in row.titles if not is_venue(title)), None)
        row.label, row.titles = row.label or kind, []
        _read_cell(row, cell, "title")
        return
    who = read_label(cell) or read_people(cell, SURE if starts_known(cell, row.known) else 1)
    plain = Rich(cell.text.replace(BREAK, ", "))
    if who and not who.rest:
        _add_people(row, who.speakers)
    elif find_kind(plain, whole=True):
        row.label = row.label or plain
    elif row.speakers and is_role(plain):
        _complete(row, plain, "role")
    elif _is_house(plain) or (_is_host(plain) and (ahead or _hosts(row, plain))):
        _complete(row, plain, "organisation")
    elif not is_room(plain):
        row.doubts.append(plain.text)


def _add_people(row: Row, people: Sequence[Speaker]) -> None:
    """The organisation in the cell before is theirs."""
    before = row.speakers[-1] if row.speakers else None
    if before and len(people) == 1 and not (people[0].organisation or before.name or before.role):
        row.speakers.pop()
        people = [replace(people[0], organisation=before.organisation)]
    row.speakers += people


def read_speakers(row: Row, cell: Rich) -> None:
    """A cell of the speakers' column: people, else an organisation."""
    text = unswapped(trimmed(cell, " \t\v-–|,;"))
    if not text.text or is_everybody(text):
        return
    lines = [line.text for line in text.split(BREAK) if line.text]
    listed = Rich("; ".join(lines)) if len(lines) > 1 else text
    who = read_people(listed, SURE) or read_people(text, SURE)
    if who and not who.rest:
        row.speakers += who.speakers
        return
    probe = Row(titles=[Rich("Welcome")])
    read_row_text(probe, text)
    row.speakers += probe.speakers or _first_names(text)
    if row.speakers:
        row.titles += probe.titles[1:] if probe.speakers else []
    elif _is_host(text) and (is_organisation(text) or " " in text.text):
        row.speakers.append(Speaker(organisation=text.text.replace(BREAK, ", ")))
    else:
        row.doubts.append(text.text)


def _is_house(rich: Rich) -> bool:
    return is_organisation(rich) and (is_named(rich) or opens_organisation(rich))


def _hosts(row: Row, rich: Rich) -> bool:
    return " " in rich.text and (row.kind in HOSTED or bool(row.speakers and not row.titles))


def _first_names(rich: Rich) -> list[Speaker]:
    """`Jim + Matt`: given names alone, which in a column of speakers are people."""
    words = [piece.rich.text for piece in listed_pieces(rich)]
    single = all(word.isalpha() and word.istitle() for word in words)
    given = any(fold(word) in GIVEN for word in words)
    return [Speaker(word) for word in words] if single and given else []


def _is_host(rich: Rich) -> bool:
    """Whether the cell names something, and no kind of segment."""
    short = rich.text[:1].isupper() and len(rich.text.split()) <= _MAX_WORDS
    return short and is_named(rich) and find_kind(rich, whole=True) is None


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
