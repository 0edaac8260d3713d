"""Roles and organisations from a list of the speakers, for names that stand bare in the program."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.document.about.listings import lines_below
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.names import compared
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.text.rich import Rich


def read_bios(document: Document, program: frozenset[int]) -> tuple[dict[str, Speaker], list[int]]:
    """The people listed under a heading such as Speakers, by name, and the lines they are on."""
    known: dict[str, Speaker] = {}
    lines: list[int] = []
    for at, heading in document.headings.items():
        if heading.part is not Part.SPEAKERS or at in program:
            continue
        if heading.value:
            known |= _listed(heading.value)
            continue
        for below in lines_below(document, at, heading, program):
            if who := _listed(document.lines[below].rich):
                known |= who
                lines.append(below)
    return known, lines


def _listed(rich: Rich) -> dict[str, Speaker]:
    who = read_people(rich, SURE) if len(rich) <= MAX_ROW else None
    return {compared(speaker.name or ""): speaker for speaker in who.speakers} if who else {}


def recognise(rows: Sequence[Row], known: Iterable[str]) -> None:
    """Reads rows again whose doubtful name is a person's elsewhere: in the list, in another row."""
    said = (speaker.name for row in rows for speaker in row.speakers if speaker.name)
    names = frozenset(known).union(map(compared, said))
    for row in rows:
        if any(compared(name) in names for name in row.doubts):
            _read_again(row, names)


def _read_again(row: Row, names: frozenset[str]) -> None:
    titles = " ".join(text.text for text in row.titles)
    beside = [name for name in row.doubts if compared(name) in names and name not in titles]
    row.speakers += [Speaker(name) for name in beside]
    texts, row.titles, row.doubts, row.known = row.titles, [], [], names
    if row.headed:
        texts, row.headed, row.label = [row.headed, *texts[1:]], None, None
    for text in texts:
        read_row_text(row, text)


def complete(rows: Sequence[Row], known: Mapping[str, Speaker]) -> None:
    """Gives each bare name in the program what the list says of it."""
    for row in rows:
        row.speakers = [_completed(speaker, known) for speaker in row.speakers]


def _completed(speaker: Speaker, known: Mapping[str, Speaker]) -> Speaker:
    found = known.get(compared(speaker.name)) if speaker.name else None
    if found is None or speaker.organisation:
        return speaker
    return replace(speaker, role=speaker.role or found.role, organisation=found.organisation)
