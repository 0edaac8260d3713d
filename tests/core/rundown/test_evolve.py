"""The rundown after what has happened: phases, and another program for the same room."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core import events as e
from liveroom.core.rundown.state import Phase
from liveroom.core.rundown.times import planned_starts
from tests.core.story import HOUR, PROGRAM, S1, S2, S5, given, instant


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


def test_what_was_announced_is_the_program_before_the_first_cue_or_landing() -> None:
    opened = given(e.RoomOpened(), e.SegmentChanged(S1, planned_seconds=240))
    cut = e.ShowLanded(instant(1740), 0, {S2: 540})
    landed = given(cut, onto=opened)
    cued = given(e.SegmentCued(S1), e.SegmentRemoved(S2), onto=opened)
    both = given(e.SegmentCued(S1), e.SegmentRemoved(S2), onto=landed)

    announced = opened.rundown.segments
    for room in (opened, landed, cued, both):
        assert room.rundown.as_announced.segments == announced
    assert landed.rundown.segments != announced != cued.rundown.segments


def test_what_is_landed_before_the_doors_open_is_announced_like_that() -> None:
    draft = given(e.ShowLanded(instant(1740), 0, {S2: 540}))
    live = given(e.RoomOpened(), e.SegmentCued(S1), onto=draft)
    assert live.rundown.as_announced.segments == draft.rundown.segments


def test_a_landing_that_is_taken_back_and_another_program_announce_anew() -> None:
    landed = given(e.RoomOpened(), e.ShowLanded(instant(1740), 0, {S2: 540}))
    later = replace(PROGRAM, segments=PROGRAM.segments[:2])
    for last in (e.StepUndone("show_landed"), e.ProgramLoaded(later)):
        room = given(last, e.SegmentChanged(S1, planned_seconds=240), onto=landed)
        assert room.rundown.as_announced == room.rundown
