"""The one segment of an announcement without rows: its kind and who speaks."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.core.program import Kind, Speaker
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import DraftSegment
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.rows.labels import is_bare_label, read_label
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich

_NEAR_TITLE = 2


def alone(document: Document, title_at: int | None, known: Mapping[str, Speaker]) -> DraftSegment:
    """The speakers of lines such as `Speaker: Ana Ruiz` and of a list of speakers."""
    speakers = list(known.values())
    label: Rich | None = None
    for line in document.lines:
        if not line.legible or len(line.rich) > MAX_ROW:
            label = None
        elif not line.blank:
            listed = Rich(f"{label.text}: ").join(line.rich, "") if label else line.rich
            who = read_label(line.rich) or read_label(listed)
            speakers += who.speakers if who else ()
            label = line.rich if is_bare_label(line.rich) else label if who else None
    return DraftSegment("", _kind(document, title_at), speakers=tuple(dict.fromkeys(speakers)))


def _kind(document: Document, title_at: int | None) -> Kind | None:
    """A talk or a panel, where the title or a line beside it says so."""
    if title_at is None:
        return None
    near = range(max(0, title_at - _NEAR_TITLE), min(len(document.lines), title_at + _NEAR_TITLE))
    found = {find_kind(document.lines[at].rich) for at in near if document.lines[at].legible}
    return next((kind for kind in (Kind.PANEL, Kind.TALK) if kind in found), None)
