"""What stands on the buttons of a control surface."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given as held_for

from liveroom.core import events as e
from liveroom.core.program import Kind, LoadedProgram, Segment, Speaker
from liveroom.core.room import Room
from liveroom.core.screens.feedback import clock_text, feedback
from tests.core.evenings import DICE, Dice, last, promise
from tests.core.story import Q1, Q2, S1, S2, S4, at, given, instant, queued, rows

OPENED = given(e.RoomOpened())
WELCOME = given(at(0, e.SegmentCued(S1)), onto=OPENED)
TALK = given(at(180, e.SegmentCued(S2)), onto=WELCOME)


def told(room: Room, seconds: float) -> dict[str, Any]:
    found = msgspec.to_builtins(feedback(room, instant(seconds), 3, 120))
    assert isinstance(found, dict)
    return found


def test_in_the_green_room_it_says_what_comes_first() -> None:
    assert told(OPENED, -60) == {
        "phase": "green_room",
        "title": "",
        "speaker": "",
        "next_title": "Bienvenida",
        "next_speaker": "Metropolis",
        "remaining": None,
        "remaining_text": "",
        "over_text": "",
        "is_over": False,
        "is_held": False,
        "progress": 0.0,
        "offset_text": "",
        "live_question": "",
        "questions_new": 3,
        "queue_length": 0,
        "watching": 120,
        "blackout": False,
    }


def test_on_air_it_says_who_speaks_and_counts_down() -> None:
    found = told(TALK, 180 + 150.2)

    assert (found["title"], found["speaker"]) == ("Ponencia", "Ada Ruiz")
    assert (found["next_title"], found["next_speaker"]) == ("Preguntas", "")
    assert (found["remaining"], found["remaining_text"]) == (450, "7:30")
    assert (found["progress"], found["offset_text"]) == (0.25, "0:00")


@pytest.mark.parametrize(
    ("seconds", "remaining", "text", "over", "is_over", "offset"),
    [
        (779.0, 1, "0:01", "", False, "0:00"),
        (780.0, 0, "0:00", "0:00", True, "0:00"),
        (780.9, 0, "0:00", "0:00", True, "0:00"),
        (792.0, -12, "−0:12", "0:12", True, "+0:12"),
    ],
)
def test_past_its_end_a_segment_is_over_and_so_is_the_show(
    seconds: float, remaining: int, text: str, over: str, is_over: bool, offset: str
) -> None:
    found = told(TALK, seconds)
    names = ("remaining", "remaining_text", "over_text", "is_over", "offset_text")
    assert [found[name] for name in names] == [remaining, text, over, is_over, offset]


def test_a_hold_stops_the_countdown_and_delays_the_show() -> None:
    found = told(given(at(300, e.CountdownHeld()), onto=TALK), 390)

    assert (found["is_held"], found["remaining_text"]) == (True, "8:00")
    assert found["offset_text"] == "+1:30"


def test_where_all_time_was_taken_all_of_it_is_gone() -> None:
    none_left = given(at(180, e.TimeAdded(-600)), onto=TALK)
    assert (told(none_left, 180)["progress"], told(none_left, 180)["is_over"]) == (1.0, True)


def test_a_show_ahead_of_plan_has_a_minus() -> None:
    early = given(at(60, e.SegmentCued(S2)), onto=WELCOME)
    assert told(early, 60)["offset_text"] == "−2:00"


def test_without_a_planned_duration_it_counts_up() -> None:
    program = LoadedProgram("Open", rows(Segment("Open end", Kind.OTHER, None, (Speaker("Bo"),))))
    room = given(e.RoomOpened(), at(0, e.SegmentCued(S1)), program=program)

    found = told(room, 75.9)
    assert (found["remaining_text"], found["is_over"], found["progress"]) == ("1:15", False, 0.0)


def test_it_says_which_question_is_on_air_and_how_many_wait() -> None:
    room = given(queued(Q1, Q2), e.QuestionWentLive(Q1), e.BlackoutSet(True), onto=TALK)

    found = told(room, 200)
    assert (found["live_question"], found["queue_length"]) == ("Why q1?", 1)
    assert found["blackout"] is True


def test_after_the_last_segment_nothing_comes() -> None:
    closing = given(at(1680, e.SegmentCued(S4)), onto=TALK)
    ended = given(at(1800, e.ShowEnded()), onto=closing)

    assert told(closing, 1700)["next_title"] == ""
    assert (told(ended, 1900)["phase"], told(ended, 1900)["title"]) == ("ended", "")


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00"), (545, "9:05"), (3723, "1:02:03"), (-3723, "−1:02:03")]
)
def test_seconds_read_as_on_the_screens(seconds: int, text: str) -> None:
    assert clock_text(seconds) == text


@promise
@held_for(DICE)
def test_it_is_flat_whatever_the_evening_brings(dice: Dice) -> None:
    room, now = last(dice), instant(5_000)
    values = json.loads(msgspec.json.encode(feedback(room, now, 0, 0))).values()
    assert all(value is None or isinstance(value, str | int | float) for value in values)
