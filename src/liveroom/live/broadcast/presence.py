"""Who is there, and which questions seem to ask the same: told as it is at the moment, at a pace,
and never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from liveroom.core.roles import Audience
from liveroom.core.screens.diff import Screen
from liveroom.live.broadcast.subscribers import Staff, Subscribers
from liveroom.live.likeness.doubles import Doubles

HEADCOUNT_EVERY_MS = 5_000
STAFF_SETTLES_MS = 1_000
"""Whoever loads a page anew leaves and comes back within it."""

COUNTED = tuple(audience for audience in Audience if audience.sees.headcount)
"""The audiences that are told how many attend."""


_T = TypeVar("_T")

PRESENT = frozenset({"audience", "staff", "groups", "trouble"})
"""The panels of presence: a patch of what somebody missed has them as they are."""


class Told(Generic[_T]):
    """A value as it was last told."""

    def __init__(self, value: _T, settles_ms: int = 0, every_ms: int = 0) -> None:
        """One that has changed is told `settles_ms` later, and at most once in `every_ms`."""
        self.value = value
        self._settles_ms = settles_ms
        self._every_ms = every_ms
        self._since: int | None = None
        self._free_at = 0

    def due(self, value: _T, now: int) -> int | None:
        """The instant from which the value may be told; None when it is what was told."""
        if value == self.value:
            self._since = None
            return None
        if self._since is None:
            self._since = now
        return max(self._free_at, self._since + self._settles_ms)

    def take(self, value: _T, now: int) -> bool:
        """Whether the value is to be told now, and then is."""
        due = self.due(value, now)
        if due is None or now < due:
            return False
        self.value, self._since, self._free_at = value, None, now + self._every_ms
        return True


class Presence:
    """How many attend, for all who are told; for moderators who of the staff is there, and which
    questions seem to ask the same; and to whom it matters what is wrong with the room."""

    def __init__(
        self,
        subscribers: Subscribers,
        doubles: Doubles,
        standing: Callable[[Audience], Screen] = lambda audience: {},
    ) -> None:
        """`standing` are panels that stay as they are while the room is loaded."""
        self._standing = standing
        self._subscribers = subscribers
        self._doubles = doubles
        self._headcount = Told(0, every_ms=HEADCOUNT_EVERY_MS)
        self._staff = Told[Staff]((), settles_ms=STAFF_SETTLES_MS)
        self._groups = Told(doubles.found.groups)

    def due(self, now: int) -> int | None:
        """The instant from which there is something to tell; None where there is nothing."""
        dues = (
            self._headcount.due(self._subscribers.headcount, now),
            self._staff.due(self._subscribers.staff, now),
            self._groups.due(self._doubles.found.groups, now),
        )
        return min((due for due in dues if due is not None), default=None)

    def take(self, now: int) -> Mapping[Audience, Screen]:
        """The panels that are to be told now."""
        counts = self._headcount.take(self._subscribers.headcount, now)
        staff = self._staff.take(self._subscribers.staff, now)
        groups = self._groups.take(self._doubles.found.groups, now)
        panels = {audience: self._counted(audience) for audience in COUNTED} if counts else {}
        own = (self._names() if staff else {}) | (self._alike() if groups else {})
        if own:
            panels[Audience.MODERATOR] = {**panels.get(Audience.MODERATOR, {}), **own}
        return panels

    def panels(self, audience: Audience) -> Screen:
        """What the audience has been told."""
        own = self._names() | self._alike() if audience is Audience.MODERATOR else {}
        return {**self._counted(audience), **own, **self._standing(audience)}

    def _counted(self, audience: Audience) -> Screen:
        return {"audience": {"count": self._headcount.value}} if audience in COUNTED else {}

    def _names(self) -> Screen:
        rows = [
            {"role": role.value, "name": name, "screens": n} for role, name, n in self._staff.value
        ]
        return {"staff": rows}

    def _alike(self) -> Screen:
        rows = [{"questions": list(questions), "score": n} for n, questions in self._groups.value]
        return {"groups": rows}
