"""Questions at three nodes of one room: how many a second, and whether a number is missing."""

from __future__ import annotations

import json
from collections import Counter

from benchmarks import wire
from benchmarks.audience import send_all
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome, percentile
from benchmarks.fixture import MAX_UNDECIDED
from benchmarks.nodes.site import Site, measured, soon
from benchmarks.options import Options
from benchmarks.questions import TEXT

ATTENDEES = 900
EACH = 5
IN_FLIGHT = 300


def run(options: Options) -> Outcome:
    """All figures of asking at several nodes."""
    return measured(options, "questions", ATTENDEES, measure)


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """As many as come, with IN_FLIGHT of them unanswered all the time."""
    total, before = min(MAX_UNDECIDED, options.attendees * EACH), len(site.room.questions)
    loop = ClientLoop()
    audiences = site.audiences(loop)
    for audience in audiences:
        audience.join()
    turns = zip(*(each.attendees for each in audiences), strict=False)
    askers = [each for turn in turns for each in turn]
    asked = (
        (askers[n % len(askers)], wire.command("ask", wire.new_id(), text=TEXT.format(n)))
        for n in range(total)
    )
    options.step("as many as come")
    loop.answers, watched = [], site.watched()
    took = send_all(loop, asked, IN_FLIGHT)
    shares, answers = watched.shares(), [json.loads(each) for each in loop.answers]
    loop.answers = None
    outcome.add("questions on disk and acknowledged", len(answers) / took, "/s", least=1_000)
    outcome.add("answer to a question, median", percentile(loop.latencies, 0.5) / 1e6, "ms")
    outcome.add("… 99th of 100", percentile(loop.latencies, 0.99) / 1e6, "ms")
    told = Counter(each["number"] for each in answers)
    holes = sum(told[number] != 1 for number in range(before + 1, before + total + 1))
    outcome.add("numbers missing or given twice", holes, "", most=0)
    outcome.add("refused", loop.refused.total(), "", most=0)

    def missing() -> int:
        screens = [each.moderator().screen["questions"] for each in audiences]
        return sum(each["question"] not in cards for cards in screens for each in answers)

    outcome.add("acknowledged and missing at any node", soon(loop, missing), "", most=0)
    outcome.shares(shares)
    loop.end()
