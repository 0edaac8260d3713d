"""A draft made complete: lengths, days and instants worked out, and what to look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from liveroom.core.program import Kind, Program, Segment
from liveroom.importing import instants, timeline
from liveroom.importing.cleaning import fitted
from liveroom.importing.doubts import doubts
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.formats.budget import check_segments
from liveroom.importing.lexicon.kinds import SPOKEN
from liveroom.importing.reading import Reading
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise
from liveroom.importing.timeline import DAY, RowPlace

UNTITLED = "Untitled event"
_DAYS = (date(1970, 1, 2), date(9000, 1, 1))
"""Days outside are none, so that every moment near them can be said."""


def complete(draft: Draft, now: int | None = None) -> Reading:
    """The reading of a draft; one without rows has one segment over its slot.

    `now` (UTC milliseconds) is for the warning that the event is over. Raises Unreadable for too
    many segments.
    """
    check_segments(len(draft.segments))
    draft = fitted(draft)
    whole, places = _whole(draft)
    program = _program(whole)
    return Reading(program, doubts(draft, whole, program, places, now), whole)


def _whole(draft: Draft) -> tuple[Draft, Sequence[RowPlace]]:
    """The draft with its first day, its start and end, and all of each row; where the rows are."""
    title = draft.title or UNTITLED
    alone = DraftSegment(
        title, draft.kind, None, draft.start, draft.end, draft.seconds, draft.speakers
    )
    rows = [replace(row, day=_sound(row.day)) for row in draft.segments or (alone,)]
    first = min(filter(None, (_sound(draft.day), *(row.day for row in rows))), default=None)
    places = timeline.place(rows, first)
    start, end = _slot(draft, places, draft.day == first or draft.day is None)
    seconds = timeline.lengths(rows, places, timeline.within(places, start, end))
    last = timeline.last_moment(places, seconds)
    if last is None and _only_ends(rows[-1]):
        last = places[-1].start
    if start is not None and (end is None or _outlasts(places, end)):
        end = last if last is not None and last > start else None
    segments = tuple(map(_segment, rows, places, seconds, [first] * len(rows)))
    days = {*map(_sound, draft.days), first, *(row.day for row in rows)}
    whole = replace(
        draft,
        title=title,
        day=first,
        start=start,
        end=end,
        days=tuple(sorted(filter(None, days))),
        segments=segments,
    )
    return whole, places


def _only_ends(row: DraftSegment) -> bool:
    """Whether it is the moment at which all ends, as `22:00 Closing` is."""
    words = {token.text for token in tokenise(Rich(row.title).folded)}
    return row.kind is Kind.CLOSING and not row.speakers and words.isdisjoint(SPOKEN)


def _sound(day: date | None) -> date | None:
    return day if day is not None and _DAYS[0] <= day <= _DAYS[1] else None


def _slot(
    draft: Draft, places: Sequence[RowPlace], is_first: bool
) -> tuple[int | None, int | None]:
    """The announced slot; where the first row starts stands in for its start."""
    start = draft.start if is_first else None
    if start is None:
        start = places[0].start if places else None
    end = draft.end if is_first else None
    if start is None:
        return None, None
    if end is None and draft.seconds is not None:
        return start, start + draft.seconds // 60
    return start, end + DAY if end is not None and end <= start else end


def _outlasts(places: Sequence[RowPlace], end: int) -> bool:
    """Whether rows are on later days than the slot, which then is that of each day."""
    return any(here.new_day and here.start is not None and here.start >= end for here in places)


def _segment(
    row: DraftSegment, here: RowPlace, seconds: int | None, first: date | None
) -> DraftSegment:
    day = row.day
    if here.start is not None and first is not None:
        day = first + timedelta(days=here.start // DAY)
    start = None if here.start is None else here.start % DAY
    end = None if start is None or seconds is None else start + -(-seconds // 60)
    kind = row.kind or find_kind(Rich(row.title)) or (Kind.TALK if row.speakers else Kind.OTHER)
    return replace(row, kind=kind, day=day, start=start, end=end, seconds=seconds)


def _program(whole: Draft) -> Program:
    starts_at = ends_at = None
    if whole.day is not None and whole.start is not None and whole.zone is not None:
        starts_at = instants.instant(whole.day, whole.start, whole.zone)
        if whole.end is not None:
            ends_at = instants.end_instant(whole.day, whole.start, whole.end, whole.zone)
    segments = tuple(
        Segment(row.title, row.kind or Kind.OTHER, row.seconds, row.speakers)
        for row in whole.segments
    )
    return Program(
        whole.title,
        segments,
        whole.language,
        starts_at,
        ends_at,
        whole.zone,
        whole.topics,
        whole.attend,
    )
