"""What an organiser should look at, in sentences."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.core.program import Segment
from liveroom.importing.document import Document
from liveroom.importing.facts import When
from liveroom.importing.instants import Slot, zone_name
from liveroom.importing.reading import Line, Meaning, Warning, WarningCode
from liveroom.importing.zones import Zone

_SHOWN = 60


class Doubts:
    """Collects warnings: first those of the whole event, then those of a line, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._whole: list[Warning] = []
        self._lines: list[Warning] = []

    def no_duration(self, at: int, title: str) -> None:
        """A segment that nobody can count down."""
        message = f"No duration is given or can be worked out for “{title}”."
        number = self._document.lines[at].number
        self._lines.append(Warning(WarningCode.NO_DURATION, message, number))

    def slot(self, slot: Slot, segments: Sequence[Segment], when: When) -> None:
        """The program against the slot, the day, and the zone."""
        self._length(slot, segments)
        self._day(slot, when)
        if slot.zone is None and slot.start is not None:
            message = "No time zone is named, so the start is known only as a local time."
            self._whole.append(Warning(WarningCode.ZONE_UNKNOWN, message))
        elif slot.zone is not None and slot.zone.out_of_season:
            self._season(slot, slot.zone, when)

    def _length(self, slot: Slot, segments: Sequence[Segment]) -> None:
        lengths = [segment.planned_seconds for segment in segments]
        if slot.seconds is None or None in lengths:
            total = sum(length or 0 for length in lengths)
            if slot.seconds is None or total <= slot.seconds:
                return
        total = sum(length or 0 for length in lengths)
        if total == slot.seconds:
            return
        code = (
            WarningCode.PROGRAM_LONGER_THAN_SLOT
            if total > slot.seconds
            else WarningCode.PROGRAM_SHORTER_THAN_SLOT
        )
        message = f"The program adds up to {_spoken(total)}, the slot is {_bare(slot.seconds)}."
        self._whole.append(Warning(code, message))

    def _day(self, slot: Slot, when: When) -> None:
        if when.day is None:
            message = "No date with a year was found, so the start is not known."
            self._whole.append(Warning(WarningCode.NO_DATE, message))
        elif slot.start is None:
            message = "The announcement gives the day but no hour, so the start is not known."
            self._whole.append(Warning(WarningCode.NO_DATE, message))

    def _season(self, slot: Slot, zone: Zone, when: When) -> None:
        words, day = zone.mention.words, when.day
        kept = zone_name(zone.key, day, slot.start or 0) if day else zone.key
        date = f"{day.day} {day:%B} {day.year}" if day else "that day"
        message = f"“{words}” is not in use on {date}: the local civil time, {kept}, is taken."
        line = None if when.zone_at is None else self._document.lines[when.zone_at].number
        self._whole.append(Warning(WarningCode.ZONE_OUT_OF_SEASON, message, line))

    def warnings(self, lines: Sequence[Line]) -> tuple[Warning, ...]:
        """All of them, with one for each line that could not be placed."""
        unplaced = [
            Warning(WarningCode.LINE_NOT_PLACED, f"Not placed: “{_short(line.text)}”", line.number)
            for line in lines
            if line.meaning is Meaning.NOT_PLACED
        ]
        by_line = sorted([*self._lines, *unplaced], key=lambda warning: warning.line or 0)
        return (*self._whole, *by_line)


def _spoken(seconds: int) -> str:
    return f"{_bare(seconds)} minute{'' if seconds == 60 else 's'}"


def _bare(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else f"{minutes}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
