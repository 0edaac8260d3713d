"""Votes: everybody at once, and as many a second as people can make, counted exactly."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial
from time import perf_counter_ns

from benchmarks import machine, processes, stage, wire
from benchmarks.figures import Outcome, percentile
from benchmarks.hall import Hall
from benchmarks.options import Options
from benchmarks.pace import Pace, Rounds
from benchmarks.progress import Progress

QUESTIONS = 50
RATE = 20_000
RATE_EACH = 2.0
"""A person who votes more often than this for long is asked to slow down."""

BURST = 100
PATIENCE_SECONDS = 60.0


def run(options: Options) -> Outcome:
    """All figures of voting."""
    outcome = Outcome("votes", options.settings)
    rounds = max(2, options.rounds // 2)
    progress = Progress("votes", 5 + 2 * rounds)
    progress.step("setting the stage")
    questions = stage.Questions(approved=QUESTIONS)
    made = stage.build(options.folder / "data", options.attendees, questions)[0]
    with processes.product(made.folder) as server, processes.bare(4_000) as floor:
        hall, rival = (Hall(made, each, options.attendees) for each in (server, floor))
        ballots = Ballots(hall)
        pace = Pace()
        bare, ours = (Rounds[float](pace, rounds) for _ in range(2))
        for all_at_once, each in ((bare, rival), (ours, hall)):
            progress.step("everybody comes")
            each.subscriber(each.attendees)
            while all_at_once.want_more():
                progress.step("all at once")
                all_at_once.take(partial(ballots.at_once, each))
                each.crowd.rest(1.2)
            if each is rival:
                each.end()
        most = 0.4 * options.attendees / 10_000
        outcome.spread("all vote at once: last answer", ours.values, "s", most=most)
        ours.tell(outcome)
        outcome.spread("… in all of them", ours.all, "s")
        outcome.spread("… by a bare server", bare.values, "s")
        progress.step("many a second")
        _sustained(outcome, ballots, hall, options)
        progress.step("counting")
        _count(outcome, ballots, hall)
        hall.end()
    progress.end()
    return outcome


class Ballots:
    """Who has voted for what, so that the room's counts can be held against it."""

    def __init__(self, hall: Hall) -> None:
        self._questions = hall.stage.questions
        self._voted = [0] * len(hall.attendees)
        self._room = hall
        self.counts: Counter[str] = Counter()

    def next(self, hall: Hall, place: int) -> bytes:
        """The next vote of an attendee: for a question it has not voted for, while there is one."""
        turn = self._voted[place]
        question = self._questions[(place + turn) % len(self._questions)]
        if hall is self._room:
            self._voted[place] += 1
            is_for = turn // len(self._questions) % 2 == 0
            self.counts[question] += 1 if is_for else -1
        else:
            is_for = True
        return wire.command("vote", wire.new_id(), question=question, value=is_for)

    def at_once(self, hall: Hall) -> float:
        """Everybody votes; the seconds from the first vote sent to the last answer read."""
        crowd, many = hall.crowd, len(hall.attendees)
        ballots = [self.next(hall, place) for place in range(many)]
        wanted = _answers(hall) + many
        began = perf_counter_ns()
        for place, ballot in enumerate(ballots):
            hall.attendees[place].send(ballot)
            if place % BURST == 0:
                crowd.step()
        crowd.until(lambda: _answers(hall) >= wanted, PATIENCE_SECONDS, "answers")
        return (perf_counter_ns() - began) / 1e9


def _answers(hall: Hall) -> int:
    return hall.crowd.counts["answer"] + sum(hall.crowd.refused.values())


def _sustained(outcome: Outcome, ballots: Ballots, hall: Hall, options: Options) -> None:
    crowd, many, seconds = hall.crowd, len(hall.attendees), options.seconds
    rate = min(RATE, int(many * RATE_EACH))
    total, wanted = int(rate * seconds), _answers(hall) + int(rate * seconds)
    crowd.latencies, before = [], Counter(crowd.counts)
    server, clients = machine.usage(hall.server.pid), machine.usage(os.getpid())
    began, sent, curve = perf_counter_ns(), 0, []
    while sent < total:
        spent = (perf_counter_ns() - began) / 1e9
        due = min(total, int(rate * spent))
        for place in range(sent, min(due, sent + BURST)):
            attendee = hall.attendees[place % many]
            attendee.sent_at = perf_counter_ns()
            attendee.send(ballots.next(hall, place % many))
        sent = max(sent, min(due, sent + BURST))
        crowd.step(0.0005 if sent >= due else 0)
        curve.append((spent, crowd.counts["answer"] - before["answer"]))
    crowd.until(lambda: _answers(hall) >= wanted, PATIENCE_SECONDS, "the last answer")
    took = (perf_counter_ns() - began) / 1e9
    server = machine.usage(hall.server.pid).since(server)
    clients = machine.usage(os.getpid()).since(clients)
    crowd.rest(1.2)
    seen = crowd.counts - before
    outcome.curves = {"votes answered": curve[:: max(1, len(curve) // 200)]}
    outcome.axes = ("seconds", "votes")
    outcome.add("votes a second, asked for", rate, "/s")
    answered = seen["answer"]
    outcome.add("… stored and answered", answered / took, "/s", least=rate * 0.98)
    outcome.add("answer to a vote, median", percentile(crowd.latencies, 0.5) / 1e6, "ms")
    outcome.add("… 99th of 100", percentile(crowd.latencies, 0.99) / 1e6, "ms")
    patches = seen["vote counts"] / many - 1  # the first comes at once
    patches += (seen["own"] + seen["patch"]) / many
    outcome.add("patches a second to each", patches / took, "", most=1)
    outcome.add("server's processor share", server.cpu_ns / 1e9 / took * 100, "%")
    outcome.add("clients' processor share", clients.cpu_ns / 1e9 / took * 100, "%")
    outcome.add("refused", sum(crowd.refused.values()), "", most=0)
    outcome.raw["refused"] = dict(crowd.refused)


def _count(outcome: Outcome, ballots: Ballots, hall: Hall) -> None:
    cards = hall.desk().screen["questions"]
    wrong = sum(cards[each]["votes"] != ballots.counts[each] for each in hall.stage.questions)
    outcome.add("votes counted", sum(ballots.counts.values()), "")
    outcome.add("questions with a wrong count", wrong, "", most=0)
    outcome.add("frames out of order or unknown", hall.crowd.wrong, "", most=0)
