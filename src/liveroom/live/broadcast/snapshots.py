"""Whole screens, made once per audience, so that a storm of joins shares them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from liveroom.core.ids import QuestionId
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen, apply, screen, vote_changes
from liveroom.live.batch import State
from liveroom.live.broadcast.messages import encode, screen_frame

SAME_MS = 5
"""Who come within so many milliseconds get the very same bytes. Their stamp may be as old as that,
which no clock minds: of all stamps a page believes the one that was quickest to come."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A whole screen; `server_time` is UTC milliseconds."""

    epoch: str
    seq: int
    server_time: int
    screen: Screen


class Snapshots:
    """The screens that somebody asked for, kept for as long as nothing on them changes.

    Votes move all the time: they only bring a kept screen's counts up to date.
    """

    def __init__(self) -> None:
        self._seq = -1
        self._screens: dict[Audience, Screen] = {}
        self._encoded: dict[Audience, bytes] = {}
        self._voted: dict[Audience, set[QuestionId]] = {}

    def follow(
        self, seq: int, changed: Iterable[Audience], voted: Collection[QuestionId] = ()
    ) -> None:
        """The room is at `seq` now; on the way these audiences' screens and counts changed."""
        self._seq = seq
        for audience in changed:
            self._drop(audience)
        for waiting in self._voted.values():
            waiting.update(voted)

    def screen(self, state: State, audience: Audience) -> Screen:
        """What the audience sees, without personal panels. It is shared: do not change it."""
        if state.seq != self._seq:
            self.follow(state.seq, tuple(self._screens))
        if audience not in self._screens:
            self._keep(audience, screen(state.room, audience))
        elif self._voted[audience]:
            counted = vote_changes(state.room, self._voted[audience]).get(audience, {})
            self._keep(audience, apply(self._screens[audience], counted))
        return self._screens[audience]

    def encoded(self, state: State, audience: Audience) -> bytes:
        """The same as JSON."""
        whole = self.screen(state, audience)
        if audience not in self._encoded:
            self._encoded[audience] = encode(whole)
        return self._encoded[audience]

    def _keep(self, audience: Audience, whole: Screen) -> None:
        self._drop(audience)
        self._screens[audience] = whole
        self._voted[audience] = set()

    def _drop(self, audience: Audience) -> None:
        self._screens.pop(audience, None)
        self._encoded.pop(audience, None)
        self._voted.pop(audience, None)


class ScreenFrames:
    """The whole screen that was told last, for as long as the next one is told the same."""

    def __init__(self, epoch: str) -> None:
        self._epoch = epoch
        self._same: tuple[int, bytes, bytes] | None = None
        self._at = 0
        self._frame = b""

    def frame(self, seq: int, now: int, shared: bytes, own: bytes) -> bytes:
        """A whole screen out of what an audience sees and what is a person's own, as JSON."""
        same = (seq, own, shared)
        if same != self._same or now - self._at >= SAME_MS:
            self._same, self._at = same, now
            self._frame = screen_frame(self._epoch, seq, now, shared, own)
        return self._frame
