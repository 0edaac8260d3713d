"""A room as its records need it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import assert_never
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from liveroom.core import recording
from liveroom.core.ids import RoomId
from liveroom.core.questions.state import Question, QuestionState
from liveroom.core.room import Phase, Room


class Fate(StrEnum):
    """What became of a question. Every question has one, so that the sums add up."""

    ALOUD = "answered_aloud"
    WRITTEN = "answered_in_writing"
    ON_AIR = "on_air"
    WAITING = "waiting"
    IN_REVIEW = "in_review"
    MERGED = "merged"
    DISMISSED = "dismissed"
    WITHDRAWN = "withdrawn"
    NO_TIME = "no_time"
    NOT_READ = "not_read"


def fate(question: Question, ended: bool) -> Fate:
    """After the end approved ones had no time; ones that no moderator decided on were not read."""
    match question.state:
        case QuestionState.ANSWERED:
            return Fate.WRITTEN if question.how == "written" else Fate.ALOUD
        case QuestionState.LIVE:
            return Fate.ON_AIR
        case QuestionState.MERGED:
            return Fate.MERGED
        case QuestionState.DISMISSED:
            return Fate.DISMISSED
        case QuestionState.WITHDRAWN:
            return Fate.WITHDRAWN
        case QuestionState.APPROVED | QuestionState.QUEUED:
            return Fate.NO_TIME if ended else Fate.WAITING
        case QuestionState.RECEIVED | QuestionState.HELD:
            return Fate.NOT_READ if ended else Fate.IN_REVIEW
        case _:
            assert_never(question.state)


@dataclass(frozen=True, slots=True)
class Record:
    """A room under its name."""

    id: RoomId
    room: Room
    address: str | None = None
    """Where attendees find the room, if that is known."""

    @property
    def title(self) -> str:
        """The event's title, or the room's name where it has none."""
        return self.room.program.title or self.id

    @property
    def zone(self) -> ZoneInfo:
        """The event's own zone; UTC where it has none."""
        try:
            return ZoneInfo(self.room.program.time_zone or "UTC")
        except (ZoneInfoNotFoundError, ValueError):
            return ZoneInfo("UTC")

    @property
    def questions(self) -> list[Question]:
        """All questions by number, as staff know them."""
        questions = (question.for_staff for question in self.room.board.questions.values())
        return sorted(questions, key=lambda question: question.number)

    @property
    def fates(self) -> Counter[Fate]:
        return Counter(self.fate(question) for question in self.questions)

    def fate(self, question: Question) -> Fate:
        """What became of the question, or what it waits for while the show is not over."""
        return fate(question, self.room.phase is Phase.ENDED)

    def into(self, question: Question) -> int | None:
        """The number of the question that this one was merged into."""
        return None if question.into is None else self.room.board.questions[question.into].number

    def local(self, at: int) -> datetime:
        """An instant in the event's zone."""
        return datetime.fromtimestamp(at / 1000, UTC).astimezone(self.zone)

    def wall(self, at: int | None) -> datetime | None:
        """The same as clocks on the wall show it, without the zone."""
        return None if at is None else self.local(at).replace(tzinfo=None, microsecond=0)

    def clock(self, at: int | None) -> str:
        """Time of day in the event's zone, to the second, or a dash."""
        return "–" if at is None else f"{self.local(at):%H:%M:%S}"

    def hour(self, at: int | None) -> str:
        """Time of day in the event's zone, to the minute, or a dash."""
        return "–" if at is None else f"{self.local(at):%H:%M}"

    @property
    def recording(self) -> str | None:
        """The recording's address."""
        return self.room.program.links.get("recording")

    def second(self, at: int | None) -> int | None:
        """How far into the recording an instant is, in seconds; None where that is not known."""
        return recording.second(self.room.program.recording_starts_at, at)

    def place(self, at: int | None) -> str | None:
        """An instant's place in the recording: its address, or its time where no address says it;
        None where it is not known."""
        seconds = self.second(at)
        if seconds is None or self.recording is None:
            return None
        return recording.address(self.recording, seconds) or span(seconds)


def iso(at: int | None) -> str | None:
    """An instant as ISO 8601 in UTC, to the millisecond."""
    if at is None:
        return None
    moment = datetime.fromtimestamp(at / 1000, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def signed(seconds: int) -> str:
    """`+1:05`, `−0:30`, `0:00`."""
    sign = "+" if seconds > 0 else "−" if seconds < 0 else ""
    return sign + span(abs(seconds))


def span(seconds: int) -> str:
    """`9:05`, `1:02:03`."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
