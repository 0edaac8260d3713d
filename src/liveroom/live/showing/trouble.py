"""What is wrong with a room, as its people and the server's operator are told."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from liveroom.core.ids import RoomId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen

BEHIND_MS: Final = 1_000
"""Clocks of several servers, and those that are set while they run, are less apart."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was found when the room was loaded; nothing where all is well.

    `shown_as_of` is the instant (UTC ms) of the last event before the damage of its log, and
    `clock_behind_until` that of its last event where this server's clock was behind it.
    """

    shown_as_of: int | None = None
    clock_behind_until: int | None = None

    def panels(self, audience: Audience) -> Screen:
        """What the audience is told; a screen that is on air has no room for it."""
        told: Screen = {}
        if self.shown_as_of is not None and audience is not Audience.OVERLAY:
            told["read_only"] = {"as_of": self.shown_as_of}
        if self.clock_behind_until is not None and audience is Audience.MODERATOR:
            told["clock_behind_until"] = self.clock_behind_until
        return {"trouble": told} if told else {}


def found(room: RoomId, damage: str | None, last: int, now: int) -> Trouble:
    """The trouble of a room whose last event was at an instant, as it is loaded now."""
    if damage is not None:
        return Trouble(shown_as_of=last)
    if last - now < BEHIND_MS:
        return Trouble()
    logger.warning(
        "room %s: the clock is %d s behind its last event; what happens until then has that time",
        room,
        (last - now) // 1000,
    )
    return Trouble(clock_behind_until=last)


class DamagedRooms:
    """Rooms whose logs are not what was written, by what was found when they were last read."""

    def __init__(self) -> None:
        self._found: dict[RoomId, str] = {}

    def __len__(self) -> int:
        return len(self._found)

    def note(self, room: RoomId, damage: str | None) -> None:
        """Note what was found, or that all is well; the log tells once of what many come upon."""
        if damage is None:
            self._found.pop(room, None)
        elif self._found.get(room) != damage:
            self._found[room] = damage
            logger.error("room %s is damaged, and for reading alone: %s", room, damage)
