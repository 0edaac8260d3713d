"""Rehearsals: another room with the program of one that there is, its own links, log and clock."""

from __future__ import annotations

import secrets
from typing import Any

from msgspec import Struct

from liveroom.core import commands as c
from liveroom.core.events import EventChanged
from liveroom.core.ids import RoomId, SegmentId
from liveroom.core.program import Program, RoomProgram, RoomSegment, Segment
from liveroom.core.refusals import Code, Refused
from liveroom.core.rehearsal.pace import (
    MOST,
    AudienceSize,
    Pace,
    Rehearse,
    Speed,
    beginning,
    rehearsal_id,
    rehearsed,
)
from liveroom.core.room import Room
from liveroom.live.batch import Opening
from liveroom.live.event_log import EventLog
from liveroom.live.room_task import RoomTask
from liveroom.web.commands import opening
from liveroom.web.commands.opening import Opened
from liveroom.web.state import AppState

_OWN = frozenset({"public", "archived", "recording_starts_at"})
"""What is said of the event itself, and of no rehearsal of it."""


class Wanted(Struct, forbid_unknown_fields=True):
    """How fast a rehearsal is to go, and how many simulated attendees it has."""

    speed: Speed = 1
    audience: AudienceSize = 0


async def rehearse(
    app_state: AppState, room_task: RoomTask, wanted: Wanted, key: str | None = None
) -> tuple[Opened, Program]:
    """Open a rehearsal of a room; it is on disk on return.

    `key` names this opening: the same key again gives the same rehearsal. Raises Refused where the
    room has as many as it may, and where it is one itself.
    """
    of, room, real = room_task.room_id, room_task.room, app_state.clock.now()
    if rehearsed(of) is not None:
        raise Refused(Code.NOT_ALLOWED)
    rehearsal = rehearsal_id(of, opening.room_name(key or secrets.token_urlsafe(24)))
    there = await of_room(app_state.log, of)
    if rehearsal not in there and len(there) >= MOST:
        raise Refused(Code.TOO_MANY_REHEARSALS, limit=MOST)
    begins = beginning(room.program.starts_at, room.program.doors_minutes, real)
    began = Rehearse(Pace(real, begins, wanted.speed), wanted.audience)
    program = _program(room)
    also = [began, *_details(room)]
    sent = opening.fingerprint([wanted.speed, wanted.audience])
    return await opening.open_named(app_state, rehearsal, program, sent, also), program


async def of_room(log: EventLog, room: RoomId) -> list[RoomId]:
    """The rehearsals of a room."""
    return [each for each in await log.heads() if rehearsed(each) == room]


def _program(room: Room) -> Program:
    said, segments = room.program, room.rundown.segments
    return Program(
        title=said.title,
        segments=tuple(
            Segment(row.title, row.kind, row.planned_seconds, row.speakers) for row in segments
        ),
        language=said.language,
        starts_at=said.starts_at,
        ends_at=said.ends_at,
        time_zone=said.time_zone,
        topics=said.topics,
        attend=said.attend,
    )


def _details(room: Room) -> list[Opening]:
    """What a program does not say of the event and of its segments."""
    rows = enumerate(room.rundown.segments)
    changes = [_segment(place, row) for place, row in rows if _told(row)]
    return [_event(room.program), *changes]


_PLAIN = RoomSegment("", id=SegmentId(""))
_IN_PROGRAM = frozenset({*Segment.__dataclass_fields__, "id", "rev", "note_rev"})


def _told(row: RoomSegment) -> dict[str, Any]:
    """The fields of a row that are not as in a new one, but for those that a program has."""
    names = RoomSegment.__dataclass_fields__.keys() - _IN_PROGRAM
    values = {name: getattr(row, name) for name in names}
    return {name: value for name, value in values.items() if value != getattr(_PLAIN, name)}


def _segment(place: int, row: RoomSegment) -> Opening:
    def command(room: Room) -> c.Command:
        there = room.rundown.segments[place]
        return c.ChangeSegment(segment=there.id, rev=there.rev, **_told(row))

    return command


def _event(program: RoomProgram) -> Opening:
    names = set(EventChanged.__struct_fields__) - _OWN

    def command(room: Room) -> c.Command:
        said: dict[str, Any] = {name: getattr(program, name) for name in names}
        return c.ChangeEvent(rev=room.program.rev, **said)

    return command
