"""Short measurements of the machine, each with nothing left behind."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, sleep
from typing import Final

from liveroom.web.ws.fan_out import write_each

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

_sync = getattr(os, "fdatasync", os.fsync)

SYNCS: Final = 200
PAGE: Final = bytes(4096)
SEATS: Final = 400
ROUNDS: Final = 20
FRAME: Final = bytes(2_048)
PAUSE_SECONDS: Final = 0.01
READER: Final = """
import selectors, socket, sys
port, subscribers = map(int, sys.argv[1:])
selector = selectors.DefaultSelector()
for _ in range(subscribers):
    selector.register(socket.create_connection(("127.0.0.1", port)), selectors.EVENT_READ)
while selector.get_map():
    for key, _ in selector.select():
        if not key.fileobj.recv(65536):
            selector.unregister(key.fileobj)
"""
"""Reads at the other ends until they are closed."""

UNLIMITED: Final = 1_000_000


def most_files() -> int:
    """How many files a process may have open here, once it has raised its limit."""
    if resource is None:
        return UNLIMITED
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    return UNLIMITED if hard == resource.RLIM_INFINITY else hard


def nearest(folder: Path) -> Path:
    """The folder, or the first one above it that exists."""
    folder = folder.absolute()
    while not folder.is_dir():
        folder = folder.parent
    return folder


def sync_times(folder: Path) -> list[float]:
    """Seconds that each of some small writes took until the disk had it.

    As in a write-ahead log that has reached its length, they go over what was written before.
    """
    took = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        file.write(PAGE * SYNCS)
        os.fsync(file.fileno())
        file.seek(0)
        for _ in range(SYNCS):
            began = perf_counter()
            file.write(PAGE)
            _sync(file.fileno())
            took.append(perf_counter() - began)
    return took


def send_seconds() -> float:
    """Seconds to send a frame to one of many sockets, while another process reads at their ends.

    It is sent as the server sends what all get.
    The fastest quarter of some rounds is taken: what else this machine does is not its measure.
    """
    with ExitStack() as stack:
        listener = stack.enter_context(socket.create_server(("127.0.0.1", 0), backlog=SEATS))
        argv = [sys.executable, "-c", READER, str(listener.getsockname()[1]), str(SEATS)]
        stack.enter_context(subprocess.Popen(argv))
        seats = [stack.enter_context(listener.accept()[0]) for _ in range(SEATS)]
        for seat in seats:
            seat.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            seat.setblocking(False)
        descriptors = [seat.fileno() for seat in seats]
        rounds = sorted(_round(descriptors) for _ in range(ROUNDS))
    return rounds[ROUNDS // 4] / SEATS


def free_memory() -> int | None:
    """Bytes that processes can still have, where the system tells."""
    try:
        lines = Path("/proc/meminfo").read_text("ascii").splitlines()
    except OSError:
        return None
    found = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(found[0]) * 1024 if found else None


def most_waiting() -> int | None:
    """How many connections may wait to be accepted, where the system tells."""
    try:
        return int(Path("/proc/sys/net/core/somaxconn").read_text("ascii"))
    except OSError:
        return None


def _round(descriptors: list[int]) -> float:
    began = perf_counter()
    write_each(descriptors, FRAME)
    took = perf_counter() - began
    sleep(PAUSE_SECONDS)  # let them read, so that no round waits for the one before
    return took
