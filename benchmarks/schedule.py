"""What is to be done when, beside clients that read all the time."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from itertools import count
from random import Random
from time import monotonic, sleep

from benchmarks.client_loop import FEW_EVENTS, IDLE_POLL, ClientLoop

NAP_SECONDS = 0.004
"""Between two looks, so that one look reads many frames."""

EVEN = (0.75, 1.25)


class Schedule:
    """Does things when they are due, and lets the clients of a loop read meanwhile."""

    def __init__(self, loop: ClientLoop, chance: Random) -> None:
        self.loop = loop
        self.chance = chance
        self._due: list[tuple[float, int, Callable[[], object]]] = []
        self._numbers = count()

    def after(self, seconds: float, do: Callable[[], object]) -> None:
        """Do it once."""
        heapq.heappush(self._due, (monotonic() + seconds, next(self._numbers), do))

    def every(self, seconds: float, do: Callable[[], object]) -> None:
        """Do it again and again, about so many seconds apart."""

        def again() -> None:
            do()
            self.every(seconds, do)

        self.after(seconds * self.chance.uniform(*EVEN), again)

    def run(self, seconds: float) -> None:
        """Go on for so long."""
        end = monotonic() + seconds
        while (now := monotonic()) < end:
            while self._due and self._due[0][0] <= now:
                heapq.heappop(self._due)[2]()
            next_ = min(end, self._due[0][0]) if self._due else end
            if self.loop.step(max(0.0, min(next_ - now, IDLE_POLL))) < FEW_EVENTS:
                sleep(NAP_SECONDS)
