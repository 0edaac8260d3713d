"""Chapter marks for the recording, from the times that segments really started."""

from __future__ import annotations

from liveroom.exports.record import Record
from liveroom.exports.timing import runs


def chapters(record: Record) -> str:
    """One line a run, `0:00 Title`.

    Counted from the recording's first second where that is known, else from the first cue.
    Where the recording begins earlier, the first chapter is counted from its start, as video
    hosts ask for.
    """
    started = [(run.started_at, run.title) for run in runs(record) if run.started_at is not None]
    if not started:
        return ""
    first = record.room.program.recording_starts_at
    zero = started[0][0] if first is None else first
    marks = [(max(0, at - zero) // 1000, title) for at, title in started]
    longest = marks[-1][0]
    lead = "" if marks[0][0] == 0 else f"{_mark(0, longest)} {record.title}\n"
    return lead + "".join(f"{_mark(seconds, longest)} {title}\n" for seconds, title in marks)


def _mark(seconds: int, longest: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if longest < 3600:
        return f"{minutes:02}:{rest:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
