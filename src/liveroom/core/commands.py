"""What somebody asks for. Each is a plain, frozen value; the wire's names stand in `NAMES`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from liveroom.core.ids import QuestionId, SegmentId
from liveroom.core.program import Program

Hand = Literal["closed", "collecting", "open", "votes_only", "auto"]
How = Literal["aloud", "written"]


@dataclass(frozen=True, slots=True)
class LoadProgram:
    """Take this program; only before the show has begun."""

    program: Program


@dataclass(frozen=True, slots=True)
class Link:
    """Say where the video is: an https address, or nothing."""

    stream: str | None


@dataclass(frozen=True, slots=True)
class Open:
    """Let people in: draft becomes green room."""


@dataclass(frozen=True, slots=True)
class CueNext:
    """Start the segment after the one the sender was looking at; after the last, end the show."""

    after: SegmentId | None


@dataclass(frozen=True, slots=True)
class CuePrevious:
    """Start again the segment before the one the sender was looking at."""

    after: SegmentId | None


@dataclass(frozen=True, slots=True)
class Cue:
    """Start any segment, seen at revision `rev` of the rundown."""

    segment: SegmentId
    rev: int


@dataclass(frozen=True, slots=True)
class Hold:
    """Stop the running countdown."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let a held countdown go on."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Give the running segment more seconds, or take some when negative."""

    seconds: int


@dataclass(frozen=True, slots=True)
class End:
    """End the show."""


@dataclass(frozen=True, slots=True)
class SetWindow:
    """Set the question window by hand, or let it follow the rundown again (`auto`)."""

    window: Hand


@dataclass(frozen=True, slots=True)
class Ask:
    """Send a question; the name is shown with it, and only when given."""

    text: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Vote:
    """Say the wished state of one's vote, so that a repetition changes nothing."""

    question: QuestionId
    value: bool


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take one's own question back."""

    question: QuestionId


@dataclass(frozen=True, slots=True)
class Approve:
    """Show the question to attendees."""

    question: QuestionId
    rev: int


@dataclass(frozen=True, slots=True)
class HoldQuestion:
    """Put the question aside, unshown, to decide later."""

    question: QuestionId
    rev: int


@dataclass(frozen=True, slots=True)
class Dismiss:
    """Refuse the question; the asker is told the reason."""

    question: QuestionId
    rev: int
    reason: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Change the wording that others see; the original is kept."""

    question: QuestionId
    rev: int
    text: str


@dataclass(frozen=True, slots=True)
class Queue:
    """Put the question last in the queue for the host."""

    question: QuestionId
    rev: int


@dataclass(frozen=True, slots=True)
class GoLive:
    """Put the question on air; one that was there goes back to the head of the queue."""

    question: QuestionId
    rev: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Say that the question was answered, aloud or in writing."""

    question: QuestionId
    rev: int
    how: How
    text: str | None = None


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The live question was answered aloud; the first of the queue goes on air."""

    after: QuestionId | None


@dataclass(frozen=True, slots=True)
class Merge:
    """Fold the question into another that asks the same."""

    question: QuestionId
    rev: int
    into: QuestionId


@dataclass(frozen=True, slots=True)
class Split:
    """Take a merged question out again, just as it was."""

    question: QuestionId
    rev: int


@dataclass(frozen=True, slots=True)
class Undo:
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
