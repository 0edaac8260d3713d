"""Rooms held against their hashes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from liveroom.core.ids import RoomId
from liveroom.core.vocabulary.damage import Damage


@dataclass(frozen=True, slots=True)
class Verified:
    """How many rooms were read whole, and a sentence for each thing that is wrong."""

    rooms: int
    faults: tuple[str, ...]


class Readable(Protocol):
    """A log that can be held against its hashes."""

    async def damage(self, room: RoomId) -> Damage:
        """What is stored of the room and is not what was written."""


async def faults_of(log: Readable, rooms: Iterable[RoomId]) -> list[str]:
    """A sentence for each thing in these rooms that is not what was written. Raises NotStored."""
    return [line for room in rooms for line in told(room, await log.damage(room))]


def told(room: RoomId, damage: Damage) -> list[str]:
    """What is damaged in a room, in sentences."""
    log = [] if damage.log is None else [f"Room {room}: {damage.log}."]
    return [*log, *(f"Room {room}: {clause}." for clause in damage.beside_the_log)]
