"""The times of a rundown: when the countdown ends, planned and projected starts, over and under.

Instants are UTC milliseconds. All are as of the last event: nothing here ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from liveroom.core.ids import SegmentId
from liveroom.core.program import Segment
from liveroom.core.rundown.state import OnAir, Phase, Rundown

REHEARSAL_MS = 12 * 3600 * 1000
"""A first cue further than this from the announced start runs on a plan of its own."""


def ends_at(rundown: Rundown) -> int | None:
    """When the countdown reaches zero; while it is held, as if it went on at `held_at`.

    None with nothing on, and for a segment without a planned duration and without added time.
    """
    on = rundown.on
    if on is None:
        return None
    planned = rundown.planned_seconds
    if planned is None and on.added_seconds == 0:
        return None
    return on.cued_at + ((planned or 0) + on.added_seconds) * 1000 + on.held_ms


def planned_starts(rundown: Rundown) -> list[int | None]:
    """When each segment starts by plan, and last when the program ends."""
    anchor = _anchor(rundown)
    if anchor is None:
        return [None] * (len(rundown.segments) + 1)
    return [*_starts(rundown.segments, anchor)]


def _anchor(rundown: Rundown) -> int | None:
    announced, started = rundown.starts_at, rundown.started_at
    if announced is None or started is None:
        return started if announced is None else announced
    return announced if abs(started - announced) <= REHEARSAL_MS else started


@dataclass(frozen=True, slots=True)
class Times:
    """One segment's times: by plan, as it looks now, and as it was."""

    planned_start: int | None
    projected_start: int | None
    started_at: int | None
    ended_at: int | None


Runs = dict[SegmentId, tuple[int, int | None]]
"""When each segment was last cued, and when that run was over."""


def times(rundown: Rundown) -> list[Times]:
    """The times of every segment. Projections are as of the last fact: nothing here ticks."""
    planned = planned_starts(rundown)
    runs = _last_runs(rundown)
    projected = _projected(rundown, planned, runs)
    return [
        Times(planned_start, projected_start, *runs.get(segment.id, (None, None)))
        for segment, planned_start, projected_start in zip(
            rundown.segments, planned, projected, strict=False
        )
    ]


def _last_runs(rundown: Rundown) -> Runs:
    runs: Runs = {run.segment: (run.cued_at, run.ended_at) for run in rundown.aired}
    if rundown.on is not None:
        runs[rundown.on.segment] = (rundown.on.cued_at, None)
    return runs


def _projected(rundown: Rundown, planned: list[int | None], runs: Runs) -> list[int | None]:
    if rundown.phase in (Phase.DRAFT, Phase.GREEN_ROOM):
        return planned
    past = [runs[segment.id][0] if segment.id in runs else None for segment in rundown.segments]
    if rundown.on is None:
        return past
    coming = _coming(rundown, rundown.on)[:-1]
    return [*past[: len(past) - len(coming)], *coming]


def _coming(rundown: Rundown, on: OnAir) -> list[int]:
    """When each segment after the running one starts, and last when the show ends.

    A countdown without an end takes no time in the projection, as it takes none in the plan. Where
    a hold began in overtime, the overtime before it is in the projection.
    """
    end = ends_at(rundown)
    over = on.cued_at if end is None else max(end, end if on.held_at is None else on.held_at)
    return _starts(rundown.coming, over)


def _starts(segments: Sequence[Segment], first: int) -> list[int]:
    """When each segment starts, one after the other, and last when they are over."""
    lengths = ((segment.planned_seconds or 0) * 1000 for segment in segments)
    return list(accumulate(lengths, initial=first))


def planned_end(rundown: Rundown) -> int | None:
    """When the program ends by plan."""
    return planned_starts(rundown)[-1]


def projected_end(rundown: Rundown) -> int | None:
    """When the show ends if all goes on as it does now, or when it did end."""
    if rundown.ended_at is not None:
        return rundown.ended_at
    if rundown.on is None:
        return planned_end(rundown)
    return _coming(rundown, rundown.on)[-1]


def offset_seconds(rundown: Rundown) -> int:
    """How far the show is behind plan (positive: over), as of the last fact."""
    plan, projection = planned_end(rundown), projected_end(rundown)
    if plan is None or projection is None:
        return 0
    return (projection - plan + 500) // 1000
