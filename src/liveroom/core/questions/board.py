"""The questions of a room: who asked, who voted, what is queued, and the one on air."""

from __future__ import annotations

from collections.abc import Iterator

from immutables import Map
from msgspec import Struct

from liveroom.core.commands import Hand
from liveroom.core.ids import BulkId, PersonId, QuestionId, SegmentId
from liveroom.core.questions.state import Question
from liveroom.core.tally.state import Tally
from liveroom.core.vocabulary.queue_order import Rule
from liveroom.core.vocabulary.room_safety import Suspicion


class Safety(Struct, frozen=True, gc=False):
    """What keeps the room safe. `muted` has since when (UTC ms) somebody is; `suspected` why votes
    for a question look as if they were no people's."""

    muted: Map[PersonId, int] = Map()
    slow_seconds: int = 0
    hold_words: tuple[str, ...] = ()
    strict_votes: bool = False
    suspected: Map[QuestionId, Suspicion] = Map()


class Closed(Struct, frozen=True, gc=False):
    """An instant at which the window closed, and what was on air before it."""

    at: int
    on: SegmentId | None


class BulkStep(Struct, frozen=True, gc=False):
    """One step with many questions, each with the revision that it had after it.

    `labels` are those that each had before a step that gave them others, and the revisions are
    then those of its marks. They are None for any other step.
    """

    id: BulkId
    revs: tuple[tuple[QuestionId, int], ...]
    labels: tuple[tuple[str, ...], ...] | None = None


class Board(Struct, frozen=True, gc=False):
    """`merged` maps a question to those folded into it; the live question is this one field.

    `voted` holds what each person voted for, `counts` how many people each question has with all
    that is folded into it. Neither holds empty sets or zeros, so that equal boards are equal.
    `undecided` and `gone` count the questions in an OPEN and in a GONE state. `queue` is as
    questions were queued or put by hand; `ordering.ordered` has it by the `rule`.
    """

    questions: Map[QuestionId, Question] = Map()  # immutable
    merged: Map[QuestionId, tuple[QuestionId, ...]] = Map()
    asked: Map[PersonId, tuple[QuestionId, ...]] = Map()
    voted: Tally[QuestionId] = Tally()  # immutable
    counts: Map[QuestionId, int] = Map()
    queue: tuple[QuestionId, ...] = ()
    live: QuestionId | None = None
    hand: Hand = "auto"
    undecided: int = 0
    gone: int = 0
    rule: Rule = "as_queued"
    bulks: tuple[BulkStep, ...] = ()
    """Those that can be taken back, the latest last."""
    safety: Safety = Safety()
    closed: Closed | None = None
    """How the window closed, where it took questions before and takes none now."""
    erased: frozenset[PersonId] = frozenset()
    """Those whose questions and names were erased."""


def votes(board: Board, question: QuestionId) -> int:
    """How many people want the question, or one folded into it, answered; each counts once."""
    return board.counts.get(question, 0)


def counts_for(board: Board, person: PersonId) -> tuple[QuestionId, ...]:
    """What the person's votes count for: the questions voted for, or those that stand for them."""
    chosen = board.voted.of(person)
    if not board.merged:
        return chosen
    return tuple(sorted({stands_for(board, question) for question in chosen}))


def asked_by(board: Board, person: PersonId) -> Iterator[Question]:
    """The person's own questions, in the order they were asked."""
    return (board.questions[question] for question in board.asked.get(person, ()))


def is_known(board: Board, person: PersonId) -> bool:
    """Whether somebody has asked or voted, or was muted."""
    return person in board.asked or person in board.safety.muted or bool(board.voted.of(person))


def upwards(board: Board, question: QuestionId) -> Iterator[QuestionId]:
    """The question, what it is folded into, and so on to the one that stands for all."""
    found = board.questions.get(question)
    while found is not None:
        yield found.id
        found = None if found.into is None else board.questions[found.into]


def stands_for(board: Board, question: QuestionId) -> QuestionId:
    """The question itself, or the one that it is folded into at last."""
    return [question, *upwards(board, question)][-1]


def family(board: Board, question: QuestionId) -> set[QuestionId]:
    """The question and all that is folded into it, at any depth."""
    if question not in board.merged:
        return {question}
    found, waiting = set[QuestionId](), [question]
    while waiting:
        found.add(member := waiting.pop())
        waiting.extend(board.merged.get(member, ()))
    return found
