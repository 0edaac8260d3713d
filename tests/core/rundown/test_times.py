"""The program while it runs: countdowns, projections, and how far the show is from plan."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest

from liveroom.core import events as e
from liveroom.core.program import RoomProgram, Segment
from liveroom.core.room import NEW, Room
from liveroom.core.rundown import times as t
from liveroom.core.rundown.edited import load
from liveroom.core.rundown.evolve import evolve
from liveroom.core.rundown.state import OnAir, Phase, Rundown
from tests.core.story import (
    HOUR,
    PROGRAM,
    S1,
    S2,
    S3,
    START,
    at,
    given,
    instant,
    rows,
)

OPEN_ENDED = replace(PROGRAM, segments=rows(Segment("Talk"), Segment("End", planned_seconds=60)))
RUNNING = given(at(0, e.SegmentCued(S1)), at(200, e.SegmentCued(S2)))


def seconds(instant: int | None) -> float | None:
    """Seconds after the announced start."""
    return None if instant is None else (instant - START) / 1000


def starts(room: Room) -> list[tuple[float | None, float | None]]:
    """Each segment's planned and projected start."""
    return [
        (seconds(each.planned_start), seconds(each.projected_start))
        for each in t.times(room.rundown)
    ]


def projected(room: Room) -> list[float | None]:
    return [start for _, start in starts(room)]


def ends(room: Room) -> tuple[float | None, float | None, int]:
    """Planned end, projected end, and the seconds over."""
    rundown = room.rundown
    planned, projection = t.planned_end(rundown), t.projected_end(rundown)
    return seconds(planned), seconds(projection), t.offset_seconds(rundown)


# The countdown


def test_a_countdown_ends_after_the_planned_time() -> None:
    assert seconds(t.ends_at(RUNNING.rundown)) == 800


def test_nothing_on_has_no_countdown() -> None:
    assert t.ends_at(given(e.RoomOpened()).rundown) is None
    assert t.ends_at(given(e.SegmentCued(S1), e.ShowEnded()).rundown) is None


@pytest.mark.parametrize(("added", "end"), [((60,), 860), ((60, -120), 740), ((-600,), 200)])
def test_time_is_added_and_taken(added: tuple[int, ...], end: int) -> None:
    room = given(at(300, *(e.TimeAdded(each) for each in added)), onto=RUNNING)

    assert seconds(t.ends_at(room.rundown)) == end


def test_a_hold_moves_the_end_by_exactly_as_long_as_it_took() -> None:
    held = given(at(300, e.CountdownHeld()), onto=RUNNING)
    once = given(at(345.5, e.CountdownResumed()), onto=held)
    twice = given(at(400, e.CountdownHeld()), at(401, e.CountdownResumed()), onto=once)

    assert held.rundown.on == OnAir(S2, instant(200), 0, instant(300), 0)
    assert [seconds(t.ends_at(room.rundown)) for room in (held, once, twice)] == [800, 845.5, 846.5]


def test_a_hold_that_ends_before_it_began_takes_no_time() -> None:
    room = given(at(300, e.CountdownHeld()), at(299, e.CountdownResumed()), onto=RUNNING)

    assert seconds(t.ends_at(room.rundown)) == 800


def test_a_held_segment_is_left_behind_with_its_hold() -> None:
    room = given(at(300, e.CountdownHeld()), at(310, e.SegmentCued(S3)), onto=RUNNING)

    assert room.rundown.on == OnAir(S3, instant(310))
    assert seconds(t.ends_at(room.rundown)) == 1210


def test_a_segment_without_a_duration_counts_up_until_time_is_added() -> None:
    room = given(at(0, e.SegmentCued(S1)), program=OPEN_ENDED)
    bounded = given(e.TimeAdded(300), onto=room)

    assert t.ends_at(room.rundown) is None
    assert seconds(t.ends_at(bounded.rundown)) == 300
    assert t.ends_at(given(e.TimeAdded(-300), onto=bounded).rundown) is None


@pytest.mark.parametrize(
    "event", [e.CountdownHeld(), e.CountdownResumed(), e.CountdownRestarted(), e.TimeAdded(60)]
)
def test_without_a_segment_there_is_no_countdown_to_change(event: e.Event) -> None:
    room = given(e.RoomOpened())

    assert given(event, onto=room).rundown == room.rundown


