"""What an organiser sends to everybody: the invitation as text, and when the event is, in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

from liveroom.core.program import RoomProgram
from liveroom.core.room import Room
from liveroom.core.rundown.times import times
from liveroom.exports.timing import named
from liveroom.i18n import LANGUAGES, Words, catalogue, day, weekday
from liveroom.web.pages.typed import zone_choice
from liveroom.web.templating import clock

MOST_ROWS: Final = 12
"""Of the program; an invitation is read on a phone."""


def words_of(program: RoomProgram, reader: str) -> Words:
    """The words of the event's language where liveroom speaks it, else those of the reader."""
    return catalogue(program.language if program.language in LANGUAGES else reader)


def text(room: Room, url: str, words: Words) -> str:
    """Title, date and times with their zone, the program in short, and the address."""
    program = room.program
    when = [date(program, words), hours(program)]
    head = [program.title, ", ".join(part for part in when if part)]
    join = [words.gettext("Follow it and ask your questions here, without an account:"), url]
    video = program.links.get("stream")
    watch = [] if video is None else ["", words.gettext("Video: {address}").format(address=video)]
    return "\n".join([*(line for line in head if line), "", *_program(room, words), *join, *watch])


def date(program: RoomProgram, words: Words) -> str:
    """Friday, 3 April 2020; nothing without a start."""
    if program.starts_at is None:
        return ""
    there = _there(program.starts_at, program.time_zone)
    return f"{weekday(there, words.lang).capitalize()}, {day(there, words.lang)}"


def hours(program: RoomProgram) -> str:
    """16:30–17:30 (Madrid, UTC+2); nothing without a start."""
    at, zone = program.starts_at, program.time_zone or "UTC"
    if at is None:
        return ""
    end = "" if program.ends_at is None else f"–{clock(program.ends_at, zone)}"
    return f"{clock(at, zone)}{end} ({_place(at, zone)})"


def _there(at: int, zone: str | None) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(zone or "UTC"))


def _place(at: int, zone: str) -> str:
    offset = zone_choice.offset(zone, _there(at, zone))
    name = zone.rpartition("/")[2].replace("_", " ")
    return offset if offset == "UTC" else f"{name}, {offset}"


def _program(room: Room, words: Words) -> list[str]:
    """A line for each segment that is not skipped, and an empty one after them."""
    zone = room.program.time_zone
    rows = [
        f"{clock(row.planned_start, zone)}  {named(segment)}"
        if row.planned_start is not None
        else named(segment)
        for segment, row in zip(room.rundown.segments, times(room.rundown), strict=True)
        if not segment.skipped
    ]
    left = len(rows) - MOST_ROWS
    if left > 0:
        more = words.ngettext("… and {n} more", "… and {n} more", left)
        rows = [*rows[:MOST_ROWS], more.format(n=left)]
    return [*rows, ""] if rows else []
