"""What is wrong with a room, as its people and the server's operator are told."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Final

from liveroom.core.ids import RoomId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen
from liveroom.core.vocabulary.damage import UNDAMAGED, Damage

BEHIND_MS: Final = 1_000
"""Clocks of several servers, and those that are set while they run, are less apart."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What was found when the room was loaded; nothing where all is well.

    `shown_as_of` is the instant (UTC ms) of the last event before the damage of its log,
    `clock_behind_until` that of its last event where this server's clock was behind it.
    """

    shown_as_of: int | None = None
    clock_behind_until: int | None = None
    damage: Damage = UNDAMAGED

    def panels(self, audience: Audience) -> Screen:
        """What the audience is told; a screen that is on air has no room for it."""
        told: Screen = {}
        if self.shown_as_of is not None and audience is not Audience.OVERLAY:
            told["read_only"] = {"as_of": self.shown_as_of}
        if audience is Audience.MODERATOR:
            beside = {
                "joining_closed": self.damage.is_key_lost,
                "links_damaged": bool(self.damage.links),
                "people_damaged": bool(self.damage.people or self.damage.names),
            }
            told |= {name: True for name, is_so in beside.items() if is_so}
            if self.clock_behind_until is not None:
                told["clock_behind_until"] = self.clock_behind_until
        return {"trouble": told} if told else {}


def found(room: RoomId, damage: Damage, last: int, now: int) -> Trouble:
    """The trouble of a room whose last event was at an instant, as it is loaded now."""
    if damage.log is not None:
        return Trouble(shown_as_of=last, damage=damage)
    if last - now < BEHIND_MS:
        return Trouble(damage=damage)
    logger.warning(
        "room %s: the clock is %d s behind its last event; what happens until then has that time",
        room,
        (last - now) // 1000,
    )
    return Trouble(clock_behind_until=last, damage=damage)


class DamagedRooms:
    """Rooms of which something is not what was written, by what was found at the last reading."""

    def __init__(self) -> None:
        self._found: dict[RoomId, Damage] = {}

    def __len__(self) -> int:
        return len(self._found)

    def of(self, room: RoomId) -> Damage:
        """The damage of a room, as it was noted."""
        return self._found.get(room, UNDAMAGED)

    def note(self, room: RoomId, damage: Damage) -> None:
        """Note what was found; the log tells once of what many come upon."""
        before = self._found.pop(room, UNDAMAGED)
        if damage == UNDAMAGED:
            return
        self._found[room] = damage
        if damage.log not in (None, before.log):
            logger.error("room %s is damaged, and for reading alone: %s", room, damage.log)
        for clause in damage.beside_the_log:
            if clause not in before.beside_the_log:
                logger.error("room %s is damaged: %s", room, clause)
