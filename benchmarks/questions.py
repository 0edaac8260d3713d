"""Questions: how many a second are on disk and acknowledged, and how long one alone takes."""

from __future__ import annotations

import os
import statistics
from collections import Counter
from functools import partial
from time import perf_counter_ns
from typing import NamedTuple

from benchmarks import machine, processes, stage, wire
from benchmarks.client import Client
from benchmarks.crowd import TooLate
from benchmarks.figures import Outcome, percentile
from benchmarks.hall import Hall
from benchmarks.options import Options
from benchmarks.pace import MOST_TRIES, Pace, Rounds
from benchmarks.progress import Progress
from liveroom.core.questions.batch import MAX_UNDECIDED

BURST_EACH = 9
"""A person may send ten at once; after that one in three seconds."""

ALONE = 200
IN_FLIGHT = 1_000
STEP_SECONDS = 0.05
PATIENCE_SECONDS = 60.0
TEXT = "How will {} pay for the next three metro lines without raising fares again? ({})"


def run(options: Options) -> Outcome:
    """All figures of asking."""
    outcome = Outcome("questions", options.settings)
    progress = Progress("questions", 5)
    progress.step("setting the stage")
    rounds = max(1, options.rounds // 3)
    stages = stage.build(options.folder / "data", options.attendees, rooms=rounds * MOST_TRIES)
    made = stages[0]
    with processes.product(made.folder) as server, processes.bare(4_000) as floor:
        rival = Hall(made, floor, options.attendees)
        progress.step("everybody comes to a bare server")
        rival.subscriber(rival.attendees)
        total = max(1, min(MAX_UNDECIDED, options.attendees * BURST_EACH) - ALONE)
        progress.step("as many as come, by a bare server")
        bare = _flood(outcome, rival, total, "bare server")
        rival.end()
        floods, moderators, refused = Rounds[Flood](Pace(), rounds), list[Client](), Counter[str]()
        for room in stages:
            if not floods.want_more():
                break
            hall = Hall(room, server, options.attendees)
            moderators.append(_moderator(hall))
            progress.step("everybody comes")
            hall.subscriber(hall.attendees)
            if room is made:
                progress.step("one at a time")
                _alone(outcome, hall, min(ALONE, len(hall.attendees)))
            progress.step("as many as come")
            floods.take(partial(_flood, outcome, hall, total, "liveroom"))
            hall.crowd.rest(1.0)
            refused += hall.crowd.refused
            hall.end()
        rates = [each.rate for each in floods.values]
        outcome.spread("questions on disk and acknowledged", rates, "/s", least=10_000)
        floods.tell(outcome)
        outcome.spread("… in all of them", [each.rate for each in floods.all], "/s")
        outcome.add("… by a bare server", bare.rate, "/s")
        outcome.spread("… processor time of the server", [f.each for f in floods.values], "µs each")
        told = statistics.median(each.bytes for each in moderators) / total
        outcome.add("bytes to the moderator, per question", told, "bytes")
        outcome.add("refused", refused.total(), "", most=0)
        outcome.raw["refused"] = dict(refused)
    progress.end()
    return outcome


def _moderator(hall: Hall) -> Client:
    """A moderator's subscriber that reads and does nothing with it."""
    path = f"/ws/{hall.stage.room}?as=moderator&lang=es"
    request = wire.handshake(hall.server.host, path, hall.stage.moderator)
    moderator = Client(hall.crowd, request, hear=lambda text: None)
    moderator.connect(hall.server.address)
    hall.crowd.until(lambda: moderator.frames > 0, PATIENCE_SECONDS, "the moderator has a seat")
    return moderator


def _question(number: int) -> bytes:
    return wire.command("ask", wire.new_id(), text=TEXT.format("Bogotá", number))


def _alone(outcome: Outcome, hall: Hall, many: int) -> None:
    crowd = hall.crowd
    crowd.latencies = []
    for number in range(many):
        attendee = hall.attendees[number]
        attendee.sent_at = perf_counter_ns()
        attendee.send(_question(-number - 1))
        crowd.until(lambda wanted=number: len(crowd.latencies) > wanted, 5, "an answer")  # type: ignore[misc]
    times = [each / 1e6 for each in crowd.latencies]
    outcome.add("one question alone, median", percentile(times, 0.5), "ms")
    outcome.add("… 99th of 100", percentile(times, 0.99), "ms", most=10)


class Flood(NamedTuple):
    """Questions a second, and what each cost the server of processor time, in µs."""

    rate: float
    each: float


def _flood(outcome: Outcome, hall: Hall, total: int, name: str) -> Flood:
    """As many questions as come, with IN_FLIGHT of them unanswered all the time."""
    crowd, many = hall.crowd, len(hall.attendees)
    there = crowd.counts["answer"]
    crowd.latencies = []
    server, clients = machine.usage(hall.server.pid), machine.usage(os.getpid())
    began, sent, curve = perf_counter_ns(), 0, [(0.0, 0.0)]
    deadline = began + int(PATIENCE_SECONDS * 1e9)
    while (answered := crowd.counts["answer"] - there) < total and not crowd.refused:
        if perf_counter_ns() > deadline:
            raise TooLate(f"{total} answers: {answered} within {PATIENCE_SECONDS:g} s")
        for number in range(sent, min(total, answered + IN_FLIGHT)):
            attendee = hall.attendees[number % many]
            attendee.sent_at = perf_counter_ns()
            attendee.send(_question(number))
            sent = number + 1
        crowd.step(0.01)
        spent = (perf_counter_ns() - began) / 1e9
        if spent - curve[-1][0] >= STEP_SECONDS:
            curve.append((spent, float(answered)))
    took = (perf_counter_ns() - began) / 1e9
    server = machine.usage(hall.server.pid).since(server)
    clients = machine.usage(os.getpid()).since(clients)
    outcome.curves[name] = [*curve, (took, float(total))]
    outcome.axes = ("seconds", "questions on disk and acknowledged")
    flood = {
        "server": name,
        "total": total,
        "seconds": took,
        "server_cpu_us": server.cpu_ns / total / 1e3,
        "clients_cpu_us": clients.cpu_ns / total / 1e3,
        "p99_ms": percentile(crowd.latencies, 0.99) / 1e6,
    }
    outcome.raw.setdefault("floods", []).append(flood)
    return Flood(total / took, server.cpu_ns / total / 1e3)
