"""Rows within the time of another one: the talks of a session, the parts of a panel."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from liveroom.core.program import Kind
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import GROUPS
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.segment_kind import find_kind

_MOST_TALKS = 40
"""Rows below one that are looked at for lying within its time."""

_TALKS = 2


def nested(document: Document, starts: Sequence[int]) -> tuple[set[int], set[int]]:
    """Ranges over the ranges of several rows below, and rows under those of a panel.

    Of a session its talks are the rows; of a panel, the panel.
    """
    over: set[int] = set()
    under: set[int] = set()
    for place, at in enumerate(starts):
        if at in under:
            continue
        inside = _inside(document, starts[place : place + _MOST_TALKS])
        if len(inside) > 1:
            panel = find_kind(document.timings[at].rest) is Kind.PANEL
            over |= {at} if not panel and _is_session(document, at) else set()
            under |= set(inside) if panel else set()
    return over, under


def _is_session(document: Document, at: int) -> bool:
    """Whether the row has words of a session; an exhibition beside the talks is one of its own."""
    return any(token.text in GROUPS for token in document.tokens[at])


def _inside(document: Document, starts: Sequence[int]) -> list[int]:
    """The rows right below the first whose times lie within its own."""
    timing = document.timings.get(starts[0])
    span = timing.span if timing else None
    inside: list[int] = []
    if span is None or span.end is None:
        return inside
    for at in starts[1:]:
        below = document.timings.get(at)
        inner = below.span if below else None
        if inner is None or not span.start <= inner.start < span.end:
            break
        if (inner.end or span.end) > span.end or (inner.start, inner.end) == (span.start, span.end):
            break
        inside.append(at)
    return inside


def untimed(document: Document, body: Sequence[int], starts: Collection[int]) -> set[int]:
    """Talks without times between rows with theirs: above the first row, and below a break.

    Nothing else can have them: a break has no speakers. They are told by their people.
    """
    found: set[int] = set()
    block: list[int] = []
    open_ = True
    for at in [*body, None]:
        if at is not None and at not in starts:
            block += [at] if open_ else []
            continue
        talks = [line for line in block if _is_talk(document, line)]
        if len(talks) >= _TALKS:
            found |= {line for line in block if document.lines[line].bullet} | set(talks)
            below = block[block.index(talks[0]) :]
            found |= {at for at in below if find_kind(document.lines[at].rich, whole=True)}
        timing = document.timings.get(at) if at is not None else None
        block, open_ = [], timing is not None and find_kind(timing.rest) is Kind.BREAK
    return found


def _is_talk(document: Document, at: int) -> bool:
    """Whether the line names people, and what they speak on."""
    who = read_people(document.lines[at].rich)
    return who is not None and who.rest is not None and bool(who.rest.text)
