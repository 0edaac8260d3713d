"""The primary dies while people work, and its synchronous standby is promoted."""

from __future__ import annotations

from time import perf_counter_ns

from benchmarks import fixture
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.nodes.kill import ATTENDEES, QUESTIONS, check, work
from benchmarks.nodes.people import People
from benchmarks.nodes.site import Site, measured
from benchmarks.options import Options


def run(options: Options) -> Outcome:
    """All figures of a fail-over."""
    return measured(options, "promotion", ATTENDEES, measure, fixture.Questions(QUESTIONS))


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """Sockets stay; what could not be stored is sent again under its id."""
    people, promoted = People(*site.audiences(ClientLoop())), list[int]()
    people.come()

    def fail_over() -> None:
        site.database.primary.stop("immediate")
        promoted.append(perf_counter_ns())
        site.database.standby.promote()

    options.step("the primary dies")
    work(people, site, options, fail_over)
    later = (
        [at for at in answered if at > promoted[0]] for answered in people.answered_at.values()
    )
    first = [min(each) for each in later if each]  # in a short run a node may have been done before
    seconds = (max(first, default=promoted[0]) - promoted[0]) / 1e9
    outcome.add("every node writes again after the order to promote", seconds, "s", most=5)
    outcome.add("sockets lost meanwhile", people.loop.counts["lost"], "", most=0)
    check(outcome, people, site)
    people.loop.end()
