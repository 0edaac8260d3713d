"""Rows within the time of another one: the talks of a session, the parts of a panel."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from liveroom.core.program import Kind
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import GROUPS
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.names import is_person
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import brackets, trimmed
from liveroom.importing.text.rich import Rich

_MOST_TALKS = 40
"""Rows below one that are looked at for lying within its time."""

_TALKS, _TITLE, _SHORT = 2, 3, 8


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

    Nothing else can have them: a break has no speakers. They are told by their people; below
    other rows, as sessions, by people in brackets behind their titles.
    """
    talks: set[int] = set()
    found: set[int] = set()
    for apart, block in _blocks(document, body, starts):
        here = [at for at in block if (_is_talk if apart else _is_signed)(document, at)]
        below = block[block.index(here[0]) :] if here else []
        talks |= set(here)
        found |= {at for at in block if here and apart and document.lines[at].bullet}
        found |= {at for at in below if _says_kind(document, at)}
    return talks | found if len(talks) >= _TALKS else set()


def _blocks(
    document: Document, body: Sequence[int], starts: Collection[int]
) -> Iterator[tuple[bool, list[int]]]:
    """The lines between the rows, and whether they are above the first or below a break."""
    block: list[int] = []
    apart = True
    for at in body:
        if at not in starts:
            block.append(at)
            continue
        yield apart, block
        timing = document.timings.get(at)
        block, apart = [], timing is not None and find_kind(timing.rest) is Kind.BREAK
    yield apart, block


def _says_kind(document: Document, at: int) -> bool:
    """Whether a kind's words are the line, or its first part: `Conclusion, Ana Ruiz`."""
    rich = document.lines[at].rich
    first = next(iter(rich.split(",")), rich)
    whole = find_kind(trimmed(first, " .:"), whole=True) is not None
    return whole or (find_kind(rich) is Kind.QA and len(rich.text.split()) <= _SHORT)


def _is_signed(document: Document, at: int) -> bool:
    """Whether the line is a title with its people in brackets: `Salt and sand (Ana Ruiz, UPC)`."""
    rich = document.lines[at].rich
    inside = brackets(rich)
    if not inside or inside[-1][1] < len(rich) or at in document.timings:
        return False
    start, end = inside[-1]
    title, who = rich.cut(0, start), read_people(rich.cut(start + 1, end - 1), SURE)
    told = who is not None and not who.rest and is_person(Rich(who.speakers[0].name or ""), True)
    return told and len(title.text.split()) >= _TITLE and not is_person(title)


def _is_talk(document: Document, at: int) -> bool:
    """Whether the line names people, and what they speak on."""
    who = read_people(document.lines[at].rich)
    return who is not None and who.rest is not None and bool(who.rest.text)
