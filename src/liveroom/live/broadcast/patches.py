"""The news of one turn as frames, each encoded once however many get it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Final

from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.changes import Update
from liveroom.live.broadcast.messages import encode, patch_frame

Group = tuple[Audience, Rendition]
"""The subscribers that get the same bytes."""

GROUPS: Final = tuple(product(Audience, Rendition))
"""All there are, in the order in which they get patches."""

NOTHING: Screen = {}


class PatchFrames:
    """Patch frames of one seq, made when first asked for."""

    def __init__(self, update: Update, seq: int, now: int, epoch: str | None) -> None:
        """`epoch`: see patch_frame."""
        self._update = update
        self._head = patch_frame(seq, now, epoch=epoch)[:-2]
        self._panels: dict[int, bytes] = {}
        self._frames: dict[int, bytes] = {}

    def shared(self, group: Group) -> bytes | None:
        """The frame for a whole group, or None when there is nothing to tell it."""
        screen = self._screen(group)
        if not screen:
            return None
        if id(screen) not in self._frames:
            self._frames[id(screen)] = self._framed(self._encoded(screen)[1:-1])
        return self._frames[id(screen)]

    def personal(self, group: Group, own: Mapping[str, object]) -> bytes:
        """The frame for a person: the group's panels and their own."""
        shared, mine = self._encoded(self._screen(group)), encode(own)
        between = b"," if shared != b"{}" else b""
        return self._framed(shared[1:-1], between, mine[1:-1])

    def _framed(self, *members: bytes) -> bytes:
        return b"".join((self._head, *members, b"}}"))

    def _screen(self, group: Group) -> Screen:
        audience, rendition = group
        return self._update.shared[rendition].get(audience, NOTHING)

    def _encoded(self, screen: Screen) -> bytes:
        # Several renditions often get the very same object; the news keep it alive meanwhile.
        if id(screen) not in self._panels:
            self._panels[id(screen)] = encode(screen)
        return self._panels[id(screen)]
