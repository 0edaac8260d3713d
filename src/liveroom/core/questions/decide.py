"""Which wish about questions becomes a fact, and which is refused."""

from __future__ import annotations

from typing import assert_never

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions import ordering
from liveroom.core.questions.board import Board, upwards
from liveroom.core.questions.state import EDITABLE, MERGEABLE_INTO, MOVES, Question, QuestionState
from liveroom.core.questions.told import asker_state
from liveroom.core.refusals import Code, Refused
from liveroom.core.text import MAX_ANSWER, MAX_QUESTION, MAX_REASON, check_text


def withdraw(board: Board, command: c.Withdraw, person: PersonId) -> list[e.Event]:
    """The asker's own question is withdrawn. Raises Refused."""
    question = board.questions.get(command.question)
    if question is None or question.asker != person:
        shown(board, command.question)
        raise Refused(Code.NOT_YOURS, question=command.question)
    if (question.state, e.QuestionWithdrawn) not in MOVES:
        raise wrong_to_asker(question)
    return [e.QuestionWithdrawn(question.id)]


def next_question(board: Board, command: c.NextQuestion) -> list[e.Event]:
    """The live question counts as answered aloud, the head of the queue goes on air."""
    if command.after != board.live:
        raise Refused(Code.STALE, live=board.live)
    if board.live is None and not board.queue:
        raise Refused(Code.NOTHING_QUEUED)
    facts: list[e.Event] = []
    if board.live is not None:
        facts.append(e.QuestionAnswered(board.live, "aloud", None))
    if board.queue:
        facts.append(e.QuestionWentLive(ordering.ordered(board)[0]))
    return facts


def moderate(board: Board, command: c.ModerationCommand) -> list[e.Event]:
    """The fact that follows from one step with one question. Raises Refused."""
    question = seen(board, command.question, command.rev)
    match command:
        case c.Approve():
            return [_moved(question, e.QuestionApproved(question.id))]
        case c.HoldQuestion():
            return [_moved(question, e.QuestionHeld(question.id))]
        case c.Dismiss(reason=reason):
            check_text(reason, MAX_REASON)
            return [_moved(question, e.QuestionDismissed(question.id, reason))]
        case c.Edit(text=text):
            return _edit(question, text)
        case c.Queue():
            return [_moved(question, e.QuestionQueued(question.id))]
        case c.GoLive():
            if board.live == question.id:
                raise Refused(Code.LIVE_ALREADY, question=question.id)
            early = ordering.is_out_of_turn(board, question)
            return [_moved(question, e.QuestionWentLive(question.id, early))]
        case c.TakeOff():
            return _take_off(board, question, command)
        case c.Reorder(before=before):
            return ordering.reorder(board, question, before)
        case c.Answer(how=how, text=text):
            if how == "written" or text is not None:
                check_text(text or "", MAX_ANSWER)
            return [_moved(question, e.QuestionAnswered(question.id, how, text))]
        case c.Merge(into=into):
            return _merge(board, question, into)
        case c.Split():
            if question.state is not QuestionState.MERGED:
                raise _wrong(question)
            return [e.QuestionSplit(question.id)]
        case c.Undo():
            if not question.can_undo:
                raise Refused(Code.NOTHING_TO_UNDO, question=question.id)
            return [e.QuestionRestored(question.id)]
        case _:
            assert_never(command)


def _take_off(board: Board, question: Question, command: c.TakeOff) -> list[e.Event]:
    reason = command.reason if command.then == "dismissed" else None
    if command.then == "dismissed":
        check_text(reason or "", MAX_REASON)
    if board.live != question.id:
        raise _wrong(question)
    return [e.QuestionTakenOff(question.id, command.then, reason)]


def _edit(question: Question, text: str) -> list[e.Event]:
    check_text(text, MAX_QUESTION)
    if question.state not in EDITABLE:
        raise _wrong(question)
    return [] if text == question.text else [e.QuestionEdited(question.id, text)]


def _merge(board: Board, question: Question, into: QuestionId) -> list[e.Event]:
    _may_move(question, e.QuestionMerged)
    if question.id in upwards(board, into):
        raise Refused(Code.MERGED_INTO_ITSELF, question=question.id)
    refuse_target(board, into)
    return [e.QuestionMerged(question.id, into)]


def refuse_target(board: Board, into: QuestionId) -> None:
    """Refuse a question that others cannot be merged into."""
    target = board.questions.get(into)
    if target is None:
        raise Refused(Code.NO_SUCH_QUESTION, question=into)
    if target.state not in MERGEABLE_INTO:
        raise _wrong(target)


def _moved(question: Question, event: e.ModerationEvent) -> e.Event:
    _may_move(question, type(event))
    return event


def _may_move(question: Question, kind: type[e.ModerationEvent]) -> None:
    if (question.state, kind) not in MOVES:
        raise _wrong(question)


def wrong_to_asker(question: Question) -> Refused:
    """The same for its asker, who knows it by another revision."""
    state = asker_state(question.state)
    return Refused(Code.WRONG_STATE, question=question.id, state=state, rev=question.own_rev)


def _wrong(question: Question) -> Refused:
    return Refused(
        Code.WRONG_STATE, question=question.id, state=question.state.value, rev=question.staff_rev
    )


def seen(board: Board, question: QuestionId, rev: int) -> Question:
    """The question as staff saw it at this revision. Raises Refused."""
    found = board.questions.get(question)
    if found is None:
        raise Refused(Code.NO_SUCH_QUESTION, question=question)
    if found.staff_rev != rev:
        raise Refused(Code.STALE, question=found.id, state=found.state.value, rev=found.staff_rev)
    return found


def shown(board: Board, question: QuestionId) -> Question:
    """The question; one that attendees do not see does not exist. Raises Refused."""
    found = board.questions.get(question)
    if found is None or not found.shown:
        raise Refused(Code.NO_SUCH_QUESTION, question=question)
    return found
