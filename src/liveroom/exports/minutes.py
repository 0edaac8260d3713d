"""The minutes: what was planned, what happened, and what became of each question."""

from __future__ import annotations

from liveroom.core.questions.board import votes
from liveroom.core.questions.state import Question
from liveroom.core.rundown.times import offset_seconds
from liveroom.exports import account
from liveroom.exports.blocks import Block, Heading, Paragraph, Quote, Table
from liveroom.exports.record import Fate, Record, signed, span
from liveroom.exports.timing import Run, runs
from liveroom.exports.words import counted, fate_text
from liveroom.i18n import Words


def minutes(record: Record, words: Words) -> list[Block]:
    """The minutes as a document in one language; the same log gives the same document."""
    return [
        Heading(record.room.program.title or record.id, 1),
        *_event(record, words),
        Heading(words.gettext("Program")),
        _program(record, words),
        *_outcome(record, words),
        *_account(record, words),
        Heading(words.gettext("Questions")),
        Paragraph(_sum(record, words)),
        *(_question(record, words, question) for question in record.questions),
    ]


def _event(record: Record, words: Words) -> list[Block]:
    program = record.room.program
    if program.starts_at is None:
        return []
    start = record.local(program.starts_at)
    end = "" if program.ends_at is None else f"–{record.local(program.ends_at):%H:%M}"
    announced = words.gettext("Announced for {date}, {time} ({zone}).")
    return [
        Paragraph(
            announced.format(
                date=f"{start:%Y-%m-%d}", time=f"{start:%H:%M}{end}", zone=record.zone.key
            )
        )
    ]


def _program(record: Record, words: Words) -> Table:
    head = [
        words.gettext("Segment"),
        words.gettext("Planned start"),
        words.gettext("Planned length"),
        words.gettext("Started"),
        words.gettext("Actual length"),
        words.gettext("Difference"),
    ]
    return Table(head, [_row(record, run) for run in runs(record)])


def _row(record: Record, run: Run) -> list[str]:
    actual, planned = run.actual_seconds, run.planned_seconds
    difference = None if actual is None or planned is None else actual - planned
    return [
        run.title,
        record.clock(run.planned_start),
        "–" if planned is None else span(planned),
        record.clock(run.started_at),
        "–" if actual is None else span(actual),
        "–" if difference is None else signed(difference),
    ]


def _outcome(record: Record, words: Words) -> list[Block]:
    rundown = record.room.rundown
    if rundown.started_at is None:
        return [Paragraph(words.gettext("The show has not started."))]
    if rundown.ended_at is None:
        return [Paragraph(words.gettext("The show has not ended."))]
    text = words.gettext("On air from {start} to {end}; against plan {difference}.")
    return [
        Paragraph(
            text.format(
                start=record.clock(rundown.started_at),
                end=record.clock(rundown.ended_at),
                difference=signed(offset_seconds(rundown)),
            )
        )
    ]


def _account(record: Record, words: Words) -> list[Block]:
    rows = account.readable_rows(record, words)
    if not rows:
        return []
    head = [words.gettext("Time"), words.gettext("Who"), words.gettext("What")]
    return [Heading(words.gettext("Who did what")), Table(head, rows)]


def _sum(record: Record, words: Words) -> str:
    """A sum that adds up, so that a reader can check that no question was lost."""
    total, fates = len(record.questions), record.fates
    received = words.ngettext("{n} question received", "{n} questions received", total)
    parts = [counted(words, kind, fates[kind]) for kind in Fate if fates[kind]]
    return received.format(n=total) + (" = " + " + ".join(parts) if parts else "") + "."


def _question(record: Record, words: Words, question: Question) -> Quote:
    board = record.room.board
    into = None if question.into is None else board.questions[question.into].number
    count = votes(board, question.id)
    notes = [
        fate_text(words, question, record.fate(question), into),
        words.ngettext("{n} vote", "{n} votes", count).format(n=count),
    ]
    if question.answer:
        notes.append(words.gettext("Answer: {text}").format(text=question.answer))
    if question.text != question.original:
        notes.append(words.gettext("First wording: {text}").format(text=question.original))
    text = question.text or _without_text(record, words, question)
    return Quote(_asked(record, words, question), text, notes)


def _asked(record: Record, words: Words, question: Question) -> str:
    who = [question.name or words.gettext("anonymous")]
    if record.fate(question) is Fate.WITHDRAWN:
        who = []
    return " · ".join([str(question.number), *who, record.clock(question.asked_at)])


def _without_text(record: Record, words: Words, question: Question) -> str:
    if record.fate(question) is Fate.WITHDRAWN:
        return words.gettext("(taken back by its asker)")
    return words.gettext("(the text was erased)")
