"""What an organiser should look at, in sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from liveroom.core.program import Segment
from liveroom.i18n import N_
from liveroom.importing.document.lines import Document
from liveroom.importing.reading import LineReading, Meaning, Warning, WarningCode
from liveroom.importing.schedule.event_time import When
from liveroom.importing.schedule.instants import Slot, zone_name
from liveroom.importing.time.time_zones import Zone

_SHOWN = 60
_MINUTE = 60


class Doubts:
    """Collects warnings: first those of the whole event, then those of a line, in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._whole: list[Warning] = []
        self._lines: list[Warning] = []

    def no_duration(self, at: int, title: str) -> None:
        """A segment that nobody can count down."""
        text = N_("No duration is given or can be worked out for “%(title)s”.")
        number = self._document.lines[at].number
        self._lines.append(Warning(WarningCode.NO_DURATION, text, number, {"title": title}))

    def speaker_uncertain(self, at: int, name: str) -> None:
        """Words that may be a speaker's name; they were left in the title."""
        text = N_("“%(name)s” may be a speaker; it was left in the title.")
        number = self._document.lines[at].number
        self._lines.append(Warning(WarningCode.SPEAKER_UNCERTAIN, text, number, {"name": name}))

    def slot(self, slot: Slot, segments: Sequence[Segment], when: When) -> None:
        """The program against the slot, the day, and the zone."""
        self._length(slot, segments)
        self._day(slot, when)
        if slot.zone is None and slot.start is not None:
            text = N_("No time zone is named, so the start is known only as a local time.")
            self._whole.append(Warning(WarningCode.ZONE_UNKNOWN, text))
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
        text = N_("The program adds up to %(planned)s minutes, the slot is %(slot)s.")
        if total == _MINUTE:
            text = N_("The program adds up to %(planned)s minute, the slot is %(slot)s.")
        facts = {"planned": _minutes(total), "slot": _minutes(slot.seconds)}
        self._whole.append(Warning(code, text, facts=facts))

    def _day(self, slot: Slot, when: When) -> None:
        if when.day is None:
            text = N_("No date with a year was found, so the start is not known.")
            self._whole.append(Warning(WarningCode.NO_DATE, text))
        elif slot.start is None:
            text = N_("The announcement gives the day but no hour, so the start is not known.")
            self._whole.append(Warning(WarningCode.NO_DATE, text))

    def _season(self, slot: Slot, zone: Zone, when: When) -> None:
        day = when.day
        kept = zone_name(zone.key, day, slot.start or 0) if day else zone.key
        facts: dict[str, str | date] = {"zone": zone.mention.words, "kept": kept}
        text = N_("“%(zone)s” is not in use that day: the local civil time, %(kept)s, is taken.")
        if day:
            facts["day"] = day
            text = N_(
                "“%(zone)s” is not in use on %(day)s: the local civil time, %(kept)s, is taken."
            )
        line = None if when.zone_at is None else self._document.lines[when.zone_at].number
        self._whole.append(Warning(WarningCode.ZONE_OUT_OF_SEASON, text, line, facts))

    def warnings(self, lines: Sequence[LineReading]) -> tuple[Warning, ...]:
        """All of them, with one for each line that could not be placed."""
        text = N_("Not placed: “%(line)s”")
        unplaced = [
            Warning(WarningCode.LINE_NOT_PLACED, text, line.number, {"line": _short(line.text)})
            for line in lines
            if line.meaning is Meaning.NOT_PLACED
        ]
        by_line = sorted([*self._lines, *unplaced], key=lambda warning: warning.line or 0)
        return (*self._whole, *by_line)


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else f"{minutes}"


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
