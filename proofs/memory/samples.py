"""What a process holds, looked at again and again, and by how much it grows."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from benchmarks import machine
from benchmarks.figures import percentile
from benchmarks.server import Control, Server

MIB = 2**20
HOUR = 3600.0


@dataclass(frozen=True, slots=True)
class Sample:
    """What a server holds `at` so many seconds after the beginning.

    `resident` are the bytes of its memory, `allocated` those of pieces in glibc's heap.
    """

    at: float
    resident: int
    allocated: int
    files: int
    threads: int
    tasks: int
    sockets: int
    answer_p99_ms: float


class Sampler:
    """Takes samples of one server."""

    def __init__(self, server: Server, control: Control) -> None:
        self._server = server
        self._control = control
        self._began = monotonic()
        self.samples: list[Sample] = []

    @property
    def pid(self) -> int:
        return self._server.pid

    def take(self, sockets: int, answers_ms: list[float]) -> None:
        """Take one; the answers that were waited for are taken out of their list."""
        folder = Path(f"/proc/{self._server.pid}")
        inside = self._control.ask("tasks")
        self.samples.append(
            Sample(
                round(monotonic() - self._began, 1),
                machine.resident(self._server.pid),
                int(inside["allocated"]),
                len(os.listdir(folder / "fd")),
                len(os.listdir(folder / "task")),
                int(inside["tasks"]),
                sockets,
                round(percentile(answers_ms, 0.99), 2) if answers_ms else 0.0,
            )
        )
        print(self.samples[-1], flush=True)
        answers_ms.clear()


def slope(samples: Sequence[Sample], of: Callable[[Sample], float]) -> float:
    """By how much something grows in an hour: the line with the least squares."""
    times = [each.at / HOUR for each in samples]
    values = [of(each) for each in samples]
    middle, mean = sum(times) / len(times), sum(values) / len(values)
    spread = sum((t - middle) ** 2 for t in times)
    return sum((t - middle) * (v - mean) for t, v in zip(times, values, strict=True)) / spread
