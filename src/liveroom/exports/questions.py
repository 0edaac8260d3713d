"""Every question with its fate; who asked stays out, but for the name that was shown."""

from __future__ import annotations

from liveroom.core.ids import SegmentId
from liveroom.core.questions.board import family, votes
from liveroom.core.questions.state import Question
from liveroom.exports.record import Fate, Record, iso
from liveroom.exports.words import FATES, reason
from liveroom.exports.writers.sheet import Cell, Sheet
from liveroom.i18n import Words

ANSWERED = (Fate.ALOUD, Fate.WRITTEN)


def in_order(record: Record) -> list[Question]:
    """What was answered aloud, then what was answered in writing, then all the rest; of each those
    with the most votes first."""
    place = {fate: at for at, fate in enumerate(ANSWERED)}
    board = record.room.board

    def rank(question: Question) -> tuple[int, int, int]:
        fate = place.get(record.fate(question), len(place))
        return fate, -votes(board, question.id), question.number

    return sorted(record.questions, key=rank)


def joined(record: Record, question: Question) -> list[int]:
    """The numbers of the questions that were merged into this one, at any depth."""
    board = record.room.board
    members = family(board, question.id) - {question.id}
    return sorted(board.questions[each].number for each in members)


def rows(record: Record) -> list[dict[str, object]]:
    """One row a question, by number, as plain values."""
    return [_row(record, question) for question in record.questions]


def _row(record: Record, question: Question) -> dict[str, object]:
    edited = question.text != question.original
    return {
        "number": question.number,
        "asked_at": iso(question.asked_at),
        "segment": question.segment,
        "name": question.name,
        "text": question.text,
        "original": question.original if edited else None,
        "votes": votes(record.room.board, question.id),
        "fate": record.fate(question).value,
        "reason": question.reason,
        "merged_into": record.into(question),
        "joined": joined(record, question),
        "to": question.to,
        "speaker": question.marks.speaker,
        "labels": list(question.marks.labels),
        "answer": question.answer,
        "aired_at": iso(question.aired_at),
        "recording_seconds": record.second(question.aired_at),
    }


def sheet(record: Record, words: Words) -> Sheet:
    """The same for people, what was answered first: words instead of codes, titles of segments, and
    local times."""
    columns = [
        words.gettext("Number"),
        f"{words.gettext('Asked')} ({record.zone.key})",
        words.gettext("During"),
        words.gettext("Name"),
        words.gettext("Question"),
        words.gettext("Votes"),
        words.gettext("Outcome"),
        words.gettext("Reason"),
        words.gettext("Merged into"),
        words.gettext("Also asked as"),
        words.gettext("To"),
        words.gettext("Given to"),
        words.gettext("Labels"),
        words.gettext("Answer"),
        words.gettext("First wording"),
        words.gettext("In the recording"),
    ]
    titles = {segment.id: segment.title for segment in record.room.rundown.segments}
    readable = [_cells(record, words, question, titles) for question in in_order(record)]
    return Sheet(words.gettext("Questions"), columns, readable)


def _cells(
    record: Record, words: Words, question: Question, titles: dict[SegmentId, str]
) -> list[Cell]:
    fate, segment = record.fate(question), question.segment
    return [
        question.number,
        record.wall(question.asked_at),
        words.gettext("before the start") if segment is None else titles.get(segment),
        question.name,
        question.text,
        votes(record.room.board, question.id),
        words.gettext(FATES[fate]),
        reason(words, question.reason),
        record.into(question),
        ", ".join(map(str, joined(record, question))),
        question.to,
        question.marks.speaker,
        ", ".join(question.marks.labels),
        question.answer,
        question.original if question.text != question.original else None,
        record.place(question.aired_at) if fate is Fate.ALOUD else None,
    ]
