"""Questions: how many a second are on disk and acknowledged, and how long one alone takes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from time import perf_counter_ns

from benchmarks import fixture, machine, server, wire
from benchmarks.audience import Audience, send_all
from benchmarks.client import Client
from benchmarks.figures import Outcome, percentile
from benchmarks.options import Options
from benchmarks.steady import Rounds, Speed

BURST_EACH = 9
"""A person may ask ten at once; after that one in three seconds."""

ALONE = 200
IN_FLIGHT = 1_000
TEXT = "How will Bogotá pay for the next three metro lines without raising fares again? ({})"


@dataclass(frozen=True, slots=True)
class Flood:
    """Questions a second, and the processor time of each in µs."""

    rate: float
    server_cpu_us: float
    clients_cpu_us: float
    p99_ms: float


def run(options: Options) -> Outcome:
    """All figures of asking."""
    outcome = Outcome("questions", options.settings)
    rounds = max(1, options.rounds // 3)
    total = max(1, min(fixture.MAX_UNDECIDED, options.attendees * BURST_EACH) - ALONE)
    floods, told, refused = Rounds[Flood](Speed(), rounds), 0.0, Counter[str]()
    while floods.want_more():
        room = fixture.build(options)
        with server.plain(options) as running:
            audience = Audience(room, running, options.attendees)
            moderator = audience.absent_moderator().client
            moderator.hear = None
            audience.join([moderator])
            audience.join()
            if not floods.all:
                options.step("one at a time")
                _alone(outcome, audience, min(ALONE, len(audience.attendees)))
            options.step("as many as come")
            before = moderator.bytes
            floods.take(partial(_flood, outcome, audience, total))
            audience.loop.rest(1.0)
            told = (moderator.bytes - before) / total
            refused += audience.loop.refused
            audience.end()
    name = "questions on disk and acknowledged"
    floods.tell(outcome, name, lambda each: each.rate, "/s", least=9_000)
    outcome.spread(
        "… processor time of the server", [each.server_cpu_us for each in floods.values], "µs each"
    )
    outcome.spread("… of the client", [each.clients_cpu_us for each in floods.values], "µs each")
    outcome.add("bytes to the moderator, per question", told, "bytes")
    outcome.add("refused", refused.total(), "", most=0)
    outcome.raw |= {"floods": [asdict(each) for each in floods.all], "total": total}
    return outcome


def _question(number: int) -> bytes:
    return wire.command("ask", wire.new_id(), text=TEXT.format(number))


def _alone(outcome: Outcome, audience: Audience, many: int) -> None:
    audience.loop.latencies = []
    for number in range(many):
        send_all(audience.loop, [(audience.attendees[number], _question(-number - 1))])
    times = [each / 1e6 for each in audience.loop.latencies]
    outcome.add("one question alone, median", percentile(times, 0.5), "ms")
    outcome.add("… 99th of 100", percentile(times, 0.99), "ms", most=10)


def _flood(outcome: Outcome, audience: Audience, total: int) -> Flood:
    """As many questions as come, with IN_FLIGHT of them unanswered all the time."""
    loop, many, curve = audience.loop, len(audience.attendees), [(0.0, 0.0)]
    loop.latencies, there, began = [], loop.answered, perf_counter_ns()

    def asked() -> Iterator[tuple[Client, bytes]]:
        for number in range(total):
            yield audience.attendees[number % many], _question(number)
            if number % 100 == 0:
                curve.append(((perf_counter_ns() - began) / 1e9, float(loop.answered - there)))

    pids = audience.server.pid, os.getpid()
    before = [machine.usage(pid) for pid in pids]
    took = send_all(loop, asked(), IN_FLIGHT)
    used = [machine.usage(pid).since(b) for pid, b in zip(pids, before, strict=True)]
    outcome.curves["liveroom"] = [*curve, (took, float(loop.answered - there))]
    outcome.axes = ("seconds", "questions on disk and acknowledged")
    cpu = [each.cpu_ns / total / 1e3 for each in used]
    return Flood(total / took, cpu[0], cpu[1], percentile(loop.latencies, 0.99) / 1e6)
