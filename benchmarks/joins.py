"""How fast people come in, and back after a power cut; and a moderator's first screen."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from functools import partial
from time import perf_counter_ns

from benchmarks import fixture, machine, server
from benchmarks.audience import IN_FLIGHT, Audience
from benchmarks.figures import Curve, Outcome
from benchmarks.options import Options
from benchmarks.server import Server
from benchmarks.steady import Rounds, Speed

HEADCOUNT_SECONDS = 5.5
JOINERS_SHARE = 0.05
AT_ONCE_ROUNDS = 3
QUESTIONS = 5_000
"""In the room whose moderator's screen is measured, half of them approved."""


def run(options: Options) -> Outcome:
    """All figures of joining."""
    outcome = Outcome("joins", options.settings)
    room = fixture.build(options, fixture.Questions(approved=20))
    half = min(QUESTIONS, options.attendees * 10) // 2
    persons = min(options.attendees, fixture.ASKERS)
    large = fixture.build(options, fixture.Questions(half, half), persons=persons)
    rounds, speed = max(2, options.rounds // 2), Speed()
    with server.plain(options) as running:
        _moderator(outcome, Audience(large, running, 0), options.rounds)
        audience = Audience(room, running, options.attendees)
        audience.join(audience.attendees[:1])
        outcome.add("an attendee's first screen", audience.attendees[0].bytes, "bytes")
        audience.leave()
        options.step(f"{IN_FLIGHT} at a time")
        _storms(outcome, audience, IN_FLIGHT, speed, rounds)
        options.step("all at once")
        _storms(outcome, audience, options.attendees, speed, AT_ONCE_ROUNDS)
        options.step("what others hear of a join")
        _others(outcome, audience, min(options.seconds, HEADCOUNT_SECONDS))
        options.step("kill -9")
        killed = perf_counter_ns()
        running.kill()
        with server.plain(options) as again:
            _back(outcome, audience, again, killed)
            audience.end()
    return outcome


def _moderator(outcome: Outcome, audience: Audience, rounds: int) -> None:
    """A moderator's first screen in a room with many questions."""
    took, sizes = list[float](), list[int]()
    for _ in range(rounds + 1):
        moderator = audience.absent_moderator()
        took.append(moderator.join(audience.server.address))
        sizes.append(moderator.client.bytes)
        moderator.client.leave()
    questions = len(audience.room.questions)
    outcome.spread(f"moderator's first screen with {questions} questions", took[1:], "ms", most=20)
    outcome.add("… the first of all, which opens the room", took[0], "ms")
    outcome.add("… its bytes", sizes[-1] / 1000, "kB")
    audience.end()


@dataclass(frozen=True, slots=True)
class Storm:
    """Everybody has joined: how long that took, and the processor time of each of them."""

    seconds: float
    server_cpu_us: float
    clients_cpu_us: float


def _storms(
    outcome: Outcome, audience: Audience, in_flight: int, speed: Speed, rounds: int
) -> None:
    many = len(audience.attendees)
    name = "all at once" if in_flight >= many else f"{in_flight} at a time"
    storms = Rounds[Storm](speed, rounds)
    while storms.want_more():
        storms.take(partial(_storm, audience, in_flight))
        outcome.curves[name] = _curve(audience.loop.joined)
        audience.leave()
        audience.loop.joined = []
        audience.loop.rest(0.5)
    outcome.raw[name] = [asdict(storm) for storm in storms.all]
    outcome.axes = ("seconds after the first came", "attendees with their first screen")
    least = 4_000 if in_flight < many else None
    storms.tell(outcome, f"joins, {name}", lambda each: many / each.seconds, "/s", least=least)
    outcome.spread(
        "… processor time of the server", [e.server_cpu_us for e in storms.values], "µs each"
    )
    outcome.spread("… of the client", [e.clients_cpu_us for e in storms.values], "µs each")


def _storm(audience: Audience, in_flight: int) -> Storm:
    many, pid = len(audience.attendees), audience.server.pid
    before, own = machine.usage(pid), machine.usage(os.getpid())
    seconds = audience.join(in_flight=in_flight)
    used, mine = machine.usage(pid).since(before), machine.usage(os.getpid()).since(own)
    return Storm(seconds, used.cpu_ns / many / 1e3, mine.cpu_ns / many / 1e3)


def _curve(joined: list[int]) -> Curve:
    step = max(1, len(joined) // 200)
    return [((at - joined[0]) / 1e9, place) for place, at in enumerate(joined)][::step]


def _others(outcome: Outcome, audience: Audience, seconds: float) -> None:
    """What those who are there receive when more come."""
    loop = audience.loop
    joiners = max(1, int(len(audience.attendees) * JOINERS_SHARE))
    others = audience.attendees[joiners:]
    audience.join(others)
    loop.rest(seconds)
    before, counts = sum(each.bytes for each in others), loop.counts.copy()
    audience.join(audience.attendees[:joiners])
    loop.rest(0.2)
    seen = loop.counts - counts
    received = sum(each.bytes for each in others) - before
    outcome.add(
        "headcounts told to each of the others", seen["headcount"] / len(others), "", most=1
    )
    outcome.add("other frames to the others on a join", seen["patch"], "", most=0)
    outcome.add("bytes to each of the others, per join", received / len(others) / joiners, "bytes")


def _back(outcome: Outcome, audience: Audience, again: Server, killed: int) -> None:
    """Everybody at the same instant, without jitter, as soon as the server listens."""
    loop, listening = audience.loop, perf_counter_ns()
    audience.leave()
    loop.joined = []
    audience.move(again)
    audience.join(in_flight=len(audience.attendees))
    outcome.add("restart after kill -9", (listening - killed) / 1e9, "s")
    outcome.add("all back after kill -9", (loop.joined[-1] - killed) / 1e9, "s", most=7)
    outcome.add("handshakes refused", loop.refused.total(), "", most=0)
