"""How long each row is: from its own duration, its range, the next start, or the slot's end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from liveroom.importing.document.program_rows import Item
from liveroom.importing.time.spans import DAY, Span

_HALF_DAY = 12 * 60


class Plan(NamedTuple):
    """Seconds of each row, and the rows' first and last moment in minutes where they say so."""

    seconds: tuple[int | None, ...]
    start: int | None = None
    end: int | None = None


def plan(items: Sequence[Item], slot: Span | None, last: Span | None = None) -> Plan:
    """The rows' lengths; a row whose length cannot be known has None. `last` ends the last one."""
    spans = _in_order([*(item.timing.span for item in items), last], slot)
    closing = spans.pop()
    end = closing.start if closing else _slot_end(spans, slot)
    seconds = tuple(_seconds(item, spans, at, end) for at, item in enumerate(items))
    known = [span for span in spans if span]
    return Plan(seconds, known[0].start if known else None, _last_moment(spans, seconds))


def _last_moment(spans: Sequence[Span | None], seconds: Sequence[int | None]) -> int | None:
    """When the last row ends, if it starts on the clock and its length is known."""
    last = spans[-1] if spans else None
    if last is None:
        return None
    length = seconds[-1]
    return last.end if length is None else last.start + -(-length // 60)


def _in_order(spans: Sequence[Span | None], slot: Span | None) -> list[Span | None]:
    """Each row after the one before it: in the afternoon, or on the next day, where need be."""
    ordered: list[Span | None] = []
    shift, last = _afternoon(spans, slot), -1
    for span in spans:
        if span is None:
            ordered.append(None)
            continue
        while span.start + shift < last and shift < 3 * DAY:
            shift += (
                _HALF_DAY if not span.sure and span.start < _HALF_DAY + 60 else DAY - shift % DAY
            )
        span = span.later(shift)
        last = span.start
        ordered.append(span)
    return ordered


def _afternoon(spans: Sequence[Span | None], slot: Span | None) -> int:
    first = next((span for span in spans if span), None)
    if slot is None or first is None or first.sure or slot.start < _HALF_DAY:
        return 0
    far = abs(first.start - slot.start)
    return _HALF_DAY if abs(first.start + _HALF_DAY - slot.start) < far else 0


def _slot_end(spans: Sequence[Span | None], slot: Span | None) -> int | None:
    if slot is None or slot.end is None:
        return None
    first = next((span.start for span in spans if span), slot.start)
    return slot.end if slot.start <= first < slot.end else None


def _seconds(item: Item, spans: Sequence[Span | None], at: int, end: int | None) -> int | None:
    span = spans[at]
    if span and span.end is not None:
        return (span.end - span.start) * 60
    own = item.timing.seconds
    if own is not None:
        people = sum(speaker.name is not None for speaker in item.row.speakers)
        return own * max(1, people) if item.timing.each else own
    if span is None:
        return None
    after = spans[at + 1] if at + 1 < len(spans) else None
    following = end if at + 1 == len(spans) else after.start if after else None
    return (following - span.start) * 60 if following and following > span.start else None
