"""Lines with times that are not the event's own, and dates that leave something open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from liveroom.i18n import N_
from liveroom.importing.document.found_rows import Item
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import Warning, WarningCode
from liveroom.importing.schedule.event_days import Calendar, LineTimes
from liveroom.importing.time.dates import Day
from liveroom.importing.time.durations import Duration, find_durations
from liveroom.importing.time.spans import DAY, Span

_LONG = 900
"""A length in words alone is one from here on; `a minute` is a way to speak."""


def other_times(
    document: Document,
    lines: Sequence[LineTimes],
    slot_at: int | None,
    slot: Span | None,
    length: int | None,
    items: Sequence[Item],
) -> tuple[frozenset[int], frozenset[int]]:
    """Of the lines with a time of day or a length, those that say the whole event's again, and
    those that say another.
    """
    moments = _moments(slot, items)
    lengths = {length}
    if slot is not None and slot.end is not None:
        lengths.add((slot.end - slot.start) * 60)
    own: set[int] = set()
    others: set[int] = set()
    for line in lines:
        every = _durations(document, line.at)
        durations = [each for each in every if each.seconds not in lengths]
        spans = [span for span in line.spans if not _within(span, moments)]
        if spans or durations:
            others.add(line.at)
        elif line.spans or every:
            own.add(line.at)
    return frozenset(own), frozenset(others)


def _moments(slot: Span | None, items: Sequence[Item]) -> set[int]:
    """When the event and its program start and end, in minutes after midnight."""
    spans = [slot, *(item.timing.span for item in (*items[:1], *items[-1:]))]
    return {
        minute % DAY
        for span in spans
        if span is not None
        for minute in (span.start, span.end)
        if minute is not None
    }


def _within(span: Span, moments: set[int]) -> bool:
    return span.start % DAY in moments and (span.end is None or span.end % DAY in moments)


def _durations(document: Document, at: int) -> list[Duration]:
    tokens = document.tokens[at]
    return [
        each
        for each in find_durations(tokens)
        if each.seconds >= _LONG or any(t.text.isdecimal() for t in tokens[each.first : each.after])
    ]


def doubtful_days(
    document: Document, at: int | None, day: Day | None, calendar: Calendar
) -> Iterator[Warning]:
    """What the event's date leaves open: its weekday is another, or it may mean two days."""
    found = calendar.on(day) if day else None
    if day is None or found is None or at is None:
        return
    line = document.lines[at].number
    if day.weekday is not None and found.weekday() != day.weekday:
        text = N_("%(day)s is on another day of the week than the announcement says.")
        yield Warning(WarningCode.WEEKDAY_DISAGREES, text, line, {"day": found})
    other = calendar.other(day)
    if other is not None:
        text = N_("The date may be %(day)s or %(other)s: the first is taken.")
        facts = {"day": found, "other": other}
        yield Warning(WarningCode.DATE_AMBIGUOUS, text, line, facts)
