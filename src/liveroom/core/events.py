"""What has happened. Facts in the past tense; a room is the fold of its events.

Names, question texts, reasons and notes stand in fields listed in `APART`: a store keeps them
beside the log, so that they can be erased while the log still adds up.
"""

from __future__ import annotations

from typing import get_args

from msgspec import UNSET, Struct, UnsetType

from liveroom.core.commands import Hand
from liveroom.core.edit_events import LandingProposed as LandingProposed
from liveroom.core.edit_events import MinutesAgreed as MinutesAgreed
from liveroom.core.edit_events import SegmentAdded as SegmentAdded
from liveroom.core.edit_events import SegmentChanged as SegmentChanged
from liveroom.core.edit_events import SegmentMoved as SegmentMoved
from liveroom.core.edit_events import SegmentRemoved as SegmentRemoved
from liveroom.core.edit_events import SegmentsAdded as SegmentsAdded
from liveroom.core.edit_events import ShowLanded as ShowLanded
from liveroom.core.edits import named
from liveroom.core.ids import SegmentId
from liveroom.core.program import LinkedDocument, LoadedProgram, Sponsor
from liveroom.core.rehearsal.pace import RehearsalBegan as RehearsalBegan
from liveroom.core.vocabulary.access_notes import AccessNoted as AccessNoted
from liveroom.core.vocabulary.bulk_steps import BulkBegan as BulkBegan
from liveroom.core.vocabulary.bulk_steps import BulkUndone as BulkUndone
from liveroom.core.vocabulary.erasure import TextsErased as TextsErased
from liveroom.core.vocabulary.question_events import QuestionAnswered as QuestionAnswered
from liveroom.core.vocabulary.question_events import QuestionApproved as QuestionApproved
from liveroom.core.vocabulary.question_events import QuestionDismissed as QuestionDismissed
from liveroom.core.vocabulary.question_events import QuestionEdited as QuestionEdited
from liveroom.core.vocabulary.question_events import QuestionHeld as QuestionHeld
from liveroom.core.vocabulary.question_events import QuestionMerged as QuestionMerged
from liveroom.core.vocabulary.question_events import QuestionQueued as QuestionQueued
from liveroom.core.vocabulary.question_events import QuestionReceived as QuestionReceived
from liveroom.core.vocabulary.question_events import QuestionRestored as QuestionRestored
from liveroom.core.vocabulary.question_events import QuestionSplit as QuestionSplit
from liveroom.core.vocabulary.question_events import QuestionWentLive as QuestionWentLive
from liveroom.core.vocabulary.question_events import QuestionWithdrawn as QuestionWithdrawn
from liveroom.core.vocabulary.question_events import VoteCast as VoteCast
from liveroom.core.vocabulary.question_marks import OwnQuestionEdited as OwnQuestionEdited
from liveroom.core.vocabulary.question_marks import QuestionAssigned as QuestionAssigned
from liveroom.core.vocabulary.question_marks import QuestionLabelled as QuestionLabelled
from liveroom.core.vocabulary.question_marks import QuestionNoted as QuestionNoted
from liveroom.core.vocabulary.question_marks import QuestionStarred as QuestionStarred
from liveroom.core.vocabulary.question_marks import StanceTaken as StanceTaken
from liveroom.core.vocabulary.queue_order import OrderRuleSet as OrderRuleSet
from liveroom.core.vocabulary.queue_order import QuestionReordered as QuestionReordered
from liveroom.core.vocabulary.queue_order import QuestionTakenOff as QuestionTakenOff
from liveroom.core.vocabulary.room_safety import HoldWordsSet as HoldWordsSet
from liveroom.core.vocabulary.room_safety import PersonMuted as PersonMuted
from liveroom.core.vocabulary.room_safety import SlowModeSet as SlowModeSet
from liveroom.core.vocabulary.room_safety import StrictVotesSet as StrictVotesSet
from liveroom.core.vocabulary.room_safety import VotesSuspected as VotesSuspected
from liveroom.core.vocabulary.signals import BannerSet as BannerSet
from liveroom.core.vocabulary.signals import BlackoutSet as BlackoutSet
from liveroom.core.vocabulary.signals import MessageAcknowledged as MessageAcknowledged
from liveroom.core.vocabulary.signals import MessageCleared as MessageCleared
from liveroom.core.vocabulary.signals import MessageSent as MessageSent


class ProgramLoaded(Struct, frozen=True, gc=False):
    """Segments that the room has already keep what their rows here do not say."""

    program: LoadedProgram


class StreamLinked(Struct, frozen=True, gc=False):
    stream: str | None


