"""What a line of an announcement says when it is read alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from liveroom.core.program import Kind
from liveroom.importing.draft import LineReading, Meaning
from liveroom.importing.limits import MAX_TITLE
from liveroom.importing.reader import read
from liveroom.importing.reading import Unreadable, clock
from liveroom.web.pages.typed import segment_fields, values
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields

MOST = 300
"""Lines that are read alone for a page; beyond, a line is read when somebody asks for it."""

_MARKS = re.compile(r"^[\s\-–—•*·▪>#|]+|[\s|]+$")


@dataclass(frozen=True, slots=True)
class LineDraft:
    """A line as a segment, and as people. `start` is a time of day as 16:30, or empty.

    Without minutes of its own the segment lasts until the next one starts.
    """

    segment: SegmentFields
    people: tuple[PersonFields, ...]
    start: str = ""


def of(text: str, place: int) -> LineDraft:
    """The line alone; what is not understood of it is a title, and a name."""
    line, plain = str(place), _MARKS.sub("", values.clean(text))[:MAX_TITLE]
    nobody = (PersonFields(plain, line=line),)
    try:
        found = read(f"Program\n{text}")
    except Unreadable:
        return LineDraft(SegmentFields(plain, Kind.OTHER.value, line=line), nobody)
    segment = segment_fields.of_segment(found.program.segments[0], line)
    people = tuple(
        PersonFields(who.name, who.role, who.organisation, line) for who in segment.people
    )
    return LineDraft(segment, people or nobody, clock(found.draft.segments[0].start) or "")


def as_json(lines: Sequence[LineReading]) -> dict[str, object]:
    """By its place each line that says something, as long as they are few enough."""
    said = [
        (place, line.text)
        for place, line in enumerate(lines, 1)
        if line.meaning not in (Meaning.BLANK, Meaning.RULE)
    ]
    return {str(place): _json(of(text, place)) for place, text in said[:MOST]}


def _json(draft: LineDraft) -> dict[str, object]:
    segment = draft.segment
    fields = {
        "title": segment.title,
        "kind": segment.kind,
        "minutes": segment.minutes,
        "people": [asdict(person) for person in segment.people],
    }
    return {"fields": fields, "people": [asdict(who) for who in draft.people], "start": draft.start}