def test_only_a_held_countdown_goes_on() -> None:
    assert given(e.CountdownResumed(), onto=RUNNING).rundown == RUNNING.rundown


# Plan and projection


def test_before_the_show_the_projection_is_the_plan() -> None:
    assert starts(given()) == [(0, 0), (180, 180), (780, 780), (1680, 1680)]
    assert ends(given()) == (1800, 1800, 0)


def test_a_late_segment_moves_all_that_come_after_it() -> None:
    assert starts(RUNNING) == [(0, 0), (180, 200), (780, 800), (1680, 1700)]
    assert ends(RUNNING) == (1800, 1820, 20)


def test_added_time_and_holds_move_the_projection() -> None:
    room = given(
        at(300, e.TimeAdded(-100), e.CountdownHeld()), at(330, e.CountdownResumed()), onto=RUNNING
    )

    assert projected(room) == [0, 200, 730, 1630]
    assert ends(room) == (1800, 1750, -50)


def test_a_hold_in_overtime_keeps_the_overtime_before_it_in_the_projection() -> None:
    held = given(at(838, e.CountdownHeld()), onto=RUNNING)
    resumed = given(at(900, e.CountdownResumed()), onto=held)
    held_again = given(at(900, e.CountdownHeld()), onto=resumed)

    assert [seconds(t.ends_at(room.rundown)) for room in (held, resumed)] == [800, 862]
    assert (projected(held), ends(held)) == ([0, 200, 838, 1738], (1800, 1858, 58))
    assert (projected(held_again), ends(held_again)) == ([0, 200, 900, 1800], (1800, 1920, 120))


def test_a_hold_of_a_segment_without_a_duration_moves_no_projection() -> None:
    room = given(at(10, e.SegmentCued(S1)), at(20, e.CountdownHeld()), program=OPEN_ENDED)

    assert ends(room) == (60, 70, 10)


def test_a_skipped_segment_has_no_start() -> None:
    room = given(at(0, e.SegmentCued(S1)), at(100, e.SegmentCued(S3)))

    assert projected(room) == [0, None, 100, 1000]
    assert ends(room) == (1800, 1120, -680)


def test_a_segment_that_is_to_be_skipped_takes_no_time() -> None:
    room = given(e.SegmentChanged(S2, skipped=True), onto=given(at(0, e.SegmentCued(S1))))

    assert starts(room) == [(0, 0), (180, 180), (180, 180), (1080, 1080)]
    assert ends(room) == (1200, 1200, 0)


def test_nothing_is_projected_to_start_before_it_may() -> None:
    later = e.SegmentChanged(S3, not_before=instant(900))
    green, live = given(later), given(later, onto=RUNNING)
    late = given(at(400, e.TimeAdded(300)), onto=live)

    assert projected(green) == [0, 180, 900, 1800]
    assert (projected(live), ends(live)) == ([0, 200, 900, 1800], (1800, 1920, 120))
    assert projected(late) == [0, 200, 1100, 2000]
    assert projected(given(e.SegmentChanged(S3, skipped=True), onto=live)) == [0, 200, 800, 800]


def test_the_planned_time_of_the_running_segment_moves_its_end() -> None:
    room = given(e.SegmentChanged(S2, planned_seconds=300), onto=RUNNING)

    assert seconds(t.ends_at(room.rundown)) == 500
    assert projected(room) == [0, 200, 500, 1400]


def test_a_restarted_countdown_begins_again_without_added_time_and_holds() -> None:
    longer = given(
        at(300, e.TimeAdded(60), e.CountdownHeld()), at(330, e.CountdownResumed()), onto=RUNNING
    )
    room = given(at(400, e.CountdownRestarted()), onto=longer)
    more = given(at(410, e.TimeAdded(30)), onto=room)

    assert [seconds(t.ends_at(each.rundown)) for each in (longer, room, more)] == [890, 1000, 1030]
    assert room.rundown.on == OnAir(S2, instant(200), restarted_at=instant(400))
    assert projected(room) == [0, 200, 1000, 1900]


