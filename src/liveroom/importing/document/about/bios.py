"""Roles and organisations from a list of the speakers, for names that stand bare in the program."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.document.about.listings import lines_below
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.people import HONORIFICS
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.row import Row
from liveroom.importing.text.fold import fold
from liveroom.importing.text.tokeniser import tokenise


def read_bios(document: Document, program: frozenset[int]) -> tuple[dict[str, Speaker], list[int]]:
    """The people listed under a heading such as Speakers, by name, and the lines they are on."""
    known: dict[str, Speaker] = {}
    lines: list[int] = []
    for at, heading in document.headings.items():
        if heading.part is not Part.SPEAKERS or at in program:
            continue
        if heading.value:
            listed = read_people(heading.value) if len(heading.value) <= MAX_ROW else None
            known |= (
                {_key(speaker.name or ""): speaker for speaker in listed.speakers} if listed else {}
            )
            continue
        for below in lines_below(document, at, heading, program):
            rich = document.lines[below].rich
            who = read_people(rich) if len(rich) <= MAX_ROW else None
            if who:
                known |= {_key(speaker.name or ""): speaker for speaker in who.speakers}
                lines.append(below)
    return known, lines


def complete(rows: Sequence[Row], known: Mapping[str, Speaker]) -> None:
    """Gives each bare name in the program what the list says of it."""
    for row in rows:
        row.speakers = [_completed(speaker, known) for speaker in row.speakers]


def _completed(speaker: Speaker, known: Mapping[str, Speaker]) -> Speaker:
    found = known.get(_key(speaker.name)) if speaker.name else None
    if found is None or speaker.organisation:
        return speaker
    return replace(speaker, role=speaker.role or found.role, organisation=found.organisation)


def _key(name: str) -> str:
    """The name without titles, as it is compared."""
    words = (token.text for token in tokenise(fold(unicodedata.normalize("NFC", name))))
    return " ".join(word for word in words if word.isalpha() and word not in HONORIFICS)
