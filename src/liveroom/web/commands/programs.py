"""A program that somebody sends as JSON, held against what an announcement could say."""

from __future__ import annotations

from typing import Annotated, Any
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind, Program, Segment, Speaker, with_id
from liveroom.core.refusals import Code, Refused
from liveroom.importing.limits import MAX_SEGMENTS, MAX_TITLE
from liveroom.web.commands import sanitise
from liveroom.web.commands.decode import Id, bad

MAX_SPEAKERS = 50
MAX_ITEMS = 200
MAX_ITEM = 2_000
MAX_SECONDS = 86_400
MAX_INSTANT = 253_402_300_799_000
"""The last second of the year 9999, in UTC milliseconds."""


Seconds = Annotated[int, Meta(ge=1, le=MAX_SECONDS)]
Instant = Annotated[int, Meta(ge=0, le=MAX_INSTANT)]


class SentSpeaker(Struct, forbid_unknown_fields=True):
    name: str | None = None
    role: str | None = None
    organisation: str | None = None

    def speaker(self, where: str) -> Speaker:
        return Speaker(
            _text(self.name, f"{where}.name"),
            _text(self.role, f"{where}.role"),
            _text(self.organisation, f"{where}.organisation"),
        )


class SentSegment(Struct, forbid_unknown_fields=True):
    title: str
    id: Id | None = None
    kind: Kind | None = None
    planned_seconds: Seconds | None = None
    speakers: Annotated[tuple[SentSpeaker, ...], Meta(max_length=MAX_SPEAKERS)] | None = None

    def segment(self, where: str) -> Segment:
        segment = Segment(
            _needed(self.title, f"{where}.title"),
            self.kind or Kind.OTHER,
            self.planned_seconds,
            tuple(
                each.speaker(f"{where}.speakers[{place}]")
                for place, each in enumerate(self.speakers or ())
            ),
        )
        return segment if self.id is None else with_id(segment, SegmentId(self.id))


class SentProgram(Struct, forbid_unknown_fields=True):
    """An object as `liveroom program --json` prints it; its warnings are let by."""

    title: str
    language: str | None = None
    starts_at: Instant | None = None
    ends_at: Instant | None = None
    time_zone: str | None = None
    segments: Annotated[tuple[SentSegment, ...], Meta(max_length=MAX_SEGMENTS)] | None = None
    topics: Annotated[tuple[str, ...], Meta(max_length=MAX_ITEMS)] | None = None
    attend: Annotated[tuple[str, ...], Meta(max_length=MAX_ITEMS)] | None = None
    warnings: Any = None

    def program(self, where: str = "program") -> Program:
        """The program with clean texts. Raises Refused with the field at fault."""
        starts_at, ends_at = self.starts_at, self.ends_at
        if starts_at is not None and ends_at is not None and ends_at <= starts_at:
            raise bad(f"{where}.ends_at", "out_of_range")
        return Program(
            title=_needed(self.title, f"{where}.title"),
            segments=tuple(
                each.segment(f"{where}.segments[{place}]")
                for place, each in enumerate(self.segments or ())
            ),
            language=_text(self.language, f"{where}.language", 35),
            starts_at=starts_at,
            ends_at=ends_at,
            time_zone=_zone(self.time_zone, f"{where}.time_zone"),
            topics=_items(self.topics, f"{where}.topics"),
            attend=_items(self.attend, f"{where}.attend"),
        )


def _text(sent: str | None, where: str, most: int = MAX_TITLE) -> str | None:
    if sent is None:
        return None
    text = sanitise.line(sent)
    if len(text) > most:
        raise Refused(Code.TEXT_TOO_LONG, field=where, limit=most, length=len(text))
    return text or None


def _needed(sent: str, where: str, most: int = MAX_TITLE) -> str:
    text = _text(sent, where, most)
    if text is None:
        raise bad(where, "missing")
    return text


def _items(sent: tuple[str, ...] | None, where: str) -> tuple[str, ...]:
    return tuple(
        _needed(each, f"{where}[{place}]", MAX_ITEM) for place, each in enumerate(sent or ())
    )


def _zone(sent: str | None, where: str) -> str | None:
    name = _text(sent, where, 64)
    if name is None:
        return None
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise bad(where, "unknown_zone") from None
    return name
