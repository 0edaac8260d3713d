"""The plan as announced: title, start, end, zone and segments."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from liveroom.core.ids import SegmentId

MAX_SEGMENTS = 500

MAX_TITLE = 300
"""Characters of a title, and of a speaker's name, role and organisation."""

MAX_SEGMENT_SECONDS = 24 * 3600
MAX_INSTANT = 253_402_300_799_000
"""The last second of the year 9999, in UTC milliseconds."""

Seconds = Annotated[int, Meta(ge=1, le=MAX_SEGMENT_SECONDS)]
"""How long something takes."""

Instant = Annotated[int, Meta(ge=0, le=MAX_INSTANT)]
"""UTC milliseconds."""


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
class LoadedSegment(Segment):
    """A segment of a program that a room takes. Its id outlives every change of the row and of its
    place."""

    id: SegmentId


def with_id(segment: Segment, id: SegmentId) -> LoadedSegment:
    """The segment under this id."""
    return LoadedSegment(
        segment.title, segment.kind, segment.planned_seconds, segment.speakers, id=id
    )


class EndAction(StrEnum):
    """What happens when a segment's countdown reaches zero."""

    OVERTIME = "overtime"
    CUE_NEXT = "cue_next"
    HOLD_AT_ZERO = "hold_at_zero"


@dataclass(frozen=True, slots=True)
class LinkedDocument:
    """Something to read, at an https address."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who makes the event possible: their name, a line on them, where they are, their logo.

    The address is https, the logo a data: address.
    """

    name: str
    line: str | None = None
    url: str | None = None
    logo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSegment(LoadedSegment):
    """A segment of a room's rundown. `rev` counts its changes from 1; instants are UTC ms.

    `min_seconds` is the least it may be cut to, `wrap_up_seconds` and `danger_seconds` how much is
    left when its countdown warns. It is not projected to start before `not_before`. The `note` is
    for staff; `note_rev` is another with every other note, and stays so when notes are erased. A
    `skipped` one takes no time, and the next segment is one after it.
    """

    rev: int = 1
    min_seconds: int | None = None
    wrap_up_seconds: int | None = None
    danger_seconds: int | None = None
    end_action: EndAction = EndAction.OVERTIME
    not_before: int | None = None
    ends_by: int | None = None
    note: str | None = None
    note_rev: int = 0
    documents: tuple[LinkedDocument, ...] = ()
    skipped: bool = False

    @property
    def takes_seconds(self) -> int:
        """How long it takes by plan; one without a planned duration takes no time."""
        return 0 if self.skipped else self.planned_seconds or 0


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
class LoadedProgram(Program):
    """A program that a room takes. No two segments have the same id."""

    segments: tuple[LoadedSegment, ...] = ()


@dataclass(frozen=True, slots=True)
class RoomProgram:
    """What a room says of its event, beside the segments, which are in its rundown.

    `rev` counts its changes. `links` are https addresses by name; `stream` is the video's. The
    doors open `doors_minutes` before the start; with `auto_start` the first segment is cued then.
    Without `show_overtime` the audience is not told by how much a segment runs over.
    """

    title: str = ""
    language: str | None = None
    starts_at: int | None = None
    ends_at: int | None = None
    time_zone: str | None = None
    topics: tuple[str, ...] = ()
    attend: tuple[str, ...] = ()
    introduction: str | None = None
    documents: tuple[LinkedDocument, ...] = ()
    sponsors: tuple[Sponsor, ...] = ()
    links: dict[str, str] = field(default_factory=dict)
    colour: str | None = None
    doors_minutes: int | None = None
    auto_start: bool = False
    show_overtime: bool = False
    public: bool = False
    archived: bool = False
    delay_seconds: int = 0
    logo: str | None = None
    recording_starts_at: int | None = None
    rev: int = 0
