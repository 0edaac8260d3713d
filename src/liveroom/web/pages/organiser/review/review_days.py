"""A program of several days: the review opens one of them, or all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from liveroom.importing.draft import DraftSegment
from liveroom.importing.reading import Reading, clock
from liveroom.web.pages.organiser.review import line_places
from liveroom.web.pages.organiser.review.review_fields import Typed
from liveroom.web.pages.typed.segment_fields import SegmentFields

ALL = "all"
"""Instead of a day."""


@dataclass(frozen=True, slots=True)
class ShownDay:
    """The rows of one day, by their places in the program, and when it is; times as 16:30."""

    places: tuple[int, ...]
    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class _Left:
    """What was typed for a day that is not shown."""

    date: str
    start: str
    end: str
    rows: tuple[SegmentFields, ...]


def days(reading: Reading) -> tuple[str, ...]:
    """The days that have rows of their own, as 2020-04-03; none where there is only one."""
    found = sorted({row.day for row in reading.draft.segments if row.day is not None})
    return tuple(day.isoformat() for day in found) if len(found) > 1 else ()


def first(reading: Reading, today: date) -> str:
    """The day to open: the first that is not over, else the first; empty where there is one."""
    found = days(reading)
    return next((day for day in found if day >= today.isoformat()), found[0] if found else "")


def of(reading: Reading, day: str) -> ShownDay:
    """A day as announced; `all` or a day that it does not have is the whole event."""
    draft, rows = reading.draft, reading.draft.segments
    own = [place for place, row in enumerate(rows) if day and _iso(row.day) == day]
    if not own:
        at = "" if draft.day is None else draft.day.isoformat()
        end = "" if len(days(reading)) > 1 else clock(draft.end) or ""
        return ShownDay(tuple(range(len(rows))), at, clock(draft.start) or "", end)
    chosen = [rows[place] for place in own]
    if draft.day is not None and draft.day.isoformat() == day and draft.start is not None:
        return ShownDay(tuple(own), day, clock(draft.start) or "", clock(draft.end) or "")
    return ShownDay(tuple(own), day, _start(chosen), clock(chosen[-1].end) or "")


def elsewhere(reading: Reading, day: str) -> dict[int, date]:
    """The lines that are rows of other days, by their numbers."""
    rows = reading.draft.segments if day in days(reading) else ()
    return {
        row.line: row.day
        for row in rows
        if row.line is not None and row.day is not None and _iso(row.day) != day
    }


def switched(typed: Typed, reading: Reading, day: str) -> Typed:
    """The form with another day, as it was left or as announced; the present one is kept."""
    present = _Left(typed.date, typed.start, typed.end, typed.rows)
    left = {**typed.other_days, typed.day: msgspec.json.encode(present).decode()}
    kept = left.pop(day, None)
    found = _read(kept) if kept is not None else None
    if found is None:
        announced = of(reading, day)
        rows = line_places.rows(reading, announced.places)
        found = _Left(announced.date, announced.start, announced.end, rows)
    return replace(
        typed,
        day=day,
        date=found.date,
        start=found.start,
        end=found.end,
        rows=found.rows,
        other_days=left,
    )


def _read(kept: str) -> _Left | None:
    try:
        return msgspec.json.decode(kept, type=_Left)
    except msgspec.MsgspecError:
        return None


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _start(rows: Sequence[DraftSegment]) -> str:
    return next((clock(row.start) or "" for row in rows if row.start is not None), "")