class EventChanged(Struct, frozen=True, gc=False):
    """The fields that changed. A link that is null is gone."""

    title: str | UnsetType = UNSET
    starts_at: int | UnsetType | None = UNSET
    ends_at: int | UnsetType | None = UNSET
    time_zone: str | UnsetType | None = UNSET
    language: str | UnsetType | None = UNSET
    introduction: str | UnsetType | None = UNSET
    documents: tuple[LinkedDocument, ...] | UnsetType = UNSET
    sponsors: tuple[Sponsor, ...] | UnsetType = UNSET
    links: dict[str, str | None] | UnsetType = UNSET
    colour: str | UnsetType | None = UNSET
    doors_minutes: int | UnsetType | None = UNSET
    auto_start: bool | UnsetType = UNSET
    show_overtime: bool | UnsetType = UNSET
    public: bool | UnsetType = UNSET
    archived: bool | UnsetType = UNSET
    delay_seconds: int | UnsetType = UNSET
    logo: str | UnsetType | None = UNSET
    recording_starts_at: int | UnsetType | None = UNSET
    topics: tuple[str, ...] | UnsetType = UNSET
    attend: tuple[str, ...] | UnsetType = UNSET


class CodeSet(Struct, frozen=True, gc=False):
    """By which short code attendees come in from now on."""

    code: str


class AudienceCounted(Struct, frozen=True, gc=False):
    """The most attendees that there have been at once, and how many there were then; told with what
    happens to the rundown."""

    most: int
    now: int | None = None


class RoomOpened(Struct, frozen=True, gc=False):
    pass


class SegmentCued(Struct, frozen=True, gc=False):
    segment: SegmentId


class CountdownHeld(Struct, frozen=True, gc=False):
    """`at_zero`: where its end was, however late that was noticed."""

    at_zero: bool = False


class CountdownResumed(Struct, frozen=True, gc=False):
    pass


class TimeAdded(Struct, frozen=True, gc=False):
    seconds: int


class ShowEnded(Struct, frozen=True, gc=False):
    pass


class CountdownRestarted(Struct, frozen=True, gc=False):
    pass


class StepUndone(Struct, frozen=True, gc=False):
    """The last step on the rundown was taken back: an event of this kind."""

    step: str


class WindowSet(Struct, frozen=True, gc=False):
    window: Hand


EditEvent = SegmentAdded | SegmentsAdded | SegmentChanged | SegmentMoved | SegmentRemoved
RunEvent = (
    SegmentCued | CountdownHeld | CountdownResumed | TimeAdded | CountdownRestarted | ShowEnded
)
ProposalEvent = LandingProposed | MinutesAgreed
StepEvent = RunEvent | EditEvent | ShowLanded
RundownEvent = RoomOpened | StepEvent | StepUndone
ModerationEvent = (
    QuestionApproved
    | QuestionHeld
    | QuestionDismissed
    | QuestionEdited
    | QuestionQueued
    | QuestionWentLive
    | QuestionTakenOff
    | QuestionReordered
    | QuestionAnswered
    | QuestionMerged
    | QuestionSplit
    | QuestionRestored
    | QuestionWithdrawn
)
MarkEvent = (
    OwnQuestionEdited
    | QuestionLabelled
    | QuestionAssigned
    | QuestionStarred
    | QuestionNoted
    | StanceTaken
    | VotesSuspected
)
QuestionEvent = QuestionReceived | VoteCast | ModerationEvent | MarkEvent
"""Facts about one question each, named in their field `question`."""
SafetyEvent = PersonMuted | SlowModeSet | HoldWordsSet | StrictVotesSet
QaEvent = WindowSet | OrderRuleSet | BulkBegan | BulkUndone | QuestionEvent | SafetyEvent
StageEvent = MessageSent | MessageAcknowledged | MessageCleared | BannerSet | BlackoutSet
ProgramEvent = ProgramLoaded | StreamLinked | EventChanged
Event = (
    ProgramEvent
    | CodeSet
    | AudienceCounted
    | RundownEvent
    | ProposalEvent
    | QaEvent
    | StageEvent
    | RehearsalBegan
    | TextsErased
    | AccessNoted
)

KINDS: dict[str, type[Event]] = {named(kind.__name__): kind for kind in get_args(Event)}
"""Every event by the name under which logs keep it, which stays for ever."""

KIND_OF: dict[type[Event], str] = {type_: kind for kind, type_ in KINDS.items()}

APART: dict[type[Event], tuple[str, ...]] = {
    SegmentAdded: ("note",),
    SegmentChanged: ("note",),
    QuestionReceived: ("text", "name"),
    QuestionDismissed: ("reason",),
    QuestionEdited: ("text",),
    QuestionAnswered: ("text",),
    QuestionTakenOff: ("reason",),
    OwnQuestionEdited: ("text",),
    QuestionNoted: ("text",),
    MessageSent: ("text",),
    BannerSet: ("text",),
    AccessNoted: ("name",),
}

COMMUTATIVE: frozenset[type[Event]] = frozenset(
    {QuestionReceived, VoteCast, AudienceCounted, AccessNoted}
)


AUDITED = (AccessNoted, TextsErased, EventChanged, StreamLinked, CodeSet, *get_args(SafetyEvent))
"""What an owner is told of access and settings."""


class Author(Struct, frozen=True, gc=False):
    """Who of the staff did something: their link, its role, and its label where it has one."""

    link: str
    role: str
    name: str | None = None


AUTO = Author("auto", "auto")
"""Nobody: it followed from time alone."""


class Recorded(Struct, frozen=True, gc=False):
    """An event with the server's instant at which it happened, in UTC milliseconds, and who of the
    staff did it, as far as that is known."""

    at: int
    event: Event
    by: Author | None = None
