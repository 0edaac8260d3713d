"""All rooms of a log, as a list tells of them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from liveroom.core.ids import RoomId
from liveroom.core.program import RoomProgram
from liveroom.core.records import Head, Outline
from liveroom.core.rehearsal.pace import rehearsed
from liveroom.core.room import Phase, replay
from liveroom.core.vocabulary.damage import Damaged
from liveroom.live.event_log import EventLog


@dataclass(frozen=True, slots=True)
class Listed:
    """A room in the list; `size` is in bytes.

    Of one whose log cannot be read nothing is known but its name, and it has no phase.
    """

    room: RoomId
    program: RoomProgram
    phase: Phase | None
    questions: int
    size: int
    ended_at: int | None = None
    erased_at: int | None = None
    last_at: int = 0
    """The instant of its last event; all of them UTC ms."""


class Listing:
    """Reads again what has changed since it was asked last, and nothing else."""

    def __init__(self, log: EventLog) -> None:
        self._log = log
        self._known: dict[RoomId, tuple[Head, Listed]] = {}

    async def rooms(self) -> list[Listed]:
        """Every room but rehearsals; those that start last come first, and those without a start
        before them."""
        found = await self._log.heads()
        heads = {room: head for room, head in found.items() if rehearsed(room) is None}
        self._known = {room: known for room, known in self._known.items() if room in heads}
        for room, head in heads.items():
            if room not in self._known or self._known[room][0] != head:
                self._known[room] = (head, await self._read(room, head.at))
        return sorted((listed for _, listed in self._known.values()), key=_place)

    async def _read(self, room: RoomId, last_at: int) -> Listed:
        try:
            outline = await self._log.outline(room)
        except Damaged:
            return Listed(room, RoomProgram(), None, 0, 0)
        return await asyncio.to_thread(_listed, room, outline, last_at)


def _listed(room: RoomId, outline: Outline, last_at: int) -> Listed:
    now = replay(outline.recorded)
    ended_at, sums = now.rundown.ended_at, (outline.questions, outline.size)
    return Listed(room, now.program, now.phase, *sums, ended_at, now.erased_at, last_at)


def _place(listed: Listed) -> tuple[bool, int, str]:
    starts_at = listed.program.starts_at
    return starts_at is not None, -(starts_at or 0), listed.room
