"""One action over a hall of open sockets: taken, timed, and told whether it was disturbed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from time import perf_counter_ns

from benchmarks import machine, wire
from benchmarks.control import Control
from benchmarks.desk import Desk
from benchmarks.figures import Curve, reached
from benchmarks.hall import Hall

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
    waited_ms: float
    blocked_ms: float
    gc_ms: float
    disturbed: bool
    braked: bool


class Stand:
    """The hall, the rig and the way to take one action."""

    def __init__(self, hall: Hall, control: Control, desk: Desk) -> None:
        self.hall = hall
        self.control = control
        self.desk = desk
        self.text = ""
        self.curves: dict[tuple[str, int], Curve] = {}
        """Of each way in each round, who had it when."""

    def act(self, way: str, number: int) -> Action:
        """Take an action in one way and wait until it has reached the last attendee."""
        crowd, many = self.hall.crowd, len(self.hall.attendees)
        self.control.ask("watch")
        crowd.await_action()
        server, clients = machine.usage(self.hall.server.pid), machine.usage(os.getpid())
        began = self._trigger(way)
        self.hall.everybody_hears()
        server = machine.usage(self.hall.server.pid).since(server)
        clients = machine.usage(os.getpid()).since(clients)
        acknowledged = self._acknowledged(way, began)
        seen = self.control.ask("seen")
        self._learn()
        self.curves[way, number] = reached(crowd.arrivals, began)
        last, waited = crowd.arrivals[-1] - began, max(server.waited_ns, clients.waited_ns)
        return Action(
            way,
            number,
            (crowd.arrivals[many // 2] - began) / 1e6,
            last / 1e6,
            acknowledged,
            server.cpu_ns / 1e6,
            clients.cpu_ns / 1e6,
            waited / 1e6,
            seen["blocked_ms"],
            seen["gc_ms"],
            waited > max(DISTURBED_SHARE * last, DISTURBED_NS),
            clients.cpu_ns > BRAKE_SHARE * last,
        )

    def back(self) -> None:
        """The segment before again, so that there is always a next one."""
        self.hall.crowd.await_action()
        self.desk.cue("cue_previous")
        self.desk.settle()
        self.hall.everybody_hears()
        self._learn()

    def _trigger(self, way: str) -> int:
        if way == PRODUCT:
            return self.desk.cue()
        began = perf_counter_ns()
        self.control.order("send", way=way, text=self.text)
        return began

    def _acknowledged(self, way: str, began: int) -> float:
        if way == PRODUCT:
            self.desk.settle()
            return (self.desk.answered_at - began) / 1e6
        self.control.answered()
        return 0.0

    def _learn(self) -> None:
        """Remember the text that everybody got last; sent again it lets nobody's seq go down."""
        if self.hall.crowd.common:
            _, text, _ = next(wire.split(self.hall.crowd.common))
            self.text = text.decode()
