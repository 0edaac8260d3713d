"""iCalendar files: each event a segment, or one event whose description is the announcement."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from liveroom.importing import announcement
from liveroom.importing.draft import Draft, DraftSegment
from liveroom.importing.files.field_values import known_zone, of_datetime, plain, video_in
from liveroom.importing.formats.budget import check_segments, too_long
from liveroom.importing.formats.encoding import clean
from liveroom.importing.reading import Refusal, Unreadable

_MOST_LINES = 6_000
_FOLD = re.compile(r"\n[ \t]")
_USED = re.compile(
    r"(?:BEGIN|END|SUMMARY|DTSTART|DTEND|DURATION|DESCRIPTION|URL|LOCATION|STATUS|NAME|RRULE"
    r"|X-WR-CALNAME|X-WR-TIMEZONE|TZ[A-Z]+)[;:]",
    re.IGNORECASE,
)
"""Properties that are looked at; long lists of exceptions are none of them."""

_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class _Event:
    title: str
    start: datetime | None
    day: date
    end: datetime | None
    text: str
    url: str
    place: str


def recognised(text: str) -> bool:
    """Whether the text begins as a calendar does."""
    return text.lstrip("\ufeff \n").upper().startswith("BEGIN:VCALENDAR")


def read(text: str) -> Draft:
    """The draft of a calendar. A repeated event counts once. Raises Unreadable for too many."""
    from icalendar import Calendar  # it takes a while to load, and most announcements need it not

    check_segments(text.upper().count("BEGIN:VEVENT"))
    lines = [line for line in _unfolded(text) if _USED.match(line)]
    if len(lines) > _MOST_LINES:
        raise too_long(_MOST_LINES, "lines of a calendar")
    try:
        calendar: Any = Calendar.from_ical("\r\n".join(lines))
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OSError):
        raise Unreadable(Refusal.NO_PROGRAM, "The calendar file is not complete.") from None
    parts = [part for part in calendar.walk("VEVENT") if str(part.get("STATUS")) != "CANCELLED"]
    events = [event for event in map(_event, parts) if event is not None]
    if not events:
        raise Unreadable(Refusal.NO_PROGRAM, "The calendar has no event with a date.")
    events.sort(key=_order)
    zone = _zone(calendar, events)
    whole = _container(events)
    rows = [event for event in events if event is not whole]
    draft = _of_one(whole, zone) if whole else Draft(zone=zone)
    if rows:
        draft = replace(draft, segments=tuple(_segment(event, zone) for event in rows))
    name = plain(str(calendar.get("X-WR-CALNAME") or calendar.get("NAME") or ""))
    return replace(draft, title=draft.title or name)


def _unfolded(text: str) -> list[str]:
    return _FOLD.sub("", text).split("\n")


def _event(part: Any) -> _Event | None:
    try:
        start = part.decoded("DTSTART")
        end = part.decoded("DTEND", None)
        length = part.decoded("DURATION", None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    if not isinstance(start, date):
        return None
    moment = start if isinstance(start, datetime) else None
    if end is None and isinstance(length, timedelta):
        end = start + length
    return _Event(
        plain(str(part.get("SUMMARY") or "")),
        moment,
        start if moment is None else moment.date(),
        end if moment is not None and isinstance(end, datetime) else None,
        str(part.get("DESCRIPTION") or ""),
        str(part.get("URL") or ""),
        str(part.get("LOCATION") or ""),
    )


def _order(event: _Event) -> tuple[date, float]:
    if event.start is None:
        return event.day, -1
    return event.day, event.start.timestamp()


def _zone(calendar: Any, events: Sequence[_Event]) -> str | None:
    """The zone of the first event that has one; one in UTC is told in the calendar's own."""
    own = known_zone(calendar.get("X-WR-TIMEZONE"))
    for event in events:
        if event.start is not None and event.start.tzinfo is not None:
            key = known_zone(getattr(event.start.tzinfo, "key", None))
            key = key or of_datetime(event.start).zone
            return own or key if key == "UTC" else key
    return own


def _container(events: Sequence[_Event]) -> _Event | None:
    """The event that all others lie in, or the only one."""
    if len(events) == 1:
        return events[0]
    whole = events[0] if events[0].end is not None else None
    if whole is None or whole.start is None or whole.end is None:
        return None
    ends = [event.end for event in events[1:] if event.end is not None]
    zones = {each.tzinfo is None for each in (whole.end, *ends)}
    fits = len(ends) == len(events) - 1 and len(zones) == 1 and all(e <= whole.end for e in ends)
    return whole if fits and len(events) > 2 else None


def _of_one(event: _Event, zone: str | None) -> Draft:
    """The event itself, with the program that its description may have."""
    row = _segment(event, zone)
    said = _described(event.text)
    video = video_in(" ".join((event.url, event.place, event.text)))
    registration = event.url if event.url and event.url != video else None
    return replace(
        said,
        title=event.title or said.title,
        day=row.day,
        start=row.start if row.start is not None else said.start,
        end=row.end if row.end is not None else said.end,
        zone=zone or said.zone,
        video=video or said.video,
        registration=registration or said.registration,
        segments=tuple(replace(each, day=None, line=None) for each in said.segments),
        warnings=(),
        lines=(),
    )


def _described(text: str) -> Draft:
    """The draft of a description; without rows it is an introduction, with who speaks."""
    try:
        draft = announcement.read(clean(text))
    except Unreadable:
        return Draft(introduction=text.strip() or None)
    has_rows = any(row.start is not None or row.seconds is not None for row in draft.segments)
    if has_rows:
        return draft
    return Draft(introduction=text.strip() or None, kind=draft.kind, speakers=draft.speakers)


def _segment(event: _Event, zone: str | None) -> DraftSegment:
    if event.start is None:
        return DraftSegment(event.title, day=event.day)
    start = of_datetime(event.start, zone)
    minutes = None
    if event.end is not None:
        end = of_datetime(event.end, zone)
        if end.day is not None and end.minutes is not None and start.day is not None:
            minutes = (end.day - start.day).days * _DAY + end.minutes
    return DraftSegment(event.title, day=start.day, start=start.minutes, end=minutes)
