"""From the corrected form to a program, or to a sentence for each field that is wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from liveroom.core.program import Program, Segment
from liveroom.i18n import N_
from liveroom.importing.limits import MAX_SEGMENTS
from liveroom.web.pages.organiser.review_fields import Typed
from liveroom.web.pages.typed import segment_fields, values
from liveroom.web.pages.typed.segment_fields import SegmentFields


@dataclass(frozen=True, slots=True)
class Checked:
    """A program and its stream address, or else an English sentence for each bad field."""

    program: Program | None
    stream: str | None
    problems: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Problems:
    """Collects while values are read, so that everything wrong is told at once."""

    found: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, sentence: str) -> None:
        self.found.setdefault(name, sentence)


def check(typed: Typed) -> Checked:
    """Read every field. Nothing typed is changed, and a bad field has one sentence."""
    problems = _Problems()
    title = values.line(typed.title, "title", N_("Give the event a title."), problems.add)
    zone = _zone(problems, typed)
    starts_at, ends_at = _slot(problems, typed, zone)
    stream = _stream(problems, typed.stream)
    segments = _segments(problems, typed.rows)
    language = _language(problems, typed.language)
    if problems.found:
        return Checked(None, stream, problems.found)
    topics, attend = values.lines(typed.topics), values.lines(typed.attend)
    program = Program(title, segments, language, starts_at, ends_at, zone, topics, attend)
    return Checked(program, stream, {})


def _language(problems: _Problems, typed: str) -> str | None:
    language = typed.strip()
    if language and not _is_language(language):
        problems.add("language", N_("Write the language as a code, such as es or en."))
    return language or None


def _is_language(tag: str) -> bool:
    first, *rest = tag.split("-")
    parts_are_plain = tag.isascii() and all(2 <= len(part) <= 8 and part.isalnum() for part in rest)
    return first.isalpha() and 2 <= len(first) <= 3 and parts_are_plain


def _zone(problems: _Problems, typed: Typed) -> str | None:
    if not typed.time_zone.strip():
        if typed.start.strip():
            problems.add("time_zone", N_("Choose the time zone that these times are in."))
        return None
    zone = values.zone(typed.time_zone)
    if zone is None:
        problems.add("time_zone", N_("No such time zone. Write one such as Europe/Madrid."))
    return zone


def _slot(problems: _Problems, typed: Typed, zone: str | None) -> tuple[int | None, int | None]:
    """Start and end; an end that is not after the start is on the next day."""
    _slot_complete(problems, typed)
    day = values.day(typed.date)
    start, end = values.time_of_day(typed.start), values.time_of_day(typed.end)
    if day is None or start is None or zone is None:
        return None, None
    if start == end:
        problems.add("end", N_("The end is the same as the start."))
    starts_at = _instant(problems, "start", datetime.combine(day, start), zone)
    if end is None:
        return starts_at, None
    last = day if end > start else day + timedelta(days=1)
    return starts_at, _instant(problems, "end", datetime.combine(last, end), zone)


def _slot_complete(problems: _Problems, typed: Typed) -> None:
    date, start, end = typed.date.strip(), typed.start.strip(), typed.end.strip()
    if date and values.day(date) is None:
        problems.add("date", N_("Write the date as 2020-04-03."))
    for name, time in (("start", start), ("end", end)):
        if time and values.time_of_day(time) is None:
            problems.add(name, N_("Write the time as 16:30."))
    if start and not date:
        problems.add("date", N_("Give the date too, or take the start away."))
    if (date or end) and not start:
        problems.add("start", N_("Give the start too, or take the date and the end away."))


def _instant(problems: _Problems, name: str, local: datetime, zone: str) -> int | None:
    instant = values.instant(local, zone)
    if instant is None:
        problems.add(name, N_("The clocks skip this time on that day: choose another."))
    return instant


def _stream(problems: _Problems, typed: str) -> str | None:
    address = typed.strip()
    if address and not values.secure_address(address):
        problems.add("stream", N_("Give an address that begins with https://, or leave it empty."))
    return address or None


def _segments(problems: _Problems, rows: tuple[SegmentFields, ...]) -> tuple[Segment, ...]:
    numbered = enumerate(rows, 1)
    segments = tuple(_segment(problems, i, row) for i, row in numbered if not row.blank)
    if not segments:
        problems.add("segments", N_("Add at least one segment."))
    if len(rows) > MAX_SEGMENTS:
        problems.add("segments", N_("There are too many segments: 500 at most."))
    return segments


def _segment(problems: _Problems, number: int, row: SegmentFields) -> Segment:
    return segment_fields.read(row, lambda name, why: problems.add(f"s{number}_{name}", why))
