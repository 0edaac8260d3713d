"""One node on PostgreSQL against one on SQLite: a cue to the last attendee."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from benchmarks import fixture, server
from benchmarks.audience import PATIENCE_SECONDS, Audience
from benchmarks.figures import Outcome
from benchmarks.moderator import Moderator
from benchmarks.nodes.site import replicated
from benchmarks.options import Options

ATTENDEES = 3_000
WARM_UP = 2


def run(options: Options) -> Outcome:
    """Both servers run all the time, each with its own attendees, and take turns."""
    many = min(options.attendees, ATTENDEES)
    options = replace(options, attendees=many)
    outcome = Outcome("nodes.single", options.settings)
    took: dict[str, list[float]] = {"SQLite": [], "PostgreSQL": []}
    with replicated(options) as (_, shared):
        shared = replace(shared, folder=options.folder / "shared")
        shared.folder.mkdir()
        rooms = [fixture.build(each) for each in (options, shared)]
        with server.plain(options) as alone, server.plain(shared) as on_shared:
            sides = list[tuple[str, Audience, Moderator]]()
            for name, room, running in zip(took, rooms, (alone, on_shared), strict=True):
                audience = Audience(room, running, many)
                audience.join()
                sides.append((name, audience, audience.moderator()))
            options.step("cues")
            for number in range(-WARM_UP, options.rounds):
                for name, audience, moderator in sides[:: 1 if number % 2 else -1]:
                    last_ms = cue(audience, moderator)
                    if number >= 0:
                        took[name].append(last_ms)
            for _, audience, _ in sides:
                audience.end()
    for name, values in took.items():
        outcome.spread(f"cue to the last of all, {name}", values, "ms")
    ratios = [b / a for a, b in zip(*took.values(), strict=True)]
    outcome.spread("PostgreSQL against SQLite", ratios, "×", most=1.5)
    return outcome


def cue(audience: Audience, moderator: Moderator) -> float:
    """The next segment, and back; the milliseconds until the last attendee had the next one."""
    took = list[float]()
    for way in ("cue_next", "cue_previous"):
        audience.loop.await_action()
        before, began = moderator.on, moderator.cue(way)
        audience.until_all_have_it()
        took.append((audience.loop.arrivals[-1] - began) / 1e6)
        moderator.settle()
        audience.loop.until(partial(_has_left, moderator, before), PATIENCE_SECONDS, "the segment")
    return took[0]


def _has_left(moderator: Moderator, segment: str | None) -> bool:
    return moderator.on != segment
