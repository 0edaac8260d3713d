"""Everybody is cut off at once: how soon they are back, and who is served meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from random import Random
from time import perf_counter_ns

import pytest

from benchmarks import server
from benchmarks.audience import Audience
from benchmarks.figures import percentile
from benchmarks.moderator import Worker
from benchmarks.nodes.people import People
from benchmarks.schedule import Schedule
from benchmarks.server import Server
from proofs import report
from proofs.overload.site import WORK_SECONDS, Site, site

TEND_SECONDS = 0.02
PATIENCE_SECONDS = 60.0
MOST_LINES = 100


@pytest.mark.parametrize("how", ["as pages do", "all at once"])
def test_all_are_back_after_a_kill(tmp_path: Path, how: str) -> None:
    with site(tmp_path) as here, storm_of(here) as storm:
        storm.kill()
        storm.come_back(at_once=how == "all at once")
        lines = here.lines
        storm.lose_all()
        lines = here.lines - lines
    many, back = len(storm.people.all), storm.back
    report.note(
        f"kill −9, all come back {how}",
        f"{storm.cut:,} of {many:,} cut off",
        f"{storm.listening:.1f} s",
        f"{storm.staff_back:.1f} s",
        f"{percentile(back, 0.99):.1f} s, all {back[-1]:.1f} s",
        f"{storm.tries:.2f}",
        f"{percentile(storm.worker.answers, 0.99):.0f} ms of {len(storm.worker.answers)}",
        lines,
    )
    assert storm.cut == many
    assert storm.listening <= 2
    assert storm.staff_back <= (3 if how == "as pages do" else 15)
    assert percentile(back, 0.99) <= 15
    assert back[-1] <= 30
    assert percentile(storm.worker.answers, 0.99) <= 500
    assert lines <= MOST_LINES


@contextmanager
def storm_of(here: Site) -> Iterator[Storm]:
    """Everybody is there, and a server to be killed."""
    with ExitStack() as servers:
        running = servers.enter_context(server.plain(here.options))
        audience = Audience(here.room, running, here.options.attendees, beat=True)
        storm = Storm(here, audience, running, servers)
        storm.people.come()
        yield storm
        audience.end()


class Storm:
    """What happens when a server is killed under its people. Seconds count from the kill."""

    def __init__(self, here: Site, audience: Audience, running: Server, servers: ExitStack) -> None:
        self._here = here
        self._audience = audience
        self._running = running
        self._servers = servers
        self.people = People(audience)
        self._schedule = Schedule(audience.loop, Random(9))
        self._killed = 0
        self.cut = 0
        self.listening = self.staff_back = 0.0
        self.worker: Worker

    def kill(self) -> None:
        """Kill the server; all its people find that out."""
        loop = self._audience.loop
        self._killed = perf_counter_ns()
        self._running.kill()
        loop.until(lambda: loop.counts["lost"] >= len(self.people.all), 5, "all are cut off")
        self.cut = loop.counts["lost"]

    def come_back(self, at_once: bool) -> None:
        """Start the server again; everybody comes, a moderator in the midst of them."""
        starting = threading.Thread(target=self._start)
        starting.start()
        while starting.is_alive():
            if not at_once:
                self._tend()
            self._schedule.run(TEND_SECONDS)
        moderator, half = self._audience.absent_moderator(), len(self.people.all) // 2
        if at_once:
            for each in self.people.all[:half]:
                each.client.connect(each.address)
        moderator.client.connect(self._audience.server.address)
        if at_once:
            for each in self.people.all[half:]:
                each.client.connect(each.address)
        loop = self._audience.loop
        loop.until(lambda: bool(moderator.screen), PATIENCE_SECONDS, "the moderator's screen")
        self.staff_back = self._since_kill(perf_counter_ns())
        self.worker = Worker(moderator, self._here.room.questions[0])
        self._schedule.every(WORK_SECONDS, self.worker.work)
        deadline = self._killed + int(PATIENCE_SECONDS * 1e9)
        while len(self.back) < len(self.people.all) and perf_counter_ns() < deadline:
            self._tend()
            self._schedule.run(TEND_SECONDS)

    def lose_all(self) -> None:
        """Everybody goes by a reset at the same instant."""
        for each in self.people.all:
            each.client.leave()
        self._schedule.run(3.0)

    @property
    def back(self) -> list[float]:
        """When each had a screen again, in order."""
        came = (each.came_at for each in self.people.all if each.came_at > self._killed)
        return sorted(map(self._since_kill, came))

    @property
    def tries(self) -> float:
        """Connections that each has tried."""
        failed = self._audience.loop.counts["lost"] - self.cut
        return 1 + failed / len(self.people.all)

    def _start(self) -> None:
        self._servers.enter_context(server.plain(self._here.options))
        self.listening = self._since_kill(perf_counter_ns())

    def _tend(self) -> None:
        now = perf_counter_ns()
        for each in self.people.all:
            each.tend(now)

    def _since_kill(self, at: int) -> float:
        return (at - self._killed) / 1e9
