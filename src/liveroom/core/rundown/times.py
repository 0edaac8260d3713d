"""The times of a rundown: when the countdown ends, planned and projected starts, over and under.

Instants are UTC milliseconds. All are as of the last event: nothing here ticks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from liveroom.core.ids import SegmentId
from liveroom.core.program import RoomSegment
from liveroom.core.rundown.state import Phase, Rundown

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
    return on.counts_from + ((planned or 0) + on.added_seconds) * 1000 + on.held_ms


def planned_starts(rundown: Rundown) -> list[int | None]:
    """When each segment starts by plan, and last when the program ends."""
    anchor = _anchor(rundown)
    if anchor is None:
        return [None] * (len(rundown.segments) + 1)
    return [*accumulate((each.takes_seconds * 1000 for each in rundown.segments), initial=anchor)]


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
    runs = _last_runs(rundown)
    starts = zip(planned_starts(rundown), _projected(rundown, runs), strict=False)
    return [
        Times(planned_start, projected_start, *runs.get(segment.id, (None, None)))
        for segment, (planned_start, projected_start) in zip(rundown.segments, starts, strict=False)
    ]


def _last_runs(rundown: Rundown) -> Runs:
    runs: Runs = {run.segment: (run.cued_at, run.ended_at) for run in rundown.aired}
    if rundown.on is not None:
        runs[rundown.on.segment] = (rundown.on.cued_at, None)
    return runs


def _projected(rundown: Rundown, runs: Runs) -> list[int | None]:
    past = [runs[segment.id][0] if segment.id in runs else None for segment in rundown.segments]
    if rundown.phase is Phase.ENDED:
        return past
    following = _following(rundown)[:-1]
    return [*past[: len(past) - len(following)], *following]


def _following(rundown: Rundown) -> Sequence[int | None]:
    """When each segment after the running one starts, and last when the show ends.

    A countdown without an end takes no time in the projection, as it takes none in the plan. Where
    a hold began in overtime, the overtime before it is in the projection.
    """
    on, end = rundown.on, ends_at(rundown)
    if on is None:
        first = _anchor(rundown)
    elif end is None:
        first = on.counts_from
    else:
        first = max(end, end if on.held_at is None else on.held_at)
    if first is None:
        return [None] * (len(rundown.segments) + 1)
    return _starts(rundown.following, first)


def _starts(segments: Sequence[RoomSegment], first: int) -> list[int]:
    """When each segment starts, one after the other and none too early, and last when they are
    over."""
    starts, at = list[int](), first
    for segment in segments:
        if segment.not_before is not None and not segment.skipped:
            at = max(at, segment.not_before)
        starts.append(at)
        at += segment.takes_seconds * 1000
    return [*starts, at]


def slot_end(rundown: Rundown, ends_at: int | None) -> int | None:
    """The announced end; where the plan counts from another start, as long after that."""
    anchor, starts_at = _anchor(rundown), rundown.starts_at
    if ends_at is None or anchor is None or starts_at is None:
        return ends_at
    return ends_at + anchor - starts_at


def planned_end(rundown: Rundown) -> int | None:
    """When the program ends by plan; since the show was landed, when it was landed for."""
    plan = planned_starts(rundown)[-1]
    return None if plan is None else plan + rundown.landed_ms


def projected_end(rundown: Rundown) -> int | None:
    """When the show ends if all goes on as it does now, or when it did end."""
    return _following(rundown)[-1] if rundown.ended_at is None else rundown.ended_at


def offset_seconds(rundown: Rundown) -> int:
    """How far the show is behind plan (positive: over), as of the last fact."""
    plan, projection = planned_end(rundown), projected_end(rundown)
    if plan is None or projection is None:
        return 0
    return (projection - plan + 500) // 1000
