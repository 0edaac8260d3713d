"""What has happened. Facts in the past tense; a room is the fold of its events.

Names, question texts and reasons stand in fields listed in `APART`: a store keeps them beside the
log, so that they can be erased while the log still adds up.
"""

from __future__ import annotations

from msgspec import Struct

from liveroom.core.commands import Hand, How
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.program import RoomProgram


class ProgramLoaded(Struct, frozen=True, gc=False):
    program: RoomProgram


class StreamLinked(Struct, frozen=True, gc=False):
    stream: str | None


class RoomOpened(Struct, frozen=True, gc=False):
    pass


class SegmentCued(Struct, frozen=True, gc=False):
    segment: SegmentId


class CountdownHeld(Struct, frozen=True, gc=False):
    pass


class CountdownResumed(Struct, frozen=True, gc=False):
    pass


class TimeAdded(Struct, frozen=True, gc=False):
    seconds: int


class ShowEnded(Struct, frozen=True, gc=False):
    pass


class WindowSet(Struct, frozen=True, gc=False):
    window: Hand


class QuestionReceived(Struct, frozen=True, gc=False):
    """`segment` is what was on air when the question was sent.

    Its number is its place among the room's questions, known once the log has put it in order.
    """

    question: QuestionId
    asker: PersonId
    text: str
    name: str | None
    segment: SegmentId | None


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
    question: QuestionId


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

COMMUTATIVE: frozenset[type[Event]] = frozenset({QuestionReceived, VoteCast})


class Recorded(Struct, frozen=True, gc=False):
    """An event with the server's instant at which it happened, in UTC milliseconds."""

    at: int
    event: Event
