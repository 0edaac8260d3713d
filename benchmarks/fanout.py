"""One click that reaches everybody, against other ways of sending over the same sockets."""

from __future__ import annotations

import os
import statistics
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from time import perf_counter_ns

from benchmarks import machine, processes, stage, wire
from benchmarks.control import Control
from benchmarks.crowd import TooLate
from benchmarks.figures import Outcome, percentile
from benchmarks.hall import Hall
from benchmarks.options import Options
from benchmarks.progress import Progress
from benchmarks.stand import PRODUCT, Action, Stand
from liveroom.live.broadcast.heartbeat import BEAT_SECONDS

C_LOOP, WRITE_LOOP = "c loop", "os.write loop"
CHUNKS, PREPARED, NAIVE = "os.write in chunks", "prepared", "naive Starlette"
WARM_UP = 2
FEWEST_CLEAN = 3
MOST_TRIES = 3
FIRST_SHARE = 0.05
"""Who comes before memory is measured, so that what a process needs only once is not counted."""

HEADCOUNT_SECONDS = 6.0
PAGES_PING_EVERY_SECONDS = 30 * 60
OTHERS_PING_EVERY_SECONDS = 25
"""Pages hear beats and ask for the time now and then; a client that wants no beats asks oftener."""

COMMAND_EVERY_SECONDS = 0.004


