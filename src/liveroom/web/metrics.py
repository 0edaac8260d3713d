"""Counts for the operator, in the text format of Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, generate_latest


class Metrics:
    """The counters of one server; nothing in them names a room, a person or a text."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._seats: dict[str, Gauge] = {}
        self._answers: dict[tuple[str, str], Counter] = {}
        self.commands = Counter(
            "liveroom_commands",
            "Commands answered, by their name and how they ended.",
            ("command", "result"),
            registry=self.registry,
        )
        self.sockets = Gauge(
            "liveroom_sockets", "Open sockets.", ("audience",), registry=self.registry
        )
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

    def count_seat(self, audience: str, change: int) -> None:
        """Count a socket that opened (1) or is gone (-1)."""
        gauge = self._seats.get(audience)
        if gauge is None:
            gauge = self._seats[audience] = self.sockets.labels(audience)
        gauge.inc(change)

    def count_command(self, name: str, result: str) -> None:
        """Count an answer."""
        counter = self._answers.get((name, result))
        if counter is None:  # looking a label up costs more than counting
            counter = self._answers[name, result] = self.commands.labels(name, result)
        counter.inc()

    def count_closed(self, code: int) -> None:
        """Count a socket that the server closes."""
        self.closed.labels(str(code)).inc()

    def text(self) -> bytes:
        """All counters as Prometheus reads them."""
        return generate_latest(self.registry)
