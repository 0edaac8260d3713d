"""What somebody asks for. Each is a plain, frozen value, tagged with its name.

The types of their fields say what a message may hold there; `web/commands/decode` holds it to them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal, get_args

from liveroom.core.edits import AddSegment as AddSegment
from liveroom.core.edits import AddSegments as AddSegments
from liveroom.core.edits import Agree as Agree
from liveroom.core.edits import ChangeEvent as ChangeEvent
from liveroom.core.edits import ChangeSegment as ChangeSegment
from liveroom.core.edits import Land as Land
from liveroom.core.edits import MoveSegment as MoveSegment
from liveroom.core.edits import Propose as Propose
from liveroom.core.edits import Protected as Protected
from liveroom.core.edits import RemoveSegment as RemoveSegment
from liveroom.core.edits import RunAlarm as RunAlarm
from liveroom.core.edits import SetCode as SetCode
from liveroom.core.edits import Tagged
from liveroom.core.edits import UndoLast as UndoLast
from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import Program
from liveroom.core.rehearsal.pace import Rehearse as Rehearse
from liveroom.core.text import HttpsAddress, Paragraph
from liveroom.core.vocabulary.access_notes import NoteAccess as NoteAccess
from liveroom.core.vocabulary.bulk_steps import Bulk as Bulk
from liveroom.core.vocabulary.bulk_steps import Chosen as Chosen
from liveroom.core.vocabulary.bulk_steps import UndoBulk as UndoBulk
from liveroom.core.vocabulary.erasure import Erase as Erase
from liveroom.core.vocabulary.erasure import EraseMine as EraseMine
from liveroom.core.vocabulary.erasure import EraseRoom as EraseRoom
from liveroom.core.vocabulary.question_commands import Ask as Ask
from liveroom.core.vocabulary.question_commands import Vote as Vote
from liveroom.core.vocabulary.question_commands import Withdraw as Withdraw
from liveroom.core.vocabulary.question_events import How as How
from liveroom.core.vocabulary.question_marks import Assign as Assign
from liveroom.core.vocabulary.question_marks import EditOwn as EditOwn
from liveroom.core.vocabulary.question_marks import Label as Label
from liveroom.core.vocabulary.question_marks import Note as Note
from liveroom.core.vocabulary.question_marks import Stance as Stance
from liveroom.core.vocabulary.question_marks import Star as Star
from liveroom.core.vocabulary.queue_order import OrderRule as OrderRule
from liveroom.core.vocabulary.queue_order import Reorder as Reorder
from liveroom.core.vocabulary.queue_order import TakeOff as TakeOff
from liveroom.core.vocabulary.room_safety import HoldWords as HoldWords
from liveroom.core.vocabulary.room_safety import Mute as Mute
from liveroom.core.vocabulary.room_safety import MuteAgain as MuteAgain
from liveroom.core.vocabulary.room_safety import SlowMode as SlowMode
from liveroom.core.vocabulary.room_safety import StrictVotes as StrictVotes
from liveroom.core.vocabulary.room_safety import SuspectVotes as SuspectVotes
from liveroom.core.vocabulary.signals import Acknowledge as Acknowledge
from liveroom.core.vocabulary.signals import Banner as Banner
from liveroom.core.vocabulary.signals import Blackout as Blackout
from liveroom.core.vocabulary.signals import ClearMessage as ClearMessage
from liveroom.core.vocabulary.signals import Message as Message

Hand = Literal["closed", "collecting", "open", "votes_only", "auto"]


class LoadProgram(Tagged, frozen=True, gc=False):
    """Take this program; only before the show has begun.

    A segment that names its id (LoadedSegment) is the one that the room has under it; where the
    room has none, and where the id stands a second time, it is a new segment with a new id.
    """

    program: Program


class Link(Tagged, frozen=True, gc=False):
    """Say where the video is: an https address, or nothing."""

    stream: HttpsAddress | None


class Open(Tagged, frozen=True, gc=False):
    """Let people in: draft becomes green room."""


class CueNext(Tagged, frozen=True, gc=False):
    """Start the segment after the one the sender was looking at; after the last, end the show."""

    after: SegmentId | None


class CuePrevious(Tagged, frozen=True, gc=False):
    """Start again the segment before the one the sender was looking at."""

    after: SegmentId | None


class Cue(Tagged, frozen=True, gc=False):
    """Start any segment, seen at revision `rev` of the rundown."""

    segment: SegmentId
    rev: int


class Hold(Tagged, frozen=True, gc=False):
    """Stop the running countdown."""


class Resume(Tagged, frozen=True, gc=False):
    """Let a held countdown go on."""


class AddTime(Tagged, frozen=True, gc=False):
    """Give the running segment more seconds, or take some when negative."""

    seconds: int


class End(Tagged, frozen=True, gc=False):
    """End the show."""


class Restart(Tagged, frozen=True, gc=False):
    """Let the countdown of the running segment begin again, without added time."""

    segment: SegmentId
    rev: int


class SetWindow(Tagged, frozen=True, gc=False):
    """Set the question window by hand, or let it follow the rundown again (`auto`)."""

    window: Hand


class Approve(Tagged, frozen=True, gc=False):
    """Show the question to attendees."""

    question: QuestionId
    rev: int


class HoldQuestion(Tagged, frozen=True, gc=False):
    """Put the question aside, unshown, to decide later."""

    question: QuestionId
    rev: int


class Reason(StrEnum):
    """Why a question is dismissed, where it needs no words of somebody's own."""

    OFF_TOPIC = "off_topic"
    ANSWERED_ALREADY = "answered_already"
    DUPLICATE = "duplicate"
    INAPPROPRIATE = "inappropriate"
    NO_TIME = "no_time"


