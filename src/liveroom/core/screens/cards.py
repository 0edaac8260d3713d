"""A question as each audience may see it: built from allow-lists, never by leaving things out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from liveroom.core.ids import QuestionId
from liveroom.core.questions import told
from liveroom.core.questions.board import Board, stands_for, votes
from liveroom.core.questions.lookalikes import Speakers, likeness
from liveroom.core.questions.state import ModerationStep, Question, QuestionState, ToldStep

Card = dict[str, object]

NO_TIME: Final = "no_time"
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
    """What moderators see of any question.

    `person` is who asked, by a name that means nothing outside the room; null for one that a
    moderator entered. `looks_like` warns of a name that may be taken for staff's or for that of one
    of the `speakers`. `claim` is where whoever knows who is there says so, `similar_to` where
    whoever compares questions does.
    """
    question, safety = question.for_staff, board.safety
    marks, asker = question.marks, question.asker
    return public_card(board, question) | {
        "original": original(question),
        "asked_at": question.asked_at,
        "segment": question.segment,
        "reason": question.reason,
        "into": question.into,
        "merged": len(board.merged.get(question.id, ())),
        "undo": question.can_undo,
        "step": _step(question.step),
        "looks_like": likeness(question.name, speakers),
        "claim": None,
        "rev": question.staff_rev,
        "person": asker or None,
        "asked_by_person": len(board.asked.get(asker, ())),
        "muted": asker in safety.muted,
        "read_name": question.read_name,
        "to": question.to,
        "source": question.source,
        "sent_at": question.sent_at,
        "held_for": question.held_for,
        "labels": list(marks.labels),
        "speaker": marks.speaker,
        "starred": marks.starred,
        "note": marks.note,
        "stances": [{"by": by, "stance": marks.stances[by]} for by in _sorted(marks.stances)],
        "suspicious": safety.suspected.get(question.id),
        "similar_to": None,
    }


def _step(step: ModerationStep | None) -> Card | None:
    """Who took the last step of its moderation, and when."""
    if step is None:
        return None
    by = None if step.by is None else {"role": step.by.role, "name": step.by.name}
    return {"by": by, "at": step.at}


def _sorted(names: Iterable[str | None]) -> list[str | None]:
    return sorted(names, key=lambda name: name or "")


def host_card(board: Board, question: Question) -> Card:
    """What the host reads aloud; the name, where its asker agreed to that."""
    return staff_live_card(board, question) | {"original": original(question)}


def staff_live_card(board: Board, question: Question) -> Card:
    """The question on air, at the revision that staff work on."""
    return live_card(board, question) | {"rev": question.staff_rev}


def speaker_card(question: Question, speaker: str | None) -> Card:
    """What a speaker is told of a question that may be theirs to answer."""
    return {
        "number": question.number,
        "text": question.text,
        "name": question.name,
        "state": question.state.value,
        "rev": question.rev,
        "to": question.to,
        "stance": question.marks.stances.get(speaker),
        "starred": question.marks.starred,
    }


def live_card(board: Board, question: Question) -> Card:
    """The question on air."""
    return {
        "id": question.id,
        "number": question.number,
        "text": question.text,
        "name": question.name_aloud,
        "votes": votes(board, question.id),
        "rev": question.rev,
    }


def own_card(board: Board, question: Question, ended_at: int | None) -> Card:
    """What its asker is told of a question. Once the show has ended nothing more becomes of it."""
    reworded = question.text if question.text != question.original else None
    return {
        "number": question.number,
        "rev": question.own_rev,
        "text": question.original,
        "reworded": reworded,
        "to": question.to,
        "state": asker_state(question, ended_at),
        "told": _told(question, ended_at),
        "reason": question.reason,
        "how": question.how,
        "answer": question.answer,
        "aired_at": question.aired_at,
        "into": _into(board, question, ended_at),
    }


def _told(question: Question, ended_at: int | None) -> list[Card]:
    """The story of a question as its asker was told it, the oldest first."""
    steps = [ToldStep(question.asked_at, QuestionState.RECEIVED.value), *question.told]
    if ended_at is not None and question.state in _NO_TIME:
        steps.append(ToldStep(ended_at, NO_TIME))
    return [
        {"at": step.at, "state": step.state} | ({} if step.text is None else {"text": step.text})
        for step in steps
    ]


def _into(board: Board, question: Question, ended_at: int | None) -> Card | None:
    """The question that stands for a merged one, as everybody may know it."""
    if question.into is None:
        return None
    found = board.questions[stands_for(board, question.id)]
    answer = found.answer if found.shown else None
    return {"number": found.number, "state": asker_state(found, ended_at), "answer": answer}


def asker_state(question: Question, ended_at: int | None) -> str:
    """The state as its asker is told; what nobody came to by the end had no time."""
    if ended_at is not None and question.state in _NO_TIME:
        return NO_TIME
    return told.asker_state(question.state)


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
