"""A progress bar on standard error, and lines where nobody watches."""

from __future__ import annotations

import sys
from time import monotonic

WIDTH = 28


class Progress:
    """Steps of one benchmark, each with a name."""

    def __init__(self, benchmark: str, steps: int) -> None:
        self._benchmark = benchmark
        self._steps = steps
        self._done = 0
        self._began = monotonic()
        self._is_watched = sys.stderr.isatty()

    def step(self, what: str) -> None:
        """The next step begins."""
        self._done = min(self._done + 1, self._steps)
        spent = monotonic() - self._began
        if self._is_watched:
            full = WIDTH * self._done // self._steps
            bar = "█" * full + "░" * (WIDTH - full)
            line = f"\r{self._benchmark:<10} {bar} {spent:4.0f} s  {what:<40.40}"
            print(line, end="", file=sys.stderr, flush=True)
        else:
            print(f"{self._benchmark}: {spent:.0f} s: {what}", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Leave the line."""
        if self._is_watched:
            print(f"\r{'':<100}\r", end="", file=sys.stderr, flush=True)
