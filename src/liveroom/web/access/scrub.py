"""Holds the rooms in memory against what is stored of them, for as long as a server runs."""

from __future__ import annotations

import logging
from typing import Final

from liveroom.core.records import NotStored
from liveroom.live.clock import Clock
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms

EVERY_SECONDS: Final = 600.0

logger = logging.getLogger(__name__)


async def scrub(rooms: Rooms, log: EventLog, clock: Clock) -> None:
    """Read the log of every room in memory every ten minutes, for ever."""
    while True:
        await clock.sleep(EVERY_SECONDS)
        await look_at_all(rooms, log)


async def look_at_all(rooms: Rooms, log: EventLog) -> None:
    """Have each room whose log is damaged be read anew: it is for reading alone from then on.

    What it would store could not be read back after the damage.
    """
    for room_task in [*rooms.running]:
        room = room_task.room_id
        try:
            damage = await log.damage(room)
        except NotStored as error:
            logger.warning("room %s could not be held against its log: %s", room, error)
            continue
        is_as_known = damage.log is None and damage == rooms.damaged.of(room)
        if not is_as_known and rooms.loaded(room) is room_task:  # it may be deleted meanwhile
            rooms.damaged.note(room, damage)
            rooms.unload(room_task)
