"""What there is of a rundown: its segments, what is on and since when, and what has run."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from liveroom.core.events import KIND_OF, Recorded
from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import RoomSegment


class Phase(StrEnum):
    """Where the room is on its way from announcement to record."""

    DRAFT = "draft"
    GREEN_ROOM = "green_room"
    LIVE = "live"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class OnAir:
    """The segment that runs. `held_ms` is what earlier holds of this run took.

    Since a countdown was restarted, at `restarted_at`, time is added and held anew.
    """

    segment: SegmentId
    cued_at: int
    added_seconds: int = 0
    held_at: int | None = None
    held_ms: int = 0
    restarted_at: int | None = None
    has_stopped: bool = False
    """By itself, at its zero; it does not do so again without time before it."""

    @property
    def counts_from(self) -> int:
        """When the countdown began."""
        return self.cued_at if self.restarted_at is None else self.restarted_at


@dataclass(frozen=True, slots=True)
class Aired:
    """A run that is over. One segment may have several. `held_ms` is what all its holds took."""

    segment: SegmentId
    cued_at: int
    ended_at: int
    added_seconds: int = 0
    held_ms: int = 0


OffAir = tuple[QuestionId, int]
"""A question that the end of the show took off air, and the revision that it had then."""

Fired = tuple[SegmentId | None, str]
"""The segment that was on, and the kind of event that followed from its time alone."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What was done, and the title then of the segment that it was done with."""

    recorded: Recorded
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that can be taken back. `before` is the rundown before it, without what only grows:
    steps, account, and runs, of which there were `aired`. `segment` is what it was about."""

    entry: Entry
    segment: SegmentId | None
    before: Rundown
    aired: int
    off_air: OffAir | None = None

    @property
    def kind(self) -> str:
        return KIND_OF[type(self.entry.recorded.event)]


@dataclass(frozen=True, slots=True)
class Rundown:
    """Instants are UTC milliseconds; `rev` counts what happened to the rundown.

    The order of the segments is their order in the show; `on` and `aired` name them by their ids.
    `steps` can be taken back, the last one first; `account` is all that was done since the doors
    opened. What is in `undone` followed from time alone, was taken back, and follows no more.
    `announced` are the rows as they stood before the first cue, or before the show was first landed
    with its doors open. By `landed_ms` the plan ends later than its rows say, since the show was
    last landed.
    """

    segments: tuple[RoomSegment, ...] = ()
    starts_at: int | None = None
    opened: bool = False
    on: OnAir | None = None
    aired: tuple[Aired, ...] = ()
    ended_at: int | None = None
    landings: int = 0
    landed_ms: int = 0
    announced: tuple[RoomSegment, ...] | None = None
    rev: int = 0
    steps: tuple[Step, ...] = ()
    account: tuple[Entry, ...] = ()
    undone: frozenset[Fired] = frozenset()

    @property
    def phase(self) -> Phase:
        if self.ended_at is not None:
            return Phase.ENDED
        if self.on is not None:
            return Phase.LIVE
        return Phase.GREEN_ROOM if self.opened else Phase.DRAFT

    @property
    def as_announced(self) -> Rundown:
        """The same with the rows that were announced, whatever became of them since."""
        segments = self.segments if self.announced is None else self.announced
        return replace(self, segments=segments, landed_ms=0)

    @property
    def current(self) -> SegmentId | None:
        return self.on.segment if self.on else None

    @property
    def started_at(self) -> int | None:
        """When the first segment was cued."""
        if self.aired:
            return self.aired[0].cued_at
        return self.on.cued_at if self.on else None

    def position(self, segment: SegmentId | None) -> int | None:
        """Where a segment stands, 0-based, or None when there is none of that id."""
        for position, each in enumerate(self.segments):
            if each.id == segment:
                return position
        return None

    def find(self, segment: SegmentId) -> RoomSegment | None:
        """The segment of this id, if there is one."""
        position = self.position(segment)
        return None if position is None else self.segments[position]

    def before(self, segment: SegmentId) -> RoomSegment | None:
        """The last segment before another one that is not skipped, if there is one."""
        earlier = self.segments[: self.position(segment) or 0]
        return next((each for each in reversed(earlier) if not each.skipped), None)

    def has_run(self, segment: SegmentId) -> bool:
        """Whether the segment is on, or was."""
        return segment == self.current or any(run.segment == segment for run in self.aired)

    @property
    def running(self) -> RoomSegment | None:
        """The segment that is on."""
        position = self.position(self.current)
        return None if position is None else self.segments[position]

    @property
    def planned_seconds(self) -> int | None:
        """The planned duration of the segment that is on, where there is one."""
        running = self.running
        return running.planned_seconds if running else None

    @property
    def following(self) -> tuple[RoomSegment, ...]:
        """The segments after the one that is on; with nothing on, all."""
        position = self.position(self.current)
        return self.segments if position is None else self.segments[position + 1 :]

    @property
    def coming(self) -> tuple[RoomSegment, ...]:
        """Those of them that are not skipped."""
        return tuple(segment for segment in self.following if not segment.skipped)
