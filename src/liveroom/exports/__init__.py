"""Records of a room from its state; the same room gives the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from liveroom.core.ids import RoomId
from liveroom.core.room import Room
from liveroom.exports import (
    account,
    attendance,
    calendar,
    chapters,
    fates,
    file_names,
    minutes,
    picture,
    questions,
    rundown,
    summary,
    timing,
)
from liveroom.exports.oversight import audit
from liveroom.exports.record import Record
from liveroom.exports.writers.blocks import (
    Block,
    Heading,
    Picture,
    Table,
    Verbatim,
    html,
    html_of,
    markdown,
)
from liveroom.exports.writers.page import page
from liveroom.exports.writers.sheet import Sheet, as_csv, as_json, plain
from liveroom.exports.writers.workbook import as_xlsx
from liveroom.i18n import Words, catalogue, choose

Write = Callable[[Record, Words], str | bytes]
Document = Callable[[Record, Words], list[Block]]
MakeSheet = Callable[[Record, Words], Sheet]


@dataclass(frozen=True, slots=True)
class _Format:
    media_type: str
    write: Write


def _csv(make: MakeSheet) -> _Format:
    return _Format("text/csv; charset=utf-8", lambda found, words: as_csv(make(found, words)))


def _xlsx(make: MakeSheet) -> _Format:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return _Format(kind, lambda found, words: as_xlsx(make(found, words)))


def _json(make: Callable[[Record], object]) -> _Format:
    return _Format("application/json", lambda found, _words: as_json(make(found)))


def _text(kind: str, make: Callable[[Record, Words], str]) -> _Format:
    return _Format(f"text/{kind}; charset=utf-8", make)


def _html(make: Document) -> _Format:
    return _text("html", lambda found, words: page(make(found, words), found.title, words.lang))


def _of_sheet(make: MakeSheet) -> Document:
    """A table as a document to look at, without the columns that nothing stands in."""

    def document(found: Record, words: Words) -> list[Block]:
        sheet = make(found, words)
        rows = [[plain(cell) for cell in row] for row in sheet.rows]
        used = [
            column for column, _ in enumerate(sheet.columns) if any(row[column] for row in rows)
        ]
        head = [sheet.columns[column] for column in used]
        table = Table(head, [[row[column] for column in used] for row in rows])
        return [Heading(f"{found.title}: {sheet.name}", 1), table]

    return document


def _times(found: Record, words: Words) -> list[Block]:
    heading, table = _of_sheet(timing.sheet)(found, words)
    drawn = picture.picture(found, words)
    return [heading, *([Picture(drawn)] if drawn else []), table]


def _chapters(found: Record, words: Words) -> list[Block]:
    heading = f"{found.title}: {words.gettext('Chapters for the recording')}"
    return [Heading(heading, 1), Verbatim(chapters.chapters(found))]


def _minutes_values(found: Record) -> object:
    return {
        "room": found.id,
        "title": found.room.program.title,
        "summary": summary.plain(found),
        "timing": timing.rows(found),
        "account": account.rows(found),
        "fates": {fate.value: count for fate, count in sorted(found.fates.items())},
        "questions": questions.rows(found),
    }


FORMATS: dict[str, dict[str, _Format]] = {
    "minutes": {
        "md": _text("markdown", lambda found, words: markdown(minutes.minutes(found, words))),
        "html": _html(minutes.minutes),
        "json": _json(_minutes_values),
    },
    "questions": {
        "csv": _csv(questions.sheet),
        "xlsx": _xlsx(questions.sheet),
        "html": _html(_of_sheet(questions.sheet)),
        "json": _json(questions.rows),
    },
    "timing": {
        "csv": _csv(timing.sheet),
        "xlsx": _xlsx(timing.sheet),
        "html": _html(_times),
        "json": _json(timing.rows),
    },
    "account": {
        "csv": _csv(account.sheet),
        "xlsx": _xlsx(account.sheet),
        "html": _html(_of_sheet(account.sheet)),
        "json": _json(account.rows),
    },
    "audit": {
        "csv": _csv(audit.sheet),
        "xlsx": _xlsx(audit.sheet),
        "html": _html(_of_sheet(audit.sheet)),
        "json": _json(audit.rows),
    },
    "rundown": {
        "json": _json(rundown.program),
        "csv": _csv(rundown.sheet),
        "xlsx": _xlsx(rundown.sheet),
        "html": _html(rundown.paper),
    },
    "calendar": {
        "ics": _text("calendar", calendar.calendar),
        "html": _html(calendar.look),
    },
    "chapters": {
        "txt": _text("plain", lambda found, _words: chapters.chapters(found)),
        "html": _html(_chapters),
    },
}
"""What can be exported and how; the first format of each is the usual one. As `html` each can be
looked at, and printed."""


@dataclass(frozen=True, slots=True)
class Export:
    """A finished file. Its `name` is ASCII, `full_name` has the title in its own letters."""

    name: str
    full_name: str
    media_type: str
    body: bytes


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An event of a calendar, and where people go to take part in it."""

    id: RoomId
    room: Room
    address: str


def feed(entries: Sequence[FeedEntry], title: str) -> str:
    """A calendar of several events (iCalendar), each in its own language."""
    records = (Record(entry.id, entry.room, entry.address) for entry in entries)
    worded = ((found, catalogue(choose(found.room.program.language, None))) for found in records)
    return calendar.feed(worded, title)


@dataclass(frozen=True, slots=True)
class Glance:
    """The show at a glance for a page: facts as words and elements, and the times twice, as a
    picture (empty before the start) and as a table; the questions by what became of them as a
    picture, empty where nobody asked; and how many attended over time, empty where they were not
    counted. The HTML is safe to stand in a page."""

    facts: Sequence[tuple[str, str]]
    picture: str
    table: str
    fates: str
    people: str


def glance(room_id: RoomId, room: Room, lang: str) -> Glance:
    """What the end of a show leaves to look at, in one of the languages of `i18n`."""
    found, words = Record(room_id, room), catalogue(lang)
    return Glance(
        [(word, html_of(fact)) for word, fact in summary.facts(found, words)],
        picture.picture(found, words),
        html([minutes.program(found, words)]),
        fates.picture(found, words),
        attendance.picture(found, words),
    )


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
    written = chosen.write(found, catalogue(choose(room.program.language, lang)))
    return Export(
        file_names.file_name(found, what, ending),
        file_names.full_name(found, what, ending),
        chosen.media_type,
        written.encode("utf-8") if isinstance(written, str) else written,
    )
