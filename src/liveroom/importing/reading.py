"""What comes out of reading an announcement: a program, its warnings, and every line's meaning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from liveroom.core.program import LinkedDocument, Program, Segment, Speaker
from liveroom.importing.draft import Draft, DraftSegment, LineReading, Warning


@dataclass(frozen=True, slots=True)
class Reading:
    """An announcement as understood.

    `draft` is what its reader made of it, with what could be worked out: the day, start and end of
    the event, and one segment for each of the program's, with its day, start and length. Local
    times are known even where the zone is not.
    """

    program: Program
    warnings: tuple[Warning, ...] = ()
    draft: Draft = field(default_factory=Draft)

    @property
    def lines(self) -> tuple[LineReading, ...]:
        """Every line of the original, in order."""
        return self.draft.lines


class Refusal(StrEnum):
    """Why a text is not read at all."""

    EMPTY = "empty"
    BINARY = "binary"
    TOO_LONG = "too_long"
    TOO_MANY_SEGMENTS = "too_many_segments"
    NO_PROGRAM = "no_program"
    FORMAT_UNKNOWN = "format_unknown"


class Unreadable(Exception):
    """The text is refused; `code` is for programs and `message` is an English sentence.

    `format` names what it is where that is no format that is read.
    """

    def __init__(self, code: Refusal, message: str, format: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.format = format


def as_json(reading: Reading) -> dict[str, object]:
    """The object that `liveroom program FILE --json` prints; see docs/protocol.md."""
    program, draft = reading.program, reading.draft
    return {
        "title": program.title,
        "language": program.language,
        "starts_at": program.starts_at,
        "ends_at": program.ends_at,
        "time_zone": program.time_zone,
        "date": None if draft.day is None else draft.day.isoformat(),
        "start": clock(draft.start),
        "end": clock(draft.end),
        "days": [day.isoformat() for day in draft.days],
        "introduction": draft.introduction,
        "links": {"video": draft.video, "registration": draft.registration},
        "documents": _documents(draft.documents),
        "sponsors": list(draft.sponsors),
        "segments": _segments(program.segments, draft.segments),
        "topics": list(program.topics),
        "attend": list(program.attend),
        "warnings": [
            {"code": warning.code.value, "message": warning.message, "line": warning.line}
            for warning in reading.warnings
        ],
    }


def clock(minutes: int | None) -> str | None:
    """Minutes after midnight as a clock shows them: 16:30; 1470 is 00:30."""
    if minutes is None:
        return None
    hours, rest = divmod(minutes, 60)
    return f"{hours % 24:02}:{rest:02}"


def _segments(
    segments: Sequence[Segment], drafted: Sequence[DraftSegment]
) -> list[dict[str, object]]:
    """Each with what its row says besides; a program that was sent has no rows."""
    rows = drafted or [DraftSegment(segment.title) for segment in segments]
    return [_segment(*pair) for pair in zip(segments, rows, strict=True)]


def _segment(segment: Segment, row: DraftSegment) -> dict[str, object]:
    return {
        "title": segment.title,
        "kind": segment.kind.value,
        "day": None if row.day is None else row.day.isoformat(),
        "start": clock(row.start),
        "planned_seconds": segment.planned_seconds,
        "speakers": [_speaker(speaker) for speaker in segment.speakers],
        "documents": _documents(row.documents),
        "line": row.line,
    }


def _documents(documents: Sequence[LinkedDocument]) -> list[dict[str, object]]:
    return [{"title": document.title, "url": document.url} for document in documents]


def _speaker(speaker: Speaker) -> dict[str, object]:
    return {"name": speaker.name, "role": speaker.role, "organisation": speaker.organisation}
