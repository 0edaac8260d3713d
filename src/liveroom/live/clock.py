"""A now that never jumps."""

from __future__ import annotations

import asyncio
import time
from typing import Protocol


class Clock(Protocol):
    """The time, and waiting for it."""

    def now(self) -> int:
        """UTC milliseconds; never less than before."""
        ...

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have passed."""
        ...


class SystemClock:
    """The wall clock as it was when this was made, carried on by the monotonic clock.

    A step of the wall clock (by hand, by NTP) therefore moves no countdown.
    """

    def __init__(self) -> None:
        self._offset = time.time_ns() - time.monotonic_ns()

    def now(self) -> int:
        """UTC milliseconds; never less than before."""
        return (self._offset + time.monotonic_ns()) // 1_000_000

    async def sleep(self, seconds: float) -> None:
        """Return when the seconds have passed."""
        await asyncio.sleep(seconds)
