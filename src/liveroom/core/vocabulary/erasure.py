"""Erasing what people wrote. Commands and the event. See `commands` and `events`."""

from __future__ import annotations

from msgspec import Struct

from liveroom.core.edits import Tagged
from liveroom.core.ids import PersonId, QuestionId


class EraseRoom(Tagged, frozen=True, gc=False):
    """Erase every text and every name of the room, for good."""


class Erase(Tagged, frozen=True, gc=False):
    """Erase what one person asked, with their name; or the texts of one question. For good."""

    person: PersonId | None = None
    question: QuestionId | None = None


class EraseMine(Tagged, frozen=True, gc=False):
    """Erase one's own questions and name, for good."""


class TextsErased(Struct, frozen=True, gc=False):
    """All texts of the events before this one are gone that were about these questions and all
    others of the `person`, or all of the room where `questions` is None; with them the name under
    which the person had joined, or all such names. Whoever keeps the log deletes them with this.
    """

    questions: tuple[QuestionId, ...] | None
    person: PersonId | None = None
