"""What comes out of reading an announcement: a program, its warnings, and every line's meaning."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from liveroom.core.program import Program, Segment, Speaker


class WarningCode(StrEnum):
    """What an organiser should look at before the room opens."""

    PROGRAM_LONGER_THAN_SLOT = "program_longer_than_slot"
    PROGRAM_SHORTER_THAN_SLOT = "program_shorter_than_slot"
    ZONE_OUT_OF_SEASON = "zone_out_of_season"
    ZONE_UNKNOWN = "zone_unknown"
    NO_DATE = "no_date"
    NO_DURATION = "no_duration"
    LINE_NOT_PLACED = "line_not_placed"
    SPEAKER_UNCERTAIN = "speaker_uncertain"


@dataclass(frozen=True, slots=True)
class Warning:
    """One doubt: an English text and the facts that belong into it, so that any language has them.

    `line` counts from 1, or is None for the whole.
    """

    code: WarningCode
    text: str
    line: int | None = None
    facts: Mapping[str, str | date] = field(default_factory=dict)

    @property
    def message(self) -> str:
        """The sentence in English."""
        return self.text % {name: _english(fact) for name, fact in self.facts.items()}


def _english(fact: str | date) -> str:
    return f"{fact.day} {fact:%B} {fact.year}" if isinstance(fact, date) else fact


class Meaning(StrEnum):
    """What a line of the announcement was understood as."""

    TITLE = "title"
    DATE = "date"
    LANGUAGE = "language"
    HEADING = "heading"
    SEGMENT = "segment"
    SPEAKER = "speaker"
    TOPIC = "topic"
    ATTEND = "attend"
    PROSE = "prose"
    RULE = "rule"
    NOT_PLACED = "not_placed"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line as its reader sees it. In HTML several may come from the same source line."""

    number: int
    text: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class OnTheClock:
    """Date (2020-04-03) and times (16:30) as announced; known even where the zone is not."""

    date: str = ""
    start: str = ""
    end: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """An announcement as understood; the lines are in their original order."""

    program: Program
    warnings: tuple[Warning, ...] = ()
    lines: tuple[LineReading, ...] = ()
    clock: OnTheClock = OnTheClock()


class Refusal(StrEnum):
    """Why a text is not read at all."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LONG = "too_long"
    TOO_MANY_SEGMENTS = "too_many_segments"
    NO_PROGRAM = "no_program"


class Unreadable(Exception):
    """The text is refused; `code` is for programs and `message` is an English sentence."""

    def __init__(self, code: Refusal, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def as_json(reading: Reading) -> dict[str, object]:
    """The object that `liveroom program FILE --json` prints; see docs/protocol.md."""
    program = reading.program
    return {
        "title": program.title,
        "language": program.language,
        "starts_at": program.starts_at,
        "ends_at": program.ends_at,
        "time_zone": program.time_zone,
        "segments": [_segment(segment) for segment in program.segments],
        "topics": list(program.topics),
        "attend": list(program.attend),
        "warnings": [
            {"code": warning.code.value, "message": warning.message, "line": warning.line}
            for warning in reading.warnings
        ],
    }


def _segment(segment: Segment) -> dict[str, object]:
    return {
        "title": segment.title,
        "kind": segment.kind.value,
        "planned_seconds": segment.planned_seconds,
        "speakers": [_speaker(speaker) for speaker in segment.speakers],
    }


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation}
