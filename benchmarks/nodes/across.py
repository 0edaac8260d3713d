"""A cue on one node, seen by attendees there and at another."""

from __future__ import annotations

import statistics
from time import perf_counter_ns

from benchmarks.audience import PATIENCE_SECONDS, Audience
from benchmarks.client_loop import ClientLoop, TooLate
from benchmarks.figures import Outcome, percentile
from benchmarks.moderator import Moderator
from benchmarks.nodes.site import Site, measured
from benchmarks.options import Options

ATTENDEES = 1_500
CUES_EACH_ROUND = 12
WARM_UP = 4
LOOK_SECONDS = 0.0005
REST_SECONDS = 0.05


def run(options: Options) -> Outcome:
    """All figures of a cue on its way to another node."""
    return measured(options, "across", ATTENDEES, measure)


def measure(outcome: Outcome, site: Site, options: Options) -> None:
    """A third of the attendees are at each of three nodes; two of the nodes are watched."""
    near, far, third = (site.audiences(ClientLoop())[place] for place in range(3))
    for audience in (near, far, third):
        audience.join()
    moderator, took = near.moderator(), list[tuple[float, float]]()
    options.step("cues")
    for number in range(-WARM_UP, options.rounds * CUES_EACH_ROUND):
        way = "cue_previous" if number % 2 else "cue_next"
        took.append(_cue(moderator, way, near, far))
        for audience in (near, far, third):
            audience.loop.rest(REST_SECONDS)
    here, there = ([each[place] for each in took[WARM_UP:]] for place in (0, 1))
    outcome.spread("cue to the last attendee at the same node", here, "ms")
    outcome.spread("… at another node", there, "ms")
    later = statistics.median(there) - statistics.median(here)
    outcome.add("… so much later, at the median", later, "ms", most=30)
    outcome.add("… at another node, 99th of 100", percentile(there, 0.99), "ms", most=250)
    wrong = near.loop.wrong + far.loop.wrong
    outcome.add("frames out of order or unknown", wrong, "", most=0)
    outcome.raw |= {"here": here, "there": there}
    for audience in (near, far, third):
        audience.end()


def _cue(moderator: Moderator, way: str, near: Audience, far: Audience) -> tuple[float, float]:
    """The milliseconds until the last attendee of each audience had it."""
    before, both = moderator.on, (near, far)
    for audience in both:
        audience.loop.await_action()
    began = moderator.cue(way)
    while any(len(each.loop.arrivals) < len(each.attendees) for each in both):
        for each in both:
            each.loop.step(LOOK_SECONDS)
        if perf_counter_ns() - began > PATIENCE_SECONDS * 1e9:
            raise TooLate(f"{way}: not at everybody within {PATIENCE_SECONDS:g} s")
    moderator.settle()
    near.loop.until(lambda: moderator.on != before, PATIENCE_SECONDS, "the segment")
    here, there = ((each.loop.arrivals[-1] - began) / 1e6 for each in both)
    return here, there
