"""Which wish about the rundown becomes a fact, and which is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind, LoadedProgram, Program, Segment, with_id
from liveroom.core.room import Room
from liveroom.core.rundown.state import OnAir
from tests.core.story import (
    PROGRAM,
    S1,
    S2,
    S3,
    S4,
    S5,
    START,
    after,
    given,
    instant,
    refused,
    rows,
    when,
)

DRAFT = given()
GREEN = given(e.RoomOpened())
TALKING = given(e.RoomOpened(), e.SegmentCued(S1), e.SegmentCued(S2))
LAST = given(e.RoomOpened(), e.SegmentCued(S4))
ENDED = given(e.RoomOpened(), e.SegmentCued(S2), e.ShowEnded())


def test_the_doors_open_once() -> None:
    assert when(DRAFT, c.Open()) == [e.RoomOpened()]
    assert refused(GREEN, c.Open()) == {"code": "already_open"}
    assert refused(TALKING, c.Open()) == {"code": "already_open"}
    assert refused(ENDED, c.Open()) == {"code": "ended", "on": None, "rev": 4}


# The program


def ids(events: list[e.Event]) -> list[SegmentId]:
    """The ids of the segments of the program that is loaded."""
    (loaded,) = events
    assert isinstance(loaded, e.ProgramLoaded)
    return [segment.id for segment in loaded.program.segments]


def program(*segments: Segment) -> Program:
    return Program("Other", segments)


WELCOME, TALK, QUESTIONS, CLOSING = PROGRAM.segments
SOLO = Segment("Solo", Kind.TALK, 300)


def test_each_segment_of_a_new_program_gets_an_id_of_its_own() -> None:
    first = ids(when(given(program=None), c.LoadProgram(program(SOLO, SOLO)), new_id="one"))
    second = ids(when(given(program=None), c.LoadProgram(program(SOLO, SOLO)), new_id="two"))

    assert len({*first, *second}) == 4


def test_a_program_is_loaded_as_it_was_sent_but_for_ids() -> None:
    sent = Program("Other", (SOLO, CLOSING), "en", START, START + 1, "UTC", ("one",), ("two",))
    (loaded,) = when(GREEN, c.LoadProgram(sent))
    assert isinstance(loaded, e.ProgramLoaded)
    new, _ = loaded.program.segments

    assert loaded.program == LoadedProgram(
        "Other", (with_id(SOLO, new.id), CLOSING), "en", START, START + 1, "UTC", ("one",), ("two",)
    )


def test_a_segment_that_comes_back_with_its_id_keeps_it_wherever_and_whatever_it_is() -> None:
    longer = replace(TALK, title="Ponencia larga", planned_seconds=900)
    opening, *rest = ids(when(GREEN, c.LoadProgram(program(SOLO, CLOSING, longer, WELCOME))))

    assert rest == [S4, S2, S1]
    assert opening not in (S1, S2, S3, S4)


def test_a_segment_without_its_id_is_another_one() -> None:
    assert {*ids(when(GREEN, c.LoadProgram(program(SOLO, SOLO))))}.isdisjoint([S1, S2, S3, S4])


def test_an_id_that_the_room_does_not_know_or_has_given_away_already_is_replaced() -> None:
    unknown = with_id(SOLO, SegmentId("keynote"))
    one, two, three = ids(when(GREEN, c.LoadProgram(program(unknown, TALK, TALK))))

    assert two == S2
    assert len({one, two, three, S1, S2, S3, S4, SegmentId("keynote")}) == 7


# Next


def test_next_starts_the_first_segment_and_then_one_after_the_other() -> None:
    assert when(GREEN, c.CueNext(None)) == [e.SegmentCued(S1)]
    assert when(TALKING, c.CueNext(S2)) == [e.SegmentCued(S3)]


def test_next_opens_the_doors_when_they_are_still_closed() -> None:
    assert when(DRAFT, c.CueNext(None)) == [e.RoomOpened(), e.SegmentCued(S1)]


def test_next_on_the_last_segment_ends_the_show() -> None:
    assert when(LAST, c.CueNext(S4)) == [e.ShowEnded()]


def test_two_moderators_who_press_next_together_advance_one_step() -> None:
    advanced = after(TALKING, c.CueNext(S2))

    assert advanced.rundown.current == S3
    assert refused(advanced, c.CueNext(S2)) == {"code": "already_cued", "on": S3, "rev": 5}


def test_two_who_press_next_on_the_last_segment_end_the_show_once() -> None:
    assert refused(after(LAST, c.CueNext(S4)), c.CueNext(S4)) == {
        "code": "ended",
        "on": None,
        "rev": 4,
    }


def test_next_from_a_screen_that_showed_nothing_on_is_late() -> None:
    assert refused(TALKING, c.CueNext(None)) == {"code": "already_cued", "on": S2, "rev": 4}
    assert refused(GREEN, c.CueNext(S1)) == {"code": "already_cued", "on": None, "rev": 2}


def test_an_empty_program_has_no_next_segment() -> None:
    assert refused(given(program=None), c.CueNext(None)) == {"code": "no_segments"}


# Previous


def test_previous_starts_the_segment_before_again() -> None:
    assert when(TALKING, c.CuePrevious(S2)) == [e.SegmentCued(S1)]


def test_previous_from_a_late_screen_is_refused() -> None:
    assert refused(TALKING, c.CuePrevious(S3)) == {"code": "already_cued", "on": S2, "rev": 4}


def test_before_the_first_segment_there_is_none() -> None:
    assert refused(after(GREEN, c.CueNext(None)), c.CuePrevious(S1)) == {"code": "first_segment"}
    assert refused(GREEN, c.CuePrevious(None)) == {"code": "nothing_on"}


def test_previous_after_the_end_goes_on_with_what_was_on() -> None:
    assert when(ENDED, c.CuePrevious(None)) == [e.SegmentCued(S2)]
    assert refused(ENDED, c.CuePrevious(S2)) == {"code": "already_cued", "on": None, "rev": 4}


def test_a_show_that_ended_before_it_began_has_no_way_back() -> None:
    over = given(e.RoomOpened(), e.ShowEnded())

    assert refused(over, c.CuePrevious(None)) == {"code": "ended", "on": None, "rev": 3}


# Any segment


def test_any_segment_may_be_cued_also_the_running_one() -> None:
    assert when(TALKING, c.Cue(S4, rev=4)) == [e.SegmentCued(S4)]
    assert when(TALKING, c.Cue(S2, rev=4)) == [e.SegmentCued(S2)]
    assert when(DRAFT, c.Cue(S3, rev=1)) == [e.RoomOpened(), e.SegmentCued(S3)]


def test_cueing_from_a_late_screen_is_refused_with_the_present_state() -> None:
    assert refused(TALKING, c.Cue(S4, rev=3)) == {"code": "stale", "on": S2, "rev": 4}


def test_a_segment_that_is_not_there_cannot_be_cued() -> None:
    assert refused(TALKING, c.Cue(S5, rev=4)) == {"code": "no_such_segment", "segment": S5}


# Hold and go on


def test_a_running_countdown_is_held_and_goes_on() -> None:
    held = after(TALKING, c.Hold())

    assert when(TALKING, c.Hold()) == [e.CountdownHeld()]
    assert when(held, c.Resume()) == [e.CountdownResumed()]
    assert refused(held, c.Hold()) == {"code": "already_held"}
    assert refused(TALKING, c.Resume()) == {"code": "not_held"}


def test_a_new_cue_is_not_held() -> None:
    assert refused(after(TALKING, c.Hold(), c.CueNext(S2)), c.Resume()) == {"code": "not_held"}


# Time


@pytest.mark.parametrize("seconds", [3600, 1, -1, -600])
def test_time_is_added_and_taken(seconds: int) -> None:
    assert when(TALKING, c.AddTime(seconds)) == [e.TimeAdded(seconds)]


@pytest.mark.parametrize("seconds", [0, 3601, -601, 10**30, -(10**30)])
def test_time_out_of_range_is_refused_with_the_range(seconds: int) -> None:
    assert refused(TALKING, c.AddTime(seconds)) == {
        "code": "time_out_of_range",
        "least": -600,
        "most": 3600,
    }


def test_what_was_added_may_be_taken_again() -> None:
    longer = after(TALKING, c.AddTime(120))

    assert when(longer, c.AddTime(-720)) == [e.TimeAdded(-720)]
    assert refused(longer, c.AddTime(-721))["least"] == -720


def running(planned_seconds: int | None) -> Room:
    """A room whose only segment runs, planned for so long."""
    segment = Segment("Talk", planned_seconds=planned_seconds)
    return given(e.SegmentCued(S1), program=replace(PROGRAM, segments=rows(segment)))


def test_nobody_takes_more_than_an_hour_at_once() -> None:
    assert refused(running(7200), c.AddTime(-3601))["least"] == -3600


def test_a_segment_lasts_a_day_at_most() -> None:
    room = running(24 * 3600 - 60)

    assert when(room, c.AddTime(60)) == [e.TimeAdded(60)]
    assert refused(room, c.AddTime(61)) == {
        "code": "time_out_of_range",
        "least": -3600,
        "most": 60,
    }


def test_a_segment_without_a_duration_may_be_given_one() -> None:
    room = running(None)

    assert when(room, c.AddTime(300)) == [e.TimeAdded(300)]
    assert refused(room, c.AddTime(-1))["least"] == 0


def test_the_running_countdown_is_restarted() -> None:
    changed = given(e.SegmentChanged(S2, title="Charla"), onto=TALKING)

    assert when(TALKING, c.Restart(S2, 1)) == [e.CountdownRestarted()]
    assert refused(TALKING, c.Restart(S1, 1)) == {"code": "already_cued", "on": S2, "rev": 4}
    assert refused(changed, c.Restart(S2, 1))["code"] == "stale"
    assert refused(GREEN, c.Restart(S1, 1)) == {"code": "nothing_on"}


# End


def test_an_open_room_may_end_also_before_its_first_segment() -> None:
    assert when(TALKING, c.End()) == [e.ShowEnded()]
    assert when(GREEN, c.End()) == [e.ShowEnded()]
    assert refused(DRAFT, c.End()) == {"code": "not_open"}
    assert refused(ENDED, c.End()) == {"code": "ended", "on": None, "rev": 4}


@pytest.mark.parametrize(
    "command", [c.CueNext(None), c.Cue(S1, rev=4), c.Hold(), c.Resume(), c.AddTime(60)]
)
def test_after_the_end_the_rundown_stands_still(command: c.Command) -> None:
    assert refused(ENDED, command) == {"code": "ended", "on": None, "rev": 4}


@pytest.mark.parametrize("command", [c.Hold(), c.Resume(), c.AddTime(60)])
def test_with_nothing_on_there_is_no_countdown(command: c.Command) -> None:
    assert refused(GREEN, command) == {"code": "nothing_on"}


def test_each_fact_carries_its_instant_into_the_rundown() -> None:
    room = after(GREEN, c.CueNext(None), seconds=42)

    assert room.rundown.on == OnAir(S1, instant(42))
