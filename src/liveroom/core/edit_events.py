"""What has happened to the rows of a rundown, and to their times. See `events`."""

from __future__ import annotations

from msgspec import UNSET, Struct, UnsetType

from liveroom.core.ids import SegmentId
from liveroom.core.program import EndAction, Kind, LinkedDocument, LoadedSegment, Speaker


class SegmentAdded(Struct, frozen=True, gc=False):
    segment: SegmentId
    after: SegmentId | None
    title: str
    kind: Kind
    planned_seconds: int | None
    speakers: tuple[Speaker, ...]
    min_seconds: int | None
    note: str | None


class SegmentsAdded(Struct, frozen=True, gc=False):
    """Several at once, in this order; there is at least one."""

    after: SegmentId | None
    segments: tuple[LoadedSegment, ...]

    @property
    def segment(self) -> SegmentId:
        """The first of them."""
        return self.segments[0].id


class SegmentChanged(Struct, frozen=True, gc=False):
    """The fields that changed."""

    segment: SegmentId
    title: str | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    planned_seconds: int | UnsetType | None = UNSET
    min_seconds: int | UnsetType | None = UNSET
    speakers: tuple[Speaker, ...] | UnsetType = UNSET
    wrap_up_seconds: int | UnsetType | None = UNSET
    danger_seconds: int | UnsetType | None = UNSET
    end_action: EndAction | UnsetType = UNSET
    not_before: int | UnsetType | None = UNSET
    ends_by: int | UnsetType | None = UNSET
    note: str | UnsetType | None = UNSET
    documents: tuple[LinkedDocument, ...] | UnsetType = UNSET
    skipped: bool | UnsetType = UNSET


class SegmentMoved(Struct, frozen=True, gc=False):
    segment: SegmentId
    after: SegmentId | None


class SegmentRemoved(Struct, frozen=True, gc=False):
    segment: SegmentId


class Given(Struct, frozen=True, gc=False):
    """What a segment has and would have, in seconds, and when it would start, in UTC ms.

    For the running segment the seconds are what is left of it.
    """

    segment: SegmentId
    from_seconds: int
    to_seconds: int
    starts_at: int


class ShowLanded(Struct, frozen=True, gc=False):
    """Time was taken so that the show ends at an instant: from the running segment, and from the
    planned time of those that have another one now."""

    ends_at: int
    taken_seconds: int
    planned: dict[SegmentId, int]


class LandingProposed(Struct, frozen=True, gc=False):
    given: tuple[Given, ...]


class MinutesAgreed(Struct, frozen=True, gc=False):
    segment: SegmentId
    value: bool
