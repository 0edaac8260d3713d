"""What a button of a control surface asks for, as the room stands."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from liveroom.core import commands as c
from liveroom.core.refusals import Code, Refused
from liveroom.core.room import Room


class Button(StrEnum):
    """A button by its name in addresses."""

    NEXT = "next"
    PREVIOUS = "previous"
    HOLD = "hold"
    RESUME = "resume"
    TOGGLE = "toggle"
    PLUS_30 = "plus_30"
    MINUS_30 = "minus_30"
    PLUS_60 = "plus_60"
    MINUS_60 = "minus_60"
    PLUS_300 = "plus_300"
    MINUS_300 = "minus_300"
    UNDO = "undo"
    BLACKOUT = "blackout"
    NEXT_QUESTION = "next_question"
    ANSWERED = "answered"
    END = "end"


def command(button: Button, room: Room) -> c.Command:
    """The command that is meant by whoever sees the room so. Raises Refused."""
    rundown = room.rundown
    match button:
        case Button.NEXT:
            return c.CueNext(rundown.current)
        case Button.PREVIOUS:
            return c.CuePrevious(rundown.current)
        case Button.HOLD:
            return c.Hold()
        case Button.RESUME:
            return c.Resume()
        case Button.TOGGLE:
            is_held = rundown.on is not None and rundown.on.held_at is not None
            return c.Resume() if is_held else c.Hold()
        case (
            Button.PLUS_30
            | Button.MINUS_30
            | Button.PLUS_60
            | Button.MINUS_60
            | Button.PLUS_300
            | Button.MINUS_300
        ):
            sign, _, seconds = button.value.partition("_")
            return c.AddTime(int(seconds) if sign == "plus" else -int(seconds))
        case Button.UNDO:
            return c.UndoLast(rundown.rev)
        case Button.BLACKOUT:
            return c.Blackout(not room.stage.is_dark)
        case Button.NEXT_QUESTION:
            return c.NextQuestion(room.board.live)
        case Button.ANSWERED:
            return _answered(room)
        case Button.END:
            return c.End()
        case _:
            assert_never(button)


def _answered(room: Room) -> c.Command:
    live = room.board.live
    if live is None:
        raise Refused(Code.NOTHING_QUEUED)
    return c.Answer(live, room.board.questions[live].rev, "aloud")
