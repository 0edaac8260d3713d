"""Votes: everybody at once, and as many a second as people can make, counted exactly."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from time import perf_counter_ns
from typing import Any

from benchmarks import fixture, machine, server, wire
from benchmarks.audience import LOOK_EVERY, PATIENCE_SECONDS, Audience, send_all
from benchmarks.client import Client
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Curve, Outcome, percentile
from benchmarks.options import Options
from benchmarks.steady import Rounds, Speed

QUESTIONS = 50
RATE = 20_000
RATE_EACH = 2.0
"""A person who votes more often than this for long is asked to slow down."""


def run(options: Options) -> Outcome:
    """All figures of voting."""
    outcome = Outcome("votes", options.settings)
    room = fixture.build(options, fixture.Questions(approved=QUESTIONS))
    with server.plain(options) as running:
        audience = Audience(room, running, options.attendees)
        votes = Votes(room.questions, audience.attendees)
        at_once = Rounds[float](Speed(), max(2, options.rounds // 2))
        audience.join()
        options.step("all at once")
        while at_once.want_more():
            ballots = [(each, votes.next(n)) for n, each in enumerate(audience.attendees)]
            at_once.take(partial(send_all, audience.loop, ballots))
            audience.loop.rest(1.2)
        most = 0.5 * options.attendees / 10_000
        at_once.tell(outcome, "all vote at once: last answer", float, "s", most=most)
        options.step("many a second")
        _sustained(outcome, votes, audience, options.seconds)
        _count(outcome, votes, audience)
        audience.end()
    return outcome


class Votes:
    """Who has voted for what, so that the room's counts can be held against it."""

    def __init__(self, questions: Sequence[str], voters: Sequence[Client]) -> None:
        self.voters = voters
        self._questions = questions
        self._cast = [0] * len(voters)
        self.counts: Counter[str] = Counter()

    def next(self, place: int) -> bytes:
        """The next vote of a voter: for a question it has not voted for, while there is one."""
        turn = self._cast[place]
        self._cast[place] += 1
        question = self._questions[(place + turn) % len(self._questions)]
        is_for = turn // len(self._questions) % 2 == 0
        self.counts[question] += 1 if is_for else -1
        return wire.command("vote", wire.new_id(), question=question, value=is_for)

    def wrong(self, cards: Mapping[str, Any]) -> int:
        """How many questions have another count on these cards."""
        return sum(cards[each]["votes"] != self.counts[each] for each in self._questions)


def cast(
    votes: Votes,
    loop: ClientLoop,
    rate: int,
    seconds: float,
    meanwhile: Callable[[], None] = lambda: None,
) -> tuple[float, Curve]:
    """Let so many votes a second be cast, however fast they are answered.

    Returns the seconds until all are answered, and how many were when.
    """
    total, many, there = int(rate * seconds), len(votes.voters), loop.counts["answer"]
    wanted = loop.answered + total
    loop.latencies, began, sent, curve = [], perf_counter_ns(), 0, list[tuple[float, float]]()
    while sent < total:
        spent = (perf_counter_ns() - began) / 1e9
        due = min(total, int(rate * spent), sent + LOOK_EVERY)
        for place in range(sent, due):
            voter = votes.voters[place % many]
            voter.sent_at = perf_counter_ns()
            voter.send(votes.next(place % many))
        is_behind = due == sent + LOOK_EVERY
        sent = max(sent, due)
        meanwhile()
        loop.step(0 if is_behind else 0.0005)
        curve.append((spent, loop.counts["answer"] - there))
    loop.until(lambda: loop.answered >= wanted, 2 * PATIENCE_SECONDS, "the last answer")
    return (perf_counter_ns() - began) / 1e9, curve[:: max(1, len(curve) // 200)]


def _sustained(outcome: Outcome, votes: Votes, audience: Audience, seconds: float) -> None:
    loop, many = audience.loop, len(audience.attendees)
    rate, before = min(RATE, int(many * RATE_EACH)), Counter(audience.loop.counts)
    watched = machine.Watched({"server": audience.server.pid, "clients": os.getpid()})
    took, curve = cast(votes, loop, rate, seconds)
    shares = watched.shares()
    loop.rest(1.2)
    seen = loop.counts - before
    outcome.curves = {"votes answered": curve}
    outcome.axes = ("seconds", "votes")
    outcome.add("votes a second, asked for", rate, "/s")
    least = 15_000 * rate / RATE
    outcome.add("… stored and answered", seen["answer"] / took, "/s", least=least)
    outcome.add("answer to a vote, median", percentile(loop.latencies, 0.5) / 1e6, "ms")
    outcome.add("… 99th of 100", percentile(loop.latencies, 0.99) / 1e6, "ms")
    patches = seen["vote counts"] / many - 1  # the first comes at once
    patches += (seen["own"] + seen["patch"]) / many
    outcome.add("patches a second to each", patches / took, "", most=1)
    outcome.add("server's processor share", shares["server"], "%")
    outcome.add("clients' processor share", shares["clients"], "%")


def _count(outcome: Outcome, votes: Votes, audience: Audience) -> None:
    wrong = votes.wrong(audience.moderator().screen["questions"])
    outcome.add("votes counted", votes.counts.total(), "")
    outcome.add("questions with a wrong count", wrong, "", most=0)
    outcome.add("refused", audience.loop.refused.total(), "", most=0)
    outcome.add("frames out of order or unknown", audience.loop.wrong, "", most=0)
    outcome.raw["refused"] = dict(audience.loop.refused)
