"""Chapter marks for the recording, from the times that segments really started."""

from __future__ import annotations

from liveroom.exports.record import Record
from liveroom.exports.timing import runs


def chapters(record: Record) -> str:
    """One line a run, `0:00 Title`, counted from the first cue."""
    started = [(run.started_at, run.title) for run in runs(record) if run.started_at is not None]
    if not started:
        return ""
    longest = (started[-1][0] - started[0][0]) // 1000
    return "".join(
        f"{_mark((at - started[0][0]) // 1000, longest)} {title}\n" for at, title in started
    )


def _mark(seconds: int, longest: int) -> str:
    minutes, rest = divmod(seconds, 60)
    if longest < 3600:
        return f"{minutes:02}:{rest:02}"
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"
