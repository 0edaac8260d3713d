"""Talks that share one time, each with its people on a line above its title: `Ana Ruiz (Lugo):`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from liveroom.importing.document.lines import Document
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.names import is_person
from liveroom.importing.people.speakers import read_people
from liveroom.importing.text.rich import Rich

_LEAST = 3
"""Such lines that make them a habit of the program."""

_LONGEST = 160


def speakers_ahead(document: Document, body: Sequence[int], starts: Collection[int]) -> set[int]:
    """The lines that start a talk with its people, but for those right below a time alone."""
    heads = [at for at in body if at not in document.timings and _is_people(document, at)]
    if len(heads) < _LEAST:
        return set()
    first: dict[int, int] = {}
    last = -1
    for at in body:
        if at in starts:
            last = at
        elif last >= 0:
            first.setdefault(last, at)
    bare = {at for at in starts if at in document.timings and not document.timings[at].rest.text}
    return set(heads) - {at for start, at in first.items() if start in bare}


def _is_people(document: Document, at: int) -> bool:
    """Whether the line is people and a colon, and a line without one follows."""
    line = document.lines[at]
    below = document.lines[at + 1] if at + 1 < len(document.lines) else None
    if line.text[-1:] != ":" or len(line.text) > _LONGEST or line.cells or line.bullet:
        return False
    if below is None or below.blank or below.text[-1:] == ":" or not document.after_blank(at):
        return False
    rich = line.rich.cut(0, len(line.rich) - 1)
    who = read_people(rich, SURE)
    if who is None or who.rest:
        return False
    first = who.speakers[0]
    described = bool(first.name and (first.role or first.organisation))
    return len(who.speakers) > 1 or described or is_person(Rich(rich.text), known=True)
