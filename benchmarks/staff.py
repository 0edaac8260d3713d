"""`python -m benchmarks.staff HOST ROOM TOKEN QUESTION`: a moderator in a process of its own.

So what thousands of clients take of their process is no part of what the moderator waits for. It
works until its standard input ends, and then tells when it asked what, and how long it waited.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

from benchmarks.audience import Room
from benchmarks.client_loop import ClientLoop
from benchmarks.moderator import Moderator, Worker
from benchmarks.options import ROOT
from benchmarks.schedule import Schedule
from benchmarks.server import Server

WORK_SECONDS = 0.12
"""A link may send ten commands a second for long (docs/operating.md)."""


class Staff:
    """A moderator who works elsewhere; the answers are there when it has ended."""

    def __init__(self) -> None:
        self._answers: list[tuple[int, float]] = []

    def waited(self, begin: int, end: int) -> list[float]:
        """Milliseconds until each answer to what was asked between two instants, in ns."""
        return [ms for at, ms in self._answers if begin <= at < end]

    def take(self, told: str) -> None:
        """Take what it tells in the end."""
        self._answers = [(at, ms) for at, ms in json.loads(told)]


@contextmanager
def working(room: Room, server: Server) -> Iterator[Staff]:
    """Somebody works on the first question, and has told of it afterwards."""
    given = (server.host, room.id, room.tokens["moderator"], room.questions[0])
    argv = [sys.executable, "-m", "benchmarks.staff", *given]
    staff = Staff()
    with subprocess.Popen(
        argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=os.environ
    ) as process:
        try:
            yield staff
        finally:
            told, _ = process.communicate()
        staff.take(told)


def main(host: str, room: str, token: str, question: str) -> None:
    """Work until standard input ends."""
    loop = ClientLoop()
    moderator = Moderator(loop, host, room, token)
    name, _, port = host.partition(":")
    moderator.join((name, int(port)))
    worker = Worker(moderator, question)
    schedule = Schedule(loop, Random(1))
    schedule.every(WORK_SECONDS, worker.work)
    while not select.select([sys.stdin], [], [], 0)[0]:
        schedule.run(WORK_SECONDS)
    print(json.dumps(list(zip(worker.asked, worker.answers, strict=True))))
    loop.end()


if __name__ == "__main__":
    main(*sys.argv[1:])
