"""One step with many questions, and taking it back."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import BulkId, QuestionId
from liveroom.core.questions.bulk import BULKS_KEPT
from liveroom.core.questions.state import MERGEABLE_INTO
from liveroom.core.receipts import left_out
from liveroom.core.refusals import Refused
from liveroom.core.room import Room
from liveroom.core.vocabulary.bulk_steps import Each
from tests.core.evenings import DICE, EACH, MOST, Dice, Die, last, promise, wish
from tests.core.story import (
    ANA,
    BO,
    CY,
    Q1,
    Q2,
    Q3,
    Q4,
    after,
    asked,
    attendee,
    given,
    queued,
    refused,
    rev,
    shown,
    states,
    votes_of,
    when,
    without_rev,
)

ASKED = given(e.RoomOpened(), asked(Q1), asked(Q2, BO), asked(Q3, CY), shown(Q4))
B1 = BulkId("b1")
NEVER = QuestionId("q99")


def chosen(room: Room, *questions: QuestionId) -> tuple[c.Chosen, ...]:
    return tuple(c.Chosen(question, rev(room, question)) for question in questions)


def bulk(room: Room, each: Each, *questions: QuestionId, reason: str | None = None) -> Room:
    return after(room, c.Bulk(each, chosen(room, *questions), reason), new_id=B1)


def test_many_questions_take_one_step() -> None:
    step = c.Bulk("approve", chosen(ASKED, Q1, Q3))

    assert when(ASKED, step, new_id=B1) == [
        e.BulkBegan(B1, (Q1, Q3)),
        e.QuestionApproved(Q1),
        e.QuestionApproved(Q3),
    ]


@pytest.mark.parametrize(
    ("each", "state"),
    [
        ("approve", "approved"),
        ("hold_question", "held"),
        ("dismiss", "dismissed"),
        ("queue", "queued"),
    ],
)
def test_the_step_is_the_same_for_each(each: Each, state: str) -> None:
    room = bulk(ASKED, each, Q2, Q1, reason="Twice.")

    assert states(room, Q1, Q2, Q3) == [state, state, "received"]
    assert room.board.queue == ((Q2, Q1) if state == "queued" else ())


def test_many_are_merged_into_one_with_their_voters() -> None:
    room = given(votes_of(Q1, ANA), votes_of(Q2, ANA, BO), votes_of(Q4, CY), onto=ASKED)
    merged = after(room, c.Bulk("merge", chosen(room, Q1, Q2), into=Q4), new_id=B1)

    assert states(merged, Q1, Q2) == ["merged", "merged"]
    assert merged.board.counts[Q4] == 3
    assert without_rev(after(merged, c.UndoBulk(B1)).board) == without_rev(room.board)


def test_what_cannot_be_done_with_some_is_left_out_and_named() -> None:
    step = c.Bulk(
        "approve", (c.Chosen(Q1, 1), c.Chosen(Q2, 9), c.Chosen(Q4, 2), c.Chosen(NEVER, 1))
    )

    assert states(after(ASKED, step), Q1, Q2, Q4) == ["approved", "received", "approved"]
    assert left_out(ASKED, step) == {
        "bulk": None,
        "done": [Q1],
        "refused": [
            {"question": Q2, "code": "stale"},
            {"question": Q4, "code": "wrong_state"},
            {"question": NEVER, "code": "no_such_question"},
        ],
    }


def test_a_question_is_not_merged_into_itself_with_the_others() -> None:
    step = c.Bulk("merge", chosen(ASKED, Q1, Q4), into=Q4)

    assert left_out(ASKED, step)["refused"] == [{"question": Q4, "code": "merged_into_itself"}]
    assert states(after(ASKED, step), Q1, Q4) == ["merged", "approved"]


def test_a_question_that_is_named_twice_takes_one_step() -> None:
    step = c.Bulk("approve", (c.Chosen(Q1, 1), c.Chosen(Q1, 1)))

    assert when(ASKED, step, new_id=B1) == [e.BulkBegan(B1, (Q1,)), e.QuestionApproved(Q1)]


def test_a_step_that_can_be_done_with_none_is_no_fact() -> None:
    assert when(ASKED, c.Bulk("approve", chosen(ASKED, Q4))) == []
    assert when(ASKED, c.Bulk("approve", ())) == []


@pytest.mark.parametrize(
    ("step", "refusal"),
    [
        (c.Bulk("dismiss", (c.Chosen(Q1, 1),)), {"code": "text_empty"}),
        (
            c.Bulk("dismiss", (c.Chosen(Q1, 1),), "a" * 301),
            {"code": "text_too_long", "limit": 300, "length": 301},
        ),
        (
            c.Bulk("merge", (c.Chosen(Q1, 1),)),
            {"code": "bad_message", "field": "into", "problem": "missing"},
        ),
        (
            c.Bulk("merge", (c.Chosen(Q1, 1),), into=NEVER),
            {"code": "no_such_question", "question": NEVER},
        ),
        (
            c.Bulk("label", (c.Chosen(Q1, 1),)),
            {"code": "bad_message", "field": "labels", "problem": "missing"},
        ),
        (c.UndoBulk(B1), {"code": "nothing_to_undo"}),
    ],
)
def test_what_makes_no_sense_for_any_is_refused_whole(
    step: c.Command, refusal: dict[str, object]
) -> None:
    assert refused(ASKED, step) == refusal


# Taking it back


def test_the_whole_step_is_taken_back() -> None:
    room = given(queued(Q1, Q2, Q3, Q4))
    dismissed = bulk(room, "dismiss", Q3, Q1, Q4, reason="Twice.")
    back = after(dismissed, c.UndoBulk(B1))

    assert when(dismissed, c.UndoBulk(B1))[0] == e.BulkUndone(B1)
    assert dismissed.board.queue == (Q2,)
    assert back.board.queue == (Q1, Q2, Q3, Q4)
    assert without_rev(back.board) == without_rev(room.board)
    assert refused(back, c.UndoBulk(B1)) == {"code": "nothing_to_undo"}


def test_what_was_changed_since_stays_as_it_is_and_is_named() -> None:
    held = bulk(ASKED, "hold_question", Q1, Q2, Q3)
    room = after(held, c.Approve(Q2, 2))
    room = after(room, c.Withdraw(Q1), by=attendee(ANA))

    assert states(after(room, c.UndoBulk(B1)), Q1, Q2, Q3) == ["withdrawn", "approved", "received"]
    assert left_out(room, c.UndoBulk(B1)) == {
        "bulk": None,
        "done": [Q3],
        "refused": [{"question": Q2, "code": "stale"}, {"question": Q1, "code": "stale"}],
    }


def test_a_step_of_which_every_question_was_changed_since_is_not_taken_back() -> None:
    room = after(bulk(ASKED, "hold_question", Q1), c.Undo(Q1, 2))

    assert when(room, c.UndoBulk(B1)) == []


def test_the_latest_steps_can_be_taken_back() -> None:
    room = ASKED
    for number in range(BULKS_KEPT + 1):
        each: Each = "hold_question" if number % 2 else "approve"
        step = c.Bulk(each, chosen(room, Q1))
        room = after(room, step, new_id=f"b{number}")

    assert refused(room, c.UndoBulk(BulkId("b0"))) == {"code": "nothing_to_undo"}
    assert [step.id for step in room.board.bulks] == [f"b{n}" for n in range(1, BULKS_KEPT + 1)]


def random_step(room: Room, die: Die) -> c.Bulk:
    """One with some of the questions, mostly as they are."""
    questions = [question for question in room.board.questions.values() if die.upto(3)]
    seen = tuple(c.Chosen(each.id, each.staff_rev - (die.upto(9) == 8)) for each in questions)
    into = [q.id for q in room.board.questions.values() if q.state in MERGEABLE_INTO]
    each = die.one(EACH if into else EACH[:-1])
    return c.Bulk(each, seen, "Twice.", die.one(into) if into else None, ("cost",))


def labels(room: Room, *questions: QuestionId) -> list[tuple[str, ...]]:
    return [room.board.questions[question].marks.labels for question in questions]


def test_many_get_the_same_labels_and_their_own_ones_back() -> None:
    room = after(ASKED, c.Label(Q2, 1, ("metro",)), c.Label(Q3, 1, ("cost",)))
    step = c.Bulk("label", (c.Chosen(Q1, 1), c.Chosen(Q2, 2), c.Chosen(Q3, 2)), labels=("cost",))
    done = after(room, step, new_id=B1)
    starred = after(done, c.Star(Q1, 2, True))

    assert left_out(room, step) == {"bulk": None, "done": [Q1, Q2, Q3], "refused": []}
    assert labels(done, Q1, Q2, Q3) == [("cost",)] * 3
    assert labels(after(done, c.UndoBulk(B1)), Q1, Q2, Q3) == [(), ("metro",), ("cost",)]
    assert labels(after(starred, c.UndoBulk(B1)), Q1, Q2) == [("cost",), ("metro",)]
    assert left_out(starred, c.UndoBulk(B1))["refused"] == [{"question": Q1, "code": "stale"}]


@promise
@hypothesis_given(DICE, st.integers(0, MOST))
def test_a_step_and_taking_it_back_leave_no_trace(dice: Dice, number: int) -> None:
    room = last(dice)
    done = after(room, random_step(room, Die(number)), new_id=B1)
    if done != room:
        assert without_rev(after(done, c.UndoBulk(B1)).board) == without_rev(room.board)


def go_on(room: Room, numbers: list[int]) -> Room:
    """The room after all sorts of wishes, granted or not."""
    for step, number in enumerate(numbers, 100):
        command, by = wish(room, Die(number), step)
        with suppress(Refused):
            room = after(room, command, by=by, seconds=step * 7, new_id=f"new {step}")
    return room


@promise
@hypothesis_given(DICE, st.integers(0, MOST), st.lists(st.integers(0, MOST), max_size=12))
def test_taking_it_back_touches_nothing_that_was_changed_since(
    dice: Dice, number: int, numbers: list[int]
) -> None:
    before = last(dice)
    done = after(before, random_step(before, Die(number)), new_id=B1)
    later = go_on(done, numbers)
    if later.board.bulks[-1:] == done.board.bulks[-1:] != before.board.bulks[-1:]:
        back = after(later, c.UndoBulk(B1)).board.questions
        revs = dict(later.board.bulks[-1].revs)
        for question in later.board.questions.values():
            marks = later.board.bulks[-1].labels is not None
            if revs.get(question.id) == (question.marks.rev if marks else question.rev):
                was, is_ = before.board.questions[question.id], back[question.id]
                if marks:
                    assert is_.marks.labels == was.marks.labels
                    continue
                text = was.text if question.text else ""  # what was erased since stays so
                assert (is_.state, is_.text, is_.into) == (was.state, text, was.into)
            else:
                assert back[question.id] == question
