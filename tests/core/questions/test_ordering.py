"""What is read out next: rules, hands, and taking a question off air."""

from __future__ import annotations

import pytest

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.ordering import ordered
from liveroom.core.roles import Audience, Person
from liveroom.core.room import Room
from liveroom.core.screens.diff import changes, screen, vote_changes, vote_counts
from liveroom.core.screens.drawn import Drawn
from liveroom.core.vocabulary.queue_order import Rule, Then
from tests.core.story import (
    ANA,
    BO,
    CY,
    HOST,
    MODERATOR,
    Q1,
    Q2,
    Q3,
    Q4,
    after,
    asked,
    at,
    given,
    panel,
    queued,
    refused,
    rev,
    shown,
    told,
    votes_of,
    when,
)
from tests.core.story import names as names_of

WAITING = given(e.RoomOpened(), queued(Q1, Q2, Q3), shown(Q4))
LIVE = after(WAITING, c.GoLive(Q2, 3))
NEVER = QuestionId("q99")


def undo(room: Room, question: QuestionId) -> Room:
    return after(room, c.Undo(question, rev(room, question)))


# Off air


@pytest.mark.parametrize("by", [MODERATOR, HOST])
@pytest.mark.parametrize(
    ("then", "queue"),
    [
        ("approved", (Q1, Q3)),
        ("queued", (Q2, Q1, Q3)),
        ("held", (Q1, Q3)),
        ("dismissed", (Q1, Q3)),
    ],
)
def test_a_question_leaves_the_air_without_having_been_answered(
    then: Then, queue: tuple[QuestionId, ...], by: Person
) -> None:
    room = after(LIVE, c.TakeOff(Q2, 4, then, "Too long."), by=by)
    question = room.board.questions[Q2]

    assert (room.board.live, room.board.queue) == (None, queue)
    assert (question.state.value, question.how) == (then, None)
    assert question.reason == ("Too long." if then == "dismissed" else None)


def test_a_question_that_was_taken_off_goes_back_on_air_when_that_is_undone() -> None:
    off = after(LIVE, c.TakeOff(Q2, 4, "held"))

    assert undo(off, Q2).board.live == Q2
    meanwhile = after(off, c.NextQuestion(None), by=HOST)
    assert (meanwhile.board.live, undo(meanwhile, Q2).board.queue) == (Q1, (Q2, Q3))


def test_only_what_is_on_air_is_taken_off() -> None:
    assert refused(LIVE, c.TakeOff(Q1, 3, "held")) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "queued",
        "rev": 3,
    }
    assert refused(LIVE, c.TakeOff(Q2, 3, "held"), HOST)["code"] == "stale"


@pytest.mark.parametrize(
    ("reason", "code"), [(None, "text_empty"), ("", "text_empty"), ("a" * 301, "text_too_long")]
)
def test_dismissing_what_was_on_air_needs_a_reason(reason: str | None, code: str) -> None:
    assert refused(LIVE, c.TakeOff(Q2, 4, "dismissed", reason))["code"] == code


# By hand


@pytest.mark.parametrize("by", [MODERATOR, HOST])
@pytest.mark.parametrize(
    ("question", "before", "queue"),
    [
        (Q3, Q1, (Q3, Q1, Q2)),
        (Q1, Q3, (Q2, Q1, Q3)),
        (Q1, None, (Q2, Q3, Q1)),
        (Q2, Q1, (Q2, Q1, Q3)),
    ],
)
def test_a_queued_question_is_put_before_another_or_last(
    question: QuestionId, before: QuestionId | None, queue: tuple[QuestionId, ...], by: Person
) -> None:
    room = after(WAITING, c.Reorder(question, 3, before), by=by)

    assert room.board.queue == queue
    assert undo(room, question).board.queue == (Q1, Q2, Q3)
    assert refused(room, c.Reorder(question, 3, None))["code"] == "stale"


@pytest.mark.parametrize(("question", "before"), [(Q1, Q2), (Q3, None), (Q2, Q2), (Q1, Q1)])
def test_putting_a_question_where_it_stands_is_no_fact(
    question: QuestionId, before: QuestionId | None
) -> None:
    assert when(WAITING, c.Reorder(question, 3, before)) == []


def test_only_what_is_queued_has_a_place_in_the_queue() -> None:
    wrong = {"code": "wrong_state", "question": Q4, "state": "approved", "rev": 2}

    assert refused(WAITING, c.Reorder(Q4, 2, Q1)) == wrong
    assert refused(WAITING, c.Reorder(Q1, 3, Q4)) == wrong
    assert refused(WAITING, c.Reorder(Q1, 3, NEVER)) == {
        "code": "no_such_question",
        "question": NEVER,
    }


def test_an_edit_of_a_queued_question_is_undone_without_moving_it() -> None:
    room = after(WAITING, c.Edit(Q1, 3, "Why so?"), c.Queue(Q4, 2), c.Reorder(Q3, 3, Q1))

    assert undo(room, Q1).board.queue == (Q3, Q1, Q2, Q4)


# By votes

VOTED = given(votes_of(Q3, ANA, BO), votes_of(Q2, CY), onto=WAITING)
BY_VOTES = after(VOTED, c.OrderRule("by_votes"))


def test_by_votes_the_most_voted_is_next_and_votes_sort_anew() -> None:
    more = given(votes_of(Q1, ANA, BO, CY), onto=BY_VOTES)

    assert ordered(VOTED.board) == (Q1, Q2, Q3)
    assert ordered(BY_VOTES.board) == (Q3, Q2, Q1)
    assert ordered(more.board) == (Q1, Q3, Q2)
    assert when(more, c.NextQuestion(None), HOST) == [e.QuestionWentLive(Q1)]


