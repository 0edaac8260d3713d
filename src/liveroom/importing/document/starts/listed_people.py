"""Items that are people and nothing else, below a line that they belong to: `In the debate:`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from liveroom.core.program import Kind
from liveroom.importing.document.lines import Document
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.labels import is_bare_label
from liveroom.importing.rows.segment_kind import find_kind

_LEAST = 2
_LONGEST = 160


def listed_people(
    document: Document, body: Sequence[int], starts: Collection[int]
) -> tuple[set[int], set[int]]:
    """The lines that are a row with such items below, and the items, which are none."""
    heads: set[int] = set()
    items: set[int] = set()
    for place, at in enumerate(body):
        above = document.timings.get(body[place - 1]) if place else None
        paused = above is not None and find_kind(above.rest) is Kind.BREAK
        subtitle = above is not None and not paused
        if subtitle or not _opens_list(document, at):
            continue
        below: list[int] = []
        for item in body[place + 1 :]:
            bullet = document.lines[item].bullet and item not in document.timings
            if not bullet or not (paused or item in starts):
                break
            below.append(item)
        if len(below) >= _LEAST and all(_is_people(document, item) for item in below):
            heads.add(at)
            items.update(below)
    return heads, items


def _opens_list(document: Document, at: int) -> bool:
    line = document.lines[at]
    if line.bullet or line.cells or line.level or at in document.headings:
        return False
    if at in document.timings:
        return False
    return line.text[-1:] == ":" and len(line.text) <= _LONGEST and not is_bare_label(line.rich)


def _is_people(document: Document, at: int) -> bool:
    who = read_people(document.lines[at].rich)
    return who is not None and not who.rest
