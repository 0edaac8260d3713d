"""What there is of a rundown: its segments, what is on and since when, and what has run."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from liveroom.core.ids import SegmentId, segment_id
from liveroom.core.program import Segment


class Phase(StrEnum):
    """Where the room is on its way from announcement to record."""

    DRAFT = "draft"
    GREEN_ROOM = "green_room"
    LIVE = "live"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class OnAir:
    """The segment that runs. `held_ms` is what earlier holds of this run took."""

    position: int
    cued_at: int
    added_seconds: int = 0
    held_at: int | None = None
    held_ms: int = 0

    @property
    def segment(self) -> SegmentId:
        return segment_id(self.position)


@dataclass(frozen=True, slots=True)
class Aired:
    """A run that is over. One segment may have several. `held_ms` is what all its holds took."""

    position: int
    cued_at: int
    ended_at: int
    added_seconds: int = 0
    held_ms: int = 0


@dataclass(frozen=True, slots=True)
class Rundown:
    """Instants are UTC milliseconds; `rev` counts what happened to the rundown."""

    segments: tuple[Segment, ...] = ()
    starts_at: int | None = None
    opened: bool = False
    on: OnAir | None = None
    aired: tuple[Aired, ...] = ()
    ended_at: int | None = None
    rev: int = 0

    @property
    def phase(self) -> Phase:
        if self.ended_at is not None:
            return Phase.ENDED
        if self.on is not None:
            return Phase.LIVE
        return Phase.GREEN_ROOM if self.opened else Phase.DRAFT

    @property
    def current(self) -> SegmentId | None:
        return self.on.segment if self.on else None

    @property
    def started_at(self) -> int | None:
        """When the first segment was cued."""
        if self.aired:
            return self.aired[0].cued_at
        return self.on.cued_at if self.on else None

    def position(self, segment: SegmentId) -> int | None:
        """Where a segment stands, 0-based, or None when there is none of that id."""
        positions = range(len(self.segments))
        return next((each for each in positions if segment_id(each) == segment), None)
