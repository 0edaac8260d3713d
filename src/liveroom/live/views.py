"""Whole screens, made once per audience and seq, so that a storm of joins shares them."""

from __future__ import annotations

from dataclasses import dataclass

from liveroom.core.roles import Audience
from liveroom.core.screens import Screen, screen
from liveroom.live.frames import encode
from liveroom.live.turn import State


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole screen; `server_time` is UTC milliseconds."""

    epoch: str
    seq: int
    server_time: int
    screen: Screen


class Views:
    """The screens of the latest state that somebody asked for."""

    def __init__(self) -> None:
        self._seq = -1
        self._screens: dict[Audience, Screen] = {}
        self._encoded: dict[Audience, bytes] = {}

    def screen(self, state: State, audience: Audience) -> Screen:
        """What the audience sees, without personal panels. It is shared: do not change it."""
        self._turn_to(state)
        if audience not in self._screens:
            self._screens[audience] = screen(state.room, audience)
        return self._screens[audience]

    def encoded(self, state: State, audience: Audience) -> bytes:
        """The same as JSON."""
        self._turn_to(state)
        if audience not in self._encoded:
            self._encoded[audience] = encode(self.screen(state, audience))
        return self._encoded[audience]

    def _turn_to(self, state: State) -> None:
        if state.seq != self._seq:
            self._seq = state.seq
            self._screens.clear()
            self._encoded.clear()
