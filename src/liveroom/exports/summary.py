"""The show at a glance: what a report of it begins with."""

from __future__ import annotations

from liveroom.core.questions.board import votes
from liveroom.core.roles import NOBODY
from liveroom.core.rundown.times import offset_seconds
from liveroom.exports.questions import ANSWERED
from liveroom.exports.record import Record, iso, span
from liveroom.exports.writers.blocks import Anchor, Text
from liveroom.i18n import Words


def facts(record: Record, words: Words) -> list[tuple[str, Text]]:
    """What there is to know first, as words and what goes with each."""
    return [
        (words.gettext("Took place"), _on_air(record, words)),
        *_against_plan(record, words),
        (words.gettext("Questions"), _asked(record, words)),
        *_attended(record, words),
        *_took_part(record, words),
        *_recording(record, words),
    ]


def plain(record: Record) -> dict[str, object]:
    """The same as plain values."""
    rundown, board = record.room.rundown, record.room.board
    ended = rundown.ended_at is not None
    return {
        "started_at": rundown.started_at,
        "ended_at": rundown.ended_at,
        "over_seconds": offset_seconds(rundown.as_announced) if ended else None,
        "questions": len(board.questions),
        "answered": answered(record),
        "attended": record.room.most_attending or None,
        "attendance": [{"at": iso(at), "count": count} for at, count in record.room.attendance],
        "took_part": took_part(record),
        "votes": sum(votes(board, question) for question in board.questions),
    }


def took_part(record: Record) -> int:
    """How many people asked or voted. Of those who only followed there are no names in the log."""
    board = record.room.board
    return len({*board.asked, *(person for person, _ in board.voted.items())} - {NOBODY})


def answered(record: Record) -> int:
    """How many questions were answered, aloud or in writing."""
    return sum(record.fates[fate] for fate in ANSWERED)


def _on_air(record: Record, words: Words) -> str:
    rundown = record.room.rundown
    if rundown.started_at is None:
        return words.gettext("not started")
    if rundown.ended_at is None:
        return words.gettext("since {time}").format(time=record.hour(rundown.started_at))
    return f"{record.hour(rundown.started_at)}–{record.hour(rundown.ended_at)}"


def _against_plan(record: Record, words: Words) -> list[tuple[str, Text]]:
    rundown = record.room.rundown
    if rundown.started_at is None or rundown.ended_at is None:
        return []
    over = offset_seconds(rundown.as_announced)
    if abs(over) < 60:
        said = words.gettext("on time")
    elif over > 0:
        said = words.gettext("{time} later").format(time=span(over))
    else:
        said = words.gettext("{time} earlier").format(time=span(-over))
    return [(words.gettext("Against the plan"), said)]


def _asked(record: Record, words: Words) -> str:
    total = len(record.questions)
    if not total:
        return words.gettext("none")
    asked = words.ngettext("{n} asked", "{n} asked", total).format(n=total)
    n = answered(record)
    done = words.ngettext("{n} answered", "{n} answered", n).format(n=n)
    return f"{asked}, {done}"


def _attended(record: Record, words: Words) -> list[tuple[str, Text]]:
    """How many there were at once, at most; nothing where nobody was counted."""
    n = record.room.most_attending
    if not n:
        return []
    said = words.ngettext("{n} person at once", "up to {n} people at once", n)
    return [(words.gettext("Attended"), said.format(n=n))]


def _took_part(record: Record, words: Words) -> list[tuple[str, Text]]:
    n = took_part(record)
    if not n:
        return []
    said = words.ngettext("{n} person asked or voted", "{n} people asked or voted", n)
    return [(words.gettext("Took part"), said.format(n=n))]


def _recording(record: Record, words: Words) -> list[tuple[str, Text]]:
    if record.recording is None:
        return []
    return [(words.gettext("Recording"), Anchor(words.gettext("Watch"), record.recording))]
