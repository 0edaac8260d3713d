"""What stands on the buttons of a control surface: one flat object of simple values."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from liveroom.core.program import RoomSegment, Speaker
from liveroom.core.room import Room
from liveroom.core.rundown import times as t
from liveroom.core.rundown.state import OnAir, Rundown


class Feedback(Struct, frozen=True, gc=False):
    """Texts are empty where there is nothing to say. `remaining` is in seconds, negative in
    overtime, and counts up in a segment without a planned duration; null with nothing on.
    `progress` goes from 0 to 1."""

    phase: str
    title: str
    speaker: str
    next_title: str
    next_speaker: str
    remaining: int | None
    remaining_text: str
    over_text: str
    is_over: bool
    is_held: bool
    progress: float
    offset_text: str
    live_question: str
    questions_new: int
    queue_length: int
    watching: int
    blackout: bool


def feedback(room: Room, now: int, questions_new: int, watching: int) -> Feedback:
    """The room at an instant (UTC ms): of its questions so many wait for a first look, and so many
    attendees watch."""
    rundown, board = room.rundown, room.board
    on, running, end = rundown.on, rundown.running, t.ends_at(rundown)
    following = None if rundown.ended_at is not None else next(iter(rundown.coming), None)
    remaining = None if on is None else _remaining(on, end, now)
    is_over = on is not None and end is not None and end <= _at(on, now)
    live = None if board.live is None else board.questions[board.live]
    return Feedback(
        phase=room.phase.value,
        title=running.title if running else "",
        speaker=_speaker(running),
        next_title=following.title if following else "",
        next_speaker=_speaker(following),
        remaining=remaining,
        remaining_text="" if remaining is None else clock_text(remaining),
        over_text=clock_text(abs(remaining)) if is_over and remaining is not None else "",
        is_over=is_over,
        is_held=on is not None and on.held_at is not None,
        progress=_progress(rundown, end, now),
        offset_text="" if on is None else _offset_text(rundown, on, end, now),
        live_question=live.text if live else "",
        questions_new=questions_new,
        queue_length=len(board.queue),
        watching=watching,
        blackout=room.stage.is_dark,
    )


def clock_text(seconds: int) -> str:
    """`9:05`, `1:02:03`, and `−0:12` with a true minus sign, as on the screens."""
    hours, rest = divmod(abs(seconds), 3600)
    minutes, left = divmod(rest, 60)
    digits = f"{hours}:{minutes:02}:{left:02}" if hours else f"{minutes}:{left:02}"
    return f"−{digits}" if seconds < 0 else digits


def _at(on: OnAir, now: int) -> int:
    """The instant that the countdown shows: while it is held, always the same."""
    return now if on.held_at is None else on.held_at


def _remaining(on: OnAir, end: int | None, now: int) -> int:
    if end is None:
        return max(0, (_at(on, now) - on.cued_at) // 1000)
    return -((_at(on, now) - end) // 1000)


def _progress(rundown: Rundown, end: int | None, now: int) -> float:
    on = rundown.on
    if on is None or end is None:
        return 0.0
    length = ((rundown.planned_seconds or 0) + on.added_seconds) * 1000
    if length <= 0:
        return 1.0
    return round(min(1.0, max(0.0, 1 - (end - _at(on, now)) / length)), 3)


def _offset_text(rundown: Rundown, on: OnAir, end: int | None, now: int) -> str:
    """How far the show is behind plan, with what has drifted since the last fact."""
    if end is None:
        drifted = 0
    elif on.held_at is None:
        drifted = max(0, now - end)
    else:
        drifted = max(0, now - on.held_at)
    seconds = t.offset_seconds(rundown) + drifted // 1000
    return f"+{clock_text(seconds)}" if seconds > 0 else clock_text(seconds)


def _speaker(segment: RoomSegment | None) -> str:
    return "" if segment is None else _names(segment.speakers)


def _names(speakers: Sequence[Speaker]) -> str:
    names = (who.name or who.organisation or who.role for who in speakers)
    return ", ".join(name for name in names if name)
