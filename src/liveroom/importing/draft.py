"""What a reader of any format makes of an announcement, before lengths and instants are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from liveroom.core.program import Kind, LinkedDocument, Speaker


class WarningCode(StrEnum):
    """What an organiser should look at before the room opens."""

    PROGRAM_LONGER_THAN_SLOT = "program_longer_than_slot"
    PROGRAM_SHORTER_THAN_SLOT = "program_shorter_than_slot"
    ZONE_OUT_OF_SEASON = "zone_out_of_season"
    ZONE_UNKNOWN = "zone_unknown"
    NO_DATE = "no_date"
    NO_DURATION = "no_duration"
    LINE_NOT_PLACED = "line_not_placed"
    NO_PROGRAM = "no_program"
    SEVERAL_DAYS = "several_days"
    DATE_IS_PAST = "date_is_past"
    LANGUAGE_UNKNOWN = "language_unknown"
    TITLE_UNCERTAIN = "title_uncertain"
    SPEAKER_UNCERTAIN = "speaker_uncertain"
    WEEKDAY_DISAGREES = "weekday_disagrees"
    DATE_AMBIGUOUS = "date_ambiguous"
    CLOCK_RUNS_BACK = "clock_runs_back"
    SEGMENT_VERY_LONG = "segment_very_long"
    SEGMENT_UNCERTAIN = "segment_uncertain"


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
class DraftSegment:
    """One row. `start` and `end` are minutes after midnight of its `day`; the end may be past the
    next midnight (above 1440). `seconds` is its own duration where it gives one. Without a `day`
    it is on the day of the row before; without a `kind` its title says it. `line` counts from 1.
    """

    title: str
    kind: Kind | None = None
    day: date | None = None
    start: int | None = None
    end: int | None = None
    seconds: int | None = None
    speakers: tuple[Speaker, ...] = ()
    line: int | None = None
    documents: tuple[LinkedDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An event with its rows in order, as far as the announcement says so.

    `start` and `end` are minutes after midnight of `day`, `seconds` the length of the whole, `zone`
    an IANA name. `days` need not repeat those of the segments. `video` and `registration` are https
    addresses. `kind` and `speakers` are those of an event without rows. `warnings` are those that
    only the format's reader knows of.
    """

    title: str = ""
    language: str | None = None
    day: date | None = None
    start: int | None = None
    end: int | None = None
    seconds: int | None = None
    zone: str | None = None
    days: tuple[date, ...] = ()
    introduction: str | None = None
    video: str | None = None
    registration: str | None = None
    documents: tuple[LinkedDocument, ...] = ()
    sponsors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    attend: tuple[str, ...] = ()
    segments: tuple[DraftSegment, ...] = ()
    kind: Kind | None = None
    speakers: tuple[Speaker, ...] = ()
    warnings: tuple[Warning, ...] = ()
    lines: tuple[LineReading, ...] = ()
