"""What everybody sees of a room, to be compared before a step and after it was taken back."""

from __future__ import annotations

from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens.diff import Screen, screen
from liveroom.core.screens.personal import personal


def seen(room: Room) -> list[Screen]:
    """All screens but for revisions, the last step and the steps that askers were told, and what
    each person sees of their own."""
    screens = [screen(room, audience) for audience in Audience]
    own = [personal(room, person) for person in room.board.asked]
    return [_without_revs(each) for each in (*screens, *own)]


def _without_revs(found: Screen) -> Screen:
    return {name: _clean(value) for name, value in found.items() if name != "last_step"}


def _clean(value: object) -> object:
    if isinstance(value, dict):
        return {name: _clean(each) for name, each in value.items() if name not in ("rev", "told")}
    return [_clean(each) for each in value] if isinstance(value, list) else value
