"""Which edit of the rundown becomes an event, and which is refused. All are possible in every
phase."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import Any, assert_never

from msgspec import to_builtins

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import SegmentId, segment_ids
from liveroom.core.program import MAX_SEGMENT_SECONDS, MAX_SEGMENTS, RoomSegment, with_id
from liveroom.core.refusals import Code, Refused
from liveroom.core.rundown import edited
from liveroom.core.rundown.state import Rundown


def edit(rundown: Rundown, command: c.EditCommand, seed: str) -> list[e.Event]:
    """The events that follow from an edit; none where it is so already. Raises Refused.

    `seed` is new; the ids of new segments come from it.
    """
    match command:
        case c.AddSegment():
            (new,) = _new_ids(rundown, command.after, 1, seed)
            return [e.SegmentAdded(new, **edited.said(command))]
        case c.AddSegments(after, rows):
            if not rows:
                raise Refused(Code.NO_SEGMENTS)
            new_ids = _new_ids(rundown, after, len(rows), seed)
            loaded = (with_id(row, id_) for row, id_ in zip(rows, new_ids, strict=True))
            return [e.SegmentsAdded(after, tuple(loaded))]
        case c.ChangeSegment():
            return _change(rundown, command)
        case c.MoveSegment(segment, rev, after):
            row = seen_row(rundown, segment, rev)
            _exists(rundown, after)
            event = e.SegmentMoved(segment, after)
            stays = after == segment or _order(rundown, event) == _order(rundown)
            return [] if stays else [event]
        case c.RemoveSegment(segment, rev):
            row = seen_row(rundown, segment, rev)
            if rundown.has_run(segment):
                raise Refused(Code.HAS_RUN, segment=segment, rev=row.rev)
            return [e.SegmentRemoved(segment)]
        case _:
            assert_never(command)


def seen_row(rundown: Rundown, segment: SegmentId, rev: int) -> RoomSegment:
    """The segment as it was seen at this revision of its row. Raises Refused."""
    row = rundown.find(segment)
    if row is None:
        raise Refused(Code.NO_SUCH_SEGMENT, segment=segment)
    if row.rev != rev:
        raise Refused(Code.STALE, segment=segment, rev=row.rev, row=public(row))
    return row


def public(row: RoomSegment) -> dict[str, Any]:
    """All of a row but its note and its times, as JSON values."""
    return {
        "segment": row.id,
        "title": row.title,
        "kind": row.kind.value,
        "planned_seconds": row.planned_seconds,
        "speakers": [to_builtins(who) for who in row.speakers],
        "rev": row.rev,
        "min_seconds": row.min_seconds,
        "wrap_up_seconds": row.wrap_up_seconds,
        "danger_seconds": row.danger_seconds,
        "end_action": row.end_action.value,
        "not_before": row.not_before,
        "ends_by": row.ends_by,
        "documents": [{"title": each.title, "url": each.url} for each in row.documents],
        "skipped": row.skipped,
    }


def _new_ids(
    rundown: Rundown, after: SegmentId | None, number: int, seed: str
) -> Iterable[SegmentId]:
    """Ids for so many segments to come after another one. Raises Refused."""
    _exists(rundown, after)
    if len(rundown.segments) + number > MAX_SEGMENTS:
        raise Refused(Code.TOO_MANY_SEGMENTS, limit=MAX_SEGMENTS)
    return islice(segment_ids(seed, (row.id for row in rundown.segments)), number)


def _change(rundown: Rundown, command: c.ChangeSegment) -> list[e.Event]:
    row = seen_row(rundown, command.segment, command.rev)
    named = edited.said(command)
    del named["segment"], named["rev"]
    changed = {name: value for name, value in named.items() if value != getattr(row, name)}
    if "planned_seconds" in changed:
        _check_length(rundown, row, changed["planned_seconds"])
    if changed.get("skipped") and row.id == rundown.current:
        raise Refused(Code.HAS_RUN, segment=row.id, rev=row.rev)
    return [e.SegmentChanged(row.id, **changed)] if changed else []


def _check_length(rundown: Rundown, row: RoomSegment, seconds: int | None) -> None:
    """What has run keeps its time; what runs cannot have less than what was taken from it."""
    on = rundown.on
    if on is None or on.segment != row.id:
        if rundown.has_run(row.id):
            raise Refused(Code.HAS_RUN, segment=row.id, rev=row.rev)
    elif not 0 <= (seconds or 0) + on.added_seconds <= MAX_SEGMENT_SECONDS:
        raise Refused(
            Code.TIME_OUT_OF_RANGE,
            least=max(1, -on.added_seconds),
            most=min(MAX_SEGMENT_SECONDS, MAX_SEGMENT_SECONDS - on.added_seconds),
        )


def _order(rundown: Rundown, event: e.SegmentMoved | None = None) -> list[SegmentId]:
    moved = rundown.segments if event is None else edited.evolve(rundown.segments, event)
    return [row.id for row in moved]


def _exists(rundown: Rundown, after: SegmentId | None) -> None:
    if after is not None and rundown.position(after) is None:
        raise Refused(Code.NO_SUCH_SEGMENT, segment=after)
