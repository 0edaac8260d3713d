"""The rows of a rundown after each edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, assert_never

from msgspec import UNSET, Struct

from liveroom.core import events as e
from liveroom.core.ids import SegmentId
from liveroom.core.program import LoadedSegment, RoomSegment

Rows = tuple[RoomSegment, ...]


def load(rows: Rows, loaded: Sequence[LoadedSegment]) -> Rows:
    """The rows of another program; those that were there keep what it is silent of."""
    known = {row.id: row for row in rows}
    return tuple(_loaded(known.get(each.id), each) for each in loaded)


def _loaded(row: RoomSegment | None, loaded: LoadedSegment) -> RoomSegment:
    said: dict[str, Any] = {
        "title": loaded.title,
        "kind": loaded.kind,
        "planned_seconds": loaded.planned_seconds,
        "speakers": loaded.speakers,
    }
    if row is None:
        return RoomSegment(id=loaded.id, **said)
    changed = replace(row, **said)
    return row if changed == row else replace(changed, rev=row.rev + 1)


def evolve(rows: Rows, event: e.EditEvent) -> Rows:
    """The rows after an edit. What names a row that is not there changes nothing."""
    match event:
        case e.SegmentAdded():
            return _put(rows, (_new(event),), event.after)
        case e.SegmentsAdded(after, segments):
            return _put(rows, tuple(_loaded(None, each) for each in segments), after)
        case e.SegmentMoved(segment, after):
            moved = tuple(replace(row, rev=row.rev + 1) for row in rows if row.id == segment)
            others = without(rows, segment)
            return _put(others, moved, after) if moved else rows
        case e.SegmentRemoved(segment):
            return without(rows, segment)
        case e.SegmentChanged(segment):
            fields = said(event)
            del fields["segment"]
            return tuple(_changed(row, fields) if row.id == segment else row for row in rows)
        case _:
            assert_never(event)


def _changed(row: RoomSegment, fields: dict[str, Any]) -> RoomSegment:
    rev = row.rev + 1
    return replace(row, **fields, rev=rev, note_rev=rev if "note" in fields else row.note_rev)


def said(value: Struct) -> dict[str, Any]:
    """What a command or an event names, by its field."""
    fields = ((name, getattr(value, name)) for name in value.__struct_fields__)
    return {name: field for name, field in fields if field is not UNSET}


def without(rows: Rows, segment: SegmentId) -> Rows:
    """All rows but this one."""
    return tuple(row for row in rows if row.id != segment)


def _new(event: e.SegmentAdded) -> RoomSegment:
    return RoomSegment(
        event.title,
        event.kind,
        event.planned_seconds,
        event.speakers,
        id=event.segment,
        min_seconds=event.min_seconds,
        note=event.note,
    )


def _put(rows: Rows, others: Rows, after: SegmentId | None) -> Rows:
    """The rows with others; first where there is none to come after."""
    place = next((place for place, each in enumerate(rows, 1) if each.id == after), 0)
    return (*rows[:place], *others, *rows[place:])
