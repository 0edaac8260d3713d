"""Faults of a server's system calls, as strace puts them in: the n-th one fails."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.cli.process import PATIENCE, Server

INJECTED: Final = "(INJECTED)"


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens at the n-th of some system calls of one thread, by strace's names.

    `what` is the error or the signal, as strace is told it; `path`: only calls on this file.
    """

    calls: str
    what: str
    nth: int
    path: Path | None = None

    @property
    def options(self) -> list[str]:
        """What strace is told."""
        inject = f"inject={self.calls}:{self.what}:when={self.nth}"
        of = [] if self.path is None else ["-P", str(self.path)]
        return [*of, "-e", f"trace={self.calls}", "-e", inject]


@contextmanager
def injected(server: Server, fault: Fault, log: Path) -> Iterator[None]:
    """Have the fault come to a server that runs, and leave it alone again in the end."""
    command = ["strace", "-f", "-qq", "-o", str(log), *fault.options]
    pid = server.process.pid
    strace = subprocess.Popen([*command, "-p", str(pid)], stderr=subprocess.DEVNULL)
    try:
        until(lambda: _is_traced(pid), f"strace is at {pid}")
        yield
    finally:
        strace.send_signal(signal.SIGINT)
        strace.wait(PATIENCE)


def _is_traced(pid: int) -> bool:
    """Whether every thread of a process is watched."""
    return not any(_is_alone(task) for task in Path(f"/proc/{pid}/task").iterdir())


def _is_alone(task: Path) -> bool:
    """Whether nobody watches a thread; one that has ended meanwhile needs no watching."""
    try:
        return "TracerPid:\t0\n" in (task / "status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False


def until(is_so: Callable[[], bool], what: str) -> None:
    """Return as soon as it is so. Fails after a while."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end, what
        time.sleep(0.005)


def fails(server: Server, fault: Fault, log: Path) -> None:
    """Have a call fail while people ask; the server goes on, and is killed a little later."""
    with injected(server, fault, log):
        until(lambda: INJECTED in log.read_text(), "the call was made")
        time.sleep(0.1)
    assert server.process.poll() is None, "it goes on"
    server.kill()


def ends(server: Server, fault: Fault, log: Path) -> None:
    """Have a call be the last thing that the server does while people ask."""
    with injected(server, fault, log):
        assert server.process.wait(PATIENCE) == -signal.SIGKILL
    assert "killed by SIGKILL" in log.read_text()
