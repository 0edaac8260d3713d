"""Records of a room from its state; the same room gives the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from liveroom.core.ids import RoomId
from liveroom.core.room import Room
from liveroom.exports import account, blocks, calendar, chapters, minutes, questions, sheet, timing
from liveroom.exports.record import Record
from liveroom.i18n import Words, catalogue, choose

QUESTION_COLUMNS = (
    "number",
    "asked_at",
    "segment",
    "name",
    "text",
    "original",
    "votes",
    "fate",
    "reason",
    "merged_into",
    "answer",
)
TIMING_COLUMNS = (
    "segment",
    "title",
    "planned_start",
    "planned_seconds",
    "started_at",
    "ended_at",
    "actual_seconds",
    "added_seconds",
    "held_seconds",
)


def _minutes_page(found: Record, words: Words) -> str:
    title = found.room.program.title
    return blocks.page(minutes.minutes(found, words), title, words.lang)


def _minutes_json(found: Record, _words: Words) -> str:
    return sheet.as_json(
        {
            "room": found.id,
            "title": found.room.program.title,
            "timing": timing.rows(found),
            "account": account.rows(found),
            "fates": {fate.value: count for fate, count in sorted(found.fates.items())},
            "questions": questions.rows(found),
        }
    )


@dataclass(frozen=True, slots=True)
class _Format:
    media_type: str
    write: Callable[[Record, Words], str]


_CSV, _JSON = "text/csv; charset=utf-8", "application/json"

FORMATS: dict[str, dict[str, _Format]] = {
    "minutes": {
        "md": _Format(
            "text/markdown; charset=utf-8",
            lambda found, words: blocks.markdown(minutes.minutes(found, words)),
        ),
        "html": _Format("text/html; charset=utf-8", _minutes_page),
        "json": _Format(_JSON, _minutes_json),
    },
    "questions": {
        "csv": _Format(
            _CSV,
            lambda found, words: sheet.as_csv(
                questions.readable_rows(found, words), QUESTION_COLUMNS
            ),
        ),
        "json": _Format(_JSON, lambda found, _words: sheet.as_json(questions.rows(found))),
    },
    "timing": {
        "csv": _Format(
            _CSV, lambda found, _words: sheet.as_csv(timing.rows(found), TIMING_COLUMNS)
        ),
        "json": _Format(_JSON, lambda found, _words: sheet.as_json(timing.rows(found))),
    },
    "calendar": {
        "ics": _Format(
            "text/calendar; charset=utf-8", lambda found, words: calendar.calendar(found, words)
        )
    },
    "chapters": {
        "txt": _Format("text/plain; charset=utf-8", lambda found, _words: chapters.chapters(found))
    },
}
"""What can be exported and how; the first format of each is the usual one."""


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file."""

    name: str
    media_type: str
    body: bytes


def render(
    what: str,
    format: str | None,
    room_id: RoomId,
    room: Room,
    lang: str | None = None,
    address: str | None = None,
) -> Export:
    """One record of a room, in the event's language unless another is asked for.

    `address` is where attendees find the room; the calendar leads there.
    Raises KeyError for what is not in FORMATS.
    """
    ending = next(iter(FORMATS[what])) if format is None else format
    chosen = FORMATS[what][ending]
    found = Record(room_id, room, address)
    words = catalogue(choose(room.program.language, lang))
    return Export(
        f"{room_id}-{what}.{ending}", chosen.media_type, chosen.write(found, words).encode("utf-8")
    )
