"""Steps on the rundown, and taking them back: as if they had never been taken."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core import events as e
from liveroom.core.events import AUTO, Recorded
from liveroom.core.ids import SegmentId
from liveroom.core.program import RoomSegment
from liveroom.core.refusals import Code, Refused
from liveroom.core.rundown.edited import Rows
from liveroom.core.rundown.evolve import evolve, open_doors
from liveroom.core.rundown.state import Entry, OffAir, Rundown, Step


def undo_last(rundown: Rundown, rev: int) -> list[e.Event]:
    """The last step is taken back by who saw the rundown at this revision. Raises Refused."""
    if rev != rundown.rev:
        raise Refused(Code.STALE, on=rundown.current, rev=rundown.rev)
    if not rundown.steps:
        raise Refused(Code.NOTHING_TO_UNDO)
    return [e.StepUndone(rundown.steps[-1].kind)]


def follow(
    rundown: Rundown, event: e.RundownEvent, recorded: Recorded, off_air: OffAir | None = None
) -> Rundown:
    """The rundown after an event that was recorded. `off_air` is what it took off air."""
    match event:
        case e.StepUndone():
            return _undo(rundown, recorded)
        case e.RoomOpened():
            return _noted(open_doors(rundown), Entry(recorded))
        case _:
            return _step(rundown, event, recorded, off_air)


def _step(
    rundown: Rundown, event: e.StepEvent, recorded: Recorded, off_air: OffAir | None
) -> Rundown:
    after = evolve(rundown, event, recorded.at)
    if after is rundown:
        return rundown
    segment: SegmentId | None = getattr(event, "segment", rundown.current)
    entry = Entry(recorded, _title(rundown, segment) or _title(after, segment))
    before = replace(rundown, steps=(), account=(), aired=())
    step = Step(entry, segment, before, len(rundown.aired), off_air)
    return _noted(replace(after, steps=(*rundown.steps, step)), entry)


def _undo(rundown: Rundown, recorded: Recorded) -> Rundown:
    """As before the last step, but for what counts on, and the announced start."""
    if not rundown.steps:
        return rundown
    *steps, step = rundown.steps
    undone = {(step.before.current, step.kind)} if step.entry.recorded.by == AUTO else ()
    back = replace(
        step.before,
        segments=_as_before(rundown.segments, step.before.segments),
        starts_at=rundown.starts_at,
        aired=rundown.aired[: step.aired],
        rev=rundown.rev + 1,
        steps=tuple(steps),
        account=rundown.account,
        undone=rundown.undone.union(undone),
    )
    return _noted(back, Entry(recorded, step.entry.title))


def _as_before(now: Rows, before: Rows) -> Rows:
    """The rows as they were; where one changes by that its revision goes on."""
    present = {row.id: row for row in now}
    return tuple(_row(present.get(row.id, row), row) for row in before)


def _row(now: RoomSegment, before: RoomSegment) -> RoomSegment:
    same = replace(before, rev=now.rev) == now
    return now if same else replace(before, rev=now.rev + 1)


def _noted(rundown: Rundown, entry: Entry) -> Rundown:
    if not rundown.opened:
        return rundown
    return replace(rundown, account=(*rundown.account, entry))


def _title(rundown: Rundown, segment: SegmentId | None) -> str | None:
    found = None if segment is None else rundown.find(segment)
    return None if found is None else found.title
