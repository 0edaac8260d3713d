"""A rehearsal's time, and what a room knows of being one."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import RoomId
from liveroom.core.rehearsal.pace import LEAD_MS, Pace, beginning, behind, rehearsal_id, rehearsed
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.room import NEW, decide
from liveroom.core.screens.diff import screen
from tests.core.story import given

PACE = Pace(at=1_000_000, now=9_000_000, speed=60)
ROOM = RoomId("plaza")


def test_its_time_goes_as_many_times_as_fast_from_where_it_began() -> None:
    assert [PACE.time(real) for real in (1_000_000, 1_000_001, 1_060_000)] == [
        9_000_000,
        9_000_060,
        12_600_000,
    ]


@pytest.mark.parametrize(
    ("starts_at", "doors_minutes", "begins"),
    [
        (50_000_000, None, 50_000_000 - LEAD_MS),
        (50_000_000, 10, 49_400_000),
        (50_000_000, 0, 50_000_000),
        (None, 10, 7),
    ],
)
def test_it_begins_as_the_doors_would_open(
    starts_at: int | None, doors_minutes: int | None, begins: int
) -> None:
    assert beginning(starts_at, doors_minutes, real=7) == begins


def test_its_id_says_of_which_room_it_is() -> None:
    assert rehearsed(rehearsal_id(ROOM, "abc")) == ROOM
    assert rehearsed(ROOM) is None


def test_every_screen_of_it_has_its_clock_and_no_other_screen_has_one() -> None:
    room, live = given(e.RehearsalBegan(PACE, 20)), given()

    clocks = [screen(room, audience)["event"]["clock"] for audience in Audience]  # type: ignore[index]
    assert clocks == [{"now": 9_000_000, "at": 1_000_000, "speed": 60}] * len(Audience)
    assert {screen(live, audience)["event"]["clock"] for audience in Audience} == {None}  # type: ignore[index]


def test_the_server_says_of_a_new_room_that_it_is_one() -> None:
    decided = decide(NEW, c.Rehearse(PACE, 20), Person(Role.OWNER), 9_000_000, "x")

    assert decided == [e.RehearsalBegan(PACE, 20)]


def test_who_sees_a_room_late_sees_a_time_as_late() -> None:
    late = behind(None, 30)
    assert late is not None
    assert late.time(100_000) == 70_000
    hurried = behind(PACE, 30)
    assert hurried is not None
    assert hurried.time(1_000_000) == 9_000_000 - 30_000
    assert (behind(None, 0), behind(PACE, 0)) == (None, PACE)
