"""What has happened. Facts in the past tense; a room is the fold of its events.

Names, question texts and reasons stand in fields listed in `APART`: a store keeps them beside the
log, so that they can be erased while the log still adds up.
"""

from __future__ import annotations

from dataclasses import dataclass

from liveroom.core.commands import Hand, How
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.program import Program


@dataclass(frozen=True, slots=True)
class ProgramLoaded:
    program: Program


@dataclass(frozen=True, slots=True)
class StreamLinked:
    stream: str | None


@dataclass(frozen=True, slots=True)
class RoomOpened:
    pass


@dataclass(frozen=True, slots=True)
class SegmentCued:
    segment: SegmentId


@dataclass(frozen=True, slots=True)
class CountdownHeld:
    pass


@dataclass(frozen=True, slots=True)
class CountdownResumed:
    pass


@dataclass(frozen=True, slots=True)
class TimeAdded:
    seconds: int


@dataclass(frozen=True, slots=True)
class ShowEnded:
    pass


@dataclass(frozen=True, slots=True)
class WindowSet:
    window: Hand


@dataclass(frozen=True, slots=True)
class QuestionReceived:
    """`segment` is what was on air when the question was sent."""

    question: QuestionId
    number: int
    asker: PersonId
    text: str
    name: str | None
    segment: SegmentId | None


@dataclass(frozen=True, slots=True)
class VoteCast:
    question: QuestionId
    person: PersonId
    value: bool


@dataclass(frozen=True, slots=True)
class QuestionWithdrawn:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionApproved:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionHeld:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionDismissed:
    question: QuestionId
    reason: str


@dataclass(frozen=True, slots=True)
class QuestionEdited:
    question: QuestionId
    text: str


@dataclass(frozen=True, slots=True)
class QuestionQueued:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionWentLive:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionAnswered:
    question: QuestionId
    how: How
    text: str | None


@dataclass(frozen=True, slots=True)
class QuestionMerged:
    question: QuestionId
    into: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionSplit:
    question: QuestionId


@dataclass(frozen=True, slots=True)
class QuestionRestored:
    question: QuestionId


RundownEvent = RoomOpened | SegmentCued | CountdownHeld | CountdownResumed | TimeAdded | ShowEnded
ModerationEvent = (
    QuestionApproved
    | QuestionHeld
    | QuestionDismissed
    | QuestionEdited
    | QuestionQueued
    | QuestionWentLive
    | QuestionAnswered
    | QuestionMerged
    | QuestionSplit
    | QuestionRestored
    | QuestionWithdrawn
)
QaEvent = WindowSet | QuestionReceived | VoteCast | ModerationEvent
Event = ProgramLoaded | StreamLinked | RundownEvent | QaEvent

KINDS: dict[str, type[Event]] = {
    "program_loaded": ProgramLoaded,
    "stream_linked": StreamLinked,
    "room_opened": RoomOpened,
    "segment_cued": SegmentCued,
    "countdown_held": CountdownHeld,
    "countdown_resumed": CountdownResumed,
    "time_added": TimeAdded,
    "show_ended": ShowEnded,
    "window_set": WindowSet,
    "question_received": QuestionReceived,
    "vote_cast": VoteCast,
    "question_withdrawn": QuestionWithdrawn,
    "question_approved": QuestionApproved,
    "question_held": QuestionHeld,
    "question_dismissed": QuestionDismissed,
    "question_edited": QuestionEdited,
    "question_queued": QuestionQueued,
    "question_went_live": QuestionWentLive,
    "question_answered": QuestionAnswered,
    "question_merged": QuestionMerged,
    "question_split": QuestionSplit,
    "question_restored": QuestionRestored,
}

APART: dict[type[Event], tuple[str, ...]] = {
    QuestionReceived: ("text", "name"),
    QuestionDismissed: ("reason",),
    QuestionEdited: ("text",),
    QuestionAnswered: ("text",),
}

QUESTION_EVENTS = (
    QuestionReceived,
    VoteCast,
    QuestionWithdrawn,
    QuestionApproved,
    QuestionHeld,
    QuestionDismissed,
    QuestionEdited,
    QuestionQueued,
    QuestionWentLive,
    QuestionAnswered,
    QuestionMerged,
    QuestionSplit,
    QuestionRestored,
)
"""Facts about one question each, named in their field `question`."""

COMMUTATIVE: tuple[type[Event], ...] = (QuestionReceived, VoteCast)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with the server's instant at which it happened, in UTC milliseconds."""

    at: int
    event: Event
