"""The order of the queue, by its rule, and which moves of it are allowed."""

from __future__ import annotations

from collections import Counter
from typing import assert_never

from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import Board, asked_by, votes
from liveroom.core.questions.state import Question, QuestionState
from liveroom.core.refusals import Code, Refused


def ordered(board: Board) -> tuple[QuestionId, ...]:
    """The queue in the order in which it is read out.

    Equal votes, and equal turns, leave questions in the order in which they were queued.
    """
    match board.rule:
        case "as_queued":
            return board.queue
        case "by_votes":
            return tuple(sorted(board.queue, key=lambda question: -votes(board, question)))
        case "fair":
            turn = turns(board)
            return tuple(sorted(board.queue, key=lambda question: turn[question]))
        case _:
            assert_never(board.rule)


def turns(board: Board) -> dict[QuestionId, int]:
    """For each queued question how many questions of its asker are read out before it.

    Only whoever's wording is read out has a turn: an asker whose question was merged into it keeps
    theirs. What staff asked for somebody is everybody's first.
    """
    found, before = dict[QuestionId, int](), Counter[str]()
    for queued in board.queue:
        asker = board.questions[queued].asker
        if asker not in before:
            before[asker] = turns_had(board, asker)
        found[queued] = before[asker]
        before[asker] += bool(asker)
    return found


def turns_had(board: Board, asker: PersonId) -> int:
    """How many questions of somebody were read out; none of those that staff asked."""
    return sum(_had_its_turn(each) for each in asked_by(board, asker)) if asker else 0


def is_out_of_turn(board: Board, question: Question) -> bool:
    """Whether, by turns, somebody who waits has had fewer of them than the asker."""
    if board.rule != "fair":
        return False
    had = turns_had(board, question.asker)
    waiting = {board.questions[queued].asker for queued in board.queue} - {question.asker}
    return any(turns_had(board, asker) < had for asker in waiting)


def _had_its_turn(question: Question) -> bool:
    answered_aloud = question.state is QuestionState.ANSWERED and question.how == "aloud"
    return answered_aloud or question.state is QuestionState.LIVE


def reorder(board: Board, question: Question, before: QuestionId | None) -> list[e.Event]:
    """The question stands before another one from now on; nothing where it does. Raises Refused."""
    _refuse_unqueued(question)
    if before is not None:
        target = board.questions.get(before)
        if target is None:
            raise Refused(Code.NO_SUCH_QUESTION, question=before)
        _refuse_unqueued(target)
    if board.rule == "as_queued" and moved(board, question.id, before) == board.queue:
        return []
    return [e.QuestionReordered(question.id, before)]


def moved(board: Board, question: QuestionId, before: QuestionId | None) -> tuple[QuestionId, ...]:
    """The queue with the question before another one, else last."""
    queue = ordered(board)
    if before == question:
        return queue
    rest = [queued for queued in queue if queued != question]
    place = len(rest) if before is None else rest.index(before)
    return (*rest[:place], question, *rest[place:])


def set_rule(board: Board, command: c.OrderRule) -> list[e.Event]:
    """The queue is sorted so from now on; nothing where it is."""
    return [] if command.rule == board.rule else [e.OrderRuleSet(command.rule)]


def sort(board: Board, event: e.OrderRuleSet) -> Board:
    """The board with its queue sorted by another rule."""
    return replace(board, rule=event.rule)


def _refuse_unqueued(question: Question) -> None:
    if question.state is not QuestionState.QUEUED:
        raise Refused(
            Code.WRONG_STATE,
            question=question.id,
            state=question.state.value,
            rev=question.staff_rev,
        )
