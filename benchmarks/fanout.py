"""One click that reaches everybody, against other ways of sending over the same sockets."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from time import perf_counter_ns

from benchmarks import fixture, machine, server, wire
from benchmarks.actions import PRODUCT, Action, Actions
from benchmarks.audience import Audience
from benchmarks.client_loop import TooLate
from benchmarks.figures import Outcome, percentile
from benchmarks.moderator import PATIENCE_SECONDS
from benchmarks.naive import NAME as NAIVE
from benchmarks.options import Options

WARM_UP = 2
FEWEST_CLEAN = 3
MOST_TRIES = 3
FIRST_SHARE = 0.05
"""Who joins before memory is measured, so that what a process needs only once is not counted."""

HEADCOUNT_SECONDS = 6.0
BEATS = 2.5
"""A beat comes in 25 seconds; so many times the ten that all else is watched for."""

PAGES_PING_EVERY_SECONDS = 30 * 60
OTHERS_PING_EVERY_SECONDS = 25
"""Pages hear beats and ask for the time now and then; a client that wants no beats asks oftener."""

COMMAND_EVERY_SECONDS = 0.004

Good = dict[tuple[str, int], Action]


def run(options: Options) -> Outcome:
    """All figures of the fan-out."""
    outcome = Outcome("fanout", options.settings)
    room = fixture.build(options, fixture.Questions(asked=1))
    with server.driven(options) as (running, control):
        audience = Audience(room, running, options.attendees, beat=True)
        actions = Actions(audience, control, audience.moderator())
        options.step("everybody joins")
        _memory(outcome, actions)
        _idle(outcome, audience, options)
        _rounds(outcome, actions, options)
        options.step("edits")
        _edits(outcome, actions, options.rounds)
        options.step("commands during a fan-out")
        _meanwhile(outcome, actions, max(3, options.rounds // 2))
        loop = audience.loop
        wrong = loop.wrong + loop.repeated
        outcome.add("frames out of order, doubled or unknown", wrong, "", most=0)
        outcome.add("connections lost", loop.counts["lost"], "", most=0)
        audience.end()
    return outcome


def _memory(outcome: Outcome, actions: Actions) -> None:
    """Let everybody in; what a subscriber costs."""
    audience, pid = actions.audience, actions.audience.server.pid
    first = max(1, int(len(audience.attendees) * FIRST_SHARE))
    audience.join(audience.attendees[:first])
    _there_and_back(actions, first)
    before = machine.resident(pid)
    actions.control.ask("watch")
    audience.join(audience.attendees[first:])
    seen = actions.control.ask("seen")
    idle = machine.resident(pid)
    _there_and_back(actions, len(audience.attendees))
    subscribers = len(audience.attendees) - first
    each = [(after - before) / subscribers / 1024 for after in (idle, machine.resident(pid))]
    outcome.add("memory per seat", each[0], "KiB", most=5)
    outcome.add("… after the first broadcasts", each[1], "KiB", most=5)
    outcome.add("worst garbage collection while they join", seen["gc_ms"], "ms", most=30)


def _there_and_back(actions: Actions, many: int) -> None:
    for way in ("cue_next", "cue_previous"):
        actions.audience.loop.await_action()
        actions.moderator.cue(way)
        actions.moderator.settle()
        actions.audience.until_all_have_it(many)


def _idle(outcome: Outcome, audience: Audience, options: Options) -> None:
    """Nobody does anything but listen, and ask for the time."""
    loop, pid, seconds = audience.loop, audience.server.pid, options.seconds
    loop.rest(min(seconds, HEADCOUNT_SECONDS))
    for how, every, watched, most in (
        ("as our pages are", PAGES_PING_EVERY_SECONDS, BEATS * seconds, 1),
        ("each pings in 25 s besides", OTHERS_PING_EVERY_SECONDS, seconds / 2, None),
    ):
        options.step(f"idle, {how}")
        counts, before = loop.counts.total(), machine.usage(pid)
        _ping(audience, watched, every)
        used = machine.usage(pid).since(before).cpu_ns / 1e9 / watched
        frames = (loop.counts.total() - counts) / len(audience.attendees) * 10 / watched
        outcome.add(f"idle, {how}: frames per 10 s a seat", frames, "", most=1)
        outcome.add(f"idle, {how}: share of a core", used * 100, "%", most=most)


def _ping(audience: Audience, seconds: float, every: int) -> None:
    ping = wire.encoded({"t": "ping", "c": 1})
    began, sent, many = perf_counter_ns(), 0, len(audience.attendees)
    while (spent := (perf_counter_ns() - began) / 1e9) < seconds:
        due = int(many * spent / every)
        while sent < due:
            audience.attendees[sent % many].send(ping)
            sent += 1
        audience.loop.step(0.002)


def _rounds(outcome: Outcome, actions: Actions, options: Options) -> None:
    """The ways of sending in turn, each round beginning with another one."""
    options.step("rounds")
    held = actions.control.ask("hold", but=[actions.moderator.client.address])
    if held["sockets"] != len(actions.audience.attendees):
        raise TooLate(f"{held['sockets']} sockets are open: {dict(actions.audience.loop.closed)}")
    actions.control.ask("put under starlette")
    floor = str(held["floor"])
    ways = [PRODUCT, floor, NAIVE]
    all_: list[Action] = []
    number = -WARM_UP
    while number < options.rounds or _want_more(all_, ways, number, options.rounds):
        turn = (number + WARM_UP) % len(ways)
        taken = [actions.take(way, number) for way in ways[turn:] + ways[:turn]]
        actions.back()
        number += 1
        if number > 0:
            all_ += taken
    good = _clean(all_)
    _ratios(outcome, all_, good, floor)
    for way in ways:
        outcome.raw[way] = [round(each.last_ms, 2) for each in good.values() if each.way == way]
    outcome.curves = {way: actions.curves[way, _typical(good, way)] for way in ways}
    outcome.axes = ("ms after the click", "share of all attendees who have it")
    outcome.add("a cue's frame to a page", len(actions.text.encode()), "B", most=400)


def _want_more(taken: Sequence[Action], ways: Sequence[str], number: int, rounds: int) -> bool:
    """Whether there are too few undisturbed actions and it is worth trying on."""
    clean = Counter(action.way for action in taken if not action.disturbed)
    return number < rounds * MOST_TRIES and min(clean[way] for way in ways) < rounds


def _ratios(outcome: Outcome, taken: Sequence[Action], good: Good, floor: str) -> None:
    of = {way: [a for a in good.values() if a.way == way] for way in (PRODUCT, floor, NAIVE)}
    mine = of[PRODUCT]
    outcome.spread("cue_next to the last of all", [a.last_ms for a in mine], "ms")
    for way in (floor, NAIVE):
        outcome.spread(f"… by {way}", [a.last_ms for a in of[way]], "ms")
    outcome.spread(f"… against a {floor}", _paired(good, PRODUCT, floor), "×", most=1.15)
    spent = {(a.way, a.round): a for a in taken}
    ratios = _paired(spent, PRODUCT, floor, "server_cpu_ms")
    outcome.spread(f"… in processor time, against a {floor}", ratios, "×")
    outcome.spread("naive Starlette against it", _paired(good, NAIVE, PRODUCT), "×", least=1.8)
    outcome.spread("event loop blocked by it", [a.blocked_ms for a in mine], "ms", most=5)
    outcome.spread("… by a naive loop", [a.blocked_ms for a in of[NAIVE]], "ms")
    outcome.add("worst garbage collection in it", max(a.gc_ms for a in mine), "ms", most=30)
    outcome.spread("its own acknowledgement", [a.acknowledged_ms for a in mine], "ms")
    fast = [action for action in taken if action.way != NAIVE]
    braked = sum(action.braked for action in fast)
    outcome.add("fast actions that waited for the clients", braked, f"of {len(fast)}")
    disturbed, left_out = sum(a.disturbed for a in taken), len(taken) - len(good)
    outcome.add("disturbed actions", disturbed, f"of {len(taken)}", note=f"left out: {left_out}")


def _edits(outcome: Outcome, actions: Actions, times: int) -> None:
    """A moderator changes a segment and takes that back: one frame to everybody each."""
    loop = actions.audience.loop
    cued, loop.marker = loop.marker, b'"rundown":'
    took: dict[str, list[float]] = {"change_segment": [], "land": [], "undo_last": []}
    for _ in range(times):
        for name, last_ms in took.items():
            last_ms.append(_edit(actions, name))
    for name, last_ms in took.items():
        outcome.spread(f"{name} to the last of all", last_ms, "ms", most=250)
    loop.marker = cued


def _edit(actions: Actions, name: str) -> float:
    """The milliseconds until the last attendee has what a moderator did."""
    loop, moderator = actions.audience.loop, actions.moderator
    loop.await_action()
    rev, began = moderator.rev, moderator.edit(name)
    actions.audience.until_all_have_it()
    last_ms = (loop.arrivals[-1] - began) / 1e6
    moderator.settle()
    loop.until(lambda: moderator.rev != rev, PATIENCE_SECONDS, "the edit")
    return last_ms


def _clean(taken: Sequence[Action]) -> Good:
    """The undisturbed actions, or all of them where a way has too few to speak of."""
    clean = [action for action in taken if not action.disturbed]
    many = Counter(action.way for action in clean)
    enough = all(many[action.way] >= FEWEST_CLEAN for action in taken)
    return {(a.way, a.round): a for a in (clean if enough else taken)}


def _typical(good: Good, way: str) -> int:
    """The round in which a way took as long as it does at the median."""
    ordered = sorted((a.last_ms, number) for (name, number), a in good.items() if name == way)
    return ordered[len(ordered) // 2][1]


def _paired(good: Good, way: str, other: str, what: str = "last_ms") -> list[float]:
    rounds = [number for name, number in good if name == way and (other, number) in good]
    ratios = [getattr(good[way, n], what) / getattr(good[other, n], what) for n in rounds]
    return ratios or [float("nan")]


def _meanwhile(outcome: Outcome, actions: Actions, times: int) -> None:
    """Another moderator works while fan-outs are under way."""
    audience, loop = actions.audience, actions.audience.loop
    second = audience.moderator()
    question, rev = audience.room.questions[0], 1
    waits: list[float] = []
    for _ in range(times):
        for way in ("cue_next", "cue_previous"):
            loop.await_action()
            actions.moderator.cue(way)
            while len(loop.arrivals) < len(audience.attendees):
                name = ("hold_question", "undo")[rev % 2 == 0]
                waits.append(second.do(name, question=question, rev=rev))
                rev += 1
                loop.rest(COMMAND_EVERY_SECONDS)
            actions.moderator.settle()
    second.client.leave()
    outcome.add("a moderator's answer meanwhile, median", statistics.median(waits), "ms")
    outcome.add("… 99th of 100", percentile(waits, 0.99), "ms", most=50)