def run(options: Options) -> Outcome:
    """All figures of the fan-out."""
    outcome = Outcome("fanout", options.settings)
    progress = Progress("fanout", 7 + options.rounds + WARM_UP)
    progress.step("setting the stage")
    made = stage.build(options.folder / "data", options.attendees, stage.Questions(asked=1))[0]
    control = options.folder / "control"
    with processes.rig(made.folder, control) as server, closing(Control(control)) as orders:
        hall = Hall(made, server, options.attendees, beat=True)
        desk = hall.desk()
        stand = Stand(hall, orders, desk)
        _subscribers(outcome, stand, progress)
        _idle(outcome, stand, options.seconds, progress)
        _rounds(outcome, stand, options, progress)
        progress.step("commands during a fan-out")
        _meanwhile(outcome, stand, max(3, options.rounds // 2))
        _check(outcome, hall)
        hall.end()
    progress.end()
    return outcome


def _subscribers(outcome: Outcome, stand: Stand, progress: Progress) -> None:
    """Let everybody in; what a subscriber costs."""
    hall, pid = stand.hall, stand.hall.server.pid
    first = max(1, int(len(hall.attendees) * FIRST_SHARE))
    progress.step("the first come")
    hall.subscriber(hall.attendees[:first])
    _cue(stand, first)
    before = machine.resident(pid)
    stand.control.ask("watch")
    progress.step("everybody comes")
    hall.subscriber(hall.attendees[first:])
    seen = stand.control.ask("seen")
    subscribers = len(hall.attendees) - first
    idle = machine.resident(pid)
    _cue(stand, len(hall.attendees))
    after = machine.resident(pid)
    outcome.add("memory per seat", (idle - before) / subscribers / 1024, "KiB", most=6)
    outcome.add(
        "… after the first broadcasts", (after - before) / subscribers / 1024, "KiB", most=6
    )
    outcome.add("worst garbage collection while they come", seen["gc_ms"], "ms", most=30)


def _cue(stand: Stand, many: int) -> None:
    for way in ("cue_next", "cue_previous"):
        stand.hall.crowd.await_action()
        stand.desk.cue(way)
        stand.desk.settle()
        stand.hall.everybody_hears(many)


def _idle(outcome: Outcome, stand: Stand, seconds: float, progress: Progress) -> None:
    """Nobody does anything but listen, and ask for the time."""
    hall, crowd = stand.hall, stand.hall.crowd
    many = len(hall.attendees)
    progress.step("the headcount settles")
    crowd.rest(min(seconds, HEADCOUNT_SECONDS))
    for how, every, watched, most in (
        ("as our pages are", PAGES_PING_EVERY_SECONDS, max(seconds, BEAT_SECONDS), 1),
        ("each pings in 25 s besides", OTHERS_PING_EVERY_SECONDS, seconds / 2, None),
    ):
        progress.step(f"idle, {how}")
        counts, before = sum(crowd.counts.values()), machine.usage(hall.server.pid)
        _ping(hall, watched, every)
        used = machine.usage(hall.server.pid).since(before).cpu_ns / 1e9 / watched
        frames = (sum(crowd.counts.values()) - counts) / many * 10 / watched
        outcome.add(f"idle, {how}: frames per 10 s a seat", frames, "", most=1)
        outcome.add(f"idle, {how}: share of a core", used * 100, "%", most=most)


def _ping(hall: Hall, seconds: float, every: int) -> None:
    ping = wire.said({"t": "ping", "c": 1})
    began, sent, many = perf_counter_ns(), 0, len(hall.attendees)
    while (spent := (perf_counter_ns() - began) / 1e9) < seconds:
        due = int(many * spent / every)
        while sent < due:
            hall.attendees[sent % many].send(ping)
            sent += 1
        hall.crowd.step(0.002)


def _rounds(outcome: Outcome, stand: Stand, options: Options, progress: Progress) -> None:
    """The ways of sending in turn, each round beginning with another one."""
    progress.step("the same sockets under Starlette")
    prepared = stand.control.ask("prepare", but=[stand.desk.client.address])
    if prepared["sockets"] != len(stand.hall.attendees):
        seen = f"closed {dict(stand.hall.crowd.closed)}, {dict(stand.hall.crowd.counts)}"
        raise TooLate(f"{prepared['sockets']} sockets are open: {seen}")
    floors = [C_LOOP, WRITE_LOOP] if prepared["compiled"] else [WRITE_LOOP]
    ways = [PRODUCT, *floors, CHUNKS, PREPARED, NAIVE]
    actions: list[Action] = []
    number = -WARM_UP
    while number < options.rounds or _wanting(actions, ways, number, options.rounds):
        progress.step(f"round {number + 1}" if number >= 0 else "warming up")
        turn = number % len(ways) if number > -WARM_UP else 0
        taken = [stand.act(way, number) for way in ways[turn:] + ways[:turn]]
        stand.back()
        number += 1
        if number > 0:
            actions += taken
    _ratios(outcome, actions, floors[0])
    outcome.raw["actions"] = [asdict(action) for action in actions]
    outcome.curves = {way: stand.curves[way, _typical(actions, way)] for way in ways}
    outcome.axes = ("ms after the click", "share of all attendees who have it")


def _wanting(actions: Sequence[Action], ways: Sequence[str], number: int, rounds: int) -> bool:
    """Whether there are too few undisturbed actions and it is worth trying on."""
    clean = Counter(action.way for action in actions if not action.disturbed)
    return number < rounds * MOST_TRIES and min(clean[way] for way in ways) < rounds


def _ratios(outcome: Outcome, actions: Sequence[Action], floor: str) -> None:
    good = _clean(actions)
    mine = [a for (way, _), a in good.items() if way == PRODUCT]
    outcome.spread("cue_next to the last of all", [a.last_ms for a in mine], "ms")
    for way in dict.fromkeys(a.way for a in actions):
        if way != PRODUCT:
            last = [a.last_ms for (name, _), a in good.items() if name == way]
            outcome.spread(f"… by {way}", last, "ms")
    outcome.spread(f"… against a {floor}", _paired(good, PRODUCT, floor), "×", most=1.1)
    if floor != WRITE_LOOP:
        outcome.spread(f"… against a {WRITE_LOOP}", _paired(good, PRODUCT, WRITE_LOOP), "×")
    outcome.spread("… against prepared frames", _paired(good, PRODUCT, PREPARED), "×")
    spent = {(a.way, a.round): a for a in actions}
    for way in dict.fromkeys((floor, WRITE_LOOP)):
        ratios = _paired(spent, PRODUCT, way, "server_cpu_ms")
        outcome.spread(f"… in processor time, against a {way}", ratios, "×")
    outcome.spread("naive Starlette against it", _paired(good, NAIVE, PRODUCT), "×", least=1.8)
    outcome.spread("chunks against one go", _paired(good, CHUNKS, WRITE_LOOP), "×", most=1.05)
    outcome.spread("event loop blocked by it", [a.blocked_ms for a in mine], "ms", most=5)
    outcome.spread("… by a naive loop", [a.blocked_ms for a in actions if a.way == NAIVE], "ms")
    outcome.add("worst garbage collection in it", max(a.gc_ms for a in mine), "ms", most=30)
    outcome.spread("its own acknowledgement", [a.acknowledged_ms for a in mine], "ms")
    share = [a.clients_cpu_ms / a.last_ms for a in good.values() if a.way == floor]
    outcome.spread(
        "clients' processor share at the floor", share, "", note="near 1: they are the brake"
    )
    disturbed = sum(action.disturbed for action in actions)
    left_out = len(actions) - len(good)
    fast = [action for action in actions if action.way != NAIVE]
    braked = sum(action.braked for action in fast)
    outcome.add("fast actions that waited for the clients", braked, f"of {len(fast)}")
    outcome.add("disturbed actions", disturbed, f"of {len(actions)}", note=f"left out: {left_out}")


def _clean(actions: Sequence[Action]) -> dict[tuple[str, int], Action]:
    """The undisturbed actions, or all of them where a way has too few to speak of."""
    clean = [action for action in actions if not action.disturbed]
    many = Counter(action.way for action in clean)
    enough = all(many[action.way] >= FEWEST_CLEAN for action in actions)
    return {(a.way, a.round): a for a in (clean if enough else actions)}


def _typical(actions: Sequence[Action], way: str) -> int:
    """The round in which a way took as long as it does at the median."""
    taken = sorted(
        (a.last_ms, number) for (name, number), a in _clean(actions).items() if name == way
    )
    return taken[len(taken) // 2][1]


def _paired(
    good: dict[tuple[str, int], Action], way: str, other: str, what: str = "last_ms"
) -> list[float]:
    rounds = [number for name, number in good if name == way and (other, number) in good]
    if not rounds:
        return [float("nan")]
    return [getattr(good[way, n], what) / getattr(good[other, n], what) for n in rounds]


def _meanwhile(outcome: Outcome, stand: Stand, times: int) -> None:
    """Another moderator works while fan-outs are under way."""
    second, crowd = stand.hall.desk(), stand.hall.crowd
    question, rev = stand.hall.stage.questions[0], 1
    waits: list[float] = []
    for _ in range(times):
        for way in ("cue_next", "cue_previous"):
            crowd.await_action()
            stand.desk.cue(way)
            while len(crowd.arrivals) < len(stand.hall.attendees):
                name = ("hold_question", "undo")[rev % 2 == 0]
                waits.append(second.do(name, question=question, rev=rev))
                rev += 1
                crowd.rest(COMMAND_EVERY_SECONDS)
            stand.desk.settle()
    second.client.leave()
    outcome.add("a moderator's answer meanwhile, median", statistics.median(waits), "ms")
    outcome.add("… 99th of 100", percentile(waits, 0.99), "ms", most=50)
    outcome.raw["acknowledged_ms"] = [round(wait, 3) for wait in waits]


def _check(outcome: Outcome, hall: Hall) -> None:
    crowd = hall.crowd
    outcome.add("clients' own processor time", machine.usage(os.getpid()).cpu_ns / 1e9, "s")
    outcome.add("frames out of order, doubled or unknown", crowd.wrong + crowd.repeated, "", most=0)
    outcome.add("connections lost", crowd.counts["lost"], "", most=0)
