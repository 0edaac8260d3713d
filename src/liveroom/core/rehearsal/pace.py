"""A rehearsal: another room with the same program, whose time goes at a speed of its own.

Its command is the server's own, as the room is opened. See `commands` and `events`.
"""

from __future__ import annotations

from typing import Annotated, Final

from msgspec import Meta, Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import RoomId

MOST: Final = 3
"""Rehearsals of one room at a time."""

LEAD_MS: Final = 120_000
"""So long before the announced start a rehearsal begins, where the doors open by hand."""

_MARK = "-rehearsal-"

Speed = Annotated[int, Meta(ge=1, le=60)]
AudienceSize = Annotated[int, Meta(ge=0, le=200)]


class Pace(Struct, frozen=True, gc=False):
    """The room's time was `now` at the real instant `at`, both in UTC ms, and goes `speed` times as
    fast."""

    at: int
    now: int
    speed: int

    def time(self, real: int) -> int:
        """The room's time at a real instant."""
        return self.now + (real - self.at) * self.speed


def behind(pace: Pace | None, seconds: int) -> Pace | None:
    """How the room's time goes for those who see it so many seconds later."""
    if not seconds:
        return pace
    late = seconds * 1000
    return Pace(late, 0, 1) if pace is None else Pace(pace.at, pace.now - late, pace.speed)


class Rehearse(Tagged, frozen=True, gc=False):
    """Let this room be a rehearsal, with so many simulated attendees."""

    pace: Pace
    audience: int = 0


class RehearsalBegan(Struct, frozen=True, gc=False):
    pace: Pace
    audience: int = 0


def beginning(starts_at: int | None, doors_minutes: int | None, real: int) -> int:
    """The room's time at which a rehearsal begins: as its doors open by themselves, else shortly
    before the announced start; the real time where none is announced."""
    if starts_at is None:
        return real
    return starts_at - (LEAD_MS if doors_minutes is None else doors_minutes * 60_000)


def rehearsal_id(room: RoomId, name: str) -> RoomId:
    """What a rehearsal of a room is called, by a name of its own."""
    return RoomId(f"{room}{_MARK}{name}")


def rehearsed(room: RoomId) -> RoomId | None:
    """Of which room this one is a rehearsal, by its id; None where it is none."""
    of, mark, _ = room.partition(_MARK)
    return RoomId(of) if mark else None
