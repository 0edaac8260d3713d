"""How fast people come in: rights checked, first screen delivered; and back after a power cut."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from functools import partial
from time import perf_counter_ns

from benchmarks import machine, processes, stage
from benchmarks.figures import Curve, Outcome
from benchmarks.hall import IN_FLIGHT, Hall
from benchmarks.options import Options
from benchmarks.pace import Pace, Rounds
from benchmarks.progress import Progress

HEADCOUNT_SECONDS = 5.5
JOINERS_SHARE = 0.05
AT_ONCE_ROUNDS = 3

Halls = dict[str, Hall]


def run(options: Options) -> Outcome:
    """All figures of joining."""
    outcome = Outcome("joins", options.settings)
    rounds = max(2, options.rounds // 2)
    progress = Progress("joins", 5 + 2 * rounds)
    progress.step("setting the stage")
    made = stage.build(options.folder / "data", options.attendees, stage.Questions(approved=20))[0]
    with processes.product(made.folder) as server:
        hall = Hall(made, server, options.attendees)
        screen = _first_screen(hall)
        with processes.bare(screen) as floor:
            rival = Hall(made, floor, options.attendees)
            halls, pace = {"liveroom": hall, "bare server": rival}, Pace()
            progress.step(f"{IN_FLIGHT} at a time")
            _storms(outcome, halls, IN_FLIGHT, pace, rounds, progress)
            progress.step("all at once")
            _storms(outcome, halls, options.attendees, pace, AT_ONCE_ROUNDS, progress)
            rival.end()
        outcome.add("first screen", screen, "bytes")
        progress.step("what others hear of a join")
        _others(outcome, hall, min(options.seconds, HEADCOUNT_SECONDS))
        progress.step("kill -9")
        killed = perf_counter_ns()
        server.kill()
        with processes.product(made.folder) as again:
            _back(outcome, hall, again, killed)
            hall.end()
    progress.end()
    return outcome


def _first_screen(hall: Hall) -> int:
    """Bytes of the first screen, and of the answer to the handshake before it."""
    one = hall.attendees[:1]
    hall.subscriber(one)
    hall.leave()
    hall.crowd.rest(0.1)
    return one[0].bytes


def _storms(
    outcome: Outcome, halls: Halls, in_flight: int, pace: Pace, rounds: int, progress: Progress
) -> None:
    many = len(halls["liveroom"].attendees)
    storms = {name: Rounds[Storm](pace, rounds) for name in halls}
    while storms["liveroom"].want_more():
        for name, each in halls.items():
            storm = storms[name].take(partial(_storm, each, in_flight))
            told = {"server": name, "in_flight": in_flight} | asdict(storm)
            outcome.raw.setdefault("storms", []).append(told)
            outcome.curves[f"{name}, {_named(in_flight, many)}"] = _curve(each)
            each.leave()
            each.crowd.seated = []
            each.crowd.rest(0.5)
        progress.step("once more")
    outcome.axes = ("seconds after the first came", "attendees with their first screen")
    name = _named(in_flight, many)
    goal = 5_000 if in_flight < many else None
    ours, bare = storms["liveroom"], storms["bare server"]
    rates = [[many / each.seconds for each in storm] for storm in (ours.values, bare.values)]
    cpu = [[each.server_cpu_us for each in storm] for storm in (ours.values, bare.values)]
    outcome.spread(f"joins, {name}", rates[0], "/s", least=goal)
    ours.tell(outcome)
    outcome.spread("… in all of them", [many / each.seconds for each in ours.all], "/s")
    outcome.spread("… by a server that checks nothing", rates[1], "/s")
    outcome.spread("… processor time of the server", cpu[0], "µs each")
    outcome.spread("… of the one that checks nothing", cpu[1], "µs each")


@dataclass(frozen=True, slots=True)
class Storm:
    """Everybody has come: how long that took, and the processor time of each of them."""

    seconds: float
    server_cpu_us: float
    clients_cpu_us: float
    waited_ms: float


def _storm(hall: Hall, in_flight: int) -> Storm:
    many, pid = len(hall.attendees), hall.server.pid
    before, own = machine.usage(pid), machine.usage(os.getpid())
    seconds = hall.subscriber(hall.attendees, in_flight)
    used, mine = machine.usage(pid).since(before), machine.usage(os.getpid()).since(own)
    each = many * 1e3
    return Storm(seconds, used.cpu_ns / each, mine.cpu_ns / each, used.waited_ns / 1e6)


def _named(in_flight: int, many: int) -> str:
    return "all at once" if in_flight >= many else f"{in_flight} at a time"


def _curve(hall: Hall) -> Curve:
    seated = hall.crowd.seated
    step = max(1, len(seated) // 200)
    return [((at - seated[0]) / 1e9, place) for place, at in enumerate(seated)][::step]


def _others(outcome: Outcome, hall: Hall, seconds: float) -> None:
    """What those who sit receive when more come."""
    crowd = hall.crowd
    joiners = max(1, int(len(hall.attendees) * JOINERS_SHARE))
    others = hall.attendees[joiners:]
    hall.subscriber(others)
    crowd.rest(seconds)
    before, counted = sum(each.bytes for each in others), crowd.counts["headcount"]
    patches = crowd.counts["patch"]
    hall.subscriber(hall.attendees[:joiners])
    crowd.rest(0.2)
    told = (crowd.counts["headcount"] - counted) / len(others)
    received = sum(each.bytes for each in others) - before
    outcome.add("headcounts told to each of the others", told, "", most=1)
    outcome.add("other frames to the others on a join", crowd.counts["patch"] - patches, "", most=0)
    outcome.add("bytes to each of the others, per join", received / len(others) / joiners, "bytes")


def _back(outcome: Outcome, hall: Hall, again: processes.Server, killed: int) -> None:
    """Everybody at the same instant, without jitter, as soon as the server listens."""
    crowd = hall.crowd
    listening = perf_counter_ns()
    hall.leave()
    crowd.seated = []
    hall.move(again)
    hall.subscriber(hall.attendees, len(hall.attendees))
    outcome.add("restart after kill -9", (listening - killed) / 1e9, "s")
    outcome.add("all back after kill -9", (crowd.seated[-1] - killed) / 1e9, "s", most=6)
    outcome.add("handshakes refused", sum(crowd.refused.values()), "", most=0)
