"""Votes at three nodes of one room while two moderators work, counted exactly at each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from time import perf_counter_ns

from benchmarks import fixture
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome, percentile
from benchmarks.moderator import Moderator
from benchmarks.nodes.site import Site, measured, soon
from benchmarks.options import Options
from benchmarks.votes import QUESTIONS, RATE_EACH, Votes, cast

ATTENDEES = 3_000
FASTEST = 5_500
LEAST = 5_000
STEP_SECONDS = 0.1


def run(options: Options) -> Outcome:
    """All figures of voting at several nodes."""
    questions = fixture.Questions(QUESTIONS, asked=1)
    return measured(options, "votes", ATTENDEES, measure, questions)


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """Each attendee votes twice a second at most; the last question is the moderators'."""
    rate = min(FASTEST, int(options.attendees * RATE_EACH))
    loop, (*asked, sorted_) = ClientLoop(), site.room.questions
    audiences = site.audiences(loop)
    for audience in audiences:
        audience.join()
    desks = Desks([each.moderator() for each in audiences[:2]], sorted_)
    turns = zip(*(each.attendees for each in audiences), strict=False)
    votes = Votes(asked, [each for turn in turns for each in turn])
    before, conflicts, watched = Counter(loop.counts), site.conflicts(), site.watched()
    options.step(f"{rate} votes a second")
    took, curve = cast(votes, loop, rate, options.seconds, desks.work)
    shares, spent, seen = watched.shares(), watched.spent(), loop.counts - before
    outcome.curves, outcome.axes = {"votes answered": curve}, ("seconds", "votes")
    outcome.add("votes a second, asked for", rate, "/s")
    least = LEAST * rate / FASTEST
    outcome.add("… stored and answered", seen["answer"] / took, "/s", least=least)
    outcome.add("answer to a vote, median", percentile(loop.latencies, 0.5) / 1e6, "ms")
    outcome.add("… 99th of 100", percentile(loop.latencies, 0.99) / 1e6, "ms")
    wrong = soon(
        loop,
        lambda: sum(votes.wrong(each.moderator().screen["questions"]) for each in audiences),
    )
    desks.work()
    outcome.add("moderators' commands meanwhile", len(desks.took_ms), "")
    outcome.add("… answered, 99th of 100", percentile(desks.took_ms, 0.99), "ms")
    outcome.add("… refused", desks.refused, "", most=0)
    outcome.add("… conflicts", site.conflicts() - conflicts, "", most=0)
    outcome.add("questions with a wrong count at any node", wrong, "", most=0)
    outcome.add("refused", loop.refused.total(), "", most=0)
    for name in ("node a", "primary"):
        each = spent[name] / seen["answer"] / 1e3
        outcome.add(f"{name}: processor time of each of all votes", each, "µs")
    outcome.shares(shares)
    loop.end()


class Desks:
    """Moderators at several nodes who take turns: each acts once they see what the other did."""

    def __init__(self, moderators: Sequence[Moderator], question: str) -> None:
        self._moderators = moderators
        self._question = question
        self._steps = 0
        self._due = self._sent_at = self._seq = 0
        self.took_ms: list[float] = []
        self.refused = 0

    def work(self) -> None:
        """Take the next step when it is due; returns at once."""
        last = self._moderators[(self._steps - 1) % len(self._moderators)]
        if self._sent_at and last.answer is not None:
            self.took_ms.append((last.answered_at - self._sent_at) / 1e6)
            self.refused += not last.answer["ok"]
            self._sent_at, self._seq = 0, last.answer.get("seq", 0)
        acting = self._moderators[self._steps % len(self._moderators)]
        now = perf_counter_ns()
        if self._sent_at or now < self._due or acting.seq < self._seq:
            return
        self._due = now + int(STEP_SECONDS * 1e9)
        name = ("hold_question", "undo")[self._steps % 2]
        self._sent_at = acting.send(name, question=self._question, rev=self._steps + 1)
        self._steps += 1
