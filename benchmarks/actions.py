"""One action over many open sockets: taken, timed, and told whether it was disturbed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from time import perf_counter_ns

from benchmarks import machine, wire
from benchmarks.audience import Audience
from benchmarks.figures import Curve, reached
from benchmarks.moderator import Moderator
from benchmarks.server import Control

PRODUCT = "liveroom"
DISTURBED_SHARE = 0.1
DISTURBED_NS = 2_000_000
BRAKE_SHARE = 0.85
"""Clients that are busy for longer than this are themselves what the last of them waits for."""


@dataclass(frozen=True, slots=True)
class Action:
    """One action: milliseconds from its trigger to the median and the last client, and so on."""

    way: str
    round: int
    median_ms: float
    last_ms: float
    acknowledged_ms: float
    server_cpu_ms: float
    clients_cpu_ms: float
    blocked_ms: float
    gc_ms: float
    disturbed: bool
    braked: bool


class Actions:
    """Takes one action in one way or another over the same sockets."""

    def __init__(self, audience: Audience, control: Control, moderator: Moderator) -> None:
        self.audience = audience
        self.control = control
        self.moderator = moderator
        self.text = ""
        self.curves: dict[tuple[str, int], Curve] = {}
        """Of each way in each round, who had it when."""

    def take(self, way: str, number: int) -> Action:
        """Take an action in one way and wait until it has reached the last attendee."""
        loop, many = self.audience.loop, len(self.audience.attendees)
        self.control.ask("watch")
        loop.await_action()
        pids = self.audience.server.pid, os.getpid()
        server, clients = (machine.usage(pid) for pid in pids)
        began = self._trigger(way)
        self.audience.until_all_have_it()
        server, clients = (
            machine.usage(pid).since(earlier)
            for pid, earlier in zip(pids, (server, clients), strict=True)
        )
        acknowledged = self._acknowledged(way, began)
        seen = self.control.ask("seen")
        self._learn()
        self.curves[way, number] = reached(loop.arrivals, began)
        last, waited = loop.arrivals[-1] - began, max(server.waited_ns, clients.waited_ns)
        return Action(
            way,
            number,
            (loop.arrivals[many // 2] - began) / 1e6,
            last / 1e6,
            acknowledged,
            server.cpu_ns / 1e6,
            clients.cpu_ns / 1e6,
            seen["blocked_ms"],
            seen["gc_ms"],
            waited > max(DISTURBED_SHARE * last, DISTURBED_NS),
            clients.cpu_ns > BRAKE_SHARE * last,
        )

    def back(self) -> None:
        """The segment before again, so that there is always a next one."""
        self.audience.loop.await_action()
        self.moderator.cue("cue_previous")
        self.moderator.settle()
        self.audience.until_all_have_it()
        self._learn()

    def _trigger(self, way: str) -> int:
        if way == PRODUCT:
            return self.moderator.cue()
        began = perf_counter_ns()
        self.control.order("send", way=way, text=self.text)
        return began

    def _acknowledged(self, way: str, began: int) -> float:
        if way == PRODUCT:
            self.moderator.settle()
            return (self.moderator.answered_at - began) / 1e6
        self.control.answered()
        return 0.0

    def _learn(self) -> None:
        """Remember the text that everybody got last; sent again it lets nobody's seq go down."""
        if self.audience.loop.common:
            _, text, _ = next(wire.split(self.audience.loop.common))
            self.text = text.decode()
