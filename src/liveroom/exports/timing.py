"""Planned against actual, run by run: one row for each time a segment was on."""

from __future__ import annotations

from dataclasses import dataclass

from liveroom.core.ids import SegmentId
from liveroom.core.program import RoomSegment, Segment, Speaker
from liveroom.core.rundown.state import Aired, OnAir
from liveroom.core.rundown.times import planned_starts
from liveroom.exports.record import Record, iso


@dataclass(frozen=True, slots=True)
class Run:
    """A segment from its cue to the next; instants are UTC milliseconds, lengths seconds."""

    segment: SegmentId
    title: str
    planned_start: int | None
    planned_seconds: int | None
    started_at: int | None
    ended_at: int | None
    added_seconds: int
    held_seconds: int

    @property
    def actual_seconds(self) -> int | None:
        if self.started_at is None or self.ended_at is None:
            return None
        return (self.ended_at - self.started_at + 500) // 1000


def runs(record: Record) -> list[Run]:
    """Every run in the order it happened, then the segments that were never on."""
    rundown = record.room.rundown
    on_air: list[Aired | OnAir] = [*rundown.aired, *([rundown.on] if rundown.on else [])]
    planned = zip(rundown.segments, planned_starts(rundown), strict=False)
    rows = {segment.id: (segment, start) for segment, start in planned}
    seen = {run.segment for run in on_air}
    return [_run(*rows[run.segment], run) for run in on_air] + [
        _never_on(segment, start) for id, (segment, start) in rows.items() if id not in seen
    ]


def _run(segment: RoomSegment, planned_start: int | None, run: Aired | OnAir) -> Run:
    return Run(
        segment.id,
        named(segment),
        planned_start,
        segment.planned_seconds,
        run.cued_at,
        run.ended_at if isinstance(run, Aired) else None,
        run.added_seconds,
        (run.held_ms + 500) // 1000,
    )


def _never_on(segment: RoomSegment, planned_start: int | None) -> Run:
    planned = segment.planned_seconds
    return Run(segment.id, named(segment), planned_start, planned, None, None, 0, 0)


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
            "planned_start": iso(run.planned_start),
            "planned_seconds": run.planned_seconds,
            "started_at": iso(run.started_at),
            "ended_at": iso(run.ended_at),
            "actual_seconds": run.actual_seconds,
            "added_seconds": run.added_seconds,
            "held_seconds": run.held_seconds,
        }
        for run in runs(record)
    ]
