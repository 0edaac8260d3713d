"""A server is told to end in the middle of a show, and another one takes its place."""

from __future__ import annotations

import signal
import threading
from contextlib import ExitStack
from pathlib import Path
from time import perf_counter, sleep

from benchmarks import server
from benchmarks.audience import Audience
from benchmarks.nodes.kill import compared
from benchmarks.nodes.people import People
from benchmarks.server import Server
from proofs import report
from proofs.overload.site import Site, site

ATTENDEES = 2_000
STALLED = 20
RATE = 400
"""Votes and questions a second."""

SECONDS = 4.0
TOLD_AFTER = 1.0


def test_a_planned_restart_leaves_nothing_in_doubt(tmp_path: Path) -> None:
    with site(tmp_path, ATTENDEES) as here, ExitStack() as servers:
        first = servers.enter_context(server.plain(here.options))
        audience = Audience(here.room, first, ATTENDEES, beat=True)
        people = People(audience)
        people.come()
        stalled = people.all[:STALLED]
        for each in stalled:
            each.client.stall()
        restart = Restart(here, first, servers)
        restart.start()
        people.work(SECONDS, RATE, here.room.questions)
        restart.join()
        people.until_answered()
        people.until(lambda: len(restart.back(people)) == ATTENDEES, "everybody is back")
        back = restart.back(people)
        missing, doubled = compared(people, audience.moderator().screen["questions"], here.room)
        audience.end()
    report.note(
        "SIGTERM, and another one",
        f"{len(back):,} of {ATTENDEES:,} cut off",
        f"{restart.ended:.1f} s after it was told, code {restart.code}",
        f"{restart.listening:.1f} s",
        f"{max(back):.1f} s",
        f"{len(people.answers):,}: {missing} lost, {doubled} doubled, "
        f"{people.contradicted} answered in two ways, {people.refused.total()} refused",
    )
    assert restart.code == 0
    assert restart.ended <= 5
    assert (missing, doubled, people.contradicted, people.refused.total()) == (0, 0, 0, 0)


class Restart(threading.Thread):
    """What a service manager does; seconds count from when the server is told to end."""

    def __init__(self, here: Site, first: Server, servers: ExitStack) -> None:
        super().__init__()
        self._here = here
        self._first = first
        self._servers = servers
        self.told = self.ended = self.listening = 0.0
        self.code: int | None = None

    def back(self, people: People) -> list[float]:
        """When each of those who have come since had a screen again."""
        return [came for each in people.all if (came := each.came_at / 1e9 - self.told) > 0]

    def run(self) -> None:
        sleep(TOLD_AFTER)
        self.told = perf_counter()
        self._first.process.send_signal(signal.SIGTERM)
        self.code = self._first.process.wait(60)
        self.ended = perf_counter() - self.told
        self._servers.enter_context(server.plain(self._here.options))
        self.listening = perf_counter() - self.told
