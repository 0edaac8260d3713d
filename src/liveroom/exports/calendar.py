"""The event for people's calendars."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Alarm, Calendar, Event

from liveroom.core.program_changes import Announced
from liveroom.exports.record import Record
from liveroom.exports.rundown import when_announced
from liveroom.exports.timing import named
from liveroom.exports.writers.blocks import Block, Heading, Paragraph, Verbatim
from liveroom.i18n import Words

REMINDED_BEFORE: Final = timedelta(minutes=10)
REFRESHED_EVERY: Final = timedelta(hours=1)


def calendar(record: Record, words: Words) -> str:
    """One VEVENT in UTC; its UID never changes, its SEQUENCE counts the changes of what it says.

    It leads back to the room, where the room's address is known, and reminds of it. A program
    without a start makes a calendar without events.
    """
    outer = _empty()
    for event in _events(record, words):
        event.add_component(_reminder(record.room.program.title))
        outer.add_component(event)
    return str(outer.to_ical(), "utf-8")


def feed(records: Iterable[tuple[Record, Words]], title: str) -> str:
    """The events of several rooms, each in its own words, for calendars that come again.

    It does not say where the videos are, which is for those who come in. Whoever subscribes sets
    their own reminders.
    """
    outer = _empty()
    outer.add("x-wr-calname", title)
    outer.add("refresh-interval", REFRESHED_EVERY, {"value": "DURATION"})
    outer.add("x-published-ttl", REFRESHED_EVERY)
    for record, words in records:
        for event in _events(record, words, to_all=True):
            outer.add_component(event)
    return str(outer.to_ical(), "utf-8")


def look(record: Record, words: Words) -> list[Block]:
    """What the entry says, as a document."""
    when = when_announced(record, words) or words.gettext("No start is announced yet.")
    return [
        Heading(record.title, 1),
        Paragraph(when),
        Verbatim(_description(record, words, to_all=False)),
    ]


def _empty() -> Calendar:
    outer = Calendar()
    outer.add("prodid", "-//liveroom//liveroom//EN")
    outer.add("version", "2.0")
    return outer


def _events(record: Record, words: Words, to_all: bool = False) -> list[Event]:
    starts_at, announced = record.room.program.starts_at, record.room.announced
    if starts_at is None or announced is None:
        return []
    return [_event(record, starts_at, announced, _description(record, words, to_all))]


def _event(record: Record, starts_at: int, announced: Announced, about: str) -> Event:
    program, segments = record.room.program, record.room.rundown.segments
    planned_seconds = sum(segment.planned_seconds or 0 for segment in segments)
    ends_at = program.ends_at or starts_at + planned_seconds * 1000
    event = Event()
    event.add("uid", f"{record.id}@liveroom")
    event.add("dtstamp", _moment(announced.changed_at))
    event.add("last-modified", _moment(announced.changed_at))
    event.add("sequence", announced.changes)
    event.add("dtstart", _moment(starts_at))
    event.add("dtend", _moment(ends_at))
    event.add("summary", program.title)
    event.add("description", about)
    if record.address is not None:
        event.add("url", record.address)
        event.add("location", record.address)
    return event


def _description(record: Record, words: Words, to_all: bool) -> str:
    segments = record.room.rundown.segments
    lines = [named(segment) for segment in segments if not segment.skipped]
    if record.address is not None:
        lines += ["", words.gettext("To the room: {address}").format(address=record.address)]
    if record.room.stream is not None and not to_all:
        lines += ["", words.gettext("Video: {address}").format(address=record.room.stream)]
    return "\n".join(lines)


def _reminder(title: str) -> Alarm:
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", -REMINDED_BEFORE)
    alarm.add("description", title)
    return alarm


def _moment(at: int) -> datetime:
    return datetime.fromtimestamp(at // 1000, UTC)
