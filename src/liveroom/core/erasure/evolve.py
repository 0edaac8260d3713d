"""What is left of a room's parts when texts are erased: everything but the texts.

It is what the same parts come to when they are folded from a log whose texts are gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace as with_fields

from immutables import Map
from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.erasure.texts import erased
from liveroom.core.events import Recorded
from liveroom.core.ids import QuestionId
from liveroom.core.questions.board import Board
from liveroom.core.questions.state import Question
from liveroom.core.rundown.edited import Rows
from liveroom.core.rundown.state import Entry, Rundown, Step
from liveroom.core.stage.state import Stage


def erasures(recorded: Iterable[Recorded]) -> Iterator[e.TextsErased]:
    """The erasures among what happened."""
    return (each.event for each in recorded if isinstance(each.event, e.TextsErased))


def blank(question: Question) -> Question:
    """The question without a text, and without its asker's name."""
    told = tuple(each if each.text is None else replace(each, text="") for each in question.told)
    return replace(
        question,
        original="",
        text="",
        name=None,
        reason=None,
        answer=None,
        told=told,
        marks=replace(question.marks, note=None),
        past=tuple(replace(each, text="", reason=None, answer=None) for each in question.past),
    )


def taken(board: Board, event: e.TextsErased) -> Collection[QuestionId] | None:
    """Of which questions an erasure takes the texts; None for all that there is in the room.

    Whoever decided on it need not have known the last ones that the person asked.
    """
    if event.questions is None:
        return None
    own = () if event.person is None else board.asked.get(event.person, ())
    return frozenset((*event.questions, *own))


def erase_questions(board: Board, event: e.TextsErased) -> Board:
    """The board without what an erasure took."""
    questions = taken(board, event)
    wanted = board.questions if questions is None else questions
    gone = {each: blank(board.questions[each]) for each in wanted if each in board.questions}
    people = board.erased if event.person is None else board.erased | {event.person}
    return replace(board, questions=board.questions.update(gone), erased=people)


def erase_account(
    account: Map[int, Recorded], questions: Collection[QuestionId] | None
) -> Map[int, Recorded]:
    """The account without the texts of these questions; None stands for all texts."""
    left = {place: without(each, questions) for place, each in account.items()}
    gone = {place: each for place, each in left.items() if each is not account[place]}
    return account.update(gone)


def without(recorded: Recorded, questions: Collection[QuestionId] | None) -> Recorded:
    """What happened, without the texts of these questions; None stands for all texts."""
    if not _takes(questions, recorded.event):
        return recorded
    left = erased(recorded.event)
    return recorded if left is recorded.event else replace(recorded, event=left)


def _takes(questions: Collection[QuestionId] | None, event: e.Event) -> bool:
    return questions is None or getattr(event, "question", None) in questions


def erase_notes(rundown: Rundown) -> Rundown:
    """The rundown without the notes on its segments, also those of its past."""
    announced = rundown.announced
    return with_fields(
        rundown,
        segments=_rows(rundown.segments),
        announced=None if announced is None else _rows(announced),
        steps=tuple(_step(each) for each in rundown.steps),
        account=tuple(_entry(each) for each in rundown.account),
    )


def _rows(rows: Rows) -> Rows:
    return tuple(with_fields(row, note=None) for row in rows)


def _step(step: Step) -> Step:
    return with_fields(step, entry=_entry(step.entry), before=erase_notes(step.before))


def _entry(entry: Entry) -> Entry:
    left = erased(entry.recorded.event)
    return with_fields(entry, recorded=replace(entry.recorded, event=left))


def erase_signals(stage: Stage) -> Stage:
    """The stage without messages and without a banner."""
    return replace(stage, messages=(), banner=None)
