"""What attendees may ask, vote for and take back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.questions import asking
from liveroom.core.roles import Audience
from liveroom.core.screens.diff import screen
from tests.core.story import (
    ANA,
    BO,
    CY,
    Q1,
    Q2,
    Q3,
    S2,
    S4,
    after,
    asked,
    attendee,
    given,
    item,
    refused,
    shown,
    when,
)

GREEN = given(e.RoomOpened())
NEVER = QuestionId("q99")


# Asking


def test_a_question_is_received_with_what_is_on_air() -> None:
    room = given(asked(Q1), e.SegmentCued(S2))

    assert when(room, c.Ask("¿Y después?", "Ana"), attendee(ANA), new_id="q2") == [
        e.QuestionReceived(Q2, ANA, "¿Y después?", "Ana", S2, read_name=False)
    ]


@pytest.mark.parametrize("name", [None, "", "  ", "\u200b"])
def test_a_name_with_nothing_to_see_is_no_name(name: str | None) -> None:
    assert when(GREEN, c.Ask("Why?", name), attendee(ANA)) == [
        e.QuestionReceived(QuestionId("new"), ANA, "Why?", None, None, read_name=False)
    ]


def test_questions_are_refused_while_the_window_takes_none() -> None:
    late = given(e.SegmentCued(S4))

    assert refused(given(), c.Ask("Why?"), attendee(ANA)) == {
        "code": "window_closed",
        "window": "closed",
    }
    assert refused(late, c.Ask("Why?"), attendee(ANA)) == {
        "code": "window_closed",
        "window": "votes_only",
    }


def test_a_question_needs_a_text_of_reasonable_length() -> None:
    assert refused(GREEN, c.Ask(" "), attendee(ANA)) == {"code": "text_empty"}
    assert refused(GREEN, c.Ask("a" * 501), attendee(ANA)) == {
        "code": "text_too_long",
        "limit": 500,
        "length": 501,
    }
    assert refused(GREEN, c.Ask("Why?", "n" * 61), attendee(ANA)) == {
        "code": "name_too_long",
        "limit": 60,
        "length": 61,
    }


def asked_by_ana(count: int) -> list[e.Event]:
    return [asked(QuestionId(f"q{number}")) for number in range(1, count + 1)]


def test_one_person_has_twenty_undecided_questions_at_most() -> None:
    nearly = given(*asked_by_ana(19), e.QuestionHeld(Q1), onto=GREEN)
    full = given(asked(QuestionId("q20")), onto=nearly)

    assert when(nearly, c.Ask("Why?"), attendee(ANA)) != []
    assert refused(full, c.Ask("Why?"), attendee(ANA)) == {"code": "too_many_open", "limit": 20}
    assert when(full, c.Ask("Why?"), attendee(BO)) != []


@pytest.mark.parametrize(
    "decided", [e.QuestionApproved(Q1), e.QuestionWithdrawn(Q1), e.QuestionDismissed(Q1, "Twice.")]
)
def test_a_decided_question_leaves_room_for_another(decided: e.Event) -> None:
    room = given(*asked_by_ana(20), decided, onto=GREEN)

    assert when(room, c.Ask("Why?"), attendee(ANA), new_id="q21") == [
        replace(asked(QuestionId("q21"), text="Why?"), read_name=False)
    ]


FULL = {"code": "room_full", "limit": 2}


def test_a_room_waits_for_its_moderators_when_too_many_questions_are_undecided(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MAX_UNDECIDED", 2)
    nearly = given(asked(Q1), e.QuestionHeld(Q1), onto=GREEN)
    full = given(asked(Q2, BO), onto=nearly)

    assert when(nearly, c.Ask("Why?"), attendee(CY)) != []
    assert refused(full, c.Ask("Why?"), attendee(CY)) == FULL


@pytest.mark.parametrize(
    "decided",
    [
        e.QuestionApproved(Q1),
        e.QuestionQueued(Q1),
        e.QuestionAnswered(Q1, "aloud", None),
        e.QuestionDismissed(Q1, "Twice."),
        e.QuestionMerged(Q1, Q2),
        e.QuestionWithdrawn(Q1),
    ],
)
def test_whatever_is_decided_leaves_room_and_its_undoing_takes_it_again(
    monkeypatch: pytest.MonkeyPatch, decided: e.ModerationEvent
) -> None:
    monkeypatch.setattr(asking, "MAX_UNDECIDED", 2)
    full = given(asked(Q1), asked(Q2, BO), onto=GREEN)
    room = given(decided, onto=full)

    assert refused(full, c.Ask("Why?"), attendee(CY)) == FULL
    assert when(room, c.Ask("Why?"), attendee(CY)) != []
    if not isinstance(decided, e.QuestionWithdrawn):
        back = after(room, c.Undo(Q1, 2))
        assert refused(back, c.Ask("Why?"), attendee(CY)) == FULL


def test_an_undoing_is_never_refused_for_want_of_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MAX_UNDECIDED", 2)
    dismissed = given(asked(Q1), e.QuestionDismissed(Q1, "Spam."), onto=GREEN)
    full = given(asked(Q2, BO), asked(Q3, CY), onto=dismissed)
    over = after(full, c.Undo(Q1, 2))

    assert over.board.undecided == 3
    assert refused(over, c.Ask("Why?"), attendee(CY)) == FULL
    assert refused(after(over, c.Approve(Q2, 1)), c.Ask("Why?"), attendee(CY)) == FULL
    assert when(after(over, c.Approve(Q2, 1), c.Approve(Q3, 1)), c.Ask("?"), attendee(CY)) != []


def test_a_flood_that_was_dismissed_leaves_room_for_the_questions_of_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MAX_UNDECIDED", 2)
    monkeypatch.setattr(asking, "MAX_KEPT", 3)
    room = GREEN
    for number in range(1, 12, 2):
        for each in (number, number + 1):
            room = after(room, c.Ask("Spam"), by=attendee(BO), new_id=f"q{each}")
        assert refused(room, c.Ask("Why?"), attendee(ANA)) == FULL
        for each in (number, number + 1):
            room = after(room, c.Dismiss(QuestionId(f"q{each}"), 1, "Spam."))

    assert when(room, c.Ask("Why?"), attendee(ANA), new_id="q13") == [
        replace(asked(QuestionId("q13"), text="Why?"), read_name=False)
    ]


def test_a_room_keeps_a_bounded_number_and_what_is_dismissed_is_not_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MAX_KEPT", 2)
    full = given(shown(Q1, Q2), onto=GREEN)

    assert refused(full, c.Ask("Why?"), attendee(BO)) == FULL
    assert when(after(full, c.Dismiss(Q1, 2, "Spam.")), c.Ask("Why?"), attendee(BO)) != []
    withdrawn = after(full, c.Withdraw(Q1), by=attendee(ANA))
    assert when(withdrawn, c.Ask("Why?"), attendee(BO)) != []


def test_a_room_takes_a_bounded_number_whatever_becomes_of_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "MAX_QUESTIONS", 2)
    room = given(asked(Q1), e.QuestionWithdrawn(Q1), onto=GREEN)

    assert when(room, c.Ask("Why?"), attendee(ANA)) != []
    assert refused(given(asked(Q2), onto=room), c.Ask("Why?"), attendee(ANA)) == FULL


# Voting

APPROVED = given(e.RoomOpened(), shown(Q1), asked(Q2))


def test_a_vote_is_the_wished_state_and_repeating_it_changes_nothing() -> None:
    voted = after(APPROVED, c.Vote(Q1, True), by=attendee(BO))

    assert when(APPROVED, c.Vote(Q1, True), attendee(BO)) == [e.VoteCast(Q1, BO, True)]
    assert when(voted, c.Vote(Q1, True), attendee(BO)) == []
    assert when(voted, c.Vote(Q1, False), attendee(BO)) == [e.VoteCast(Q1, BO, False)]
    assert when(APPROVED, c.Vote(Q1, False), attendee(BO)) == []


def test_two_people_vote_for_the_same() -> None:
    voted = after(APPROVED, c.Vote(Q1, True), by=attendee(ANA))

    assert when(voted, c.Vote(Q1, True), attendee(BO)) == [e.VoteCast(Q1, BO, True)]
    assert when(voted, c.Vote(Q1, False), attendee(BO)) == []


@pytest.mark.parametrize("question", [Q2, NEVER])
def test_what_attendees_do_not_see_does_not_exist_for_them(question: QuestionId) -> None:
    missing = {"code": "no_such_question", "question": question}

    assert refused(APPROVED, c.Vote(question, True), attendee(BO)) == missing
    assert refused(APPROVED, c.Withdraw(question), attendee(BO)) == missing


def test_votes_are_refused_while_the_window_takes_none() -> None:
    assert refused(given(shown(Q1)), c.Vote(Q1, True), attendee(BO)) == {
        "code": "window_closed",
        "window": "closed",
    }
    assert when(given(e.SegmentCued(S4), onto=APPROVED), c.Vote(Q1, True), attendee(BO)) != []


def test_an_answered_question_takes_no_votes() -> None:
    room = after(APPROVED, c.Answer(Q1, 2, "aloud"))

    assert refused(room, c.Vote(Q1, True), attendee(BO)) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "answered",
    }


# Withdrawing


def test_an_asker_takes_their_own_question_back() -> None:
    assert when(APPROVED, c.Withdraw(Q1), attendee(ANA)) == [e.QuestionWithdrawn(Q1)]
    assert when(APPROVED, c.Withdraw(Q2), attendee(ANA)) == [e.QuestionWithdrawn(Q2)]
    assert refused(APPROVED, c.Withdraw(Q1), attendee(BO)) == {"code": "not_yours", "question": Q1}


def test_a_question_on_air_or_answered_is_not_taken_back() -> None:
    live = after(APPROVED, c.GoLive(Q1, 2))

    assert refused(live, c.Withdraw(Q1), attendee(ANA)) == {
        "code": "wrong_state",
        "question": Q1,
        "state": "live",
        "rev": 3,
    }


def test_a_withdrawn_question_stays_withdrawn() -> None:
    room = after(APPROVED, c.Withdraw(Q1), by=attendee(ANA))

    assert refused(room, c.Undo(Q1, 3)) == {"code": "nothing_to_undo", "question": Q1}
    assert refused(room, c.Approve(Q1, 3))["state"] == "withdrawn"


# For somebody, and from somebody else


def test_a_question_is_for_a_speaker_or_an_organisation_of_the_program() -> None:
    (received,) = when(GREEN, c.Ask("Why?", to="ADA  ruiz"), attendee(ANA))

    assert isinstance(received, e.QuestionReceived)
    assert received.to == "Ada Ruiz"
    assert refused(GREEN, c.Ask("Why?", to="Nobody"), attendee(ANA)) == {
        "code": "bad_message",
        "field": "to",
        "problem": "no_such_speaker",
    }


def test_a_moderator_enters_a_question_for_somebody_at_any_time_and_it_is_received() -> None:
    late = given(e.SegmentCued(S4))
    room = after(late, c.Ask("Why?", "Bo", source="mail", read_name=True), new_id="q1")
    question = room.board.questions[Q1]

    assert (question.state.value, question.name, question.source) == ("received", "Bo", "mail")
    assert (question.asker, len(room.board.asked)) == ("", 0)
    assert after(late, c.Ask("Why?"), new_id="q1").board.questions[Q1].source == "floor"
    assert refused(given(), c.Ask(" ")) == {"code": "text_empty"}


def test_an_attendee_does_not_say_that_others_asked() -> None:
    assert refused(GREEN, c.Ask("Why?", source="floor"), attendee(ANA)) == {
        "code": "not_allowed",
        "role": "attendee",
        "field": "source",
    }


def test_a_name_is_read_aloud_only_where_its_asker_agreed() -> None:
    room = given(e.RoomOpened())
    for read_name, name in ((False, None), (True, "Ana")):
        ask = c.Ask("Why?", "Ana", read_name=read_name)
        live = after(room, ask, by=attendee(ANA), new_id="q1")
        live = after(live, c.Queue(Q1, 1), c.GoLive(Q1, 2))
        shown_ = {each: screen(live, each)["live_question"] for each in Audience}

        assert {card["name"] for card in shown_.values()} == {name}  # type: ignore[index]
        assert item(screen(live, Audience.ATTENDEE), "questions", Q1)["name"] == "Ana"
