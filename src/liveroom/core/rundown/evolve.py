"""The rundown after each event: it never refuses, for what is recorded has happened."""

from __future__ import annotations

from dataclasses import replace
from typing import assert_never

from liveroom.core import events as e
from liveroom.core.ids import SegmentId
from liveroom.core.program import LoadedProgram, RoomSegment
from liveroom.core.rundown import edited, times
from liveroom.core.rundown.edited import Rows
from liveroom.core.rundown.landing import least_seconds
from liveroom.core.rundown.state import Aired, OnAir, Rundown


def load(rundown: Rundown, program: LoadedProgram) -> Rundown:
    """The rundown with another program; what was before it cannot be taken back."""
    return replace(
        rundown,
        segments=edited.load(rundown.segments, program.segments),
        starts_at=program.starts_at,
        announced=None,
        landed_ms=0,
        rev=rundown.rev + 1,
        steps=(),
    )


def start_at(rundown: Rundown, starts_at: int | None) -> Rundown:
    """The rundown with another announced start."""
    if starts_at == rundown.starts_at:
        return rundown
    return replace(rundown, starts_at=starts_at, rev=rundown.rev + 1)


def open_doors(rundown: Rundown) -> Rundown:
    """The rundown when the doors have opened; what was before cannot be taken back."""
    return replace(rundown, opened=True, rev=rundown.rev + 1, steps=())


def evolve(rundown: Rundown, event: e.StepEvent, at: int) -> Rundown:
    """The rundown after a step; the very same where there was nothing to do it with."""
    match event:
        case e.SegmentCued(segment):
            known = rundown.position(segment) is not None
            return _cue(rundown, segment, at) if known else rundown
        case e.CountdownHeld(at_zero):
            return _hold(rundown, at, at_zero)
        case e.CountdownResumed():
            return _resume(rundown, at)
        case e.TimeAdded(seconds):
            return _add_time(rundown, seconds, at)
        case e.CountdownRestarted():
            return _restart(rundown, at)
        case e.ShowEnded():
            return _end(rundown, at)
        case (
            e.SegmentAdded()
            | e.SegmentsAdded()
            | e.SegmentChanged()
            | e.SegmentMoved()
            | e.SegmentRemoved()
        ):
            segments = edited.evolve(rundown.segments, event)
            return replace(rundown, segments=segments, rev=rundown.rev + 1)
        case e.ShowLanded():
            return _land(rundown, event)
        case _:
            assert_never(event)


def _cue(rundown: Rundown, segment: SegmentId, at: int) -> Rundown:
    """Start a segment; the one that ran is over. After an end the show goes on."""
    return replace(
        rundown,
        opened=True,
        on=OnAir(segment, at),
        announced=_announced(rundown),
        aired=_aired(rundown, at),
        ended_at=None,
        rev=rundown.rev + 1,
    )


def _announced(rundown: Rundown) -> Rows:
    return rundown.segments if rundown.announced is None else rundown.announced


def _end(rundown: Rundown, at: int) -> Rundown:
    return replace(rundown, on=None, aired=_aired(rundown, at), ended_at=at, rev=rundown.rev + 1)


def _aired(rundown: Rundown, at: int) -> tuple[Aired, ...]:
    on = rundown.on
    if on is None:
        return rundown.aired
    held_ms = on.held_ms + (0 if on.held_at is None else max(0, at - on.held_at))
    return (*rundown.aired, Aired(on.segment, on.cued_at, at, on.added_seconds, held_ms))


def _hold(rundown: Rundown, at: int, at_zero: bool) -> Rundown:
    """One that stops at its zero stops there, however late the server was."""
    if rundown.on is None:
        return rundown
    end = times.ends_at(rundown) if at_zero else None
    held_at = at if end is None else end
    return _running(rundown, replace(rundown.on, held_at=held_at, has_stopped=at_zero))


def _resume(rundown: Rundown, at: int) -> Rundown:
    on = rundown.on
    if on is None or on.held_at is None:
        return rundown
    held_ms = on.held_ms + max(0, at - on.held_at)
    return _running(rundown, replace(on, held_at=None, held_ms=held_ms))


def _add_time(rundown: Rundown, seconds: int, at: int) -> Rundown:
    on = rundown.on
    if on is None:
        return rundown
    longer = _running(rundown, replace(on, added_seconds=on.added_seconds + seconds))
    return _with_zero_ahead(longer, at)


def _with_zero_ahead(rundown: Rundown, at: int) -> Rundown:
    """A countdown that has stopped at its zero stops there again once it has time before it."""
    on, end = rundown.on, times.ends_at(rundown)
    if on is None or end is None or end <= (at if on.held_at is None else on.held_at):
        return rundown
    return replace(rundown, on=replace(on, has_stopped=False))


def _land(rundown: Rundown, event: e.ShowLanded) -> Rundown:
    """What a segment may be cut to stays what it was before, however often the show is landed."""
    segments = tuple(_cut(row, event.planned.get(row.id)) for row in rundown.segments)
    on = rundown.on
    if on is not None:
        on = replace(on, added_seconds=on.added_seconds - event.taken_seconds)
    landed = replace(
        rundown,
        segments=segments,
        on=on,
        landings=rundown.landings + 1,
        announced=_announced(rundown) if rundown.opened else None,
        rev=rundown.rev + 1,
    )
    return replace(landed, landed_ms=_landed_ms(landed, event.ends_at))


def _landed_ms(rundown: Rundown, ends_at: int) -> int:
    """How much later than by its rows a show ends that was landed for an instant.

    While a segment without an end runs no time passes in the projection: then it is as projected.
    """
    has_no_end = rundown.on is not None and times.ends_at(rundown) is None
    end = times.projected_end(rundown) if has_no_end else ends_at
    by_rows = times.planned_starts(rundown)[-1]
    return 0 if end is None or by_rows is None else end - by_rows


def _cut(row: RoomSegment, seconds: int | None) -> RoomSegment:
    if seconds is None:
        return row
    least = least_seconds(row)
    return replace(row, planned_seconds=seconds, min_seconds=least or None, rev=row.rev + 1)


def _restart(rundown: Rundown, at: int) -> Rundown:
    """One that is held is held at its top."""
    on = rundown.on
    if on is None:
        return rundown
    held_at = None if on.held_at is None else at
    return _running(rundown, OnAir(on.segment, on.cued_at, held_at=held_at, restarted_at=at))


def _running(rundown: Rundown, on: OnAir) -> Rundown:
    return replace(rundown, on=on, rev=rundown.rev + 1)
