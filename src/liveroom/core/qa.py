"""The questions of a room: who asked, who voted, what is queued, and the one on air."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias, assert_never

from rpds import HashTrieMap, HashTrieSet

from liveroom.core import events as e
from liveroom.core.commands import Hand
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions import MOVES, Question, State

Voters: TypeAlias = "HashTrieSet[PersonId]"
NOBODY: Voters = HashTrieSet()


@dataclass(frozen=True, slots=True)
class Board:
    """`merged` maps a question to those folded into it; the live question is this one field."""

    questions: HashTrieMap[QuestionId, Question] = HashTrieMap()  # noqa: RUF009  # immutable
    votes: HashTrieMap[QuestionId, Voters] = HashTrieMap()  # noqa: RUF009  # immutable
    merged: HashTrieMap[QuestionId, tuple[QuestionId, ...]] = HashTrieMap()  # noqa: RUF009
    asked: HashTrieMap[PersonId, tuple[QuestionId, ...]] = HashTrieMap()  # noqa: RUF009
    voted: HashTrieMap[PersonId, HashTrieSet[QuestionId]] = HashTrieMap()  # noqa: RUF009
    queue: tuple[QuestionId, ...] = ()
    live: QuestionId | None = None
    hand: Hand = "auto"


def voters(board: Board, question: QuestionId) -> Voters:
    """Everybody who voted for the question or for one merged into it, each once."""
    own = board.votes.get(question, NOBODY)
    for child in board.merged.get(question, ()):
        own = own.update(voters(board, child))
    return own


def votes(board: Board, question: QuestionId) -> int:
    """How many people want the question answered."""
    if question not in board.merged:
        return len(board.votes.get(question, NOBODY))
    return len(voters(board, question))


def root(board: Board, question: QuestionId) -> QuestionId:
    """The question that stands for this one: itself, unless it is merged into another."""
    into = board.questions[question].into
    return question if into is None else root(board, into)


def asked_by(board: Board, person: PersonId) -> Iterator[Question]:
    """The person's own questions, in the order they were asked."""
    return (board.questions[question] for question in board.asked.get(person, ()))


def evolve(board: Board, event: e.QaEvent, at: int) -> Board:
    """The board after a fact."""
    match event:
        case e.VoteCast():
            return _vote(board, event)
        case e.QuestionReceived():
            return _receive(board, event, at)
        case e.WindowSet(window):
            return replace(board, hand=window)
        case _:
            return _moderate(board, event)


def _vote(board: Board, event: e.VoteCast) -> Board:
    question, person = event.question, event.person
    people, chosen = board.votes.get(question, NOBODY), board.voted.get(person, HashTrieSet())
    if event.value:
        people, chosen = people.insert(person), chosen.insert(question)
    else:
        people, chosen = people.discard(person), chosen.discard(question)
    return Board(
        board.questions,
        board.votes.insert(question, people),
        board.merged,
        board.asked,
        board.voted.insert(person, chosen),
        board.queue,
        board.live,
        board.hand,
    )


def _receive(board: Board, event: e.QuestionReceived, at: int) -> Board:
    question = Question(
        event.question,
        event.number,
        event.asker,
        at,
        event.segment,
        original=event.text,
        text=event.text,
        name=event.name,
    )
    asked = (*board.asked.get(event.asker, ()), event.question)
    return Board(
        board.questions.insert(event.question, question),
        board.votes,
        board.merged,
        board.asked.insert(event.asker, asked),
        board.voted,
        board.queue,
        board.live,
        board.hand,
    )


def _moderate(board: Board, event: e.ModerationEvent) -> Board:
    match event:
        case e.QuestionApproved() | e.QuestionHeld() | e.QuestionWithdrawn():
            return _move(board, _stepped(board, event))
        case e.QuestionDismissed(reason=reason):
            return _move(board, replace(_stepped(board, event), reason=reason))
        case e.QuestionEdited(text=text):
            return _put(board, replace(_stepped(board, event), text=text))
        case e.QuestionQueued(question):
            moved = _move(board, _stepped(board, event))
            return replace(moved, queue=(*moved.queue, question))
        case e.QuestionWentLive():
            return _go_live(board, event)
        case e.QuestionAnswered(how=how, text=text):
            return _move(board, replace(_stepped(board, event), how=how, answer=text))
        case e.QuestionMerged(question, into):
            moved = _move(board, replace(_stepped(board, event), into=into))
            folded = (*board.merged.get(into, ()), question)
            return replace(moved, merged=moved.merged.insert(into, folded))
        case e.QuestionSplit(question) | e.QuestionRestored(question):
            return _restore(board, board.questions[question])
        case _:
            assert_never(event)


def _stepped(board: Board, event: e.ModerationEvent) -> Question:
    before = board.questions[event.question]
    return replace(
        before,
        state=MOVES.get((before.state, type(event)), before.state),
        rev=before.rev + 1,
        previous=before,
        place=board.queue.index(before.id) if before.state is State.QUEUED else None,
    )


def _move(board: Board, question: Question) -> Board:
    """The question moves on; it leaves the queue and the air, wherever it goes."""
    return _leave(_put(board, question), question.id)


def _put(board: Board, question: Question) -> Board:
    return replace(board, questions=board.questions.insert(question.id, question))


def _leave(board: Board, question: QuestionId) -> Board:
    return replace(
        board,
        queue=tuple(queued for queued in board.queue if queued != question),
        live=None if board.live == question else board.live,
    )


def _go_live(board: Board, event: e.QuestionWentLive) -> Board:
    """One question is on air; the one that was waits at the head of the queue."""
    moved = _move(board, _stepped(board, event))
    if moved.live is not None:
        back = _stepped(moved, e.QuestionQueued(moved.live))
        moved = _put(replace(moved, queue=(back.id, *moved.queue)), back)
    return replace(moved, live=event.question)


def _restore(board: Board, question: Question) -> Board:
    """The question as it was before its last step; what else stands there keeps its place."""
    before = replace(question.previous or question, rev=question.rev + 1)
    if before.state is question.state:
        return _put(board, before)
    board = _unfold(_leave(board, question.id), question)
    if before.state is State.LIVE and board.live is None:
        return _put(replace(board, live=before.id), before)
    if before.state in (State.LIVE, State.QUEUED):
        place = question.place or 0
        queue = (*board.queue[:place], before.id, *board.queue[place:])
        return _put(replace(board, queue=queue), replace(before, state=State.QUEUED))
    return _put(board, before)


def _unfold(board: Board, question: Question) -> Board:
    """A question that was merged no longer counts for the one it was folded into."""
    if question.into is None:
        return board
    rest = tuple(folded for folded in board.merged[question.into] if folded != question.id)
    merged = (
        board.merged.insert(question.into, rest) if rest else board.merged.remove(question.into)
    )
    return replace(board, merged=merged)
