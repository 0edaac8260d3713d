"""Whether the processor gave what it can.

On a rented machine a neighbour may take a third of a core and more, for a second or for an hour,
and nothing that the machine tells of itself shows that. A loop of fixed length does.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from time import sleep, thread_time_ns
from typing import Generic, TypeVar

from benchmarks import machine
from benchmarks.figures import Outcome

T = TypeVar("T")

STEPS = 60_000
LOOKS = 50
SLOWER = 1.25
"""A round is disturbed when the loop took so many times its best, before it or after it."""

FEWEST_STEADY = 5
MOST_TRIES = 3


class Speed:
    """How fast the server's processor is now, and the best that was seen of it."""

    def __init__(self) -> None:
        self.best = math.inf
        for _ in range(LOOKS):
            self.look()
            sleep(0.02)

    def look(self) -> float:
        """Processor time of the loop on the server's processor, in nanoseconds."""
        own = os.sched_getaffinity(0)
        os.sched_setaffinity(0, machine.halves()[0])
        took = min(_loop(), _loop())
        os.sched_setaffinity(0, own)
        self.best = min(self.best, took)
        return took


def _loop() -> int:
    began = thread_time_ns()
    for _ in range(STEPS):
        pass
    return thread_time_ns() - began


@dataclass(slots=True)
class Rounds(Generic[T]):
    """Rounds of one thing, taken until enough of them were steady or it is no use."""

    speed: Speed
    wanted: int
    _taken: list[tuple[float, T]] = field(default_factory=list)

    def want_more(self) -> bool:
        """Whether to take another one."""
        return len(self._steady()) < self.wanted and len(self._taken) < MOST_TRIES * self.wanted

    def take(self, work: Callable[[], T]) -> None:
        """Take a round."""
        before = self.speed.look()
        done = work()
        self._taken.append((max(before, self.speed.look()), done))

    @property
    def values(self) -> list[T]:
        """What the steady ones gave, or all where too few were steady to speak of."""
        steady = self._steady()
        return steady if len(steady) >= FEWEST_STEADY else self.all

    @property
    def all(self) -> list[T]:
        return [done for _, done in self._taken]

    def tell(
        self, outcome: Outcome, name: str, of: Callable[[T], float], unit: str, **goal: float | None
    ) -> None:
        """Add the figure, how many rounds were left out of it, and what all of them gave."""
        outcome.spread(name, [of(each) for each in self.values], unit, **goal)
        left_out = len(self._taken) - len(self.values)
        outcome.add("… rounds left out, its processor was slower", left_out, f"of {len(self.all)}")
        outcome.spread("… in all of them", [of(each) for each in self.all], unit)

    def _steady(self) -> list[T]:
        return [done for took, done in self._taken if took <= SLOWER * self.speed.best]
