"""Sends everybody to another server, a few at a time, before this one ends."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from liveroom.live.broadcast.surfaces import Linked
from liveroom.live.clock import Clock
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RESTARTING

STEP_SECONDS: Final = 0.25
UNNOTICED: Final = 0.25
"""The part of the time in which whoever leads people here finds out that this server is going."""


async def drain(rooms: Rooms, clock: Clock, seconds: float, chance: Callable[[], float]) -> None:
    """Close every socket at a moment of its own within these seconds, so that those who come back
    do so one after the other.

    `chance` gives numbers from 0 to 1. Everything is served until it is closed.
    """
    await clock.sleep(seconds * UNNOTICED)
    for left in range(max(1, round(seconds * (1 - UNNOTICED) / STEP_SECONDS)), 0, -1):
        goes = partial(_goes, chance, left)
        for room_task in [*rooms.running]:
            room_task.close_where(goes, RESTARTING)
        await clock.sleep(STEP_SECONDS)


def _goes(chance: Callable[[], float], left: int, _socket: Linked) -> bool:
    """Whether one goes in this step, when so many steps are left with it."""
    return chance() * left < 1
