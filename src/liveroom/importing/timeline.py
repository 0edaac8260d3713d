"""Rows on the clock: when each starts, and how long it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from liveroom.core.program import MAX_SEGMENT_SECONDS
from liveroom.importing.draft import DraftSegment

DAY = 24 * 60
_NIGHT = 12 * 60
"""The most minutes between two rows that may lie on both sides of a midnight unsaid."""


class RowPlace(NamedTuple):
    """Minutes after the midnight that the first day begins with."""

    start: int | None = None
    end: int | None = None
    new_day: bool = False
    """Whether the row is said to be on another day than the one before it."""
    runs_back: bool = False
    """Whether it starts before the row that stands before it, or ends before it starts, and not
    past midnight.
    """


def place(segments: Sequence[DraftSegment], first: date | None) -> list[RowPlace]:
    """Where each row is, in order; a row without a day is on that of the row before it."""
    places: list[RowPlace] = []
    midnight, last = 0, None
    for segment in segments:
        own = midnight
        if segment.day is not None and first is not None:
            own = (segment.day - first).days * DAY
        new_day, midnight = own != midnight, own
        last = None if new_day else last
        if segment.start is None:
            places.append(RowPlace(new_day=new_day))
            continue
        start = segment.start + midnight
        runs_back = last is not None and start < last
        if last is not None and runs_back and start + DAY - last <= _NIGHT:
            midnight, start, runs_back = midnight + DAY, start + DAY, False
        end = _end(segment, start)
        wrong = end is None and segment.end is not None and segment.end < segment.start
        places.append(RowPlace(start, end, new_day, runs_back or wrong))
        last = start
    return places


def _end(segment: DraftSegment, start: int) -> int | None:
    if segment.start is None or segment.end is None or segment.end == segment.start:
        return None
    long = segment.end - segment.start
    long = long if long > 0 else long % DAY
    return start + long if long <= _NIGHT or segment.end > segment.start else None


def lengths(
    segments: Sequence[DraftSegment], places: Sequence[RowPlace], end: int | None
) -> list[int | None]:
    """Seconds of each: of its range, its own, until the next starts; `end` ends the last one."""
    found: list[int | None] = []
    until = later = None if end is None else end * 60
    for segment, here in zip(reversed(segments), reversed(places), strict=True):
        if here.start is None or until != here.start * 60:
            later = until  # of rows that start together each lasts until another one starts
        long = _length(segment, here, later)
        found.append(long)
        if later is None and long is not None and here.start is not None:
            later = here.start * 60 + long
        if here.new_day:
            until = None
        elif here.start is not None:
            until = here.start * 60
        elif until is not None:
            until = None if segment.seconds is None else until - segment.seconds
    found.reverse()
    return [each if each and 0 < each <= MAX_SEGMENT_SECONDS else None for each in found]


def _length(segment: DraftSegment, here: RowPlace, until: int | None) -> int | None:
    """`until` is when it ends at the latest, in seconds; rows with a length alone come between."""
    if here.start is not None and here.end is not None:
        return (here.end - here.start) * 60
    if segment.seconds is not None:
        return segment.seconds
    return None if here.start is None or until is None else until - here.start * 60


def within(places: Sequence[RowPlace], start: int | None, end: int | None) -> int | None:
    """The slot's end where it can be the last row's: the rows begin within the slot."""
    if start is None or end is None:
        return None
    first = next((here.start for here in places if here.start is not None), start)
    return end if start <= first < end else None


def last_moment(places: Sequence[RowPlace], seconds: Sequence[int | None]) -> int | None:
    """When the last row ends, if it starts on the clock and its length is known."""
    last = places[-1].start if places else None
    length = seconds[-1] if seconds else None
    return None if last is None or length is None else last + -(-length // 60)
