"""How long an event loop is held up, and by what: a timer that should be punctual, and pauses."""

from __future__ import annotations

import asyncio
import gc
from time import perf_counter
from typing import Literal

TICK_SECONDS = 0.001


class Watch:
    """The worst lateness of a 1 ms timer and the worst garbage collection since `begin`."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._latest = 0.0
        self._pause = 0.0
        self._collections = 0
        self._began = 0.0
        self._timer: asyncio.TimerHandle | None = None
        gc.callbacks.append(self._collected)

    def begin(self) -> None:
        """Forget what was, and watch until `seen` is asked."""
        self._latest = self._pause = 0.0
        self._collections = 0
        if self._timer is None:
            self._wait()

    def seen(self) -> dict[str, object]:
        """Milliseconds."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        return {
            "blocked_ms": self._latest * 1e3,
            "gc_ms": self._pause * 1e3,
            "collections": self._collections,
        }

    def _wait(self) -> None:
        self._due = perf_counter() + TICK_SECONDS
        self._timer = self._loop.call_later(TICK_SECONDS, self._tick)

    def _tick(self) -> None:
        self._latest = max(self._latest, perf_counter() - self._due)
        self._wait()

    def _collected(self, phase: Literal["start", "stop"], _info: dict[str, int]) -> None:
        if phase == "start":
            self._began = perf_counter()
        else:
            self._collections += 1
            self._pause = max(self._pause, perf_counter() - self._began)
