"""What becomes of the questions: queue, air, merging, and the way back."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.events import Recorded
from liveroom.core.ids import QuestionId
from liveroom.core.room import Room
from tests.core.story import (
    ANA,
    BO,
    Q1,
    Q2,
    Q3,
    Q4,
    START,
    after,
    asked,
    at,
    attendee,
    given,
    instant,
    queued,
    refused,
    rev,
    shown,
    state,
    states,
    without_rev,
)

WAITING = given(e.RoomOpened(), queued(Q1, Q2, Q3))


def undo(room: Room, *questions: QuestionId) -> Room:
    for question in questions:
        room = after(room, c.Undo(question, rev(room, question)))
    return room


def test_a_question_starts_received_as_it_was_typed() -> None:
    question = given(asked(Q1, BO, "Why?", "Bo")).board.questions[Q1]

    assert (question.text, question.original, question.name) == ("Why?", "Why?", "Bo")
    assert (question.asker, question.asked_at, question.state.value, question.rev) == (
        BO,
        START,
        "received",
        1,
    )


def test_an_edit_changes_the_wording_and_keeps_the_original() -> None:
    room = after(given(asked(Q1, text="y?")), c.Edit(Q1, 1, "Why?"), c.Edit(Q1, 2, "Why so?"))
    question = room.board.questions[Q1]

    assert (question.text, question.original, question.rev) == ("Why so?", "y?", 3)
    assert undo(room, Q1).board.questions[Q1].text == "Why?"
    assert undo(room, Q1, Q1).board.questions[Q1].text == "y?"


# Queue and air


def test_the_queue_keeps_the_order_in_which_questions_came() -> None:
    assert WAITING.board.queue == (Q1, Q2, Q3)


@pytest.mark.parametrize(
    "command",
    [
        c.Approve(Q2, 3),
        c.HoldQuestion(Q2, 3),
        c.Dismiss(Q2, 3, "Twice."),
        c.GoLive(Q2, 3),
        c.Answer(Q2, 3, "aloud"),
        c.Merge(Q2, 3, Q1),
    ],
)
def test_a_question_that_moves_on_leaves_the_queue_and_comes_back_to_its_place(
    command: c.Command,
) -> None:
    moved = after(WAITING, command)

    assert moved.board.queue == (Q1, Q3)
    assert without_rev(undo(moved, Q2).board) == without_rev(WAITING.board)


def test_a_withdrawn_question_leaves_the_queue() -> None:
    assert after(WAITING, c.Withdraw(Q2), by=attendee(ANA)).board.queue == (Q1, Q3)


def test_an_edit_moves_nothing() -> None:
    edited = after(WAITING, c.Edit(Q2, 3, "Why so?"))

    assert edited.board.queue == (Q1, Q2, Q3)
    assert without_rev(undo(edited, Q2).board) == without_rev(WAITING.board)


@pytest.mark.parametrize(
    ("others", "queue"),
    [
        ((), (Q1, Q2, Q3)),
        ((c.HoldQuestion(Q1, 3),), (Q2, Q3)),
        ((c.HoldQuestion(Q3, 3),), (Q1, Q2)),
        ((c.HoldQuestion(Q1, 3), c.HoldQuestion(Q3, 3)), (Q2,)),
        ((c.HoldQuestion(Q3, 3), c.Queue(Q3, 4)), (Q1, Q2, Q3)),
        ((c.HoldQuestion(Q1, 3), c.Queue(Q1, 4)), (Q3, Q1, Q2)),
        ((c.HoldQuestion(Q3, 3), c.Queue(Q4, 2)), (Q1, Q2, Q4)),
        ((c.HoldQuestion(Q1, 3), c.HoldQuestion(Q3, 3), c.Queue(Q4, 2)), (Q2, Q4)),
    ],
)
def test_a_question_comes_back_where_it_stood_among_those_that_still_wait(
    others: tuple[c.Command, ...], queue: tuple[QuestionId, ...]
) -> None:
    room = after(given(shown(Q4), onto=WAITING), c.Dismiss(Q2, 3, "Twice."), *others)

    assert undo(room, Q2).board.queue == queue


def test_the_one_that_made_way_stays_ahead_of_the_one_that_took_its_place() -> None:
    room = undo(after(WAITING, c.GoLive(Q1, 3), c.GoLive(Q2, 3)), Q2)

    assert room.board.queue == (Q1, Q2, Q3)


def test_the_question_on_air_makes_way_to_the_head_of_the_queue() -> None:
    room = after(WAITING, c.GoLive(Q1, 3), c.GoLive(Q3, 3))

    assert (room.board.live, room.board.queue) == (Q3, (Q1, Q2))
    assert states(room, Q1, Q2, Q3) == ["queued", "queued", "live"]


def test_going_live_by_mistake_is_undone_and_the_one_before_it_goes_on() -> None:
    room = undo(after(WAITING, c.GoLive(Q1, 3), c.GoLive(Q3, 3)), Q3)

    assert (room.board.live, room.board.queue) == (None, (Q1, Q2, Q3))
    assert without_rev(undo(room, Q1).board) == without_rev(after(WAITING, c.GoLive(Q1, 3)).board)
    assert undo(room, Q1).board.live == Q1
    assert undo(room, Q1).board.queue == (Q2, Q3)


def test_an_answer_by_mistake_is_undone_on_the_air_when_it_is_free() -> None:
    room = undo(after(WAITING, c.GoLive(Q1, 3), c.Answer(Q1, 4, "aloud")), Q1)

    assert (room.board.live, room.board.queue) == (Q1, (Q2, Q3))


def test_an_answer_by_mistake_is_undone_at_the_head_of_the_queue_when_the_air_is_taken() -> None:
    room = undo(after(WAITING, c.NextQuestion(None), c.NextQuestion(Q1)), Q1)

    assert (room.board.live, room.board.queue) == (Q2, (Q1, Q3))
    assert states(room, Q1, Q2, Q3) == ["queued", "live", "queued"]


def test_undoing_an_edit_never_puts_a_question_on_air() -> None:
    edited = after(WAITING, c.GoLive(Q1, 3), c.Edit(Q1, 4, "Why so?"), c.GoLive(Q2, 3))
    back = undo(edited, Q1)
    free = after(back, c.Answer(Q2, 4, "aloud"))

    assert (back.board.live, back.board.queue) == (Q2, (Q1, Q3))
    assert free.board.live is None
    assert undo(free, Q1).board.live is None
    assert undo(free, Q1).board.queue == (Q1, Q3)
    assert undo(free, Q1).board.questions[Q1].text == "Why q1?"
    assert undo(free, Q1, Q1).board.queue == (Q1, Q3)


def test_a_question_answered_before_may_be_queued_again() -> None:
    room = after(WAITING, c.Answer(Q1, 3, "written", "So."), c.Queue(Q1, 4))
    question = room.board.questions[Q1]

    assert room.board.queue == (Q2, Q3, Q1)
    assert (question.how, question.answer) == (None, None)
    assert undo(room, Q1).board.questions[Q1].answer == "So."


def test_a_live_question_may_go_back_to_the_end_of_the_queue() -> None:
    room = after(WAITING, c.GoLive(Q1, 3), c.Queue(Q1, 4))

    assert (room.board.live, room.board.queue) == (None, (Q2, Q3, Q1))


def test_a_reason_belongs_to_the_dismissal() -> None:
    dismissed = after(WAITING, c.Dismiss(Q1, 3, "Twice."))

    assert dismissed.board.questions[Q1].reason == "Twice."
    assert after(dismissed, c.Approve(Q1, 4)).board.questions[Q1].reason is None
    assert undo(after(dismissed, c.Approve(Q1, 4)), Q1).board.questions[Q1].reason == "Twice."


def test_an_answer_survives_an_edit_and_is_replaced_by_another() -> None:
    answered = after(WAITING, c.Answer(Q1, 3, "written", "So."))
    edited = after(answered, c.Edit(Q1, 4, "Why so?"))
    again = after(edited, c.Answer(Q1, 5, "aloud"))

    assert (edited.board.questions[Q1].how, edited.board.questions[Q1].answer) == ("written", "So.")
    assert (again.board.questions[Q1].how, again.board.questions[Q1].answer) == ("aloud", None)
    assert undo(again, Q1).board.questions[Q1].answer == "So."


def test_the_last_twenty_steps_can_be_undone_and_no_more_is_kept() -> None:
    room = given(asked(Q1))
    for number in range(1, 2_001):
        room = after(room, c.Edit(Q1, number, f"Wording {number}"))
    kept = room.board.questions[Q1].past
    undone = undo(room, *[Q1] * 20)

    assert [each.text for each in kept] == [f"Wording {n}" for n in range(1_980, 2_000)]
    assert undone.board.questions[Q1].text == "Wording 1980"
    assert refused(undone, c.Undo(Q1, rev(undone, Q1))) == {
        "code": "nothing_to_undo",
        "question": Q1,
    }


def test_a_log_with_more_steps_back_than_are_kept_is_read_all_the_same() -> None:
    edits = [e.QuestionEdited(Q1, f"Wording {number}") for number in range(30)]
    room = given(asked(Q1), *edits, *[e.QuestionRestored(Q1)] * 30)

    assert room.board.questions[Q1].text == "Wording 9"
    assert rev(room, Q1) == 61


def test_steps_are_undone_one_by_one_to_the_beginning() -> None:
    waiting = after(given(asked(Q1)), c.Approve(Q1, 1), c.Queue(Q1, 2))
    room = after(waiting, c.GoLive(Q1, 3), c.Answer(Q1, 4, "aloud"))
    seen = []
    while room.board.questions[Q1].can_undo:
        room = undo(room, Q1)
        seen.append(state(room, Q1))

    assert seen == ["live", "queued", "approved", "received"]
    assert rev(room, Q1) == 9
    assert without_rev(room.board) == without_rev(given(asked(Q1)).board)


def test_a_question_was_read_out_when_it_went_on_air_or_was_answered_aloud_off_air() -> None:
    def read_out(*happened: list[Recorded]) -> int | None:
        return given(shown(Q1), *happened).board.questions[Q1].aired_at

    went_live = at(60, e.QuestionWentLive(Q1))
    aloud = e.QuestionAnswered(Q1, "aloud", None)
    assert read_out(went_live) == instant(60)
    assert read_out(went_live, at(90, aloud)) == instant(60)
    assert read_out(went_live, at(95, e.ShowEnded())) == instant(60)
    assert read_out(at(90, aloud)) == instant(90)
    assert read_out(at(90, e.QuestionAnswered(Q1, "written", "So."))) is None
    assert read_out(went_live, at(70, e.QuestionRestored(Q1))) is None
