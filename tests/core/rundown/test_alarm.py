"""What a room does by itself, and when it does not."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import AUTO, Recorded
from liveroom.core.program import EndAction
from liveroom.core.room import Room, decide
from liveroom.core.rundown import times as t
from liveroom.core.rundown.alarm import next_alarm
from tests.core.story import MODERATOR, OWNER, S1, S2, S4, START, after, at, given, instant

ALONE = given(e.EventChanged(doors_minutes=15, auto_start=True))
"""The doors open at a quarter past, and the show begins by itself."""


def due(room: Room, seconds: float = -7200) -> tuple[str, float] | None:
    """What comes next, and in how many seconds after the announced start."""
    alarm = next_alarm(room.program, room.rundown, instant(seconds))
    return None if alarm is None else (alarm.step.value, (alarm.at - START) / 1000)


def rung(room: Room, seconds: float) -> Room:
    """The room when its alarm has come at an instant."""
    return given(
        [Recorded(instant(seconds), each, AUTO) for each in rings(room, seconds)], onto=room
    )


def rings(room: Room, seconds: float) -> list[e.Event]:
    alarm = next_alarm(room.program, room.rundown, instant(seconds))
    assert alarm is not None
    return decide(room, c.RunAlarm(alarm.id), OWNER, instant(seconds), "")


def ending(action: EndAction, *happened: list[Recorded]) -> Room:
    """A welcome that is on, and does something at its end."""
    changed = e.SegmentChanged(S1, end_action=action)
    return given(changed, at(0, e.SegmentCued(S1)), *happened)


# Doors and start


def test_a_room_does_nothing_by_itself_unless_the_organiser_wishes() -> None:
    assert due(given()) is None
    assert due(given(at(0, e.SegmentCued(S1)))) is None


def test_the_doors_open_and_the_first_segment_is_cued_at_the_announced_second() -> None:
    assert due(ALONE) == ("open", -900)
    assert rings(ALONE, -900) == [e.RoomOpened()]
    opened = rung(ALONE, -900)
    assert due(opened) == ("start", 0)
    assert rings(opened, 0) == [e.SegmentCued(S1)]
    assert due(rung(opened, 0)) is None


def test_a_start_opens_doors_that_are_closed() -> None:
    room = given(e.EventChanged(auto_start=True))

    assert rings(room, 0) == [e.RoomOpened(), e.SegmentCued(S1)]


def test_what_was_missed_is_made_up_for_until_the_event_is_over() -> None:
    assert due(ALONE, 1800) == ("open", -900)
    assert due(ALONE, 1801) is None
    assert due(given(e.EventChanged(auto_start=True, ends_at=None)), 43_201) is None


def test_who_opens_or_starts_by_hand_is_not_overtaken() -> None:
    assert due(given(e.RoomOpened(), onto=ALONE)) == ("start", 0)
    assert due(given(at(-60, e.SegmentCued(S1)), onto=ALONE)) is None
    assert due(given(e.RoomOpened(), e.ShowEnded(), onto=ALONE)) is None


def test_another_start_is_another_alarm() -> None:
    later = given(e.EventChanged(starts_at=START + 60_000), onto=ALONE)

    assert due(later) == ("open", -840)
    assert due(given(e.EventChanged(starts_at=None), onto=ALONE)) is None


# At the end of a segment


def test_a_segment_may_hand_over_to_the_next_at_its_end() -> None:
    room = ending(EndAction.CUE_NEXT)

    assert due(room) == ("cue_next", 180)
    assert rings(room, 180) == [e.SegmentCued(S2)]
    assert due(rung(room, 180)) is None


def test_the_last_one_ends_no_show() -> None:
    room = given(e.SegmentChanged(S4, end_action=EndAction.CUE_NEXT), at(0, e.SegmentCued(S4)))

    assert due(room) is None


def test_a_countdown_may_stop_at_zero_however_late_the_server_is() -> None:
    room = ending(EndAction.HOLD_AT_ZERO)
    stopped = rung(room, 181.5)

    assert due(room) == ("hold_at_zero", 180)
    assert stopped.rundown.on is not None
    assert stopped.rundown.on.held_at == instant(180) == t.ends_at(stopped.rundown)
    assert due(stopped) is None


def test_one_that_goes_on_after_zero_is_left_alone_until_it_has_time_again() -> None:
    stopped = rung(ending(EndAction.HOLD_AT_ZERO), 180)
    goes_on = given(at(200, e.CountdownResumed()), onto=stopped)

    assert due(goes_on) is None
    assert due(given(at(260, e.TimeAdded(30)), onto=goes_on)) is None
    assert due(given(at(260, e.TimeAdded(90)), onto=goes_on)) == ("hold_at_zero", 290)
    longer = given(at(190, e.TimeAdded(60)), at(200, e.CountdownResumed()), onto=stopped)
    assert due(longer) == ("hold_at_zero", 260)


def test_added_time_and_holds_move_it() -> None:
    room = ending(EndAction.CUE_NEXT, at(60, e.TimeAdded(30)))

    assert due(room) == ("cue_next", 210)
    held = given(at(100, e.CountdownHeld()), onto=room)
    assert due(held) is None
    assert due(given(at(110, e.CountdownResumed()), onto=held)) == ("cue_next", 220)


def test_a_segment_without_a_duration_has_no_end() -> None:
    room = given(
        e.SegmentChanged(S1, planned_seconds=None, end_action=EndAction.CUE_NEXT),
        at(0, e.SegmentCued(S1)),
    )

    assert due(room) is None


# Whoever was first


@pytest.mark.parametrize(
    ("command", "seconds"),
    [
        (c.AddTime(60), 179),
        (c.CueNext(S1), 179),
        (c.Hold(), 179),
    ],
)
def test_an_alarm_that_is_not_the_next_one_any_more_does_nothing(
    command: c.Command, seconds: float
) -> None:
    room = ending(EndAction.CUE_NEXT)
    alarm = next_alarm(room.program, room.rundown, instant(180))
    assert alarm is not None
    first = after(room, command, by=MODERATOR, seconds=seconds)

    assert decide(first, c.RunAlarm(alarm.id), OWNER, instant(180), "") == []


def test_an_alarm_that_comes_too_early_does_nothing() -> None:
    assert rings(ending(EndAction.CUE_NEXT), 179.9) == []


# Undone


@pytest.mark.parametrize("action", [EndAction.CUE_NEXT, EndAction.HOLD_AT_ZERO])
def test_what_was_taken_back_is_not_done_again_for_that_segment(action: EndAction) -> None:
    done = rung(given(e.SegmentChanged(S2, end_action=action), onto=ending(action)), 180)
    back = after(done, c.UndoLast(done.rundown.rev), seconds=185)

    assert back.rundown.current == S1
    assert due(back) is None
    assert due(after(back, c.AddTime(60), seconds=190)) is None
    assert due(after(back, c.CueNext(S1), seconds=190)) == (action.value, 790)


def test_a_start_that_was_taken_back_is_left_to_the_moderator() -> None:
    done = rung(rung(ALONE, -900), 0)
    back = after(done, c.UndoLast(done.rundown.rev), seconds=5)

    assert back.rundown.current is None
    assert due(back) is None


def test_what_a_moderator_did_and_took_back_comes_by_itself_all_the_same() -> None:
    early = after(ending(EndAction.CUE_NEXT), c.Hold(), seconds=60)

    assert due(after(early, c.UndoLast(early.rundown.rev), seconds=61)) == ("cue_next", 180)
