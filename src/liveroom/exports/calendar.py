"""The event for people's calendars."""

from __future__ import annotations

from datetime import UTC, datetime

from icalendar import Calendar, Event

from liveroom.core.events import ProgramLoaded
from liveroom.exports.record import Record
from liveroom.exports.timing import named


def calendar(record: Record) -> str:
    """One VEVENT in UTC; its UID never changes, its SEQUENCE counts the program's changes.

    A program without a start makes a calendar without events.
    """
    outer = Calendar()
    outer.add("prodid", "-//liveroom//liveroom//EN")
    outer.add("version", "2.0")
    if record.room.program.starts_at is not None:
        outer.add_component(_event(record, record.room.program.starts_at))
    return str(outer.to_ical(), "utf-8")


def _event(record: Record, starts_at: int) -> Event:
    program = record.room.program
    loads = [fact.at for fact in record.facts if isinstance(fact.event, ProgramLoaded)]
    ends_at = program.ends_at or starts_at + program.planned_seconds * 1000
    event = Event()
    event.add("uid", f"{record.id}@liveroom")
    event.add("dtstamp", _moment(loads[-1]))
    event.add("sequence", len(loads) - 1)
    event.add("dtstart", _moment(starts_at))
    event.add("dtend", _moment(ends_at))
    event.add("summary", program.title)
    event.add("description", "\n".join(named(segment) for segment in program.segments))
    if record.room.stream is not None:
        event.add("url", record.room.stream)
    return event


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1000, UTC)