class Dismiss(Tagged, frozen=True, gc=False):
    """Refuse the question; the asker is told the reason: a Reason, or somebody's own words."""

    question: QuestionId
    rev: int
    reason: Paragraph


class Edit(Tagged, frozen=True, gc=False):
    """Change the wording that others see; the original is kept."""

    question: QuestionId
    rev: int
    text: Paragraph


class Queue(Tagged, frozen=True, gc=False):
    """Put the question last in the queue for the host."""

    question: QuestionId
    rev: int


class GoLive(Tagged, frozen=True, gc=False):
    """Put the question on air; one that was there goes back to the head of the queue."""

    question: QuestionId
    rev: int


class Answer(Tagged, frozen=True, gc=False):
    """Say that the question was answered, aloud or in writing."""

    question: QuestionId
    rev: int
    how: How
    text: Paragraph | None = None


class NextQuestion(Tagged, frozen=True, gc=False):
    """The live question was answered aloud; the first of the queue goes on air."""

    after: QuestionId | None


class Merge(Tagged, frozen=True, gc=False):
    """Fold the question into another that asks the same."""

    question: QuestionId
    rev: int
    into: QuestionId


class Split(Tagged, frozen=True, gc=False):
    """Take a merged question out again, just as it was."""

    question: QuestionId
    rev: int


class Undo(Tagged, frozen=True, gc=False):
    """Give the question back what it was before the last step of its moderation."""

    question: QuestionId
    rev: int


class Claim(Tagged, frozen=True, gc=False):
    """Show the other moderators that somebody is at a segment or a question. It is never stored."""

    on: bool
    segment: SegmentId | None = None
    question: QuestionId | None = None


RunCommand = Open | CueNext | CuePrevious | Cue | Hold | Resume | AddTime | End | Restart
EditCommand = AddSegment | AddSegments | ChangeSegment | MoveSegment | RemoveSegment
LandingCommand = Land | Propose | Agree
RundownCommand = RunCommand | EditCommand | LandingCommand | UndoLast
ModerationCommand = (
    Approve
    | HoldQuestion
    | Dismiss
    | Edit
    | Queue
    | GoLive
    | TakeOff
    | Reorder
    | Answer
    | Merge
    | Split
    | Undo
)
AudienceCommand = Ask | Vote | Withdraw | EditOwn
ErasingCommand = EraseRoom | Erase | EraseMine
MarkCommand = Label | Assign | Star | Note
SafetyCommand = Mute | SlowMode | HoldWords | StrictVotes
BulkCommand = Bulk | UndoBulk
StaffQaCommand = (
    SetWindow
    | NextQuestion
    | OrderRule
    | BulkCommand
    | ModerationCommand
    | MarkCommand
    | SafetyCommand
)
QaCommand = StaffQaCommand | Stance | AudienceCommand
ProgramCommand = LoadProgram | Link | ChangeEvent
StageCommand = Message | Acknowledge | ClearMessage | Banner | Blackout
SentCommand = ProgramCommand | RundownCommand | QaCommand | StageCommand | ErasingCommand | Claim
Command = SentCommand | SetCode | RunAlarm | Rehearse | MuteAgain | SuspectVotes | NoteAccess

NAMES: dict[str, type[Command]] = {
    kind.__struct_config__.tag: kind for kind in get_args(SentCommand)
}
"""Every command that somebody may send, by its name; one of the union is known everywhere."""

NAME_OF: dict[type[Command], str] = {kind: name for name, kind in NAMES.items()}

NAMING: frozenset[type[Command]] = frozenset(
    {Ask, LoadProgram, AddSegment, AddSegments, Message, Bulk}
)
"""They name something new, and need a new id for it."""

INDEPENDENT: frozenset[type[Command]] = frozenset({Vote})
"""What becomes of them depends on nobody else's: neither on what others vote for, nor on how many
do."""
