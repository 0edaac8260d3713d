"""Counts for the operator, in the text format of Prometheus."""

from __future__ import annotations

import asyncio
from collections import Counter as Counted
from collections import defaultdict
from collections.abc import Callable, Iterator, Sized
from functools import partial
from typing import Any, cast

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from liveroom.live.clock import SystemClock
from liveroom.live.event_log import EventLog

LAG_SECONDS = 0.5
BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0, 45.0)
"""Seconds."""

PAGE_MS = 15_000
"""A page fetches its screen every five seconds; one that has not for so long is gone."""


class Commands(Collector):
    """Commands answered. Counting comes with every vote, so it is no more than an addition."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[str, str], int] = defaultdict(int)

    def count(self, name: str, result: str) -> None:
        """Count an answer."""
        self._counts[name, result] += 1

    def collect(self) -> Iterator[CounterMetricFamily]:
        """See Collector."""
        description = "Commands answered, by their name and how they ended."
        family = CounterMetricFamily("liveroom_commands", description, labels=("command", "result"))
        for labels, count in self._counts.items():
            family.add_metric(labels, count)
        yield family


class OpenSockets(Collector):
    """Open sockets by audience."""

    def __init__(self) -> None:
        self._counts: defaultdict[str, int] = defaultdict(int)

    def count(self, audience: str, change: int) -> None:
        """Count a socket that opened (1) or is gone (-1)."""
        self._counts[audience] += change

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """See Collector."""
        family = GaugeMetricFamily("liveroom_sockets", "Open sockets.", labels=("audience",))
        for audience, count in self._counts.items():
            family.add_metric((audience,), count)
        yield family


class PagesWithoutSocket(Collector):
    """Pages that fetch their screens, since no socket reaches them."""

    def __init__(self, now: Callable[[], int]) -> None:
        self._now = now
        self._seen: dict[tuple[str, str], int] = {}

    def note(self, audience: str, actor: str) -> None:
        """Note that a page of this audience, come by this person or link, fetched its screen."""
        self._seen.pop((audience, actor), None)
        self._seen[audience, actor] = self._now()
        self._forget()

    def _forget(self) -> None:
        """Let those go that have not come back; who came last stands last."""
        gone = self._now() - PAGE_MS
        while self._seen and self._seen[first := next(iter(self._seen))] < gone:
            del self._seen[first]

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """See Collector."""
        self._forget()
        description = "Pages that fetch their screens, since no socket reaches them."
        family = GaugeMetricFamily(
            "liveroom_pages_without_socket", description, labels=("audience",)
        )
        for audience, count in Counted(audience for audience, _ in self._seen).items():
            family.add_metric((audience,), count)
        yield family


async def watch_loop(lag: Histogram) -> None:
    """Note for ever how late the event loop comes to what is due."""
    loop = asyncio.get_running_loop()
    while True:
        due = loop.time() + LAG_SECONDS
        await asyncio.sleep(LAG_SECONDS)
        lag.observe(max(loop.time() - due, 0.0))


class Metrics:
    """The counters of one server; nothing in them names a room, a person or a text."""

    def __init__(self, now: Callable[[], int], *more: Collector) -> None:
        self.registry = CollectorRegistry()
        for each in more:
            self.registry.register(each)
        self.commands = Commands()
        self.sockets = OpenSockets()
        self.registry.register(self.commands)
        self.pages = PagesWithoutSocket(now)
        self.registry.register(self.sockets)
        self.registry.register(self.pages)
        self.closed = Counter(
            "liveroom_sockets_closed",
            "Sockets closed by the server, by close code.",
            ("code",),
            registry=self.registry,
        )
        self.refused = Counter(
            "liveroom_requests_refused",
            "Requests refused before they reached a room.",
            ("code",),
            registry=self.registry,
        )

        self.fallen = Counter(
            "liveroom_tasks_fallen",
            "Tasks that ended by a defect and began anew, by what they do.",
            ("task",),
            registry=self.registry,
        )
        self.answers = Histogram(
            "liveroom_answer_seconds",
            "How long the first command of each turn waited for its answer.",
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.turns = Histogram(
            "liveroom_turn_seconds",
            "How long rooms took for a turn: deciding, the disk or database, and showing.",
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.commits = Histogram(
            "liveroom_commit_seconds",
            "How long the disk or database took for what a turn wrote.",
            registry=self.registry,
            buckets=BUCKETS,
        )
        self.lag = Histogram(
            "liveroom_event_loop_lag_seconds",
            "How late the event loop came to what was due.",
            registry=self.registry,
            buckets=BUCKETS,
        )
        ProcessCollector(registry=self.registry)

    def turned(self, waited: float, turn: float) -> None:
        """Note a turn, and how long the first of its commands had waited when it was over."""
        self.answers.observe(waited)
        self.turns.observe(turn)

    def timed(self, log: EventLog) -> EventLog:
        """The log; how long its commits take is noted."""
        return cast(EventLog, _Timed(log, self.commits))

    def follow_rooms(self, rooms: Sized, damaged: Sized) -> None:
        """Tell from now on how many rooms are in memory, and how many are damaged."""
        for name, description, counted in (
            ("liveroom_rooms", "Rooms in memory.", rooms),
            (
                "liveroom_rooms_damaged",
                "Rooms of which something stored is not what was written.",
                damaged,
            ),
        ):
            Gauge(name, description, registry=self.registry).set_function(partial(len, counted))

    def follow_clock(self, clock: SystemClock) -> None:
        """Tell from now on how far the server's time is from the machine's."""
        ahead = Gauge(
            "liveroom_clock_ahead_seconds",
            "How far the server's time is ahead of the machine's clock; negative where behind.",
            registry=self.registry,
        )
        ahead.set_function(lambda: clock.ahead_ms / 1000)

    def count_closed(self, code: int) -> None:
        """Count a socket that the server closes."""
        self.closed.labels(str(code)).inc()

    def text(self) -> bytes:
        """All counters as Prometheus reads them."""
        return generate_latest(self.registry)


class _Timed:
    """A log whose appends are timed; all else is the log's own."""

    def __init__(self, log: EventLog, commits: Histogram) -> None:
        self._log = log
        self._commits = commits

    def __getattr__(self, name: str) -> object:
        return getattr(self._log, name)

    async def append(self, *what: Any, **more: Any) -> int:
        """See EventLog."""
        with self._commits.time():
            return await self._log.append(*what, **more)
