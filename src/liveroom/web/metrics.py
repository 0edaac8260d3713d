"""Counts for the operator, in the text format of Prometheus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily
from prometheus_client.registry import Collector

from liveroom.live.clock import SystemClock


class Commands(Collector):
    """Commands answered. Counting comes with every vote, so it is no more than an addition."""

    def __init__(self) -> None:
        self._counts: defaultdict[tuple[str, str], int] = defaultdict(int)

    def count(self, name: str, result: str) -> None:
        """Count an answer."""
        self._counts[name, result] += 1

    def collect(self) -> Iterator[CounterMetricFamily]:
        """See Collector."""
        told = "Commands answered, by their name and how they ended."
        family = CounterMetricFamily("liveroom_commands", told, labels=("command", "result"))
        for labels, count in self._counts.items():
            family.add_metric(labels, count)
        yield family


class Seats(Collector):
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


class Metrics:
    """The counters of one server; nothing in them names a room, a person or a text."""

    def __init__(self, *more: Collector) -> None:
        self.registry = CollectorRegistry()
        for each in more:
            self.registry.register(each)
        self.commands = Commands()
        self.seats = Seats()
        self.registry.register(self.commands)
        self.registry.register(self.seats)
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
