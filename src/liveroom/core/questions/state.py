"""A question and its states: one table says what may follow what."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.commands import How
from liveroom.core.ids import PersonId, QuestionId, SegmentId


class State(StrEnum):
    """Where a question is; whether attendees see it follows from this alone."""

    RECEIVED = "received"
    HELD = "held"
    APPROVED = "approved"
    QUEUED = "queued"
    LIVE = "live"
    ANSWERED = "answered"
    DISMISSED = "dismissed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"


SHOWN: Final = frozenset({State.APPROVED, State.QUEUED, State.LIVE, State.ANSWERED})
"""What attendees see."""

VOTABLE: Final = frozenset({State.APPROVED, State.QUEUED, State.LIVE})
OPEN: Final = frozenset({State.RECEIVED, State.HELD})
GONE: Final = frozenset({State.DISMISSED, State.WITHDRAWN})
"""What a room no longer has before it."""

EDITABLE: Final = SHOWN | OPEN
MERGEABLE_INTO: Final = SHOWN | OPEN

_WAITING: Final = (State.RECEIVED, State.HELD, State.APPROVED, State.QUEUED)

MOVES: Final[dict[tuple[State, type[e.ModerationEvent]], State]] = {
    **{
        (state, e.QuestionApproved): State.APPROVED
        for state in (State.RECEIVED, State.HELD, State.QUEUED, State.DISMISSED)
    },
    **{
        (state, e.QuestionHeld): State.HELD
        for state in (State.RECEIVED, State.APPROVED, State.QUEUED, State.DISMISSED)
    },
    **{(state, e.QuestionDismissed): State.DISMISSED for state in _WAITING},
    **{
        (state, e.QuestionQueued): State.QUEUED
        for state in (State.RECEIVED, State.HELD, State.APPROVED, State.LIVE, State.ANSWERED)
    },
    **{
        (state, e.QuestionWentLive): State.LIVE
        for state in (State.APPROVED, State.QUEUED, State.ANSWERED)
    },
    **{
        (state, e.QuestionAnswered): State.ANSWERED
        for state in (*_WAITING, State.LIVE, State.ANSWERED)
    },
    **{(state, e.QuestionMerged): State.MERGED for state in _WAITING},
    **{(state, e.QuestionWithdrawn): State.WITHDRAWN for state in _WAITING},
    **{(state, e.QuestionEdited): state for state in EDITABLE},
}
"""A missing row is the refusal. Undo and split go back to what the question was before."""


UNDO_STEPS: Final = 20
"""So many steps of a question can be taken back."""


class Question(Struct, frozen=True, gc=False):
    """`text` is the wording others see, `original` what was typed, `rev` counts its moderation.

    `past` is what the question was before each of its last steps, the latest last, and `waited_in`
    the queue it left with its last step. What is in `past` has no past of its own.
    """

    id: QuestionId
    number: int
    asker: PersonId
    asked_at: int
    segment: SegmentId | None
    original: str
    text: str
    name: str | None = None
    state: State = State.RECEIVED
    rev: int = 1
    reason: str | None = None
    how: How | None = None
    answer: str | None = None
    into: QuestionId | None = None
    past: tuple[Question, ...] = ()
    waited_in: tuple[QuestionId, ...] = ()

    @property
    def for_staff(self) -> Question:
        """What staff and records know of it: once its asker took it back neither text nor name."""
        if self.state is not State.WITHDRAWN:
            return self
        return replace(self, text="", original="", name=None)

    @property
    def shown(self) -> bool:
        return self.state in SHOWN

    @property
    def can_undo(self) -> bool:
        return bool(self.past) and self.state is not State.WITHDRAWN
