"""What a button asks for, as the room stands."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.buttons import Button, command
from liveroom.core.refusals import Refused
from liveroom.core.room import Room
from tests.core.story import Q1, S1, given, queued

OPENED = given(e.RoomOpened())
ON = given(e.SegmentCued(S1), onto=OPENED)
HELD = given(e.CountdownHeld(), onto=ON)
DARK = given(e.BlackoutSet(True), onto=OPENED)
LIVE = given(queued(Q1), e.QuestionWentLive(Q1), onto=ON)


@pytest.mark.parametrize(
    ("room", "button", "wanted"),
    [
        (OPENED, "next", c.CueNext(None)),
        (ON, "next", c.CueNext(S1)),
        (ON, "previous", c.CuePrevious(S1)),
        (ON, "hold", c.Hold()),
        (HELD, "hold", c.Hold()),
        (HELD, "resume", c.Resume()),
        (ON, "toggle", c.Hold()),
        (HELD, "toggle", c.Resume()),
        (OPENED, "toggle", c.Hold()),
        (ON, "plus_30", c.AddTime(30)),
        (ON, "minus_30", c.AddTime(-30)),
        (ON, "plus_60", c.AddTime(60)),
        (ON, "minus_60", c.AddTime(-60)),
        (ON, "plus_300", c.AddTime(300)),
        (ON, "minus_300", c.AddTime(-300)),
        (ON, "undo", c.UndoLast(ON.rundown.rev)),
        (OPENED, "blackout", c.Blackout(True)),
        (DARK, "blackout", c.Blackout(False)),
        (LIVE, "next_question", c.NextQuestion(Q1)),
        (ON, "next_question", c.NextQuestion(None)),
        (LIVE, "answered", c.Answer(Q1, 4, "aloud")),
        (ON, "end", c.End()),
    ],
)
def test_a_button_asks_for_what_is_meant_now(room: Room, button: str, wanted: c.Command) -> None:
    assert command(Button(button), room) == wanted


def test_without_a_question_on_air_none_was_answered() -> None:
    with pytest.raises(Refused, match="nothing_queued"):
        command(Button.ANSWERED, ON)
