"""What is said beside a question: marks of moderators, a speaker's stance, its asker's own edit.

Commands and events. See `commands` and `events`.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import QuestionId
from liveroom.core.text import Paragraph, Prose, SpeakerName, Tag

Source = Literal["floor", "chat", "mail"]
"""Where a question was asked that a moderator enters for somebody."""
Held = Literal["word", "newcomer"]
"""Why a question waits as held from the first: for one of the room's words, or since its asker is
new and comes from the address of somebody muted."""
StanceName = Literal["mine", "not_mine"]


class EditOwn(Tagged, frozen=True, gc=False):
    """Say one's own question in other words, while nobody has decided on it."""

    question: QuestionId
    rev: int
    text: Paragraph


class Label(Tagged, frozen=True, gc=False):
    """Give the question these labels, and no others."""

    question: QuestionId
    rev: int
    labels: tuple[Tag, ...]


class Assign(Tagged, frozen=True, gc=False):
    """Say who is to answer: a speaker or an organisation of the program, or nobody yet."""

    question: QuestionId
    rev: int
    speaker: SpeakerName | None


class Star(Tagged, frozen=True, gc=False):
    """Mark the question as one that should be read out, or no longer."""

    question: QuestionId
    rev: int
    on: bool


class Note(Tagged, frozen=True, gc=False):
    """Write a note beside the question that moderators alone see; no text takes it away."""

    question: QuestionId
    rev: int
    text: Prose | None


class Stance(Tagged, frozen=True, gc=False):
    """A speaker says whether the question is for them; null takes that back."""

    question: QuestionId
    stance: StanceName | None


class OwnQuestionEdited(Struct, frozen=True, gc=False):
    """By its asker, whose words are these from now on. Where `held` says why, it waits as held."""

    question: QuestionId
    text: str
    held: Held | None = None


class QuestionLabelled(Struct, frozen=True, gc=False):
    question: QuestionId
    labels: tuple[str, ...]


class QuestionAssigned(Struct, frozen=True, gc=False):
    question: QuestionId
    speaker: str | None


class QuestionStarred(Struct, frozen=True, gc=False):
    question: QuestionId
    on: bool


class QuestionNoted(Struct, frozen=True, gc=False):
    question: QuestionId
    text: str | None


class StanceTaken(Struct, frozen=True, gc=False):
    """`by` is the speaker whose link it was, or null for one that is everybody's."""

    question: QuestionId
    by: str | None
    stance: StanceName | None
