"""A cue to everybody through HAProxy with TLS, against bare loops of sending behind the same."""

from __future__ import annotations

from time import perf_counter_ns

from benchmarks import machine, wire
from benchmarks.audience import PATIENCE_SECONDS, Audience
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.moderator import Moderator
from benchmarks.nodes.site import Site, measured
from benchmarks.options import Options

ATTENDEES = 5_000
JOIN_IN_FLIGHT = 64
WARM_UP = 2


def run(options: Options) -> Outcome:
    """All figures of a fan-out behind the balancer."""
    return measured(options, "balanced", ATTENDEES, measure)


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """In each round a cue, and a loop in C at each node that sends the same over its sockets."""
    with site.balanced() as (balancer, tls):
        audience = Audience(site.room, balancer, options.attendees, loop=ClientLoop(tls))
        options.step("everybody joins")
        seconds = audience.join(in_flight=JOIN_IN_FLIGHT)
        outcome.add("joins through the balancer", len(audience.attendees) / seconds, "/s")
        memory = machine.resident(balancer.pid) / len(audience.attendees) / 1024
        outcome.add("balancer: memory of a socket", memory, "KiB")
        senders = Senders(site, audience)
        watched = site.watched(balancer=balancer.pid)
        options.step("rounds")
        took = list[tuple[float, float]]()
        for _ in range(WARM_UP + options.rounds):
            took.append((senders.cue(), senders.bare()))
        shares, spent, frames = watched.shares(), watched.spent(), 2 * len(took) * options.attendees
        took = took[WARM_UP:]
        outcome.spread("cue to the last of all", [cue for cue, _ in took], "ms")
        outcome.spread(f"… by a {senders.floor} at each node", [bare for _, bare in took], "ms")
        ratios = [cue / bare for cue, bare in took]
        outcome.spread("… against it", ratios, "×", most=1.2)
        outcome.add("frames out of order or unknown", audience.loop.wrong, "", most=0)
        outcome.add("connections lost", audience.loop.counts["lost"], "", most=0)
        for name in ("balancer", "clients"):
            outcome.add(f"{name}: processor time of a frame", spent[name] / frames / 1e3, "µs")
        outcome.shares(shares)
        senders.end()


class Senders:
    """Both ways of sending to the same attendees. The moderator comes to a node directly."""

    def __init__(self, site: Site, audience: Audience) -> None:
        node, token = site.nodes[0].server, site.room.tokens["moderator"]
        self._audience = audience
        self._controls = [each.control for each in site.nodes]
        self._moderator = Moderator(ClientLoop(), node.host, site.room.id, token)
        self._moderator.join(node.address)
        self._text = b""
        self.floor = ""
        self._ways = ["cue_next", "cue_previous"]
        while self._held() != len(audience.attendees):
            audience.loop.rest(0.1)  # the balancer was just asking after the nodes

    def _held(self) -> int:
        but = [self._moderator.client.address]
        held = [control.ask("hold", but=but) for control in self._controls]
        self.floor = str(held[0]["floor"])
        return sum(int(each["sockets"]) for each in held)

    def cue(self) -> float:
        """The milliseconds from a click to the last attendee."""
        moderator, before = self._moderator, self._moderator.on
        self._audience.loop.await_action()
        began = moderator.cue(self._ways[0])
        last_ms = self._last(began)
        self._ways.reverse()
        moderator.settle()
        moderator.loop.until(lambda: moderator.on != before, PATIENCE_SECONDS, "the segment")
        _, self._text, _ = next(wire.split(self._audience.loop.common))
        return last_ms

    def bare(self) -> float:
        """The milliseconds from the order to send to the last attendee."""
        self._audience.loop.await_action()
        began = perf_counter_ns()
        for control in self._controls:
            control.order("send", way=self.floor, text=self._text.decode())
        last_ms = self._last(began)
        for control in self._controls:
            control.answered()
        return last_ms

    def _last(self, began: int) -> float:
        self._audience.until_all_have_it()
        return (self._audience.loop.arrivals[-1] - began) / 1e6

    def end(self) -> None:
        """Everybody goes."""
        self._moderator.loop.end()
        self._audience.end()
