"""The rows of a text on the clock: afternoons settled."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from liveroom.importing import timeline
from liveroom.importing.document.found_rows import Item
from liveroom.importing.draft import DraftSegment
from liveroom.importing.time.spans import DAY, Span, awake

_HALF_DAY, _MORNING = 12 * 60, 6 * 60


def on_clock(items: Sequence[Item], slot: Span | None) -> list[DraftSegment]:
    """The times of each row, still without its text."""
    rows: list[DraftSegment] = []
    for _, group in groupby(items, key=lambda item: item.part):
        day = list(group)
        spans = settled([item.timing.span for item in day], slot)
        rows += [_row(item, span) for item, span in zip(day, spans, strict=True)]
    return rows


def lengths_of(rows: Sequence[DraftSegment], slot: Span | None) -> list[int | None]:
    """How long each row is, as far as that can be known."""
    places = timeline.place(rows, None)
    end = timeline.within(places, slot.start, slot.end) if slot else None
    return timeline.lengths(rows, places, end)


def _row(item: Item, span: Span | None) -> DraftSegment:
    seconds = item.timing.seconds
    if seconds is not None and item.timing.each:
        people = sum(speaker.name is not None for speaker in item.row.speakers)
        seconds = None if span and not people else seconds * max(1, people)
    if span is None:
        return DraftSegment("", seconds=seconds)
    return DraftSegment("", start=span.start, end=span.end, seconds=seconds)


def settled(spans: Sequence[Span | None], slot: Span | None) -> list[Span | None]:
    """Each unsure time in the morning or in the afternoon, after the row before it."""
    settled: list[Span | None] = []
    shift, last = _afternoon(spans, slot), -1
    for span in spans:
        if span is None:
            settled.append(None)
            continue
        if span.start == 0 and _MORNING <= last < _HALF_DAY:
            span = span.later(_HALF_DAY)  # 11 am, 12 am, 1 pm
        if not span.sure and span.start < _HALF_DAY + 60:
            shift = _HALF_DAY if span.start + shift < last else shift
            span = span.later(shift if span.start + shift < DAY else 0)
        last = span.start
        settled.append(span)
    return settled


def _afternoon(spans: Sequence[Span | None], slot: Span | None) -> int:
    first = next((span for span in spans if span), None)
    if first is not None and slot is None and awake(first) is not first:
        return _HALF_DAY
    if slot is None or first is None or first.sure or slot.start < _HALF_DAY:
        return 0
    later = first.start + _HALF_DAY
    early = any(span.sure and span.start < later for span in spans if span)
    near = abs(later - slot.start) < abs(first.start - slot.start)
    return _HALF_DAY if near and not early else 0
