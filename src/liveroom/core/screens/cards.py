"""A question as each audience may see it: built from allow-lists, never by leaving things out."""

from __future__ import annotations

from liveroom.core.ids import QuestionId
from liveroom.core.questions.board import Board, votes
from liveroom.core.questions.lookalikes import Speakers, likeness
from liveroom.core.questions.state import Question, QuestionState
from liveroom.core.rundown.state import Phase

Card = dict[str, object]

_ASKER_STATES: dict[QuestionState, str] = {state: state.value for state in QuestionState} | {
    QuestionState.HELD: QuestionState.RECEIVED.value
}
"""An asker is not told that a question was put aside for later."""

_NO_TIME = frozenset(
    {QuestionState.RECEIVED, QuestionState.HELD, QuestionState.APPROVED, QuestionState.QUEUED}
)


def public_card(board: Board, question: Question) -> Card:
    """What attendees see of a question that is shown."""
    return {
        "number": question.number,
        "text": question.text,
        "name": question.name,
        "votes": votes(board, question.id),
        "state": question.state.value,
        "rev": question.rev,
        "how": question.how,
        "answer": question.answer,
        "aired_at": question.aired_at,
    }


def moderator_card(board: Board, question: Question, speakers: Speakers) -> Card:
    """What moderators see of any question; who asked is told to nobody beyond the name.

    `looks_like` warns of a name that may be taken for staff's or for that of one of the `speakers`.
    `claim` is where whoever knows who is there says so, `similar_to` where whoever compares
    questions does.
    """
    question = question.for_staff
    return public_card(board, question) | {
        "original": original(question),
        "asked_at": question.asked_at,
        "segment": question.segment,
        "reason": question.reason,
        "into": question.into,
        "merged": len(board.merged.get(question.id, ())),
        "undo": question.can_undo,
        "looks_like": likeness(question.name, speakers),
        "claim": None,
        "similar_to": None,
    }


def host_card(board: Board, question: Question) -> Card:
    """What the host reads aloud."""
    return live_card(board, question) | {"original": original(question)}


def live_card(board: Board, question: Question) -> Card:
    """The question on air."""
    return {
        "id": question.id,
        "number": question.number,
        "text": question.text,
        "name": question.name,
        "votes": votes(board, question.id),
        "rev": question.rev,
    }


def own_card(board: Board, question: Question, phase: Phase) -> Card:
    """What its asker is told of a question."""
    into = board.questions[question.into].number if question.into is not None else None
    return {
        "number": question.number,
        "text": question.original,
        "state": asker_state(question, phase),
        "reason": question.reason,
        "how": question.how,
        "answer": question.answer,
        "aired_at": question.aired_at,
        "into": into,
    }


def asker_state(question: Question, phase: Phase) -> str:
    """The state as its asker is told; what nobody came to by the end had no time."""
    if phase is Phase.ENDED and question.state in _NO_TIME:
        return "no_time"
    return _ASKER_STATES[question.state]


def original(question: Question) -> str | None:
    """The first wording, where a moderator changed it."""
    return question.original if question.original != question.text else None


def card(
    board: Board, question: QuestionId, moderator: bool, speakers: Speakers = frozenset()
) -> Card | None:
    """The question's card for moderators or for attendees; None where they see none."""
    found = board.questions.get(question)
    if found is None:
        return None
    if moderator:
        return moderator_card(board, found, speakers)
    return public_card(board, found) if found.shown else None
