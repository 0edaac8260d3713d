"""The one segment of an announcement without rows: its kind and who speaks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from liveroom.core.program import Kind, Speaker
from liveroom.importing.document.about.presentations import people_told
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import DraftSegment
from liveroom.importing.limits import MAX_SPEAKERS
from liveroom.importing.people.names import compared
from liveroom.importing.rows.segment_kind import find_kind

_NEAR_TITLE = 2


def alone(
    document: Document,
    title_at: int | None,
    known: Mapping[str, Speaker],
    told: Sequence[Speaker],
) -> DraftSegment:
    """The speakers of labels and lists, and those `told` of in prose; the kind of the title."""
    speakers = people_told(document, known)
    names = [compared(one.name).split() for one in speakers if one.name]
    speakers += tuple(one for one in told if not _is_among(compared(one.name or ""), names))
    return DraftSegment("", _kind(document, title_at), speakers=speakers[:MAX_SPEAKERS])


def _is_among(name: str, names: Sequence[Sequence[str]]) -> bool:
    """Whether one of the names is the same, or the same with more or fewer words."""
    words = set(name.split())
    return any(words <= set(each) or words >= set(each) for each in names)


def _kind(document: Document, title_at: int | None) -> Kind | None:
    """A talk or a panel, where the title or a line beside it says so."""
    if title_at is None:
        return None
    near = range(max(0, title_at - _NEAR_TITLE), min(len(document.lines), title_at + _NEAR_TITLE))
    found = {find_kind(document.lines[at].rich) for at in near if document.lines[at].legible}
    return next((kind for kind in (Kind.PANEL, Kind.TALK) if kind in found), None)
