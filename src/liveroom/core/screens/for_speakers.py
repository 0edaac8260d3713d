"""What each speaker is shown of the questions: those that are for them, or for all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.intake.addressees import answers_to, named
from liveroom.core.questions.state import FOR_SPEAKERS, Question
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room
from liveroom.core.screens.cards import Card, speaker_card

_SPEAKER: Final = "speaker "
"""How the key of a speaker's screen begins; no person's id has a blank."""


def key(role: Role, name: str | None) -> PersonId | None:
    """Under which name the screen of a speaker's link is told its own; None for other links."""
    return PersonId(_SPEAKER + (name or "")) if role is Role.SPEAKER else None


def own_key(by: Person) -> PersonId | None:
    """Under which name somebody is told their own: the person that joined, or the speaker."""
    return by.id or key(by.role, by.author.name if by.author else None)


def is_speaker(whose: PersonId) -> bool:
    """Whether it is the key of a speaker's screen."""
    return whose.startswith(_SPEAKER)


def for_me(room: Room, whose: PersonId) -> dict[QuestionId, Card]:
    """The panel of a speaker's screen; of a link that is nobody's, questions for everybody."""
    speaker = _speaker(room, whose)
    questions = room.board.questions.items()
    drawn = {question: _card(room, each, speaker) for question, each in questions}
    return {question: card for question, card in drawn.items() if card is not None}


def for_me_changes(
    before: Room, after: Room, touched: Iterable[QuestionId], whose: PersonId
) -> dict[QuestionId, Card | None]:
    """What of the panel is another after these questions were touched; None for one that is gone.

    Where others speak, that may be any.
    """
    if before.rundown.segments is not after.rundown.segments:
        touched = after.board.questions
    was, is_ = _speaker(before, whose), _speaker(after, whose)
    cards = (
        (
            question,
            _card(before, before.board.questions.get(question), was),
            _card(after, after.board.questions[question], is_),
        )
        for question in touched
    )
    return {question: new for question, old, new in cards if old != new}


def for_me_now(
    room: Room, whose: PersonId, questions: Iterable[QuestionId]
) -> dict[QuestionId, Card | None]:
    """These questions on the panel as it is now; None for one that is not there."""
    speaker = _speaker(room, whose)
    return {q: _card(room, room.board.questions[q], speaker) for q in questions}


def _speaker(room: Room, whose: PersonId) -> str | None:
    return named(room.rundown.segments, whose.removeprefix(_SPEAKER))


def _card(room: Room, question: Question | None, speaker: str | None) -> Card | None:
    if question is None or question.state not in FOR_SPEAKERS:
        return None
    if not answers_to(room.rundown.segments, speaker, question.to):
        return None
    return speaker_card(question, speaker)
