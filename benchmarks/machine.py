"""The machine under a benchmark: its limits, its processors, and what a process uses of them."""

from __future__ import annotations

import ctypes
import os
import platform
import resource
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter_ns

_HEAP = (
    *("arena", "ordblks", "smblks", "hblks", "hblkhd"),
    *("usmblks", "fsmblks", "uordblks", "fordblks", "keepcost"),
)

SPARE_FILES = 200
"""Descriptors that a process needs beside its sockets."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Processor time of a process, and how long its main thread waited for a processor."""

    cpu_ns: int
    waited_ns: int

    def since(self, earlier: Usage) -> Usage:
        return Usage(self.cpu_ns - earlier.cpu_ns, self.waited_ns - earlier.waited_ns)


def usage(pid: int) -> Usage:
    """What a process has used up to now, all its threads together."""
    cpu, waited = 0, 0
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            ran, delayed, _ = (task / "schedstat").read_text("ascii").split()
        except OSError:  # a thread that has just ended
            continue
        cpu += int(ran)
        if task.name == str(pid):
            waited = int(delayed)
    return Usage(cpu, waited)


class Watched:
    """What processes use from now on, each with the threads and the processes that it has."""

    def __init__(self, pids: Mapping[str, int]) -> None:
        self._pids = pids
        self._began, self._before = perf_counter_ns(), self._used()

    def spent(self) -> dict[str, int]:
        """The nanoseconds of processor time that each has used since this was made."""
        used = self._used()
        return {name: used[name] - self._before[name] for name in self._pids}

    def shares(self) -> dict[str, float]:
        """The same as percent of one processor."""
        took = perf_counter_ns() - self._began
        return {name: spent / took * 100 for name, spent in self.spent().items()}

    def _used(self) -> dict[str, int]:
        own = os.getpid()  # what is measured are its children
        return {
            name: sum(usage(each).cpu_ns for each in (pid, *([] if pid == own else _children(pid))))
            for name, pid in self._pids.items()
        }


def _children(pid: int) -> list[int]:
    """The processes that a process has started and that run now."""
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:  # it has ended, or the kernel does not tell
        return []


def resident(pid: int) -> int:
    """Bytes of memory that a process holds."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Rss:"))


class _Heap(ctypes.Structure):
    """`mallinfo2` of malloc.h."""

    _fields_ = tuple((name, ctypes.c_size_t) for name in _HEAP)


def allocated() -> int:
    """Bytes of the pieces in the heap of this process (glibc), without what is free there."""
    ask = ctypes.CDLL(None).mallinfo2
    ask.restype = _Heap
    found: int = ask().uordblks
    return found


def most_sockets() -> int:
    """How many sockets one process may hold here, once its limit is raised as far as it goes."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return 1_000_000 if hard == resource.RLIM_INFINITY else hard - SPARE_FILES


@cache
def halves() -> tuple[set[int], set[int]]:
    """Processors for the server, and for everybody else; the same where there is only one.

    They are shared out once: later this process is itself bound to its half.
    """
    free = sorted(os.sched_getaffinity(0))
    return ({free[0]}, set(free[1:])) if len(free) > 1 else (set(free), set(free))


def described() -> dict[str, object]:
    """What a reader of the results needs to know about this machine."""
    models = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        if line.startswith("model name")
    ]
    return {
        "processor": models[0] if models else platform.machine(),
        "cores": os.cpu_count(),
        "memory_gib": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "kernel": platform.release(),
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }
