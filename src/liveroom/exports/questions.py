"""Every question with its fate; who asked stays out, but for the name that was shown."""

from __future__ import annotations

from liveroom.core.questions.board import votes
from liveroom.core.questions.state import Question
from liveroom.exports.record import Record, iso
from liveroom.exports.words import reason
from liveroom.i18n import Words


def rows(record: Record) -> list[dict[str, object]]:
    """One row a question, by number."""
    return [_row(record, question) for question in record.questions]


def readable_rows(record: Record, words: Words) -> list[dict[str, object]]:
    """The same for people: reasons are words, not codes, and segments have their titles."""
    titles = {segment.id: segment.title for segment in record.room.rundown.segments}
    in_words = (
        {
            "reason": reason(words, question.reason),
            "segment": titles.get(question.segment) if question.segment else None,
        }
        for question in record.questions
    )
    return [row | more for row, more in zip(rows(record), in_words, strict=True)]


def _row(record: Record, question: Question) -> dict[str, object]:
    board = record.room.board
    into = None if question.into is None else board.questions[question.into].number
    edited = question.text != question.original
    return {
        "number": question.number,
        "asked_at": iso(question.asked_at),
        "segment": question.segment,
        "name": question.name,
        "text": question.text,
        "original": question.original if edited else None,
        "votes": votes(board, question.id),
        "fate": record.fate(question).value,
        "reason": question.reason,
        "merged_into": into,
        "answer": question.answer,
    }
