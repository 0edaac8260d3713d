"""A now that never goes back: no step of the wall clock moves it, no sleep stops it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import Protocol

from liveroom.core.rehearsal.pace import Pace


class Clock(Protocol):
    """The time, and waiting for it."""

    def now(self) -> int:
        """UTC milliseconds; never less than before."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have passed."""
        ...


def _boot_ns() -> int:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME)


def _steady() -> Callable[[], int]:
    """The clock since boot that goes on while the machine sleeps; elsewhere the monotonic one."""
    try:
        _boot_ns()
    except (AttributeError, OSError):  # not Linux, or a kernel without it
        return time.monotonic_ns
    return _boot_ns


class SystemClock:
    """The wall clock as it was when this was last anchored, carried on by a steady clock.

    A step of the wall clock (by hand, by NTP) therefore moves no countdown. Both readers give
    nanoseconds.
    """

    def __init__(
        self,
        wall: Callable[[], int] = time.time_ns,
        steady: Callable[[], int] | None = None,
    ) -> None:
        self._wall = wall
        self._steady = steady or _steady()
        self._offset = self._measured()

    def now(self) -> int:
        """UTC milliseconds; never less than before."""
        return (self._offset + self._steady()) // 1_000_000

    @property
    def ahead_ms(self) -> int:
        """How far this is ahead of the wall clock; negative where it is behind."""
        return (self._offset - self._measured()) // 1_000_000

    def anchor(self) -> None:
        """Take the wall clock's time where that is later; a wall clock set back is not followed.

        Limits, vote counts and stamps all go by `now`: they would stand still, or break, if it went
        back. A countdown that runs is moved by this.
        """
        self._offset = max(self._offset, self._measured())

    def _measured(self) -> int:
        # The wall clock is read first: what comes between the readings makes this less, never more.
        return self._wall() - self._steady()

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have passed."""
        await asyncio.sleep(seconds)


class PacedClock:
    """The time of a rehearsal, which goes faster than the clock it goes by, or as fast."""

    def __init__(self, real: Clock, pace: Pace) -> None:
        self._real = real
        self._pace = pace

    def now(self) -> int:
        """UTC milliseconds; never less than before."""
        return self._pace.time(self._real.now())

    async def sleep(self, seconds: float) -> None:
        """Return when so many of its own seconds have passed."""
        await self._real.sleep(seconds / self._pace.speed)


class LateClock:
    """The time that those see who are behind: so many seconds ago by the clock it goes by."""

    def __init__(self, real: Clock, seconds: int) -> None:
        self._real = real
        self.seconds = seconds

    def now(self) -> int:
        """UTC milliseconds; it goes back where `seconds` grows."""
        return self._real.now() - self.seconds * 1000

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have passed."""
        await self._real.sleep(seconds)