def test_a_held_countdown_is_restarted_held() -> None:
    held = given(at(300, e.CountdownHeld()), at(320, e.CountdownRestarted()), onto=RUNNING)
    on = given(at(330, e.CountdownResumed()), onto=held)

    assert held.rundown.on == OnAir(S2, instant(200), 0, instant(320), 0, instant(320))
    assert [seconds(t.ends_at(room.rundown)) for room in (held, on)] == [920, 930]


def test_a_segment_before_the_running_one_may_run_again() -> None:
    room = given(at(400, e.SegmentCued(S1)), onto=RUNNING)
    first, second, *_ = t.times(room.rundown)

    assert projected(room) == [400, 580, 1180, 2080]
    assert (seconds(first.started_at), first.ended_at) == (400, None)
    assert (seconds(second.started_at), seconds(second.ended_at)) == (200, 400)
    assert seconds(room.rundown.started_at) == 0


def test_a_show_is_over_when_it_was_ended() -> None:
    room = given(at(700, e.ShowEnded()), onto=RUNNING)

    assert projected(room) == [0, 200, None, None]
    assert [seconds(each.ended_at) for each in t.times(room.rundown)] == [200, 700, None, None]
    assert ends(room) == (1800, 700, -1100)


def test_a_show_that_never_began_projects_nothing_after_its_end() -> None:
    room = given(e.RoomOpened(), at(60, e.ShowEnded()))

    assert starts(room) == [(0, None), (180, None), (780, None), (1680, None)]
    assert room.rundown.started_at is None
    assert ends(room) == (1800, 60, -1740)


def test_after_an_end_the_show_goes_on() -> None:
    room = given(at(700, e.ShowEnded()), at(760, e.SegmentCued(S2)), onto=RUNNING)

    assert room.phase is Phase.LIVE
    assert projected(room) == [0, 760, 1360, 2260]
    assert [astuple(run) for run in room.rundown.aired] == [
        (S1, instant(0), instant(200), 0, 0),
        (S2, instant(200), instant(700), 0, 0),
    ]


def test_a_program_without_a_start_runs_on_the_plan_of_its_first_cue() -> None:
    program = replace(PROGRAM, starts_at=None)
    room = given(at(50, e.SegmentCued(S1)), at(240, e.SegmentCued(S2)), program=program)

    assert starts(given(program=program)) == [(None, None)] * 4
    assert ends(given(program=program)) == (None, None, 0)
    assert starts(room) == [(50, 50), (230, 240), (830, 840), (1730, 1740)]
    assert ends(room) == (1850, 1860, 10)


@pytest.mark.parametrize(
    ("cued", "over"), [(12 * HOUR, 12 * HOUR), (12 * HOUR + 1, 0), (-24 * HOUR, 0), (-60, -60)]
)
def test_a_first_cue_half_a_day_off_runs_on_a_plan_of_its_own(cued: int, over: int) -> None:
    assert ends(given(at(cued, e.SegmentCued(S1))))[2] == over


def test_segments_without_durations_take_no_time_in_the_projection() -> None:
    room = given(at(10, e.SegmentCued(S1)), program=OPEN_ENDED)

    assert starts(room) == [(0, 10), (0, 10)]
    assert ends(room) == (60, 70, 10)


def test_instants_may_lie_at_the_beginning_of_time() -> None:
    loaded = rows(Segment("Talk", planned_seconds=60), Segment("End"))
    rundown = Rundown(segments=load((), loaded))
    running = evolve(rundown, e.SegmentCued(S1), -60_000)

    assert t.ends_at(running) == 0
    assert t.times(running)[1].projected_start == 0


@pytest.mark.parametrize(("late", "over"), [(0.499, 0), (0.5, 1), (-0.5, 0), (-0.501, -1)])
def test_over_and_under_are_told_in_whole_seconds(late: float, over: int) -> None:
    assert ends(given(at(late, e.SegmentCued(S1))))[2] == over


def test_a_room_without_a_program_has_nothing_to_run() -> None:
    assert starts(NEW) == []
    assert ends(NEW) == (None, None, 0)
    assert NEW.program == RoomProgram()
