"""What happens to a question, from its asker's sending it to its answer. See `events`."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.vocabulary.question_marks import Held, Source

How = Literal["aloud", "written"]


class QuestionReceived(Struct, frozen=True, gc=False):
    """`segment` is what was on air when the question was sent.

    Its number is its place among the room's questions, known once the log has put it in order.
    One that a moderator entered has no asker and a `source`. `sent_at` is there where it arrived
    after the window had closed. Where `held` says why, it waits as held from the first.
    """

    question: QuestionId
    asker: PersonId
    text: str
    name: str | None
    segment: SegmentId | None
    to: str | None = None
    source: Source | None = None
    read_name: bool = True
    """Before this was asked every name was read aloud."""
    sent_at: int | None = None
    held: Held | None = None


class VoteCast(Struct, frozen=True, gc=False):
    question: QuestionId
    person: PersonId
    value: bool


class QuestionWithdrawn(Struct, frozen=True, gc=False):
    question: QuestionId


class QuestionApproved(Struct, frozen=True, gc=False):
    question: QuestionId


class QuestionHeld(Struct, frozen=True, gc=False):
    question: QuestionId


class QuestionDismissed(Struct, frozen=True, gc=False):
    question: QuestionId
    reason: str


class QuestionEdited(Struct, frozen=True, gc=False):
    question: QuestionId
    text: str


class QuestionQueued(Struct, frozen=True, gc=False):
    question: QuestionId


class QuestionWentLive(Struct, frozen=True, gc=False):
    """`out_of_turn`: by the rule of turns somebody else who waits was first."""

    question: QuestionId
    out_of_turn: bool = False


class QuestionAnswered(Struct, frozen=True, gc=False):
    question: QuestionId
    how: How
    text: str | None


class QuestionMerged(Struct, frozen=True, gc=False):
    question: QuestionId
    into: QuestionId


class QuestionSplit(Struct, frozen=True, gc=False):
    question: QuestionId


class QuestionRestored(Struct, frozen=True, gc=False):
    question: QuestionId
