"""The rundown after what has happened: phases, and another program for the same room."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core import events as e
from liveroom.core.rundown.state import Phase
from liveroom.core.rundown.times import planned_starts
from tests.core.story import HOUR, PROGRAM, S1, S5, given, instant


def test_a_room_goes_from_draft_over_green_room_and_live_to_its_end() -> None:
    draft = given()
    green = given(e.RoomOpened(), onto=draft)
    live = given(e.SegmentCued(S1), onto=green)
    ended = given(e.ShowEnded(), onto=live)

    assert [room.phase for room in (draft, green, live, ended)] == list(Phase)
    assert [room.rundown.current for room in (draft, green, live, ended)] == [None, None, S1, None]
    assert [room.rundown.rev for room in (draft, green, live, ended)] == [1, 2, 3, 4]


def test_a_segment_that_is_not_there_is_not_on() -> None:
    assert given(e.SegmentCued(S5)).rundown == given().rundown


def test_another_program_is_another_plan_for_the_same_room() -> None:
    later = replace(PROGRAM, starts_at=instant(HOUR), segments=PROGRAM.segments[:2])
    room = given(e.RoomOpened(), e.ProgramLoaded(later))

    assert room.phase is Phase.GREEN_ROOM
    assert room.program.starts_at == instant(HOUR)
    assert planned_starts(room.rundown) == [instant(3600), instant(3780), instant(4380)]
