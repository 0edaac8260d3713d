"""Vote counts are told at a pace: once a second."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.ids import QuestionId

VOTES_EVERY_MS = 1_000
VOTES_AT_LEAST_EVERY_MS = 2_000
VOTES_SHARE = 5
"""From one round of counts to the next there pass so many times what the round took."""


class VoteCoalescer:
    """Questions whose count moved and has not been told to others yet.

    The first count goes at once; what follows within a second is joined. Under pressure, while
    many wait for an answer to their votes, the first one waits too, but no longer than a second.
    And when a round took long under pressure the next one comes later, but within two seconds.
    """

    def __init__(self) -> None:
        self._waiting: set[QuestionId] = set()
        self._since = 0
        self._free_at = 0

    def copy(self) -> VoteCoalescer:
        """Another of which the same waits."""
        other = VoteCoalescer()
        other._waiting, other._since = set(self._waiting), self._since
        other._free_at = self._free_at
        return other

    def add(self, questions: Iterable[QuestionId], now: int) -> None:
        """These counts moved."""
        if not self._waiting:
            self._since = now
        self._waiting.update(questions)

    def due(self, pressed: bool) -> int | None:
        """The instant from which the waiting counts may be told; None when none waits."""
        if not self._waiting:
            return None
        return max(self._free_at, self._since + VOTES_EVERY_MS) if pressed else self._free_at

    def take(self, now: int, pressed: bool) -> frozenset[QuestionId]:
        """The questions whose counts are to be told now."""
        due = self.due(pressed)
        if due is None or now < due:
            return frozenset()
        taken = frozenset(self._waiting)
        self._waiting.clear()
        self._free_at = now + VOTES_EVERY_MS
        return taken

    def took(self, began: int, ended: int) -> None:
        """A round took so long under pressure; if counts were told in it, they rest longer."""
        if self._free_at == began + VOTES_EVERY_MS:
            rest = max(VOTES_EVERY_MS, VOTES_SHARE * (ended - began))
            self._free_at = began + min(rest, VOTES_AT_LEAST_EVERY_MS)
