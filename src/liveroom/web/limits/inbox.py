"""What attendees ask for, done in small parts: one look at all sockets would read thousands."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Final

READS: Final = 100
HANDSHAKES: Final = 40
"""How many of them are heard in one turn of the loop: some milliseconds. Between two turns those
who run the show are heard, and what was stored is answered."""


class Inbox:
    """What all attendees of a server have sent and nobody has heard yet, in its order."""

    def __init__(self, loop: asyncio.AbstractEventLoop, at_once: int) -> None:
        """So many are heard in one turn of the loop."""
        self._loop = loop
        self._at_once = at_once
        self._waiting: deque[Callable[[], None]] = deque()
        self._left = at_once
        """How many more may be heard in this turn of the loop."""
        self._is_counting = False

    def admits(self) -> bool:
        """Whether one more may be heard at once; it counts as heard."""
        if self._left == 0 or self._waiting:
            return False
        self._left -= 1
        if not self._is_counting:
            self._count_anew_soon()
        return True

    def put(self, hear: Callable[[], None]) -> None:
        """Have one that is not admitted heard once all that came before it is."""
        self._waiting.append(hear)

    def _count_anew_soon(self) -> None:
        self._is_counting = True
        self._loop.call_soon(self._turn)

    def _turn(self) -> None:
        """The loop has looked at all sockets once more since the last turn."""
        self._is_counting = False
        self._left = self._at_once
        if self._waiting:
            self._count_anew_soon()  # whatever becomes of those who are heard now
        while self._waiting and self._left:
            self._left -= 1
            self._waiting.popleft()()
