"""A room with a crowd, on a server that comes back at the same address after a kill."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks import fixture, machine
from benchmarks.audience import Room
from benchmarks.options import Options

ATTENDEES = int(os.environ.get("PROOFS_ATTENDEES", 10_000))
QUESTIONS = 20
WORK_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Site:
    """A data folder with a room in it, and where its server listens."""

    options: Options
    room: Room
    log: Path

    @property
    def lines(self) -> int:
        """How many lines the server has logged."""
        return len(self.log.read_bytes().splitlines())


@contextmanager
def site(folder: Path, attendees: int = ATTENDEES) -> Iterator[Site]:
    """A room on air with approved questions, in which everybody has joined."""
    most = machine.most_sockets()
    log = folder / "server.log"
    options = Options(min(attendees, most), folder=folder, log=log)
    room = fixture.build(options, fixture.Questions(approved=QUESTIONS))
    own = os.sched_getaffinity(0)
    os.sched_setaffinity(0, machine.halves()[1])
    try:
        yield Site(replace(options, serve={"LIVEROOM_PORT": str(_free_port())}), room, log)
    finally:
        os.sched_setaffinity(0, own)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as sock:
        return int(sock.getsockname()[1])
