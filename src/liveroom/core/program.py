"""The plan as announced: title, start, end, zone and segments."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liveroom.core.ids import SegmentId


class Kind(StrEnum):
    """What a segment is for."""

    WELCOME = "welcome"
    INTRODUCTION = "introduction"
    TALK = "talk"
    PANEL = "panel"
    QA = "qa"
    BREAK = "break"
    CONCLUSIONS = "conclusions"
    CLOSING = "closing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks in a segment: a person, or an organisation without one."""

    name: str | None = None
    role: str | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """One row of the program."""

    title: str
    kind: Kind = Kind.OTHER
    planned_seconds: int | None = None
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSegment(Segment):
    """A segment of a room's program. Its id outlives every change of the row and of its place."""

    id: SegmentId


def with_id(segment: Segment, id: SegmentId) -> RoomSegment:
    """The segment under this id."""
    return RoomSegment(
        segment.title, segment.kind, segment.planned_seconds, segment.speakers, id=id
    )


@dataclass(frozen=True, slots=True)
class Program:
    """Everything an announcement says; instants are UTC milliseconds, the zone an IANA name."""

    title: str
    segments: tuple[Segment, ...] = ()
    language: str | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    time_zone: str | None = None
    topics: tuple[str, ...] = ()
    attend: tuple[str, ...] = ()

    @property
    def planned_seconds(self) -> int:
        """The sum of the planned durations; a segment without one counts nothing."""
        return sum(segment.planned_seconds or 0 for segment in self.segments)

    @property
    def slot_seconds(self) -> int | None:
        """The length of the announced slot, where both of its ends are known."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return (self.ends_at - self.starts_at) // 1000


@dataclass(frozen=True, slots=True)
class RoomProgram(Program):
    """A program as a room has it. No two segments have the same id."""

    segments: tuple[RoomSegment, ...] = ()
