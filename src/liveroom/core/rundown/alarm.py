"""What a room does by itself: open the doors, begin, and what a segment does at its end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from liveroom.core import events as e
from liveroom.core.program import EndAction, RoomProgram
from liveroom.core.rundown import times as t
from liveroom.core.rundown.state import OnAir, Phase, Rundown


class AutoStep(StrEnum):
    """A step that a room takes by itself."""

    OPEN = "open"
    START = "start"
    CUE_NEXT = "cue_next"
    HOLD_AT_ZERO = "hold_at_zero"


_KINDS = {
    AutoStep.START: "segment_cued",
    AutoStep.CUE_NEXT: "segment_cued",
    AutoStep.HOLD_AT_ZERO: "countdown_held",
}
"""The event that each step brings about, of those that can be taken back."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """The next step, and when it is due, in UTC ms.

    Its id is that of no other: whatever happens to the event or the rundown makes it another one.
    """

    id: str
    step: AutoStep
    at: int


def next_alarm(program: RoomProgram, rundown: Rundown, now: int) -> Alarm | None:
    """What the room does next by itself. One that is due since long is due still.

    But a room does not open or begin when its event is over, the last segment ends no show, and
    what somebody took back is not done again for the same segment.
    """
    due = _at_zero(rundown, rundown.on) if rundown.on else _before(program, rundown, now)
    if due is None:
        return None
    step, at = due
    if (rundown.current, _KINDS.get(step)) in rundown.undone:
        return None
    return Alarm(f"{step.value}:{program.rev}:{rundown.rev}", step, at)


def ring(program: RoomProgram, rundown: Rundown, alarm: str, at: int) -> list[e.Event]:
    """What happens when an alarm has come; nothing if it is not the next one any more."""
    due = next_alarm(program, rundown, at)
    if due is None or due.id != alarm or due.at > at:
        return []
    match due.step:
        case AutoStep.OPEN:
            return [e.RoomOpened()]
        case AutoStep.START | AutoStep.CUE_NEXT:
            opened = [] if rundown.opened else [e.RoomOpened()]
            return [*opened, e.SegmentCued(rundown.coming[0].id)]
        case AutoStep.HOLD_AT_ZERO:
            return [e.CountdownHeld(at_zero=True)]
        case _:
            assert_never(due.step)


def _before(program: RoomProgram, rundown: Rundown, now: int) -> tuple[AutoStep, int] | None:
    """What is due before the show."""
    starts_at, ends_at = program.starts_at, program.ends_at
    if rundown.phase is Phase.ENDED or starts_at is None:
        return None
    if now > (starts_at + t.REHEARSAL_MS if ends_at is None else ends_at):
        return None
    if rundown.phase is Phase.DRAFT and program.doors_minutes is not None:
        return AutoStep.OPEN, starts_at - program.doors_minutes * 60_000
    if program.auto_start and rundown.coming:
        return AutoStep.START, starts_at
    return None


def _at_zero(rundown: Rundown, on: OnAir) -> tuple[AutoStep, int] | None:
    """What is due at the end of the running segment."""
    segment, end = rundown.running, t.ends_at(rundown)
    if segment is None or end is None or on.held_at is not None:
        return None
    match segment.end_action:
        case EndAction.OVERTIME:
            return None
        case EndAction.CUE_NEXT:
            return (AutoStep.CUE_NEXT, end) if rundown.coming else None
        case EndAction.HOLD_AT_ZERO:
            return None if on.has_stopped else (AutoStep.HOLD_AT_ZERO, end)
        case _:
            assert_never(segment.end_action)
