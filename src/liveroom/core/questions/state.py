"""A question and its states: one table says what may follow what."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from immutables import Map
from msgspec import Struct
from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.commands import How
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.vocabulary.question_marks import Held, Source, StanceName
from liveroom.core.vocabulary.queue_order import Then


class QuestionState(StrEnum):
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


SHOWN: Final = frozenset(
    {QuestionState.APPROVED, QuestionState.QUEUED, QuestionState.LIVE, QuestionState.ANSWERED}
)
"""What attendees see."""

VOTABLE: Final = frozenset({QuestionState.APPROVED, QuestionState.QUEUED, QuestionState.LIVE})
OPEN: Final = frozenset({QuestionState.RECEIVED, QuestionState.HELD})
GONE: Final = frozenset({QuestionState.DISMISSED, QuestionState.WITHDRAWN})
"""What a room no longer has before it."""

FOR_SPEAKERS: Final = frozenset({QuestionState.APPROVED, QuestionState.QUEUED})
"""What may come to a speaker."""

EDITABLE: Final = SHOWN | OPEN
MERGEABLE_INTO: Final = SHOWN | OPEN

_WAITING: Final = (
    QuestionState.RECEIVED,
    QuestionState.HELD,
    QuestionState.APPROVED,
    QuestionState.QUEUED,
)

MOVES: Final[dict[tuple[QuestionState, type[e.ModerationEvent]], QuestionState]] = {
    **{
        (state, e.QuestionApproved): QuestionState.APPROVED
        for state in (
            QuestionState.RECEIVED,
            QuestionState.HELD,
            QuestionState.QUEUED,
            QuestionState.DISMISSED,
        )
    },
    **{
        (state, e.QuestionHeld): QuestionState.HELD
        for state in (
            QuestionState.RECEIVED,
            QuestionState.APPROVED,
            QuestionState.QUEUED,
            QuestionState.DISMISSED,
        )
    },
    **{(state, e.QuestionDismissed): QuestionState.DISMISSED for state in _WAITING},
    **{
        (state, e.QuestionQueued): QuestionState.QUEUED
        for state in (
            QuestionState.RECEIVED,
            QuestionState.HELD,
            QuestionState.APPROVED,
            QuestionState.LIVE,
            QuestionState.ANSWERED,
        )
    },
    **{
        (state, e.QuestionWentLive): QuestionState.LIVE
        for state in (QuestionState.APPROVED, QuestionState.QUEUED, QuestionState.ANSWERED)
    },
    **{
        (state, e.QuestionAnswered): QuestionState.ANSWERED
        for state in (*_WAITING, QuestionState.LIVE, QuestionState.ANSWERED)
    },
    **{(state, e.QuestionMerged): QuestionState.MERGED for state in _WAITING},
    **{(state, e.QuestionWithdrawn): QuestionState.WITHDRAWN for state in _WAITING},
    **{(state, e.QuestionEdited): state for state in EDITABLE},
}
"""A missing row is the refusal. Undo and split go back to what the question was before."""


OFF_AIR: Final[dict[Then, QuestionState]] = {
    "approved": QuestionState.APPROVED,
    "queued": QuestionState.QUEUED,
    "held": QuestionState.HELD,
    "dismissed": QuestionState.DISMISSED,
}
"""What may become of the live question when it is taken off air."""


UNDO_STEPS: Final = 20
"""So many steps of a question can be taken back."""


class QuestionMarks(Struct, frozen=True, gc=False):
    """What moderators and speakers say of a question without moving it; `undo` leaves it.

    `stances` has a speaker's name, or None for a link that is everybody's. `rev` counts the changes
    by moderators.
    """

    labels: tuple[str, ...] = ()
    speaker: str | None = None
    starred: bool = False
    note: str | None = None
    stances: Map[str | None, StanceName] = Map()  # immutable
    rev: int = 0


NO_MARKS: Final = QuestionMarks()


class ToldStep(Struct, frozen=True, gc=False):
    """What its asker was told of a question at an instant: its state, or a change of its words."""

    at: int
    state: str
    text: str | None = None


class ModerationStep(Struct, frozen=True, gc=False):
    """Who of the staff took a step, as far as that is known, and when (UTC ms)."""

    at: int
    by: e.Author | None


class UndoState(Struct, frozen=True, gc=False):
    """What a step of its moderation may change of a question, as it was before the step.

    The fields are those of the question.
    """

    state: QuestionState
    text: str
    wording: int
    reason: str | None
    how: How | None
    answer: str | None
    into: QuestionId | None
    aired_at: int | None
    aired_ms: int | None
    waited_in: tuple[QuestionId, ...]
    step: ModerationStep | None


class Question(Struct, frozen=True, gc=False):
    """`text` is the wording others see, `original` what was typed, `rev` counts its moderation.

    `aired_at` is when it was last read out: when it went on air, or was answered aloud off air;
    `aired_ms` how long it was on air until it was answered.
    `told` is what its asker was told since it was received. `sent_at` is there where it arrived
    after the window had closed, and `held_for` says why it waited as held from the first.
    `step` is the last step of its moderation that stands. `past` is what the question was before
    each of its last steps, the latest last, and `waited_in` the queue it left with its last step.
    `wording` is another with every other wording that it was given, and stays so when the texts are
    erased: then they are empty.
    """

    id: QuestionId
    number: int
    asker: PersonId
    asked_at: int
    segment: SegmentId | None
    original: str
    text: str
    name: str | None = None
    state: QuestionState = QuestionState.RECEIVED
    rev: int = 1
    reason: str | None = None
    how: How | None = None
    answer: str | None = None
    into: QuestionId | None = None
    aired_at: int | None = None
    past: tuple[UndoState, ...] = ()
    waited_in: tuple[QuestionId, ...] = ()
    aired_ms: int | None = None
    to: str | None = None
    source: Source | None = None
    read_name: bool = True
    sent_at: int | None = None
    held_for: Held | None = None
    told: tuple[ToldStep, ...] = ()
    marks: QuestionMarks = NO_MARKS
    step: ModerationStep | None = None
    wording: int = 0

    @property
    def staff_rev(self) -> int:
        """The revision that moderators and the host see: marks count there too, and nobody else
        gets a byte of them."""
        return self.rev + self.marks.rev

    @property
    def own_rev(self) -> int:
        """The revision that its asker sees: it moves with what they are told, and no more."""
        return 1 + len(self.told)

    @property
    def name_aloud(self) -> str | None:
        """The name where it may be read aloud and shown on air."""
        return self.name if self.read_name else None

    @property
    def for_staff(self) -> Question:
        """What staff and records know of it: once its asker took it back neither text nor name."""
        if self.state is not QuestionState.WITHDRAWN:
            return self
        return replace(self, text="", original="", name=None)

    @property
    def undo_state(self) -> UndoState:
        """What a step may change of it, as it is now."""
        return UndoState(
            state=self.state,
            text=self.text,
            wording=self.wording,
            reason=self.reason,
            how=self.how,
            answer=self.answer,
            into=self.into,
            aired_at=self.aired_at,
            aired_ms=self.aired_ms,
            waited_in=self.waited_in,
            step=self.step,
        )

    @property
    def shown(self) -> bool:
        return self.state in SHOWN

    @property
    def can_undo(self) -> bool:
        return bool(self.past) and self.state is not QuestionState.WITHDRAWN
