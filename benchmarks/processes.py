"""Processes under measurement: started on processors of their own, and ended for certain."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.machine import halves

ROOT = Path(__file__).resolve().parent.parent
PATIENCE_SECONDS = 10

SETTINGS = {
    "LIVEROOM_PORT": "0",
    "LIVEROOM_JOINS_PER_ADDRESS": "1000000",
    "LIVEROOM_MAX_SOCKETS": "19000",
}
"""What an operator would set for a hall of ten thousand behind one address."""


class DidNotStart(Exception):
    """A server said something else than where it listens."""


@dataclass(slots=True)
class Server:
    """A running server."""

    process: subprocess.Popen[str]
    host: str

    @property
    def pid(self) -> int:
        return self.process.pid

    @property
    def address(self) -> tuple[str, int]:
        name, _, port = self.host.partition(":")
        return name, int(port)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(PATIENCE_SECONDS)


@contextlib.contextmanager
def product(folder: Path) -> Iterator[Server]:
    """`liveroom serve` on a data folder."""
    with _serving("-m", "liveroom", "serve", "--data", str(folder)) as server:
        yield server


@contextlib.contextmanager
def rig(folder: Path, control: Path) -> Iterator[Server]:
    """The product with other ways of sending beside it, on the same sockets."""
    with _serving("-m", "benchmarks.rig", str(folder), str(control)) as server:
        yield server


@contextlib.contextmanager
def bare(screen_bytes: int) -> Iterator[Server]:
    """A server that knows nothing and answers everything: what the clients alone can do."""
    with _serving("-m", "benchmarks.bare", str(screen_bytes)) as server:
        yield server


@contextlib.contextmanager
def _serving(*arguments: str) -> Iterator[Server]:
    environment = os.environ | SETTINGS | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    )
    os.sched_setaffinity(process.pid, halves()[0])
    try:
        yield Server(process, _listening(process))
    finally:
        process.kill()  # what it has acknowledged is on disk
        process.wait(PATIENCE_SECONDS)
        assert process.stdout is not None
        process.stdout.close()


def _listening(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line.startswith("listening on "):
        raise DidNotStart(line.strip() or "The server ended without a word.")
    return urlsplit(line.removeprefix("listening on ").strip()).netloc
