"""What somebody asks to change of the rundown and of the event. See `commands`."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from liveroom.core.ids import SegmentId
from liveroom.core.program import (
    EndAction,
    Instant,
    Kind,
    LinkedDocument,
    Seconds,
    Segment,
    Speaker,
    Sponsor,
)
from liveroom.core.text import (
    Colour,
    HttpsAddress,
    Language,
    Picture,
    Point,
    Prose,
    TimeZone,
    Title,
)

Minutes = Annotated[int, Meta(ge=0, le=1_440)]
Delay = Annotated[int, Meta(ge=0, le=120)]
Protected = Literal["qa"]
"""What may be kept from giving time where the show has to end earlier."""

Links = dict[str, HttpsAddress | None]
"""Addresses by name; none takes the name away."""


def named(kind: str) -> str:
    """A class's name in small letters: `CueNext` is `cue_next`."""
    return re.sub(r"(?<!^)([A-Z])", r"_\1", kind).lower()


class Tagged(Struct, frozen=True, gc=False, tag_field="command", tag=named):
    """A command; its tag is its name in messages and metrics."""


class AddSegment(Tagged, frozen=True, gc=False):
    """Put a new segment after another one, or first."""

    after: SegmentId | None
    title: Title
    kind: Kind = Kind.OTHER
    planned_seconds: Seconds | None = None
    speakers: tuple[Speaker, ...] = ()
    min_seconds: Seconds | None = None
    note: Prose | None = None


class AddSegments(Tagged, frozen=True, gc=False):
    """Put new segments after another one, or first, in this order and as one step."""

    after: SegmentId | None
    segments: tuple[Segment, ...]


class ChangeSegment(Tagged, frozen=True, gc=False):
    """Change what is named of a segment, seen at revision `rev` of its row."""

    segment: SegmentId
    rev: int
    title: Title | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    planned_seconds: Seconds | UnsetType | None = UNSET
    min_seconds: Seconds | UnsetType | None = UNSET
    speakers: tuple[Speaker, ...] | UnsetType = UNSET
    wrap_up_seconds: Seconds | UnsetType | None = UNSET
    danger_seconds: Seconds | UnsetType | None = UNSET
    end_action: EndAction | UnsetType = UNSET
    not_before: Instant | UnsetType | None = UNSET
    ends_by: Instant | UnsetType | None = UNSET
    note: Prose | UnsetType | None = UNSET
    documents: tuple[LinkedDocument, ...] | UnsetType = UNSET
    skipped: bool | UnsetType = UNSET


class MoveSegment(Tagged, frozen=True, gc=False):
    """Put a segment after another one, or first."""

    segment: SegmentId
    rev: int
    after: SegmentId | None


class RemoveSegment(Tagged, frozen=True, gc=False):
    """Take a segment out that is not on and has not run."""

    segment: SegmentId
    rev: int


class UndoLast(Tagged, frozen=True, gc=False):
    """Take back the last step on the rundown, seen at its revision `rev`, whoever took it."""

    rev: int


class ChangeEvent(Tagged, frozen=True, gc=False):
    """Change what is named of the event, seen at its revision `rev`.

    The logo of a sponsor may also be the name of a picture that the event has already.
    """

    rev: int
    title: Title | UnsetType = UNSET
    starts_at: Instant | UnsetType | None = UNSET
    ends_at: Instant | UnsetType | None = UNSET
    time_zone: TimeZone | UnsetType | None = UNSET
    language: Language | UnsetType | None = UNSET
    introduction: Prose | UnsetType | None = UNSET
    documents: tuple[LinkedDocument, ...] | UnsetType = UNSET
    sponsors: tuple[Sponsor, ...] | UnsetType = UNSET
    links: Links | UnsetType = UNSET
    colour: Colour | UnsetType | None = UNSET
    doors_minutes: Minutes | UnsetType | None = UNSET
    auto_start: bool | UnsetType = UNSET
    show_overtime: bool | UnsetType = UNSET
    public: bool | UnsetType = UNSET
    archived: bool | UnsetType = UNSET
    delay_seconds: Delay | UnsetType = UNSET
    logo: Picture | UnsetType | None = UNSET
    recording_starts_at: Instant | UnsetType | None = UNSET
    topics: tuple[Point, ...] | UnsetType = UNSET
    attend: tuple[Point, ...] | UnsetType = UNSET


class Land(Tagged, frozen=True, gc=False):
    """End the show at an instant, seen at revision `rev` of the rundown: segments give time.

    `at` is that of the landing that was shown, which is then what is done.
    """

    rev: int
    ends_at: Instant
    protect: Protected | None = None
    at: Instant | None = None


class Propose(Tagged, frozen=True, gc=False):
    """Ask the speakers to come whether they agree to what landing would give them."""

    rev: int
    ends_at: Instant
    protect: Protected | None = None


class Agree(Tagged, frozen=True, gc=False):
    """Say whether the proposed minutes of a segment are fine."""

    segment: SegmentId
    value: bool


class SetCode(Tagged, frozen=True, gc=False):
    """Say by which short code attendees come in; only the server asks for it."""

    code: str


class RunAlarm(Tagged, frozen=True, gc=False):
    """Do what the room does next by itself; only the room asks for it."""

    alarm: str
