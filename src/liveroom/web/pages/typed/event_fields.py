"""The fields of an event in a form, exactly as typed, and what they mean.

Their names: title, language, date, start, end, time_zone. Date and times are local to the zone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, Protocol, TypedDict
from zoneinfo import ZoneInfo

from liveroom.i18n import N_
from liveroom.web.pages.typed import values, zone_choice
from liveroom.web.pages.typed.values import Wrong

LANGUAGES = ("es", "en", "ca", "de", "fr", "it", "nl", "pl", "pt")
"""The languages offered for an event; any other code stays as it is."""

_DAY_MS = 86_400_000


class Said(Protocol):
    """What a program, a room or a screen says of its event; instants are UTC milliseconds."""

    @property
    def title(self) -> str: ...
    @property
    def language(self) -> str | None: ...
    @property
    def starts_at(self) -> int | None: ...
    @property
    def ends_at(self) -> int | None: ...
    @property
    def time_zone(self) -> str | None: ...


class Event(TypedDict):
    """What was typed, as the fields of a program and of `change_event`."""

    title: str
    language: str | None
    starts_at: int | None
    ends_at: int | None
    time_zone: str | None


@dataclass(frozen=True, slots=True)
class EventFields:
    """An event as typed."""

    title: str = ""
    language: str = ""
    date: str = ""
    start: str = ""
    end: str = ""
    time_zone: str = ""


NAMES = tuple(field.name for field in fields(EventFields))


def of_event(event: Said) -> EventFields:
    """The fields as first shown; an end a day later or more has no place here."""
    date, start, end = "", "", ""
    zone = event.time_zone or "UTC"
    if event.starts_at is not None:
        starts = _local(event.starts_at, zone)
        date, start = starts.strftime("%Y-%m-%d"), starts.strftime("%H:%M")
        if event.ends_at is not None and 0 < event.ends_at - event.starts_at < _DAY_MS:
            end = _local(event.ends_at, zone).strftime("%H:%M")
    shown = event.time_zone or ("UTC" if start else "")
    return EventFields(event.title, event.language or "", date, start, end, shown)


def languages(typed: str) -> tuple[str, ...]:
    """The languages to offer; the one that stands there is always among them."""
    typed = typed.strip()
    return LANGUAGES if typed in ("", *LANGUAGES) else (*LANGUAGES, typed)


def shown(event: Mapping[str, Any], typed: Mapping[str, str]) -> EventFields:
    """The fields that a page shows: of a screen's event, or what was typed instead."""
    return from_cells(typed) if typed else of_event(SimpleNamespace(**event))


def from_cells(cells: Mapping[str, str]) -> EventFields:
    """The fields as sent. Unknown ones are left out."""
    return EventFields(**{name: cells[name] for name in NAMES if name in cells})


def read(typed: EventFields, wrong: Wrong) -> Event:
    """The event that was typed; each field that cannot be read is told."""
    title = values.line(typed.title, "title", N_("Give the event a title."), wrong)
    zone = _zone(typed, wrong)
    starts_at, ends_at = _slot(typed, wrong, zone)
    return {
        "title": title,
        "language": _language(typed.language, wrong),
        "starts_at": starts_at,
        "ends_at": ends_at,
        "time_zone": zone,
    }


def _local(ms: int, zone: str) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC).astimezone(ZoneInfo(zone))


def _language(typed: str, wrong: Wrong) -> str | None:
    language = typed.strip()
    if language and not _is_language(language):
        wrong("language", N_("Write the language as a code, such as es or en."))
    return language or None


def _is_language(tag: str) -> bool:
    first, *rest = tag.split("-")
    parts_are_plain = tag.isascii() and all(2 <= len(part) <= 8 and part.isalnum() for part in rest)
    return first.isalpha() and 2 <= len(first) <= 3 and parts_are_plain


def _zone(typed: EventFields, wrong: Wrong) -> str | None:
    if not typed.time_zone.strip():
        if typed.start.strip():
            wrong("time_zone", N_("Choose the time zone that these times are in."))
        return None
    zone = zone_choice.read(typed.time_zone)
    if zone is None:
        wrong("time_zone", N_("No such time zone. Choose a city from the list."))
    return zone


def _slot(typed: EventFields, wrong: Wrong, zone: str | None) -> tuple[int | None, int | None]:
    """Start and end; an end that is not after the start is on the next day."""
    _slot_complete(typed, wrong)
    day = values.day(typed.date)
    start, end = values.time_of_day(typed.start), values.time_of_day(typed.end)
    if day is None or start is None or zone is None:
        return None, None
    if start == end:
        wrong("end", N_("The end is the same as the start."))
    starts_at = _instant(wrong, "start", datetime.combine(day, start), zone)
    if end is None:
        return starts_at, None
    last = day if end > start else day + timedelta(days=1)
    return starts_at, _instant(wrong, "end", datetime.combine(last, end), zone)


def _slot_complete(typed: EventFields, wrong: Wrong) -> None:
    date, start, end = typed.date.strip(), typed.start.strip(), typed.end.strip()
    if date and values.day(date) is None:
        wrong("date", N_("Write the date as 2020-04-03."))
    for name, time in (("start", start), ("end", end)):
        if time and values.time_of_day(time) is None:
            wrong(name, N_("Write the time as 16:30."))
    if start and not date:
        wrong("date", N_("Give the date too, or take the start away."))
    if (date or end) and not start:
        wrong("start", N_("Give the start too, or take the date and the end away."))


def _instant(wrong: Wrong, name: str, local: datetime, zone: str) -> int | None:
    instant = values.instant(local, zone)
    if instant is None:
        wrong(name, N_("The clocks skip this time on that day: choose another."))
    return instant
