"""The panels of a room at one place of its log, each made once however many need it."""

from __future__ import annotations

from liveroom.core.room import Room
from liveroom.core.screens.panels import Panel


class Drawn:
    """A room, and its panels as they are asked for."""

    __slots__ = ("_panels", "room")

    def __init__(self, room: Room) -> None:
        self.room = room
        self._panels: dict[Panel, object] = {}

    def panel(self, panel: Panel) -> object:
        """What the panel says of the room; nobody may change it."""
        if panel not in self._panels:
            self._panels[panel] = panel(self.room)
        return self._panels[panel]
