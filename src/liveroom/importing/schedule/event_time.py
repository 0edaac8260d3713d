"""When the event is: its day, its slot and its zone, among all that the lines say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from liveroom.importing.document.found_rows import Rows
from liveroom.importing.document.lines import Document
from liveroom.importing.draft import Warning
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.lexicon.places import ADJECTIVES, PLACES
from liveroom.importing.lexicon.when import EVENT, WHOLE
from liveroom.importing.schedule.event_days import (
    Calendar,
    LineTimes,
    days_of_rows,
    labelled,
    ranked_days,
    without_stamps,
)
from liveroom.importing.schedule.event_slot import find_slot
from liveroom.importing.schedule.named_years import years_of_months
from liveroom.importing.schedule.other_times import doubtful_days, other_times
from liveroom.importing.text.tokeniser import text_at
from liveroom.importing.time.dates import Day, find_days
from liveroom.importing.time.durations import find_durations
from liveroom.importing.time.spans import Span, awake, find_spans
from liveroom.importing.time.time_zones import Mention, find_zones


@dataclass(frozen=True, slots=True)
class When:
    """The day, the slot in minutes and the zone as they are named; a line index for each."""

    day: date | None = None
    slot: Span | None = None
    seconds: int | None = None
    zone: Mention | None = None
    zone_at: int | None = None
    lines: frozenset[int] = frozenset()
    row_days: tuple[date | None, ...] = ()
    """The day of each row, where it is said."""
    days: tuple[date, ...] = ()
    """All days of a range such as 3-5 April."""
    again: frozenset[int] = frozenset()
    """Further lines that say the event's times or its length."""
    others: frozenset[int] = frozenset()
    """The lines with a time or a length that is not the event's."""
    doubts: tuple[Warning, ...] = ()

    @property
    def all_days(self) -> frozenset[date]:
        """Every day of the event that is known."""
        return frozenset(self.days) | ({self.day} if self.day else set())


def read_when(
    document: Document,
    rows: Rows,
    program: frozenset[int],
    language: str | None,
    near: date | None = None,
    written: date | None = None,
) -> When:
    """Chooses among all days, times and zones outside the program's rows.

    `near` is a day near which the announcement was written, `written` the very day.
    """
    placed, taken = rows.placed, rows.used
    found_times = [
        _times_of(document, at) for at in range(len(document.lines)) if document.tokens[at]
    ]
    outer = [line for line in found_times if line.at not in placed]
    outer = without_stamps(document, outer)
    loose = [line for line in found_times if line.at not in taken]
    ranked = ranked_days(document, outer, program)
    day_at, day = ranked[0] if ranked else (None, None)
    slot_at, slot = find_slot(document, outer, day_at, day, program, rows)
    slot = None if slot is None else awake(slot)
    zone_at, zone = _zone(document, found_times, outer, slot_at, slot, day_at)
    length = _length(document, placed, slot_at)
    used = {at for at in (day_at, slot_at, zone_at) if at is not None and at not in placed}
    every = [each for line in found_times for each in line.days]
    calendar = Calendar(every, zone, language, near, written, years_of_months(document, every))
    first = None if day is None else calendar.on(day)
    row_days = tuple(days_of_rows(rows.items, first, calendar))
    return When(
        next(filter(None, row_days), first),
        slot,
        length,
        zone,
        zone_at,
        frozenset(used),
        row_days,
        calendar.range(day),
        *other_times(document, loose, slot_at, slot, length, rows.items),
        tuple(doubtful_days(document, day_at, day, calendar)),
    )


def places(document: Document) -> list[str]:
    """The zones of all places named in the announcement, in order."""
    found: dict[str, None] = {}
    for line, tokens in zip(document.lines, document.tokens, strict=True):
        for key, first, _ in PLACES.all(tokens):
            word = tokens[first]
            if line.rich.text[word.start].isupper() and word.text not in ADJECTIVES:
                found.setdefault(key)
    return list(found)


def _times_of(document: Document, at: int) -> LineTimes:
    tokens, rich = document.tokens[at], document.lines[at].rich
    days: Sequence[Day] = find_days(tokens)
    taken = frozenset(i for day in days for i in range(day.first, day.after))
    spans = find_spans(tokens, taken)
    return LineTimes(at, tuple(days), tuple(spans), tuple(find_zones(rich, tokens)))


def _zone(
    document: Document,
    found_times: Sequence[LineTimes],
    outer: Sequence[LineTimes],
    slot_at: int | None,
    slot: Span | None,
    day_at: int | None,
) -> tuple[int | None, Mention | None]:
    by_line = {line.at: line for line in found_times}
    found = _zone_near(document, by_line[slot_at], slot) if slot_at is not None and slot else None
    if found:
        return slot_at, found
    near = [at for at in (slot_at, day_at) if at is not None]
    for at in near:
        if sure := [zone for zone in by_line[at].zones if zone.sure]:
            return at, sure[0]
    lines = sorted(outer, key=lambda line: min((abs(line.at - at) for at in near), default=0))
    for line in [*lines, *found_times]:
        if sure := [zone for zone in line.zones if zone.sure]:
            return line.at, sure[0]
    return None, None


def _zone_near(document: Document, line: LineTimes, slot: Span) -> Mention | None:
    """The zone named right after the slot; a city alone counts there."""
    following = [span.first for span in line.spans if span.first >= slot.after]
    limit = min(following, default=len(document.tokens[line.at]))
    after = [zone for zone in line.zones if slot.first <= zone.first < limit]
    sure = [zone for zone in after if zone.sure]
    if (
        sure
        and sure[0].fixed
        and (placed := [z for z in after if not z.fixed and z.first < slot.after + 9])
    ):
        return placed[0]._replace(named=placed[0].named._replace(offset=sure[0].named.offset))
    if sure and sure[0].first <= slot.after + 6:
        return sure[0]
    tokens = document.tokens[line.at]
    for zone in after:
        between = [text_at(tokens, at) for at in range(slot.after, zone.first)]
        lone = all(
            word in {"(", ",", "-", "en", "in", "a", "h", "|", ":", "à", "em"} for word in between
        )
        if lone and text_at(tokens, zone.after) in {")", "/", "|", ",", ";", "", ".", "-", "·"}:
            return zone
    if sure:
        return sure[0]
    before = [z for z in line.zones if z.after <= slot.first and slot.first - z.after <= 2]
    colon = before and text_at(tokens, slot.first - 1) in {":", "-", "("}
    listed_first = before and before[-1].after == slot.first and len(line.spans) > 1
    colon = colon or (listed_first and text_at(tokens, before[-1].first - 1) in _PARTING)
    return before[-1] if before and (colon or before[-1].sure) else None


_PARTING = frozenset({"", "|", "/", ",", ";", "-", "("})


def _length(document: Document, rows: frozenset[int], slot_at: int | None) -> int | None:
    """The whole event's duration, where a line gives it."""
    for at, tokens in enumerate(document.tokens):
        if at in rows or not tokens:
            continue
        headed = labelled(document, at, Part.DURATION)
        words = {token.text for token in tokens}
        if not (headed or ((at == slot_at or words & EVENT) and (words & WHOLE or at == slot_at))):
            continue
        found = find_durations(tokens)
        if found and (headed or found[0].seconds >= 900):
            return found[0].seconds
    return None
