"""Which command about the rundown becomes an event, and which is refused."""

from __future__ import annotations

from dataclasses import fields
from typing import assert_never

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import SegmentId, segment_ids
from liveroom.core.program import (
    MAX_SEGMENT_SECONDS,
    LoadedProgram,
    LoadedSegment,
    Program,
    with_id,
)
from liveroom.core.refusals import Code, Refused
from liveroom.core.rundown.editing import seen_row
from liveroom.core.rundown.state import OnAir, Phase, Rundown

MAX_ADDED_SECONDS = 3600


def decide(rundown: Rundown, command: c.RunCommand) -> list[e.Event]:
    """The events that follow from a command. Raises Refused."""
    match command:
        case c.Open():
            return _open(rundown)
        case c.CueNext(after):
            return _cue_next(rundown, after)
        case c.CuePrevious(after):
            return _cue_previous(rundown, after)
        case c.Cue(segment, rev):
            return _cue(rundown, segment, rev)
        case c.Hold():
            if _on(rundown).held_at is not None:
                raise Refused(Code.ALREADY_HELD)
            return [e.CountdownHeld()]
        case c.Resume():
            if _on(rundown).held_at is None:
                raise Refused(Code.NOT_HELD)
            return [e.CountdownResumed()]
        case c.AddTime(seconds):
            return _add_time(rundown, seconds)
        case c.Restart(segment, rev):
            return _restart(rundown, segment, rev)
        case c.End():
            refuse_ended(rundown)
            if rundown.phase is Phase.DRAFT:
                raise Refused(Code.NOT_OPEN)
            return [e.ShowEnded()]
        case _:
            assert_never(command)


def load(rundown: Rundown, program: Program, seed: str) -> list[e.Event]:
    """The program is loaded: segments that the room knows keep their ids, others get new ones.

    `seed` is new; the new ids come from it. Raises Refused.
    """
    if rundown.phase in (Phase.LIVE, Phase.ENDED):
        raise Refused(Code.NOT_IN_DRAFT)
    if not program.segments:
        raise Refused(Code.NO_SEGMENTS)
    known = {segment.id for segment in rundown.segments}
    new_ids, segments = segment_ids(seed, known), list[LoadedSegment]()
    for row in program.segments:
        if isinstance(row, LoadedSegment) and row.id in known:
            id_ = row.id
            known.remove(id_)  # a second row with this id is another segment
        else:
            id_ = next(new_ids)
        segments.append(with_id(row, id_))
    values = {field.name: getattr(program, field.name) for field in fields(Program)}
    return [e.ProgramLoaded(LoadedProgram(**values | {"segments": tuple(segments)}))]


def _open(rundown: Rundown) -> list[e.Event]:
    refuse_ended(rundown)
    if rundown.phase is not Phase.DRAFT:
        raise Refused(Code.ALREADY_OPEN)
    return [e.RoomOpened()]


def _cue_next(rundown: Rundown, after: SegmentId | None) -> list[e.Event]:
    refuse_ended(rundown)
    _seen(rundown, after)
    if not rundown.coming:
        if rundown.on is None:
            raise Refused(Code.NO_SEGMENTS)
        return [e.ShowEnded()]
    return [*_doors(rundown), e.SegmentCued(rundown.coming[0].id)]


def _cue_previous(rundown: Rundown, after: SegmentId | None) -> list[e.Event]:
    _seen(rundown, after)
    if rundown.phase is Phase.ENDED and rundown.aired:
        return [e.SegmentCued(rundown.aired[-1].segment)]
    before = rundown.before(_on(rundown).segment)
    if before is None:
        raise Refused(Code.FIRST_SEGMENT)
    return [e.SegmentCued(before.id)]


def _cue(rundown: Rundown, segment: SegmentId, rev: int) -> list[e.Event]:
    refuse_ended(rundown)
    refuse_stale(rundown, rev)
    if rundown.position(segment) is None:
        raise Refused(Code.NO_SUCH_SEGMENT, segment=segment)
    return [*_doors(rundown), e.SegmentCued(segment)]


def _doors(rundown: Rundown) -> list[e.Event]:
    """A cue opens the doors where they are still closed."""
    return [] if rundown.opened else [e.RoomOpened()]


def _add_time(rundown: Rundown, seconds: int) -> list[e.Event]:
    so_far = (rundown.planned_seconds or 0) + _on(rundown).added_seconds
    in_range = 0 <= so_far + seconds <= MAX_SEGMENT_SECONDS
    if not 0 < abs(seconds) <= MAX_ADDED_SECONDS or not in_range:
        raise Refused(
            Code.TIME_OUT_OF_RANGE,
            least=max(-MAX_ADDED_SECONDS, -so_far),
            most=min(MAX_ADDED_SECONDS, MAX_SEGMENT_SECONDS - so_far),
        )
    return [e.TimeAdded(seconds)]


def _restart(rundown: Rundown, segment: SegmentId, rev: int) -> list[e.Event]:
    on = _on(rundown)
    if on.segment != segment:
        raise Refused(Code.ALREADY_CUED, on=on.segment, rev=rundown.rev)
    seen_row(rundown, segment, rev)
    return [e.CountdownRestarted()]


def _on(rundown: Rundown) -> OnAir:
    refuse_ended(rundown)
    if rundown.on is None:
        raise Refused(Code.NOTHING_ON)
    return rundown.on


def _seen(rundown: Rundown, after: SegmentId | None) -> None:
    """Two moderators who press together saw the same segment, and move one step."""
    if after != rundown.current:
        raise Refused(Code.ALREADY_CUED, on=rundown.current, rev=rundown.rev)


def refuse_stale(rundown: Rundown, rev: int) -> None:
    """What was seen at another revision of the rundown may be meant otherwise."""
    if rev != rundown.rev:
        raise Refused(Code.STALE, on=rundown.current, rev=rundown.rev)


def refuse_ended(rundown: Rundown) -> None:
    """After the end there is only the way back: cue previous."""
    if rundown.phase is Phase.ENDED:
        raise Refused(Code.ENDED, on=None, rev=rundown.rev)
