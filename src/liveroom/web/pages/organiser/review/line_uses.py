"""What the lines of an announcement are used for in its program.

Each row and each person has the place of the line that it comes from, or nothing.
`static/organiser/line_uses.js` does the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from liveroom.web.pages.organiser.review.line_drafts import LineDraft
from liveroom.web.pages.typed import values
from liveroom.web.pages.typed.segment_fields import PersonFields, SegmentFields

Rows = tuple[SegmentFields, ...]
_DAY = 24 * 3600


class Use(StrEnum):
    """What a line is for."""

    SEGMENT = "segment"
    SPEAKER = "speaker"
    NOTHING = "nothing"


def uses(rows: Sequence[SegmentFields]) -> dict[str, Use]:
    """The lines that are used, by their places."""
    people = {person.line: Use.SPEAKER for row in rows for person in row.people}
    found = people | {row.line: Use.SEGMENT for row in rows}
    return {line: use for line, use in found.items() if line}


def put(rows: Rows, place: int, use: Use, draft: LineDraft, start: str) -> Rows:
    """The rows with this line used so, and for nothing else.

    A new segment stands in the order of the lines, and the speakers in lines below it are its own.
    A speaker joins the segment above the line. Where the line has a time of day it takes its
    minutes from the segment above, and gives them back. `start` is the event's.
    """
    rows = _without(rows, place, draft)
    above = _above(rows, place)
    match use:
        case Use.SEGMENT:
            return _with_segment(rows, above, place, draft, start)
        case Use.SPEAKER if rows:
            at = max(above, 0)
            joined = replace(rows[at], people=(*rows[at].people, *draft.people))
            return (*rows[:at], joined, *rows[at + 1 :])
        case _:
            return rows


def starts(rows: Sequence[SegmentFields], start: str) -> list[int | None]:
    """Seconds after midnight at which each row starts, and the last one ends; None if unknown."""
    first = values.time_of_day(start)
    at = None if first is None else (first.hour * 60 + first.minute) * 60
    found = [at]
    for row in rows:
        at = None if at is None or row.seconds is None else at + row.seconds
        found.append(at)
    return found


def _above(rows: Rows, place: int) -> int:
    """The last row that comes from a line before; -1 where there is none."""
    before = [at for at, row in enumerate(rows) if 0 < _place(row) < place]
    return before[-1] if before else -1


def _place(part: SegmentFields | PersonFields) -> int:
    return int(part.line) if part.line.isdecimal() and part.line.isascii() else 0


def _without(rows: Rows, place: int, draft: LineDraft) -> Rows:
    """The rows without what comes from a line; speakers of other lines go to the segment above."""
    left: list[SegmentFields] = []
    for row in rows:
        people = tuple(person for person in row.people if _place(person) != place)
        if _place(row) != place:
            left.append(replace(row, people=people))
        elif left:
            left[-1] = _joined(left[-1], row, people, draft)
    return tuple(left)


def _joined(
    above: SegmentFields, row: SegmentFields, people: tuple[PersonFields, ...], draft: LineDraft
) -> SegmentFields:
    others = tuple(person for person in people if person.line and person.line != row.line)
    minutes = above.minutes
    if _until_next(draft) and above.seconds is not None and row.seconds is not None:
        minutes = values.write_minutes(above.seconds + row.seconds)
    return replace(above, people=(*above.people, *others), minutes=minutes)


def _until_next(draft: LineDraft) -> bool:
    return bool(draft.start) and not draft.segment.minutes


def _with_segment(rows: Rows, above: int, place: int, draft: LineDraft, start: str) -> Rows:
    before, after = rows[: above + 1], rows[above + 1 :]
    segment = draft.segment
    if not before:
        return (segment, *after)
    last = before[-1]
    below = tuple(person for person in last.people if _place(person) > place)
    kept = tuple(person for person in last.people if _place(person) <= place)
    last, segment = _shared(last, segment, draft, starts(rows, start)[above])
    last = replace(last, people=kept)
    return (*before[:-1], last, replace(segment, people=(*segment.people, *below)), *after)


def _shared(
    last: SegmentFields, segment: SegmentFields, draft: LineDraft, at: int | None
) -> tuple[SegmentFields, SegmentFields]:
    """The segment above ends where the new one starts, which takes what is left of it."""
    time = values.time_of_day(draft.start)
    if at is None or time is None:
        return last, segment
    first = ((time.hour * 60 + time.minute) * 60 - at) % _DAY
    if not first or (last.seconds is not None and first >= last.seconds):
        return last, segment
    if last.seconds is not None and _until_next(draft):
        segment = replace(segment, minutes=values.write_minutes(last.seconds - first))
    return replace(last, minutes=values.write_minutes(first)), segment
