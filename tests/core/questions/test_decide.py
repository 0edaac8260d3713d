"""Which wish about questions becomes a fact, and which is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.room import Room
from tests.core.story import (
    ANA,
    BO,
    HOST,
    MODERATOR,
    Q1,
    Q2,
    Q3,
    Q4,
    after,
    asked,
    given,
    queued,
    refused,
    rev,
    shown,
    state,
    votes_of,
    when,
)

APPROVED = given(e.RoomOpened(), shown(Q1), asked(Q2))
NEVER = QuestionId("q99")


# One step


@pytest.mark.parametrize(
    ("command", "event"),
    [
        (c.Approve(Q2, 1), e.QuestionApproved(Q2)),
        (c.HoldQuestion(Q2, 1), e.QuestionHeld(Q2)),
        (c.Dismiss(Q2, 1, "Twice."), e.QuestionDismissed(Q2, "Twice.")),
        (c.Edit(Q2, 1, "Why so?"), e.QuestionEdited(Q2, "Why so?")),
        (c.Queue(Q2, 1), e.QuestionQueued(Q2)),
        (c.GoLive(Q1, 2), e.QuestionWentLive(Q1)),
        (c.Answer(Q2, 1, "written", "So."), e.QuestionAnswered(Q2, "written", "So.")),
        (c.Answer(Q2, 1, "aloud"), e.QuestionAnswered(Q2, "aloud", None)),
        (c.Answer(Q2, 1, "aloud", "A note."), e.QuestionAnswered(Q2, "aloud", "A note.")),
        (c.Merge(Q2, 1, Q1), e.QuestionMerged(Q2, Q1)),
        (c.Undo(Q1, 2), e.QuestionRestored(Q1)),
    ],
)
def test_a_step_makes_one_fact(command: c.Command, event: e.Event) -> None:
    assert when(APPROVED, command) == [event]


@pytest.mark.parametrize(
    "command",
    [
        c.Approve(Q1, 1),
        c.HoldQuestion(Q1, 1),
        c.Dismiss(Q1, 1, "Twice."),
        c.Edit(Q1, 1, "Why so?"),
        c.Queue(Q1, 1),
        c.GoLive(Q1, 3),
        c.Answer(Q1, 1, "aloud"),
        c.Merge(Q1, 1, Q2),
        c.Split(Q1, 1),
        c.Undo(Q1, 1),
    ],
)
def test_a_step_from_a_late_screen_is_refused_with_the_present_state(
    command: c.ModerationCommand,
) -> None:
    assert refused(APPROVED, command) == {
        "code": "stale",
        "question": Q1,
        "state": "approved",
        "rev": 2,
    }
    assert refused(given(), command) == {"code": "no_such_question", "question": Q1}


@pytest.mark.parametrize("command", [c.Approve(Q1, 2), c.Split(Q1, 2)])
def test_a_step_that_may_not_follow_is_refused_with_the_present_state(command: c.Command) -> None:
    assert refused(APPROVED, command) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "approved",
        "rev": 2,
    }


@pytest.mark.parametrize(
    ("command", "limit"),
    [
        (c.Dismiss(Q2, 1, ""), 0),
        (c.Dismiss(Q2, 1, "a" * 301), 300),
        (c.Edit(Q2, 1, "\n"), 0),
        (c.Edit(Q2, 1, "a" * 501), 500),
        (c.Answer(Q2, 1, "written"), 0),
        (c.Answer(Q2, 1, "aloud", ""), 0),
        (c.Answer(Q2, 1, "written", "a" * 2001), 2000),
    ],
)
def test_reasons_wordings_and_answers_have_a_length(command: c.Command, limit: int) -> None:
    too_long = {"code": "text_too_long", "limit": limit, "length": limit + 1}

    assert refused(APPROVED, command) == (too_long if limit else {"code": "text_empty"})


def test_an_edit_that_changes_nothing_is_no_fact() -> None:
    assert when(APPROVED, c.Edit(Q1, 2, "Why q1?")) == []


def test_a_dismissed_question_is_not_edited() -> None:
    room = after(APPROVED, c.Dismiss(Q2, 1, "Twice."))

    assert refused(room, c.Edit(Q2, 2, "Why so?"))["code"] == "wrong_state"


def test_a_question_that_is_on_air_cannot_go_there() -> None:
    assert refused(after(APPROVED, c.GoLive(Q1, 2)), c.GoLive(Q1, 3)) == {
        "code": "live_already",
        "question": Q1,
    }


def test_two_moderators_who_decide_together_decide_once() -> None:
    dismissed = after(APPROVED, c.Dismiss(Q2, 1, "Twice."))

    assert refused(dismissed, c.Approve(Q2, 1)) == {
        "code": "stale",
        "question": Q2,
        "state": "dismissed",
        "rev": 2,
    }


def test_a_vote_does_not_make_a_moderators_screen_late() -> None:
    room = given(votes_of(Q1, ANA, BO), onto=APPROVED)

    assert when(room, c.Queue(Q1, 2)) == [e.QuestionQueued(Q1)]


# Merging

MERGED = given(e.RoomOpened(), shown(Q1, Q2, Q3), e.QuestionMerged(Q2, Q1))


def test_a_question_is_not_merged_into_itself_however_long_the_way() -> None:
    assert refused(MERGED, c.Merge(Q1, 2, Q1)) == {"code": "merged_into_itself", "question": Q1}
    assert refused(MERGED, c.Merge(Q1, 2, Q2)) == {"code": "merged_into_itself", "question": Q1}


def test_a_question_is_merged_only_into_one_that_stands_for_itself() -> None:
    assert refused(MERGED, c.Merge(Q3, 2, NEVER)) == {"code": "no_such_question", "question": NEVER}
    assert refused(MERGED, c.Merge(Q3, 2, Q2)) == {
        "code": "wrong_state",
        "question": Q2,
        "state": "merged",
        "rev": 3,
    }


def test_a_merged_question_is_only_split_or_undone() -> None:
    assert when(MERGED, c.Split(Q2, 3)) == [e.QuestionSplit(Q2)]
    assert when(MERGED, c.Undo(Q2, 3)) == [e.QuestionRestored(Q2)]
    assert refused(MERGED, c.Approve(Q2, 3))["code"] == "wrong_state"
    assert refused(MERGED, c.Merge(Q2, 3, Q3))["code"] == "wrong_state"


# The host's next question

WAITING = given(e.RoomOpened(), queued(Q1, Q2), asked(Q3))


def test_next_question_puts_the_head_of_the_queue_on_air() -> None:
    assert when(WAITING, c.NextQuestion(None), HOST) == [e.QuestionWentLive(Q1)]


def test_next_question_means_that_the_live_one_was_answered_aloud() -> None:
    live = after(WAITING, c.NextQuestion(None), by=HOST)
    last = after(live, c.NextQuestion(Q1), by=HOST)

    assert when(live, c.NextQuestion(Q1), HOST) == [
        e.QuestionAnswered(Q1, "aloud", None),
        e.QuestionWentLive(Q2),
    ]
    assert when(last, c.NextQuestion(Q2), HOST) == [e.QuestionAnswered(Q2, "aloud", None)]


def test_two_who_press_next_question_together_advance_one_step() -> None:
    live = after(WAITING, c.NextQuestion(None), by=HOST)

    assert refused(live, c.NextQuestion(None), MODERATOR) == {"code": "stale", "live": Q1}


def test_without_a_live_question_and_a_queue_there_is_no_next_one() -> None:
    assert refused(APPROVED, c.NextQuestion(None), HOST) == {"code": "nothing_queued"}


@pytest.mark.parametrize("command", [c.GoLive(Q3, 1), c.Answer(Q3, 1, "aloud"), c.GoLive(Q4, 1)])
def test_a_host_takes_only_questions_that_moderators_have_let_through(
    command: c.ModerationCommand,
) -> None:
    assert refused(WAITING, command, HOST) == {
        "code": "no_such_question",
        "question": command.question,
    }


def test_a_host_takes_any_question_that_is_shown() -> None:
    assert when(WAITING, c.GoLive(Q2, 3), HOST) == [e.QuestionWentLive(Q2)]


def test_moderators_work_on_after_the_end() -> None:
    ended = given(e.ShowEnded(), onto=WAITING)
    answered = after(ended, c.Answer(Q3, 1, "written", "So."))

    assert state(answered, Q3) == "answered"


def test_a_step_counts_the_revision_of_its_question_alone() -> None:
    room: Room = after(WAITING, c.Queue(Q3, 1))

    assert [rev(room, question) for question in (Q1, Q2, Q3)] == [3, 3, 2]
    assert replace(room.rundown) == WAITING.rundown
