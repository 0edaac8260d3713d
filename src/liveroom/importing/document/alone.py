"""The one segment of an announcement without rows: its kind and who speaks."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.core.program import Kind, Speaker
from liveroom.importing.document.about.presentations import people_told
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import DraftSegment
from liveroom.importing.lexicon import people as words
from liveroom.importing.limits import MAX_ROW, MAX_SPEAKERS
from liveroom.importing.people.evidence import SURE
from liveroom.importing.people.names import compared, honoured, is_role
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.people.speakers import read_people
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens

_NEAR_TITLE = 2


def alone(document: Document, title_at: int | None, known: Mapping[str, Speaker]) -> DraftSegment:
    """The speakers of labels, lists and sentences, and the kind that the title says."""
    speakers = people_told(document, known) or tuple(_told_of(document))
    return DraftSegment("", _kind(document, title_at), speakers=speakers[:MAX_SPEAKERS])


def _told_of(document: Document) -> list[Speaker]:
    """The one person whom prose presents: `with Mr Jan Kok, keeper of the tides`."""
    found: dict[str, Speaker | None] = {}
    for at, line in enumerate(document.lines):
        rich, tokens = line.rich, document.tokens[at]
        if len(rich) > MAX_ROW or "@" in rich.text:
            continue
        for first, length in names_in(rich, tokens):
            led = first and (words.WITH.at(tokens, first - 1) or words.BY.at(tokens, first - 1))
            if led or honoured(rich, tokens, first):
                name = rich.text[tokens[first].start : tokens[first + length - 1].end]
                found.setdefault(compared(name), _presented(rich, tokens, first, length))
    return [one for one in found.values() if one and len(found) == 1]


def _presented(rich: Rich, tokens: Tokens, at: int, length: int) -> Speaker | None:
    """The person with the role behind the comma, up to the next one."""
    comma = rich.text.find(",", tokens[at + length - 1].end)
    ends = [place for mark in (",", ". ") if (place := rich.text.find(mark, comma + 1)) > 0]
    who = read_people(rich.cut(tokens[at].start, min(ends, default=None)), SURE)
    one = who.speakers[0] if who else None
    return one if one and one.role and is_role(Rich(one.role)) else None


def _kind(document: Document, title_at: int | None) -> Kind | None:
    """A talk or a panel, where the title or a line beside it says so."""
    if title_at is None:
        return None
    near = range(max(0, title_at - _NEAR_TITLE), min(len(document.lines), title_at + _NEAR_TITLE))
    found = {find_kind(document.lines[at].rich) for at in near if document.lines[at].legible}
    return next((kind for kind in (Kind.PANEL, Kind.TALK) if kind in found), None)
