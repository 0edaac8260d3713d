"""Every step on the rundown can be taken back, by anybody, as if it had never been taken."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import AUTO, Author, Recorded
from liveroom.core.program import Program, Segment
from liveroom.core.receipts import receipt
from liveroom.core.roles import Audience
from liveroom.core.room import Phase, Room
from liveroom.core.rundown.state import OnAir
from liveroom.core.screens.diff import screen
from tests.core.rundown.seen import seen
from tests.core.story import (
    PROGRAM,
    Q1,
    Q2,
    S1,
    S2,
    S3,
    S4,
    START,
    after,
    asked,
    at,
    fields,
    given,
    instant,
    queued,
    refused,
    rev,
    state,
    states,
    when,
)

GREEN = given(e.RoomOpened())
TALKING = given(at(10, e.SegmentCued(S1)), at(200, e.SegmentCued(S2)), onto=GREEN)
ANA = Author("k1", "moderator", "Ana")


def undo(room: Room, seconds: float = 400) -> Room:
    return after(room, c.UndoLast(room.rundown.rev), seconds=seconds)


# A mistaken next


def test_after_a_mistaken_cue_the_segment_before_goes_on_as_if_never_left() -> None:
    held = after(TALKING, c.AddTime(60), c.Hold(), seconds=300)
    slip = after(held, c.CueNext(S2), seconds=320)
    back = undo(slip)

    assert slip.rundown.current == S3
    assert back.rundown.on == OnAir(S2, instant(200), 60, instant(300))
    assert back.rundown.aired == held.rundown.aired
    assert seen(back) == seen(held)


def test_what_was_taken_back_is_answered_by_its_name() -> None:
    slip = after(TALKING, c.CueNext(S2))
    undone = when(slip, c.UndoLast(slip.rundown.rev))

    assert undone == [e.StepUndone("segment_cued")]
    assert receipt(undone) == {"undone": "segment_cued"}


def test_the_question_window_follows() -> None:
    slip = after(TALKING, c.CueNext(S2))

    assert [panel_of(each, "qa")["window"] for each in (TALKING, slip, undo(slip))] == [
        "collecting",
        "open",
        "collecting",
    ]


def panel_of(room: Room, name: str) -> dict[str, object]:
    found = screen(room, Audience.MODERATOR)[name]
    assert isinstance(found, dict)
    return found


def test_two_who_take_back_the_same_step_take_back_one() -> None:
    slip = after(TALKING, c.CueNext(S2))
    back = undo(slip)

    assert refused(back, c.UndoLast(slip.rundown.rev)) == {
        "code": "stale",
        "on": S2,
        "rev": back.rundown.rev,
    }


STEPS: list[c.Command] = [
    c.CueNext(S2),
    c.CuePrevious(S2),
    c.Cue(S4, TALKING.rundown.rev),
    c.Hold(),
    c.AddTime(60),
    c.Restart(S2, 1),
    c.End(),
    c.AddSegment(S2, "Encore"),
    c.AddSegments(S2, (Segment("One"), Segment("Two"))),
    c.ChangeSegment(S2, 1, planned_seconds=60, title="Charla"),
    c.ChangeSegment(S3, 1, skipped=True),
    c.MoveSegment(S4, 1, None),
    c.RemoveSegment(S3, 1),
]


@pytest.mark.parametrize("step", STEPS)
def test_every_step_is_taken_back_without_a_trace(step: c.Command) -> None:
    room = given(queued(Q1), asked(Q2), e.QuestionWentLive(Q1), onto=TALKING)
    moved = after(room, step, seconds=300)

    assert seen(moved) != seen(room)
    assert seen(undo(moved)) == seen(room)
    assert undo(moved).rundown.rev == room.rundown.rev + 2


def test_a_countdown_that_went_on_is_held_again_as_it_was() -> None:
    held = after(TALKING, c.Hold(), seconds=300)
    resumed = after(held, c.Resume(), seconds=330)

    assert undo(resumed).rundown.on == held.rundown.on


def test_steps_are_taken_back_one_after_the_other_to_the_doors_opening() -> None:
    room = after(GREEN, c.CueNext(None), c.AddTime(60), c.CueNext(S1))
    back = undo(undo(undo(room)))

    assert seen(back) == seen(GREEN)
    assert refused(back, c.UndoLast(back.rundown.rev)) == {"code": "nothing_to_undo"}


def test_a_cue_that_opened_the_doors_is_taken_back_and_they_stay_open() -> None:
    room = after(given(), c.CueNext(None))
    back = undo(room)

    assert back.phase is Phase.GREEN_ROOM
    assert refused(back, c.UndoLast(back.rundown.rev)) == {"code": "nothing_to_undo"}


def test_before_the_doors_open_edits_can_be_taken_back_too_and_then_no_more() -> None:
    edited = after(given(), c.ChangeSegment(S1, 1, title="Hola"))
    opened = after(edited, c.Open())

    assert seen(undo(edited)) == seen(given())
    assert refused(opened, c.UndoLast(opened.rundown.rev)) == {"code": "nothing_to_undo"}


def test_what_was_before_another_program_cannot_be_taken_back() -> None:
    edited = after(GREEN, c.ChangeSegment(S1, 1, title="Hola"))
    loaded = after(edited, c.LoadProgram(Program("Other", (Segment("Solo"),))))

    assert refused(loaded, c.UndoLast(loaded.rundown.rev)) == {"code": "nothing_to_undo"}


def test_the_event_and_the_doors_are_no_steps() -> None:
    slip = after(TALKING, c.CueNext(S2))
    changed = after(slip, c.ChangeEvent(1, title="Barrios", starts_at=START + 60_000))
    back = undo(changed)

    assert (back.program.title, back.rundown.starts_at) == ("Barrios", START + 60_000)
    assert back.rundown.current == S2


# Revisions


def test_revisions_of_rows_never_go_back() -> None:
    changed = after(TALKING, c.ChangeSegment(S3, 1, title="Dudas"))
    back = undo(changed)
    removed = undo(after(back, c.RemoveSegment(S3, 3)))

    assert fields(back.rundown.segments, "rev") == [1, 1, 3, 1]
    assert fields(removed.rundown.segments, "rev") == [1, 1, 3, 1]
    assert refused(back, c.ChangeSegment(S3, 2, title="Late"))["code"] == "stale"


# The end


ON_AIR = given(queued(Q1, Q2), e.QuestionWentLive(Q1), onto=TALKING)


def test_an_end_that_is_taken_back_puts_the_question_on_air_again() -> None:
    ended = after(ON_AIR, c.End())
    back = undo(ended)

    assert states(ended, Q1, Q2) == ["answered", "queued"]
    assert (back.board.live, back.phase) == (Q1, Phase.LIVE)
    assert states(back, Q1, Q2) == ["live", "queued"]
    assert rev(back, Q1) == rev(ON_AIR, Q1) + 2


def test_a_question_that_was_changed_since_the_end_stays() -> None:
    ended = after(ON_AIR, c.End())
    changed = after(ended, c.Answer(Q1, rev(ended, Q1), "written", "Yes."))
    back = undo(changed)

    assert (back.phase, back.board.live, state(back, Q1)) == (Phase.LIVE, None, "answered")


def test_once_the_show_has_ended_again_nothing_is_on_air() -> None:
    """Given the end, previous, and a question on air; when previous is taken back."""
    resumed = after(given(e.ShowEnded(), onto=ON_AIR), c.CuePrevious(None))
    back = undo(after(resumed, c.GoLive(Q2, rev(resumed, Q2))))

    assert (back.phase, back.board.live) == (Phase.ENDED, None)
    assert state(back, Q2) == "answered"
    assert undo(back).board.live == Q1


# Who and what


def test_moderators_see_what_would_be_taken_back_whose_it_was_and_when() -> None:
    room = given([Recorded(instant(300), e.SegmentCued(S3), ANA)], onto=TALKING)

    assert screen(room, Audience.MODERATOR)["last_step"] == {
        "name": "segment_cued",
        "segment": S3,
        "title": "Preguntas",
        "by": {"role": "moderator", "name": "Ana"},
        "at": instant(300),
    }
    assert panel_of(undo(room), "last_step")["segment"] == S2
    assert screen(GREEN, Audience.MODERATOR)["last_step"] is None


@pytest.mark.parametrize(
    ("step", "segment", "title"),
    [
        (c.Hold(), S2, "Ponencia"),
        (c.End(), S2, "Ponencia"),
        (c.RemoveSegment(S3, 1), S3, "Preguntas"),
        (c.ChangeSegment(S4, 1, title="Fin"), S4, "Cierre"),
    ],
)
def test_a_step_is_about_a_segment(step: c.Command, segment: str, title: str) -> None:
    last_step = panel_of(after(TALKING, step), "last_step")

    assert (last_step["segment"], last_step["title"], last_step["by"]) == (segment, title, None)


def test_a_new_segment_is_told_by_its_title() -> None:
    assert panel_of(after(TALKING, c.AddSegment(S2, "Encore")), "last_step")["title"] == "Encore"


def test_an_end_without_a_segment_is_about_none() -> None:
    last_step = panel_of(after(GREEN, c.End()), "last_step")

    assert (last_step["segment"], last_step["title"]) == (None, None)


def test_the_account_has_all_steps_and_what_was_taken_back() -> None:
    room = undo(after(GREEN, c.CueNext(None), c.CueNext(S1)))

    assert [(type(each.recorded.event), each.title) for each in room.rundown.account] == [
        (e.RoomOpened, None),
        (e.SegmentCued, "Bienvenida"),
        (e.SegmentCued, "Ponencia"),
        (e.StepUndone, "Ponencia"),
    ]


def test_an_automatic_step_that_was_taken_back_does_not_follow_again() -> None:
    by_itself = given([Recorded(instant(300), e.SegmentCued(S3), AUTO)], onto=TALKING)
    by_hand = after(TALKING, c.CueNext(S2))
    again = undo(after(undo(by_itself), c.Hold()))

    assert undo(by_itself).rundown.undone == {(S2, "segment_cued")}
    assert again.rundown.undone == {(S2, "segment_cued")}
    assert undo(by_hand).rundown.undone == frozenset()


def test_a_log_that_takes_back_more_than_there_is_can_be_read() -> None:
    assert given(e.StepUndone("segment_cued"), onto=GREEN).rundown == GREEN.rundown


def test_another_order_of_the_program_is_taken_back_too() -> None:
    turned = replace(PROGRAM, segments=PROGRAM.segments[::-1])
    room = given(e.RoomOpened(), program=turned)

    assert seen(undo(after(room, c.MoveSegment(S1, 1, None)))) == seen(room)
