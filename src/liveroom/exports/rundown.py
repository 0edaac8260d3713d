"""The program as a file: whole, so that it can be opened again; as a table; and on paper."""

from __future__ import annotations

from dataclasses import asdict

from liveroom.core.program import RoomSegment, Speaker
from liveroom.core.rundown.times import planned_starts
from liveroom.exports.record import Record
from liveroom.exports.words import kind
from liveroom.exports.writers.blocks import Anchor, Block, Heading, Paragraph, Table
from liveroom.exports.writers.sheet import Length, Sheet
from liveroom.i18n import Words, day

_EVENT = (
    "title",
    "language",
    "starts_at",
    "ends_at",
    "time_zone",
    "topics",
    "attend",
    "introduction",
    "documents",
    "sponsors",
    "links",
    "colour",
    "logo",
    "doors_minutes",
    "auto_start",
    "show_overtime",
    "delay_seconds",
)
"""What another room takes over of an event. Whether it is public or archived, and its
recording, is this one's own."""


def program(record: Record) -> dict[str, object]:
    """What `POST /api/v1/rooms` takes as `program`, and opens as the same program."""
    event = asdict(record.room.program)
    event["links"] = {name: url for name, url in event["links"].items() if name != "recording"}
    segments = [_segment(each) for each in record.room.rundown.segments]
    return {name: event[name] for name in _EVENT} | {"segments": segments}


def _segment(segment: RoomSegment) -> dict[str, object]:
    fields = asdict(segment)
    del fields["rev"], fields["note_rev"]
    return fields


def sheet(record: Record, words: Words) -> Sheet:
    """One row a segment, with the notes for staff."""
    rundown = record.room.rundown
    columns = [
        f"{words.gettext('Start')} ({record.zone.key})",
        words.gettext("Length"),
        words.gettext("Title"),
        words.gettext("Kind"),
        words.gettext("Speakers"),
        words.gettext("Note"),
        words.gettext("Remarks"),
    ]
    rows = zip(rundown.segments, planned_starts(rundown), strict=False)
    return Sheet(
        words.gettext("Rundown"),
        columns,
        [
            [
                record.wall(start),
                None if segment.planned_seconds is None else Length(segment.planned_seconds),
                segment.title,
                kind(words, segment.kind),
                "; ".join(map(in_full, segment.speakers)),
                segment.note,
                words.gettext("skipped") if segment.skipped else None,
            ]
            for segment, start in rows
        ],
    )


def in_full(speaker: Speaker) -> str:
    """`Ada Ruiz, Mayor, Villa`."""
    return ", ".join(filter(None, (speaker.name, speaker.role, speaker.organisation)))


def paper(record: Record, words: Words) -> list[Block]:
    """The program as one hands it out: without notes for staff and without what is skipped."""
    rundown, event = record.room.rundown, record.room.program
    shown = [
        (segment, start)
        for segment, start in zip(rundown.segments, planned_starts(rundown), strict=False)
        if not segment.skipped
    ]
    head = [words.gettext("Start"), words.gettext("Segment"), words.gettext("Speakers")]
    rows = [
        [
            record.hour(start),
            segment.title,
            "; ".join(map(in_full, segment.speakers)),
        ]
        for segment, start in shown
    ]
    when = when_announced(record, words)
    return [
        Heading(record.title, 1),
        *([Paragraph(when)] if when else []),
        *map(Paragraph, (event.introduction or "").splitlines()),
        Table(head, rows),
        *_listed(words.gettext("Topics"), event.topics),
        *_listed(words.gettext("Who should attend"), event.attend),
        *_documents(record, words),
    ]


def when_announced(record: Record, words: Words) -> str | None:
    """`3 April 2020, 16:30–17:00 (Europe/Madrid)`, where the start is known."""
    event = record.room.program
    if event.starts_at is None:
        return None
    end = "" if event.ends_at is None else f"–{record.hour(event.ends_at)}"
    date = day(record.local(event.starts_at), words.lang)
    return f"{date}, {record.hour(event.starts_at)}{end} ({record.zone.key})"


def _listed(heading: str, items: tuple[str, ...]) -> list[Block]:
    return [Heading(heading), *map(Paragraph, items)] if items else []


def _documents(record: Record, words: Words) -> list[Block]:
    documents = [
        *record.room.program.documents,
        *(document for each in record.room.rundown.segments for document in each.documents),
    ]
    if not documents:
        return []
    rows = [[Anchor(document.title, document.url)] for document in documents]
    return [Heading(words.gettext("Documents")), Table([words.gettext("Title")], rows)]