def test_equal_votes_leave_the_order_as_it_was_queued() -> None:
    assert ordered(after(WAITING, c.OrderRule("by_votes")).board) == (Q1, Q2, Q3)


def test_the_old_order_is_there_again_when_questions_are_sorted_as_queued() -> None:
    assert ordered(after(BY_VOTES, c.OrderRule("as_queued")).board) == (Q1, Q2, Q3)


def test_a_hand_keeps_the_order_that_was_seen() -> None:
    room = after(BY_VOTES, c.Reorder(Q1, 3, Q2))
    more = given(votes_of(Q1, ANA, BO, CY), onto=room)

    assert (room.board.rule, ordered(room.board)) == ("as_queued", (Q3, Q1, Q2))
    assert ordered(more.board) == (Q3, Q1, Q2)
    assert when(BY_VOTES, c.Reorder(Q3, 3, Q2)) == [e.QuestionReordered(Q3, Q2)]


def test_a_rule_that_holds_is_no_fact() -> None:
    assert when(WAITING, c.OrderRule("as_queued")) == []


@pytest.mark.parametrize("rule", ["as_queued", "by_votes", "fair"])
def test_votes_bring_staff_the_queue_where_they_sort_it(rule: Rule) -> None:
    room = given(votes_of(Q1, ANA), onto=after(WAITING, c.OrderRule(rule)))
    whole, bare = vote_changes(room, [Q1]), vote_counts(room, [Q1])

    assert ("queue" in whole[Audience.MODERATOR]) is (rule == "by_votes")
    assert ("queue" in bare[Audience.HOST]) is (rule == "by_votes")
    assert "queue" not in vote_counts(room, [Q4])[Audience.MODERATOR]
    assert all("queue" not in patch[Audience.ATTENDEE] for patch in (whole, bare))


def test_staff_are_told_the_rule_and_the_queue_as_it_sorts_it() -> None:
    events = when(VOTED, c.OrderRule("by_votes"))

    patches = changes(Drawn(VOTED), Drawn(BY_VOTES), events)
    assert names_of(patches) == told(moderator="qa queue", host="qa queue")
    assert screen(BY_VOTES, Audience.MODERATOR)["queue"] == [Q3, Q2, Q1]
    assert panel(screen(BY_VOTES, Audience.HOST), "qa")["rule"] == "by_votes"
    assert "rule" not in panel(screen(BY_VOTES, Audience.ATTENDEE), "qa")


# In turn


def fair(*askers: PersonId) -> Room:
    """A queue of one question of each of these, in this order; the same person may ask again."""
    room = given(e.RoomOpened())
    for number, asker in enumerate(askers, 1):
        question = QuestionId(f"q{number}")
        room = given(at(0, asked(question, asker), e.QuestionQueued(question)), onto=room)
    return after(room, c.OrderRule("fair"))


def test_nobody_s_second_question_comes_before_another_one_s_first() -> None:
    assert ordered(fair(ANA, ANA, BO, ANA).board) == (Q1, Q3, Q2, Q4)
    assert ordered(fair(ANA, ANA, BO, BO).board) == (Q1, Q3, Q2, Q4)


def test_who_was_answered_aloud_or_is_on_air_has_had_a_turn() -> None:
    room = fair(ANA, ANA, BO, CY)
    on_air = after(room, c.NextQuestion(None), by=HOST)
    answered = after(on_air, c.NextQuestion(Q1), by=HOST)

    assert ordered(on_air.board) == (Q3, Q4, Q2)
    assert (answered.board.live, ordered(answered.board)) == (Q3, (Q4, Q2))


def test_who_was_answered_in_writing_or_taken_off_has_had_no_turn() -> None:
    room = fair(ANA, ANA, BO)
    written = after(room, c.Answer(Q1, 2, "written", "So."))
    off = after(room, c.GoLive(Q1, 2), c.TakeOff(Q1, 3, "held"))

    assert ordered(written.board) == ordered(off.board) == (Q2, Q3)


def test_who_was_merged_into_what_was_read_out_keeps_their_turn() -> None:
    room = fair(ANA, BO, CY, BO, ANA)
    answered = after(room, c.Merge(Q2, 2, Q1), c.Answer(Q1, 2, "aloud"))

    assert ordered(answered.board) == (Q3, Q4, QuestionId("q5"))


def test_it_is_on_record_when_somebody_was_put_before_another_one_s_turn() -> None:
    room = after(fair(ANA, ANA, BO), c.Answer(Q1, 2, "aloud"))
    waiting = given(shown(Q4), onto=room)

    assert when(room, c.GoLive(Q2, 2)) == [e.QuestionWentLive(Q2, out_of_turn=True)]
    assert when(waiting, c.GoLive(Q4, 2), HOST) == [e.QuestionWentLive(Q4, out_of_turn=True)]
    assert when(room, c.GoLive(Q3, 2)) == [e.QuestionWentLive(Q3)]
    assert when(fair(ANA, ANA, BO), c.GoLive(Q2, 2)) == [e.QuestionWentLive(Q2)]
    by_hand = after(room, c.OrderRule("as_queued"))
    assert when(by_hand, c.GoLive(Q2, 2)) == [e.QuestionWentLive(Q2)]


def test_what_staff_asked_for_somebody_is_everybody_s_first() -> None:
    staff = PersonId("")
    assert ordered(fair(staff, staff, ANA, ANA, BO).board) == (
        Q1,
        Q2,
        Q3,
        QuestionId("q5"),
        Q4,
    )


def test_what_was_on_air_is_sorted_in_when_another_goes_there() -> None:
    room = after(BY_VOTES, c.GoLive(Q1, 3), c.GoLive(Q2, 3))

    assert (room.board.live, ordered(room.board)) == (Q2, (Q3, Q1))
