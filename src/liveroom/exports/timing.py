"""Planned against actual, run by run: one row for each time a segment was on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from liveroom.core.ids import SegmentId
from liveroom.core.program import RoomSegment, Segment, Speaker
from liveroom.core.rundown.state import Aired, OnAir, Phase, Rundown
from liveroom.core.rundown.times import planned_starts
from liveroom.exports.record import Record, iso, span
from liveroom.exports.writers.sheet import Length, OverUnder, Sheet
from liveroom.i18n import Words


class RunFate(StrEnum):
    """What became of a segment."""

    RAN = "ran"
    ON = "on"
    SKIPPED = "skipped"
    """It was taken out of the show, or others after it were on."""
    NOT_REACHED = "not_reached"
    """The show ended before it."""
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Run:
    """A segment from its cue to the next; instants are UTC milliseconds, lengths seconds.

    Planned is what was announced; of a segment that was added later, what it was given then.
    """

    segment: SegmentId
    title: str
    fate: RunFate
    planned_start: int | None
    planned_seconds: int | None
    last_planned_seconds: int | None
    """After all edits and landings."""
    added_later: bool
    started_at: int | None = None
    ended_at: int | None = None
    added_seconds: int = 0
    held_seconds: int = 0

    @property
    def actual_seconds(self) -> int | None:
        if self.started_at is None or self.ended_at is None:
            return None
        return (self.ended_at - self.started_at + 500) // 1000

    @property
    def over_seconds(self) -> int | None:
        """How much longer it took than planned; shorter is negative."""
        actual, planned = self.actual_seconds, self.planned_seconds
        return None if actual is None or planned is None else actual - planned


def runs(record: Record) -> list[Run]:
    """Every run in the order it happened; a segment that was never on stands where it would
    have come."""
    rundown = record.room.rundown
    segments, plan = _all_segments(rundown), _plan(rundown)
    on_air: list[Aired | OnAir] = [*rundown.aired, *([rundown.on] if rundown.on else [])]
    cued: dict[SegmentId, list[Aired | OnAir]] = {}
    for each in on_air:
        cued.setdefault(each.segment, []).append(each)
    last = max((at for at, row in enumerate(segments) if row.id in cued), default=-1)
    found: list[tuple[int, Run]] = []
    after = 0  # the latest cue of the segments so far: those never on stand behind it
    for place, row in enumerate(segments):
        if row.id not in cued:
            is_gone = rundown.position(row.id) is None
            never = _never_on(row, rundown.phase, is_gone or place < last)
            found.append((after, plan(row, never)))
        for each in cued.get(row.id, ()):
            after = max(after, each.cued_at)
            found.append((each.cued_at, _on_air(plan(row, RunFate.ON), each)))
    return [run for _, run in sorted(found, key=lambda pair: pair[0])]


def _all_segments(rundown: Rundown) -> list[RoomSegment]:
    """Those of the rundown, and each that was announced and removed behind the one it followed."""
    found, before = list(rundown.segments), None
    for row in rundown.as_announced.segments:
        if rundown.position(row.id) is None:
            place = next((at for at, each in enumerate(found, 1) if each.id == before), 0)
            found.insert(place, row)
        before = row.id
    return found


def _plan(rundown: Rundown) -> Callable[[RoomSegment, RunFate], Run]:
    """What was planned for a segment, as a run that was not on."""
    announced = _starts(rundown.as_announced)
    now = _starts(rundown)

    def plan(row: RoomSegment, fate: RunFate) -> Run:
        start, seconds = announced.get(row.id) or now[row.id]
        added_later = row.id not in announced
        return Run(row.id, named(row), fate, start, seconds, row.planned_seconds, added_later)

    return plan


def _starts(rundown: Rundown) -> dict[SegmentId, tuple[int | None, int | None]]:
    return {
        row.id: (start, row.planned_seconds)
        for row, start in zip(rundown.segments, planned_starts(rundown), strict=False)
    }


def _on_air(plan: Run, run: Aired | OnAir) -> Run:
    return replace(
        plan,
        fate=RunFate.RAN if isinstance(run, Aired) else RunFate.ON,
        started_at=run.cued_at,
        ended_at=run.ended_at if isinstance(run, Aired) else None,
        added_seconds=run.added_seconds,
        held_seconds=(run.held_ms + 500) // 1000,
    )


def _never_on(segment: RoomSegment, phase: Phase, is_passed: bool) -> RunFate:
    if segment.skipped or is_passed:
        return RunFate.SKIPPED
    return RunFate.NOT_REACHED if phase is Phase.ENDED else RunFate.TO_COME


def named(segment: Segment) -> str:
    """The segment as a list shows it: its title, and its speakers where the title has none."""
    missing = [who for who in map(_speaker, segment.speakers) if who and who not in segment.title]
    return f"{segment.title} ({', '.join(missing)})" if missing else segment.title


def _speaker(speaker: Speaker) -> str | None:
    return speaker.name or speaker.organisation


def rows(record: Record) -> list[dict[str, object]]:
    """The runs as plain values, with instants in ISO 8601."""
    return [
        {
            "segment": run.segment,
            "title": run.title,
            "fate": run.fate.value,
            "planned_start": iso(run.planned_start),
            "planned_seconds": run.planned_seconds,
            "last_planned_seconds": run.last_planned_seconds,
            "added_later": run.added_later,
            "started_at": iso(run.started_at),
            "ended_at": iso(run.ended_at),
            "actual_seconds": run.actual_seconds,
            "over_seconds": run.over_seconds,
            "added_seconds": run.added_seconds,
            "held_seconds": run.held_seconds,
            "recording_seconds": record.second(run.started_at),
        }
        for run in runs(record)
    ]


def sheet(record: Record, words: Words) -> Sheet:
    """The same for people: local times, lengths, and what is over or under."""
    columns = [
        words.gettext("Segment"),
        _in_zone(words.gettext("Planned start"), record),
        _in_zone(words.gettext("Started"), record),
        _in_zone(words.gettext("Ended"), record),
        words.gettext("Planned length"),
        words.gettext("Actual length"),
        words.gettext("Over or under"),
        words.gettext("Remarks"),
        words.gettext("In the recording"),
    ]
    return Sheet(
        words.gettext("Planned and actual times"),
        columns,
        [
            [
                run.title,
                record.wall(run.planned_start),
                record.wall(run.started_at),
                record.wall(run.ended_at),
                None if run.planned_seconds is None else Length(run.planned_seconds),
                None if run.actual_seconds is None else Length(run.actual_seconds),
                None if run.over_seconds is None else OverUnder(run.over_seconds),
                remarks(run, words),
                record.place(run.started_at),
            ]
            for run in runs(record)
        ],
    )


def _in_zone(heading: str, record: Record) -> str:
    return f"{heading} ({record.zone.key})"


def remarks(run: Run, words: Words) -> str:
    """What else there is to know of a run: skipped, stretched, held."""
    said: list[str] = []
    match run.fate:
        case RunFate.SKIPPED:
            said.append(words.gettext("skipped"))
        case RunFate.NOT_REACHED:
            said.append(words.gettext("not reached"))
        case RunFate.ON:
            said.append(words.gettext("on now"))
        case RunFate.RAN | RunFate.TO_COME:
            pass
    if run.added_later:
        said.append(words.gettext("added later"))
    said += _changed(run.planned_seconds, run.last_planned_seconds, words)
    if run.added_seconds > 0:
        said.append(words.gettext("{time} more given").format(time=span(run.added_seconds)))
    if run.added_seconds < 0:
        said.append(words.gettext("{time} taken away").format(time=span(-run.added_seconds)))
    if run.held_seconds:
        said.append(words.gettext("held for {time}").format(time=span(run.held_seconds)))
    return ", ".join(said)


def _changed(planned: int | None, at_last: int | None, words: Words) -> list[str]:
    if planned is None or at_last is None or planned == at_last:
        return []
    if at_last < planned:
        said = words.gettext("cut to {time}")
    else:
        said = words.gettext("extended to {time}")
    return [said.format(time=span(at_last))]
