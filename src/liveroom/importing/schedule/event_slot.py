"""The hours of the event among all that the lines say."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.importing.document.found_rows import Rows
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.when import CLOSES, DEADLINE, DOORS, ENDS, EVENT, PUBLISHED
from liveroom.importing.schedule.event_days import LineTimes, is_latest, labelled
from liveroom.importing.schedule.row_times import settled
from liveroom.importing.text.tokeniser import listed
from liveroom.importing.time.dates import Day
from liveroom.importing.time.spans import Span

_LATE = 120
"""Minutes after the first row from which an hour beside a date is another's."""

_NEAR_END, _BESIDE = 5, 3
"""Words between one that tells an end and its hour."""

_PAUSE = 150
"""Minutes between the two halves of a day."""

_AT_MOST = 14 * 60
"""Minutes from an event's start to an end told apart from it."""

_NOT_ENDS = listed("à to")

_LEAST = 2
"""Rows with a time that say more of when the event is than an hour elsewhere."""


def find_slot(
    document: Document,
    found_times: Sequence[LineTimes],
    day_at: int | None,
    day: Day | None,
    program: frozenset[int],
    rows: Rows,
) -> tuple[int | None, Span | None]:
    """The hours that most speaks for outside the rows, and the index of their line."""
    ranked = []
    for line in found_times:
        if line.at in document.timings and line.at in program:
            continue
        tokens = document.tokens[line.at]
        late = [day for day in line.days if is_latest(tokens, day.first)]
        for place, span in enumerate(line.spans):
            if late and span.first > late[0].first:
                continue
            score = _span_score(document, line, span, day_at, day)
            if score >= 0:
                ranked.append((-score, line.at, place, span, line))
    if not ranked:
        return None, None
    _, at, _, span, line = min(ranked, key=lambda entry: entry[:3])
    slot = _with_end(document, found_times, line, span)
    aside = at not in document.dated and at not in document.headings
    below = aside and bool(rows.items) and at > rows.items[0].at
    amid = _amid_program(slot, rows, 0 if aside else _LATE, below)
    return (None, None) if amid else (at, slot)


def _amid_program(slot: Span, rows: Rows, late: int, below: bool) -> bool:
    """Whether it is of something during or after the program, as a dinner: later than the first
    row by more than so many minutes, or, in a line `below` it, at any other moment.
    """
    spans = [item.timing.span for item in rows.items if item.part == rows.items[0].part]
    known = [span for span in settled(spans, slot) if span is not None]
    if len(known) < _LEAST or len(known) < len(spans):
        return False
    if below and slot.end is None:
        return slot.start != known[0].start
    last = max(span.end or span.start for span in known)
    if slot.end is not None:
        return slot.end <= last and slot.start > known[0].start + late
    return slot.start > min(last, known[0].start + late)


def _span_score(
    document: Document, line: LineTimes, span: Span, day_at: int | None, day: Day | None
) -> int:
    tokens = document.tokens[line.at]
    before = {token.text for token in tokens[max(0, span.first - 6) : span.first]}
    score = 3 if span.end is not None else 0
    if day_at is not None:
        distance = abs(line.at - day_at)
        score += 5 if distance == 0 else 3 if distance <= 2 else 1 if distance <= 5 else 0
    score += 2 if any(zone.sure for zone in line.zones) else 0
    score += 3 * labelled(document, line.at, Part.FACTS) or 2 * bool(EVENT & before)
    score -= 6 if (DEADLINE | PUBLISHED) & before else 0
    score -= 4 if DOORS & before else 0
    near = {token.text for token in tokens[max(0, span.first - _BESIDE) : span.first]}
    score -= 6 if near & ENDS - _NOT_ENDS and span.end is None else 0
    return score


def _over_a_pause(line: LineTimes, span: Span) -> Span:
    """Of `from 10 to 13 and from 14 to 16:30` one slot."""
    for later in line.spans:
        end = span.end or span.start
        if later.first > span.first and later.end is not None and 0 <= later.start - end <= _PAUSE:
            span = span._replace(end=later.end)
    return span


def _with_end(
    document: Document, found_times: Sequence[LineTimes], line: LineTimes, span: Span
) -> Span:
    """`from 16:30 … ends 17:30` on one line, or `Start: 16:30` and `End: 17:30` on two."""
    if span.end is not None:
        return span if line.zones else _over_a_pause(line, span)
    again = [other for each in found_times for other in each.spans if other.start == span.start]
    if ends := {other.end for other in again if other.end is not None and other.sure}:
        return span._replace(end=min(ends))
    for other in found_times:
        tokens = document.tokens[other.at]
        if abs(other.at - line.at) > 3 or any(token.text in CLOSES for token in tokens):
            continue
        for later in other.spans:
            since = max([0, *(each.after for each in other.spans if each.after <= later.first)])
            near = tokens[max(since, later.first - _NEAR_END) : later.first]
            before = {token.text for token in near}
            if (
                later is not span
                and later.end is None
                and before & ENDS - _NOT_ENDS
                and later.start != span.start
            ):
                end = later.start if later.start > span.start else later.start + 24 * 60
                if end - span.start <= _AT_MOST:
                    return span._replace(end=end)
    return span
