"""The generic cell rate algorithm: how often something may be done."""

from __future__ import annotations

from typing import Final

MAX_KEYS: Final = 50_000
"""Beyond so many keys those used longest ago are forgotten early, which is kind to them."""


class Gcra:
    """A burst at once, then one each `every_ms`: the generic cell rate algorithm, per key.

    One number is kept for each key: when all of its burst will be there again.
    """

    __slots__ = ("_burst_ms", "_every_ms", "_full_at", "_older", "_turns_at")

    def __init__(self, burst: int, every_ms: int) -> None:
        self._burst_ms = burst * every_ms
        self._every_ms = every_ms
        self._full_at: dict[str, int] = {}
        self._older: dict[str, int] = {}
        """Keys not seen since the last turn. At the next those are forgotten all of whose burst is
        there again: of who spent at several servers at once it may not be."""
        self._turns_at = 0

    def __len__(self) -> int:
        """How many keys are remembered, at most MAX_KEYS."""
        return len(self._full_at) + len(self._older)

    def take(self, key: str, now: int) -> int:
        """Take one; 0 when it was there, else the seconds to wait, and then none was taken."""
        wait = self.wait(key, now)
        if wait:
            return wait
        self.spend(key, 1, now)
        return 0

    def spend(self, key: str, number: int, now: int) -> None:
        """Take so many, whether they were there or not."""
        full_at = self._next(key, now) + (number - 1) * self._every_ms
        if now >= self._turns_at or len(self._full_at) >= MAX_KEYS // 2:
            self._turn(now)
        self._full_at[key] = full_at

    def _turn(self, now: int) -> None:
        owing = {key: full_at for key, full_at in self._older.items() if full_at > now}
        are_few = len(owing) + len(self._full_at) <= MAX_KEYS // 2
        self._older = owing | self._full_at if are_few else self._full_at
        self._full_at = {}
        self._turns_at = now + self._burst_ms

    def wait(self, key: str, now: int) -> int:
        """The seconds until one is there; 0 when it is."""
        wait = self._next(key, now) - now - self._burst_ms
        return max(1, -(-wait // 1000)) if wait > 0 else 0

    def has_spent(self, key: str, now: int) -> bool:
        """Whether any of its burst is still to come back."""
        return self._next(key, now) > now + self._every_ms

    def _next(self, key: str, now: int) -> int:
        """When all will be there again, if one more is taken."""
        full_at = self._full_at.get(key)
        if full_at is None:
            full_at = self._older.get(key, now)
        return (full_at if full_at > now else now) + self._every_ms
