"""The minutes: the show at a glance, its people, times and answers; and the rest as an annex."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from liveroom.core.program import Speaker
from liveroom.core.questions.board import votes
from liveroom.core.questions.state import Question
from liveroom.exports import account, fates
from liveroom.exports.picture import picture
from liveroom.exports.questions import ANSWERED, in_order, joined
from liveroom.exports.record import Fate, Record, signed, span
from liveroom.exports.rundown import when_announced
from liveroom.exports.summary import facts
from liveroom.exports.timing import Run, remarks, runs
from liveroom.exports.words import counted, fate_text
from liveroom.exports.writers.blocks import (
    Anchor,
    Block,
    Facts,
    Heading,
    Paragraph,
    Picture,
    Quote,
    Table,
    Text,
)
from liveroom.i18n import Words


def minutes(record: Record, words: Words) -> list[Block]:
    """The minutes as a document in one language; the same room gives the same document."""
    when = when_announced(record, words)
    return [
        Heading(record.title, 1),
        *([Paragraph(when)] if when else []),
        Facts(facts(record, words)),
        *_people(record, words),
        Heading(words.gettext("Planned and actual")),
        *_picture(record, words),
        program(record, words),
        *_decisions(record, words),
        *_questions(record, words),
        *_others(record, words),
    ]


def _picture(record: Record, words: Words) -> list[Block]:
    drawn = picture(record, words)
    return [Picture(drawn)] if drawn else []


def program(record: Record, words: Words) -> Table:
    """Planned against actual, run by run."""
    head = [
        words.gettext("Segment"),
        words.gettext("Planned"),
        words.gettext("Started"),
        words.gettext("Planned length"),
        words.gettext("Actual length"),
        words.gettext("Difference"),
        words.gettext("Remarks"),
    ]
    has_places = record.second(record.room.rundown.started_at) is not None
    if has_places:
        head.append(words.gettext("In the recording"))
    rows = [
        [*_row(record, run, words), *([place(record, run.started_at)] if has_places else [])]
        for run in runs(record)
    ]
    return Table(head, rows)


def _row(record: Record, run: Run, words: Words) -> list[Text]:
    return [
        run.title,
        record.hour(run.planned_start),
        record.hour(run.started_at),
        _length(run.planned_seconds),
        _length(run.actual_seconds),
        "–" if run.over_seconds is None else signed(run.over_seconds),
        remarks(run, words),
    ]


def _length(seconds: int | None) -> str:
    return "–" if seconds is None else span(seconds)


def place(record: Record, at: int | None) -> Text:
    """An instant's place in the recording, as a link where its host has addresses for that."""
    seconds, address = record.second(at), record.place(at)
    if seconds is None or address is None:
        return "–" if seconds is None else span(seconds)
    return Anchor(span(seconds), address) if address.startswith("https:") else address


def _people(record: Record, words: Words) -> list[Block]:
    """Who spoke, each once, with role and organisation."""
    speakers = (who for each in record.room.rundown.segments for who in each.speakers)
    rows = [[who.name or "–", who.role or "", who.organisation or ""] for who in _once(speakers)]
    if not rows:
        return []
    head = [words.gettext("Name"), words.gettext("Role"), words.gettext("Organisation")]
    return [Heading(words.gettext("Speakers")), Table(head, rows)]


def _once(speakers: Iterable[Speaker]) -> list[Speaker]:
    return list(dict.fromkeys(speakers))


def _decisions(record: Record, words: Words) -> list[Block]:
    rows = account.time_decisions(record, words)
    if not rows:
        return []
    head = [words.gettext("Time"), words.gettext("Who"), words.gettext("What")]
    return [Heading(words.gettext("Decisions on time")), Table(head, rows)]


def _questions(record: Record, words: Words) -> list[Block]:
    """How many there were, by a sum that shows that none was lost, and those that were answered."""
    found = in_order(record)
    if not found:
        return []
    return [
        Heading(words.gettext("Questions")),
        Paragraph(_sum(record, words)),
        Picture(fates.picture(record, words)),
        *_answered(record, found, Fate.ALOUD, words.gettext("Questions answered aloud"), words),
        *_answered(
            record, found, Fate.WRITTEN, words.gettext("Questions answered in writing"), words
        ),
    ]


def _answered(
    record: Record, found: Sequence[Question], fate: Fate, heading: str, words: Words
) -> list[Block]:
    of_fate = [question for question in found if record.fate(question) is fate]
    if not of_fate:
        return []
    return [Heading(heading), *(_quote(record, words, question) for question in of_fate)]


def _quote(record: Record, words: Words, question: Question) -> Quote:
    count = votes(record.room.board, question.id)
    notes: list[Text] = [words.ngettext("{n} vote", "{n} votes", count).format(n=count)]
    if also := joined(record, question):
        numbers = ", ".join(f"#{number}" for number in also)
        notes.append(words.gettext("also asked as {numbers}").format(numbers=numbers))
    if question.to:
        notes.append(words.gettext("to {name}").format(name=question.to))
    notes.extend(question.marks.labels)
    if record.second(question.aired_at) is not None:
        notes.append(place(record, question.aired_at))
    if question.text != question.original:
        notes.append(words.gettext("First wording: {text}").format(text=question.original))
    who = question.name or words.gettext("anonymous")
    title = f"{question.number} · {who}"
    return Quote(title, _text(record, words, question), question.answer, notes)


def _others(record: Record, words: Words) -> list[Block]:
    """All the other questions, those with the most votes first."""
    rest = [each for each in in_order(record) if record.fate(each) not in ANSWERED]
    if not rest:
        return []
    head = [
        words.gettext("Number"),
        words.gettext("Asked"),
        words.gettext("Name"),
        words.gettext("Question"),
        words.gettext("Votes"),
        words.gettext("Outcome"),
    ]
    return [
        Heading(words.gettext("Annex: all other questions"), annex=True),
        Table(head, [_other(record, words, each) for each in rest]),
    ]


def _other(record: Record, words: Words, question: Question) -> list[Text]:
    fate = record.fate(question)
    return [
        str(question.number),
        record.hour(question.asked_at),
        question.name or "",
        _text(record, words, question),
        str(votes(record.room.board, question.id)),
        fate_text(words, question, fate, record.into(question)),
    ]


def _sum(record: Record, words: Words) -> str:
    total, counts = len(record.questions), record.fates
    received = words.ngettext("{n} question received", "{n} questions received", total)
    parts = [counted(words, kind, counts[kind]) for kind in Fate if counts[kind]]
    return received.format(n=total) + (" = " + " + ".join(parts) if parts else "") + "."


def _text(record: Record, words: Words, question: Question) -> str:
    if question.text:
        return question.text
    if record.fate(question) is Fate.WITHDRAWN:
        return words.gettext("(taken back or erased)")
    return words.gettext("(the text was erased)")
