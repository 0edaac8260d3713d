"""A clock that a test moves by hand."""

from __future__ import annotations

import asyncio
import heapq
from itertools import count

from liveroom.live.clock import SystemClock

FIRST = 1_585_924_200_000
"""3 April 2020, 16:30 in Madrid, in UTC milliseconds."""


class FakeClock:
    """A clock that moves only when it is told to; whoever sleeps wakes when it passes them."""

    def __init__(self, now: int = FIRST) -> None:
        self._now = now
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._tickets = count()

    def now(self) -> int:
        return self._now

    @property
    def sleepers(self) -> int:
        """How many are asleep."""
        return sum(not woken.done() for _, _, woken in self._sleepers)

    async def sleep(self, seconds: float) -> None:
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken = asyncio.get_running_loop().create_future()
        until = self._now + round(seconds * 1000)
        heapq.heappush(self._sleepers, (until, next(self._tickets), woken))
        await woken

    async def advance(self, seconds: float) -> None:
        """Move on, and let each sleeper that is passed wake at its own instant, in order.

        One that goes to sleep again on waking is woken again when its new instant is passed too.
        """
        end = self._now + round(seconds * 1000)
        await settle()
        while self._sleepers and self._sleepers[0][0] <= end:
            until, _, woken = heapq.heappop(self._sleepers)
            self._now = max(self._now, until)
            if not woken.done():
                woken.set_result(None)
                await settle()
        self._now = end


class FakeMachine:
    """A machine's two clocks, as a server reads them; a test moves them by hand."""

    def __init__(self, wall_ms: int = FIRST) -> None:
        self.wall_ns = wall_ms * 1_000_000
        self.steady_ns = 77 * 1_000_000_000
        self._sleepers: list[asyncio.Future[None]] = []

    def clock(self) -> SystemClock:
        """The clock of a server that starts on this machine now."""
        return _MachineClock(self)

    def go_on(self, seconds: float) -> None:
        """Time passes, awake or asleep; whoever sleeps by a clock of this machine wakes."""
        self.wall_ns += round(seconds * 1e9)
        self.steady_ns += round(seconds * 1e9)
        sleepers, self._sleepers = self._sleepers, []
        for woken in sleepers:
            if not woken.done():
                woken.set_result(None)

    async def wake(self) -> None:
        """Return when this machine's time goes on."""
        woken = asyncio.get_running_loop().create_future()
        self._sleepers.append(woken)
        await woken

    def set_wall(self, seconds: float) -> None:
        """Somebody sets the wall clock by so much, or NTP does."""
        self.wall_ns += round(seconds * 1e9)


class _MachineClock(SystemClock):
    def __init__(self, machine: FakeMachine) -> None:
        super().__init__(lambda: machine.wall_ns, lambda: machine.steady_ns)
        self._machine = machine

    async def sleep(self, seconds: float) -> None:
        """Return when the machine's time goes on."""
        await self._machine.wake()


async def settle(turns: int = 20) -> None:
    """Let every task that can go on do so; enough for tasks that wake one another in a chain."""
    for _ in range(turns):
        await asyncio.sleep(0)
