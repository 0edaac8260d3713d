"""How many more questions fit into the Q&A, at every second of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.program import LoadedProgram
from liveroom.core.questions.fitting import Fit, fit
from liveroom.core.room import Room, fewer_fit_at, seen_at
from tests.core.story import (
    PROGRAM,
    Q1,
    Q2,
    Q3,
    S1,
    S3,
    S4,
    after,
    asked,
    at,
    given,
    instant,
    queued,
    rev,
)

QUEUED = given(e.RoomOpened(), queued(Q1, Q2, Q3), at(0, e.SegmentCued(S1)))
RUNNING = given(at(1000, e.SegmentCued(S3)), onto=QUEUED)
"""The Q&A has 900 seconds, from 1000 to 1900; an answer takes 120."""


def fits(room: Room, seconds: float) -> int | None:
    return fit(room.rundown, room.board, instant(seconds)).fits


def minutes(room: Room) -> float:
    return fit(room.rundown, room.board, instant(0)).each_ms / 60_000


def test_the_next_q_and_a_counts_whole_before_it_begins() -> None:
    assert fit(QUEUED.rundown, QUEUED.board, instant(500)) == Fit(120_000, 7, None)


CUTS = [(0, 7), (60, 7), (60.001, 6), (180, 6), (180.001, 5), (300.001, 4), (660.001, 1)]
CUTS += [(780, 1), (780.001, 0), (900, 0), (2000, 0)]


@pytest.mark.parametrize(("seconds", "left"), CUTS)
def test_the_cut_moves_up_as_the_q_and_a_goes_on(seconds: float, left: int) -> None:
    assert fits(RUNNING, 1000 + seconds) == left


def test_it_is_known_from_when_fewer_fit() -> None:
    room, cuts = RUNNING, list[float]()
    while (until := fewer_fit_at(room)) is not None:
        cuts.append((until - instant(1000)) / 1000)
        before = fit(room.rundown, room.board, until - 1).fits
        room = seen_at(room, until)
        assert before is not None
        assert fits(room, until / 1000 - instant(0) / 1000) == before - 1

    assert cuts == [60.001, 180.001, 300.001, 420.001, 540.001, 660.001, 780.001]


def test_while_the_countdown_is_held_nothing_moves() -> None:
    held = given(at(1090, e.CountdownHeld()), onto=RUNNING)
    resumed = given(at(1500, e.CountdownResumed()), onto=held)

    assert (fits(held, 1090), fits(held, 1490), fewer_fit_at(held)) == (6, 6, None)
    assert (fits(resumed, 1590), fits(resumed, 1590.001)) == (6, 5)


def test_time_that_is_added_or_taken_moves_the_cut() -> None:
    assert fits(given(at(1030, e.TimeAdded(240)), onto=RUNNING), 1030) == 9
    assert fits(given(at(1030, e.TimeAdded(-240)), onto=RUNNING), 1030) == 5


def test_a_landing_that_takes_from_the_q_and_a_moves_the_cut() -> None:
    land = c.Land(QUEUED.rundown.rev, instant(1500))
    landed = after(QUEUED, land, seconds=100)
    row = landed.rundown.find(S3)

    assert row is not None
    assert row.planned_seconds is not None
    assert row.planned_seconds < 900
    assert fits(landed, 100) == row.planned_seconds // 120 < 7


def test_an_overrun_before_it_takes_nothing_from_the_q_and_a() -> None:
    assert fits(given(at(0, e.SegmentCued(S1)), onto=QUEUED), 1200) == 7


def test_the_answer_that_is_being_given_is_not_counted_twice() -> None:
    live = given(at(1030, e.QuestionWentLive(Q1)), onto=RUNNING)

    assert [fits(live, 1030), fits(live, 1060.001), fits(live, 1180)] == [6, 6, 6]
    assert fits(live, 1180.001) == 5
    held = given(at(1000.5, e.CountdownHeld()), at(1030, e.QuestionWentLive(Q1)), onto=RUNNING)
    assert fits(held, 1300) == 6


def answered(room: Room, question: QuestionId, begin: float, seconds: float) -> Room:
    """The question was on air for so long and answered aloud."""
    live = after(room, c.GoLive(question, rev(room, question)), seconds=begin)
    return after(live, c.Answer(question, rev(live, question), "aloud"), seconds=begin + seconds)


def asked_and_answered(*seconds: float) -> Room:
    room = RUNNING
    for number, each in enumerate(seconds, 10):
        question = QuestionId(f"q{number}")
        room = given(asked(question), e.QuestionQueued(question), onto=room)
        room = answered(room, question, 1000, each)
    return room


@pytest.mark.parametrize(
    ("seconds", "each"),
    [
        ([5], 2),
        ([5, 5], 2),
        ([600, 600], 2),
        ([5, 5, 5], 62.5 / 60),
        ([60] * 4, 1),
        ([180] * 4, 3),
        ([240, 240, 240, 5, 5], 2),
        ([0] * 9, 1 / 60),
    ],
)
def test_how_long_an_answer_takes_is_a_median_that_begins_with_two_minutes(
    seconds: list[float], each: float
) -> None:
    assert minutes(asked_and_answered(*seconds)) == each


def test_one_short_answer_does_not_change_how_many_fit() -> None:
    late = 1000 + 900 - 360
    room = answered(RUNNING, Q1, late - 10, 10)

    assert fits(RUNNING, late) == fits(room, late) == 3


def test_only_answers_on_air_are_measured() -> None:
    room = asked_and_answered(60, 60, 60)
    half = minutes(room)
    undone = after(room, c.Undo(QuestionId("q10"), rev(room, QuestionId("q10"))))
    written = after(undone, c.Answer(Q1, 3, "written", "So."), c.Answer(Q2, 3, "aloud"))

    assert half == 1.5
    assert minutes(undone) == minutes(written) == 2


def test_an_answer_that_is_written_down_later_keeps_its_time() -> None:
    room = answered(RUNNING, Q1, 1000, 30)
    noted = after(room, c.Answer(Q1, rev(room, Q1), "aloud", "As said."))

    assert room.board.questions[Q1].aired_ms == 30_000
    assert noted.board.questions[Q1].aired_ms is None
    assert after(noted, c.Undo(Q1, rev(noted, Q1))).board.questions[Q1].aired_ms == 30_000


@pytest.mark.parametrize(
    "program",
    [
        replace(PROGRAM, segments=PROGRAM.segments[:2]),
        replace(PROGRAM, segments=(replace(PROGRAM.segments[2], planned_seconds=None),)),
    ],
)
def test_without_a_q_and_a_that_ends_nobody_knows(program: LoadedProgram) -> None:
    room = given(e.RoomOpened(), program=program)
    running = after(room, c.CueNext(None))

    assert (fits(room, 0), fits(running, 0)) == (None, None)
    assert fewer_fit_at(running) is None


def test_after_the_q_and_a_there_is_nothing_to_fit_into() -> None:
    assert fits(given(at(1900, e.SegmentCued(S4)), onto=RUNNING), 1900) is None
    assert fits(given(at(1900, e.ShowEnded()), onto=RUNNING), 1900) is None


def test_a_room_is_looked_at_forwards() -> None:
    assert seen_at(RUNNING, instant(900)) is RUNNING
    assert seen_at(RUNNING, instant(1200)).as_of == instant(1200)
