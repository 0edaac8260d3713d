"""When questions and votes are taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.commands import Hand
from liveroom.core.ids import SegmentId
from liveroom.core.program import Kind, LoadedProgram, Segment
from liveroom.core.room import Room, window_of
from tests.core.story import PROGRAM, S1, S2, S3, S4, S5, after, given, refused, rows, when

TWO_SLOTS = replace(
    PROGRAM,
    segments=rows(
        *(
            Segment(kind.value, kind, 60)
            for kind in (Kind.TALK, Kind.QA, Kind.TALK, Kind.QA, Kind.CLOSING)
        )
    ),
)
NO_SLOT = replace(PROGRAM, segments=rows(Segment("Talk", Kind.TALK), Segment("End", Kind.CLOSING)))


def window(room: Room) -> tuple[str, SegmentId | None, bool]:
    found = window_of(room)
    return found.state.value, found.slot, found.by_hand


def windows(program: LoadedProgram, *segments: SegmentId) -> list[tuple[str, SegmentId | None]]:
    """The window in the draft, in the green room, in each segment and after the end."""
    rooms = [given(program=program), given(e.RoomOpened(), program=program)]
    rooms += [given(e.SegmentCued(each), program=program) for each in segments]
    rooms += [given(e.SegmentCued(S1), e.ShowEnded(), program=program)]
    return [(state, slot) for state, slot, _ in map(window, rooms)]


def test_questions_are_collected_for_the_slot_taken_in_it_and_voted_on_after_it() -> None:
    assert windows(PROGRAM, S1, S2, S3, S4) == [
        ("closed", S3),
        ("collecting", S3),
        ("collecting", S3),
        ("collecting", S3),
        ("open", S3),
        ("votes_only", None),
        ("closed", None),
    ]


def test_a_skipped_slot_is_none_unless_it_has_run() -> None:
    skipped = given(e.RoomOpened(), e.SegmentChanged(S3, skipped=True))
    ran = given(e.SegmentCued(S3), e.SegmentCued(S4), onto=skipped)

    assert window(skipped) == ("open", None, False)
    assert window(given(e.SegmentCued(S3), onto=skipped)) == ("open", S3, False)
    assert window(ran) == ("votes_only", None, False)


def test_between_two_slots_questions_are_collected_for_the_second() -> None:
    assert windows(TWO_SLOTS, S1, S2, S3, S4, S5)[2:-1] == [
        ("collecting", S2),
        ("open", S2),
        ("collecting", S4),
        ("open", S4),
        ("votes_only", None),
    ]


def test_without_a_slot_questions_are_taken_from_the_green_room_to_the_end() -> None:
    assert windows(NO_SLOT, S1, S2) == [
        ("closed", None),
        ("open", None),
        ("open", None),
        ("open", None),
        ("closed", None),
    ]


@pytest.mark.parametrize("hand", ["closed", "collecting", "open", "votes_only"])
def test_a_hand_sets_the_window_in_every_phase_but_the_last(hand: Hand) -> None:
    room = given(e.WindowSet(hand))

    assert window(room) == (hand, S3, True)
    assert window(given(e.SegmentCued(S4), onto=room)) == (hand, None, True)
    assert window(given(e.SegmentCued(S4), e.ShowEnded(), onto=room)) == ("closed", None, False)


def test_the_window_follows_the_rundown_again() -> None:
    room = given(e.WindowSet("open"), e.WindowSet("auto"))

    assert window(room) == ("closed", S3, False)


def test_a_hand_holds_while_segments_and_programs_change() -> None:
    room = given(e.RoomOpened(), e.WindowSet("closed"), e.ProgramLoaded(TWO_SLOTS))

    assert window(room) == ("closed", S2, True)
    assert window(given(e.SegmentCued(S2), onto=room)) == ("closed", S2, True)
    assert window(after(room, c.SetWindow("auto"))) == ("collecting", S2, False)


def test_setting_the_window_as_it_is_changes_nothing() -> None:
    assert when(given(), c.SetWindow("open")) == [e.WindowSet("open")]
    assert when(given(e.WindowSet("open")), c.SetWindow("open")) == []
    assert when(given(), c.SetWindow("auto")) == []


def test_after_the_end_the_window_stays_closed() -> None:
    ended = given(e.RoomOpened(), e.ShowEnded())

    assert refused(ended, c.SetWindow("open")) == {"code": "ended", "on": None, "rev": 3}
