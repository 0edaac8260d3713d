"""Rooms held against their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from liveroom.core.ids import RoomId
from liveroom.core.records import Stored
from liveroom.store.codec import UnreadableEvent


@dataclass(frozen=True, slots=True)
class Verified:
    """How many rooms were read whole, and a sentence for each thing that is wrong."""

    rooms: int
    faults: tuple[str, ...]


class Readable(Protocol):
    """A log that can be read."""

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        """The room's events; raises UnreadableEvent where they are not what was written."""


async def faults_of(log: Readable, rooms: Iterable[RoomId]) -> list[str]:
    """A sentence for each room whose log is not what was written. Raises NotStored."""
    faults = []
    for room in rooms:
        try:
            await log.read(room)
        except UnreadableEvent as error:
            faults.append(f"Room {room}: {error}.")
    return faults
