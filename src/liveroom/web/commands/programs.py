"""A program that somebody sends as JSON, held against what an announcement could say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from msgspec import Meta, Struct

from liveroom.core.ids import SegmentId
from liveroom.core.program import (
    MAX_SEGMENTS,
    Instant,
    Kind,
    Program,
    Seconds,
    Segment,
    with_id,
)
from liveroom.core.text import MAX_POINT
from liveroom.web.commands import field_kinds
from liveroom.web.commands.decode import Id, bad
from liveroom.web.commands.field_kinds import MAX_ITEMS, SentSpeakers

Items = Annotated[tuple[str, ...], Meta(max_length=MAX_ITEMS)]


class SentSegment(Struct, forbid_unknown_fields=True):
    title: str
    id: Id | None = None
    kind: Kind | None = None
    planned_seconds: Seconds | None = None
    speakers: SentSpeakers | None = None
    day: Any = None
    start: Any = None
    documents: Any = None
    line: Any = None

    def segment(self, where: str) -> Segment:
        segment = Segment(
            field_kinds.title(self.title, f"{where}.title"),
            self.kind or Kind.OTHER,
            self.planned_seconds,
            field_kinds.speakers(self.speakers or (), f"{where}.speakers"),
        )
        return segment if self.id is None else with_id(segment, SegmentId(self.id))


SentSegments = Annotated[tuple[SentSegment, ...], Meta(max_length=MAX_SEGMENTS)]


def segments(sent: Sequence[SentSegment], where: str) -> tuple[Segment, ...]:
    """The segments with clean texts. Raises Refused with the field at fault."""
    return tuple(each.segment(f"{where}[{place}]") for place, each in enumerate(sent))


class SentProgram(Struct, forbid_unknown_fields=True):
    """An object as `liveroom program --json` prints it.

    What a program does not hold is let by: local times, and what is said of the event besides.
    """

    title: str
    language: str | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    time_zone: str | None = None
    segments: SentSegments | None = None
    topics: Items | None = None
    attend: Items | None = None
    date: Any = None
    start: Any = None
    end: Any = None
    days: Any = None
    introduction: Any = None
    links: Any = None
    documents: Any = None
    sponsors: Any = None
    warnings: Any = None

    def program(self, where: str = "program") -> Program:
        """The program with clean texts. Raises Refused with the field at fault."""
        starts_at, ends_at = self.starts_at, self.ends_at
        if starts_at is not None and ends_at is not None and ends_at <= starts_at:
            raise bad(f"{where}.ends_at", "out_of_range")
        return Program(
            title=field_kinds.title(self.title, f"{where}.title"),
            segments=segments(self.segments or (), f"{where}.segments"),
            language=field_kinds.language(self.language or "", f"{where}.language"),
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=field_kinds.zone(self.time_zone or "", f"{where}.time_zone"),
            topics=field_kinds.items(self.topics or (), f"{where}.topics", MAX_POINT),
            attend=field_kinds.items(self.attend or (), f"{where}.attend", MAX_POINT),
        )
