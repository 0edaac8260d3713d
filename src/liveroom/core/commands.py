"""What somebody asks for. Each is a plain, frozen value; the wire's names stand in `NAMES`."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from msgspec import Struct

from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import Program

Hand = Literal["closed", "collecting", "open", "votes_only", "auto"]
How = Literal["aloud", "written"]


class LoadProgram(Struct, frozen=True, gc=False):
    """Take this program; only before the show has begun."""

    program: Program


class Link(Struct, frozen=True, gc=False):
    """Say where the video is: an https address, or nothing."""

    stream: str | None


class Open(Struct, frozen=True, gc=False):
    """Let people in: draft becomes green room."""


class CueNext(Struct, frozen=True, gc=False):
    """Start the segment after the one the sender was looking at; after the last, end the show."""

    after: SegmentId | None


class CuePrevious(Struct, frozen=True, gc=False):
    """Start again the segment before the one the sender was looking at."""

    after: SegmentId | None


class Cue(Struct, frozen=True, gc=False):
    """Start any segment, seen at revision `rev` of the rundown."""

    segment: SegmentId
    rev: int


class Hold(Struct, frozen=True, gc=False):
    """Stop the running countdown."""


class Resume(Struct, frozen=True, gc=False):
    """Let a held countdown go on."""


class AddTime(Struct, frozen=True, gc=False):
    """Give the running segment more seconds, or take some when negative."""

    seconds: int


class End(Struct, frozen=True, gc=False):
    """End the show."""


class SetWindow(Struct, frozen=True, gc=False):
    """Set the question window by hand, or let it follow the rundown again (`auto`)."""

    window: Hand


class Ask(Struct, frozen=True, gc=False):
    """Send a question; the name is shown with it, and only when given."""

    text: str
    name: str | None = None


class Vote(Struct, frozen=True, gc=False):
    """Say the wished state of one's vote, so that a repetition changes nothing."""

    question: QuestionId
    value: bool


class Withdraw(Struct, frozen=True, gc=False):
    """Take one's own question back."""

    question: QuestionId


class Approve(Struct, frozen=True, gc=False):
    """Show the question to attendees."""

    question: QuestionId
    rev: int


class HoldQuestion(Struct, frozen=True, gc=False):
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


class Dismiss(Struct, frozen=True, gc=False):
    """Refuse the question; the asker is told the reason: a Reason, or somebody's own words."""

    question: QuestionId
    rev: int
    reason: str


class Edit(Struct, frozen=True, gc=False):
    """Change the wording that others see; the original is kept."""

    question: QuestionId
    rev: int
    text: str


class Queue(Struct, frozen=True, gc=False):
    """Put the question last in the queue for the host."""

    question: QuestionId
    rev: int


class GoLive(Struct, frozen=True, gc=False):
    """Put the question on air; one that was there goes back to the head of the queue."""

    question: QuestionId
    rev: int


class Answer(Struct, frozen=True, gc=False):
    """Say that the question was answered, aloud or in writing."""

    question: QuestionId
    rev: int
    how: How
    text: str | None = None


class NextQuestion(Struct, frozen=True, gc=False):
    """The live question was answered aloud; the first of the queue goes on air."""

    after: QuestionId | None


class Merge(Struct, frozen=True, gc=False):
    """Fold the question into another that asks the same."""

    question: QuestionId
    rev: int
    into: QuestionId


class Split(Struct, frozen=True, gc=False):
    """Take a merged question out again, just as it was."""

    question: QuestionId
    rev: int


class Undo(Struct, frozen=True, gc=False):
    """Give the question back what it was before the last step of its moderation."""

    question: QuestionId
    rev: int


RundownCommand = Open | CueNext | CuePrevious | Cue | Hold | Resume | AddTime | End
ModerationCommand = (
    Approve | HoldQuestion | Dismiss | Edit | Queue | GoLive | Answer | Merge | Split | Undo
)
AudienceCommand = Ask | Vote | Withdraw
QaCommand = SetWindow | NextQuestion | ModerationCommand | AudienceCommand
Command = LoadProgram | Link | RundownCommand | QaCommand

NAMES: dict[str, type[Command]] = {
    "load_program": LoadProgram,
    "link": Link,
    "open": Open,
    "cue_next": CueNext,
    "cue_previous": CuePrevious,
    "cue": Cue,
    "hold": Hold,
    "resume": Resume,
    "add_time": AddTime,
    "end": End,
    "set_window": SetWindow,
    "ask": Ask,
    "vote": Vote,
    "withdraw": Withdraw,
    "approve": Approve,
    "hold_question": HoldQuestion,
    "dismiss": Dismiss,
    "edit": Edit,
    "queue": Queue,
    "go_live": GoLive,
    "answer": Answer,
    "next_question": NextQuestion,
    "merge": Merge,
    "split": Split,
    "undo": Undo,
}

NAME_OF: dict[type[Command], str] = {kind: name for name, kind in NAMES.items()}
