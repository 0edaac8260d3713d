"""Many deadlines of one length on one timer, as a crowd that comes at once starts them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable


class Deadline:
    """What is done when it has passed, unless it was met before."""

    __slots__ = ("_act", "at")

    def __init__(self, at: float, act: Callable[[], None]) -> None:
        self.at = at
        self._act: Callable[[], None] | None = act

    @property
    def is_met(self) -> bool:
        return self._act is None

    def meet(self) -> None:
        """It was in time; nothing is done when the deadline passes."""
        self._act = None

    def pass_(self) -> None:
        """Do what is due."""
        act, self._act = self._act, None
        if act is not None:
            act()


class Deadlines:
    """They all last equally long, so those that were started first pass first."""

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float) -> None:
        self._loop = loop
        self._seconds = seconds
        self._running: deque[Deadline] = deque()
        self._timer: asyncio.TimerHandle | None = None

    def start(self, act: Callable[[], None]) -> Deadline:
        """Have `act` called when the seconds have passed."""
        deadline = Deadline(self._loop.time() + self._seconds, act)
        self._running.append(deadline)
        if self._timer is None:
            self._timer = self._loop.call_at(deadline.at, self._ring)
        return deadline

    def _ring(self) -> None:
        """Let those pass that are due, and set the timer for the first that is still to be met."""
        self._timer = None
        now = self._loop.time()
        while self._running and (self._running[0].is_met or self._running[0].at <= now):
            self._running.popleft().pass_()
        if self._running and self._timer is None:
            self._timer = self._loop.call_at(self._running[0].at, self._ring)
