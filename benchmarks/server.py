"""Servers under measurement: started on a processor of their own, and ended for certain."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.machine import halves
from benchmarks.options import ROOT, Options

PATIENCE_SECONDS = 10
OWNER_KEY = "whoever-runs-benchmarks"

SETTINGS = {
    "LIVEROOM_PORT": "0",
    "LIVEROOM_OWNER_KEY": OWNER_KEY,
    "LIVEROOM_JOINS_PER_ADDRESS": "1000000",
    "LIVEROOM_ROOMS_PER_ADDRESS": "1000000",
    "LIVEROOM_MAX_SOCKETS": "15000",
}
"""What an operator would set for ten thousand people behind one address."""


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


class Control:
    """Orders to a driver. `order` starts something at once; `ask` also waits for the answer."""

    def __init__(self, path: Path) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.connect(str(path))
        self._lines = self._socket.makefile("rb")

    def order(self, do: str, **fields: object) -> None:
        """Send an order; its answer is still to be taken."""
        self._socket.sendall(json.dumps({"do": do, **fields}).encode() + b"\n")

    def answered(self) -> dict[str, Any]:
        """The answer to the oldest order that has none yet."""
        answer = json.loads(self._lines.readline())
        assert isinstance(answer, dict)
        return answer

    def ask(self, do: str, **fields: object) -> dict[str, Any]:
        self.order(do, **fields)
        return self.answered()

    def close(self) -> None:
        self._lines.close()
        self._socket.close()


@contextlib.contextmanager
def plain(options: Options) -> Iterator[Server]:
    """`liveroom serve` on the run's data folder."""
    with _serving(options, "liveroom") as server:
        yield server


@contextlib.contextmanager
def driven(options: Options) -> Iterator[tuple[Server, Control]]:
    """The same in a process that takes orders besides."""
    path = options.folder / "control"
    with (
        _serving(options, "benchmarks.driver", str(path)) as server,
        contextlib.closing(Control(path)) as control,
    ):
        yield server, control


@contextlib.contextmanager
def unlimited(options: Options) -> Iterator[Server]:
    """The same without limits to how often somebody may do something, to fill rooms with."""
    path = options.folder / "control"
    with _serving(options, "benchmarks.driver", "--no-limits", str(path)) as server:
        yield server


@contextlib.contextmanager
def _serving(options: Options, *module: str) -> Iterator[Server]:
    python = options.source / ".venv" / "bin" / "python"
    log = options.log.open("ab") if options.log else None
    process = subprocess.Popen(
        [
            str(python if python.exists() else sys.executable),
            "-m",
            *module,
            "serve",
            "--data",
            str(options.folder / "data"),
        ],
        cwd=ROOT,
        env=os.environ
        | SETTINGS
        | dict(options.serve)
        | {"PYTHONPATH": str(options.source / "src")},
        stdout=subprocess.PIPE,
        stderr=log,
        text=True,
    )
    if log is not None:
        log.close()
    own, others = halves()
    os.sched_setaffinity(process.pid, own | others if options.spread else own)
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
