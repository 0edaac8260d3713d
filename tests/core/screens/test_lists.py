"""The orders in which screens show questions, and the cards that attendees' screens carry."""

from __future__ import annotations

import pytest
from hypothesis import given as given_any

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.state import QuestionState
from liveroom.core.roles import Audience
from liveroom.core.room import Room
from liveroom.core.screens import lists
from liveroom.core.screens.diff import changes, counted, votes_in
from liveroom.core.screens.drawn import Drawn
from liveroom.core.screens.lists import Change, Lists, Rank, carried_patch
from tests.core.evenings import DICE, Dice, evening, promise
from tests.core.story import (
    Q1,
    Q2,
    Q3,
    Q4,
    after,
    asked,
    given,
    shown,
    votes_of,
)

NOTHING = Change(frozenset(), frozenset())


def questions(*numbers: int) -> list[QuestionId]:
    return [QuestionId(f"q{number}") for number in numbers]


def voters(number: int) -> list[PersonId]:
    return [PersonId(f"voter{n}") for n in range(number)]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """An attendee's screen has room for four cards, two of them for the newest and one for an
    answer."""
    monkeypatch.setattr(lists, "MOST_CARRIED", 4)
    monkeypatch.setattr(lists, "NEWEST", 2)
    monkeypatch.setattr(lists, "STAYS", 0)
    monkeypatch.setattr(lists, "ANSWERED", 1)


HALL = given(
    e.RoomOpened(),
    shown(*questions(1, 2, 3, 4, 5, 6, 7)),
    asked(QuestionId("q8")),
    votes_of(Q3, *voters(3)),
    votes_of(Q2, *voters(2)),
    votes_of(Q1, *voters(1)),
)


@pytest.mark.usefixtures("few")
def test_a_screen_carries_the_newest_and_those_with_the_most_votes() -> None:
    assert Lists(HALL.board).carried == {*questions(6, 7), *questions(3, 2)}


@pytest.mark.usefixtures("few")
def test_the_most_wanted_answers_stay_and_others_make_room_for_what_can_be_voted_for() -> None:
    answered = after(HALL, *(c.Answer(each, 2, "aloud") for each in questions(1, 3)))
    assert Lists(answered.board).carried == {*questions(6, 7), Q3, Q2}


def test_a_screen_that_has_room_carries_all_that_is_shown() -> None:
    assert Lists(HALL.board).carried == set(questions(1, 2, 3, 4, 5, 6, 7))


@pytest.mark.usefixtures("few")
def test_votes_bring_a_card_to_the_screen_and_push_another_off() -> None:
    kept = Lists(HALL.board)
    voted = given(votes_of(Q4, *voters(3)), onto=HALL)

    change = kept.follow(voted.board, [Q4])

    assert change == Change(frozenset({Q4}), frozenset({Q2}))
    patch = carried_patch(voted.board, {"counts": {Q4: 3, Q2: 2}}, kept.carried, change)
    assert patch["counts"] == {Q4: 3}
    items = patch["questions"]
    assert isinstance(items, dict)
    assert (items[Q2], items[Q4]["votes"]) == (None, 3)


@pytest.mark.usefixtures("few")
def test_a_card_stays_before_others_that_have_hardly_more_votes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "SURE", 1)
    monkeypatch.setattr(lists, "STAYS", 1)
    kept = Lists(HALL.board)
    closer = given(votes_of(Q1, *voters(2)), onto=HALL)
    far = given(votes_of(Q4, *voters(3)), onto=closer)

    assert kept.follow(closer.board, [Q1]) == NOTHING
    assert Lists(closer.board).carried == {*questions(6, 7), Q3, Q1}
    assert kept.follow(far.board, [Q4]) == Change(frozenset({Q4}), frozenset({Q2}))


@pytest.mark.usefixtures("few")
def test_what_is_not_on_the_screen_sends_it_nothing_but_that_it_is_gone() -> None:
    kept = Lists(HALL.board)
    card = {Q1: {"votes": 2}, Q4: None}
    assert carried_patch(HALL.board, {"questions": card}, kept.carried, NOTHING) == {
        "questions": {Q4: None}
    }
    assert carried_patch(HALL.board, {"counts": {Q1: 2}}, kept.carried, NOTHING) == {}
    assert carried_patch(HALL.board, {"qa": {}}, kept.carried, NOTHING) == {"qa": {}}


def test_nothing_that_moved_changes_nothing() -> None:
    kept = Lists(HALL.board)
    carried = kept.carried
    assert kept.follow(HALL.board, questions(1, 8)) == NOTHING
    assert kept.carried is carried


def test_a_question_that_is_approved_comes_to_the_screen() -> None:
    following = Lists(HALL.board)
    approved = after(HALL, c.Approve(QuestionId("q8"), 1))
    assert following.follow(approved.board, [QuestionId("q8")]).entered == {QuestionId("q8")}


@pytest.mark.usefixtures("few")
def test_a_card_that_was_fetched_is_let_go_when_its_text_is_erased() -> None:
    gone = after(HALL, c.Erase(question=Q1))
    patch = changes(Drawn(HALL), Drawn(gone), [e.TextsErased((Q1,))])[Audience.ATTENDEE]
    carried = Lists(gone.board).carried
    assert Q1 not in carried
    assert carried_patch(gone.board, patch, carried, NOTHING) == {"questions": {Q1: None}}


def test_a_list_goes_on_where_it_stopped() -> None:
    kept = Lists(HALL.board)
    voted = kept.most_voted(2)
    assert voted == questions(3, 2)
    assert kept.most_voted(3, after=kept.rank(Q2, 2)) == questions(1, 4, 5)
    assert kept.most_voted(3, after=Rank(False, -2, 2)) == questions(1, 4, 5)
    assert kept.newest(QuestionState, 3) == questions(8, 7, 6)
    assert kept.newest([QuestionState.APPROVED], 3, below=6) == questions(5, 4, 3)
    assert kept.oldest(QuestionState.APPROVED, 2) == questions(1, 2)
    assert kept.oldest(QuestionState.RECEIVED, 2) == questions(8)
    counts = {state: n for state, n in kept.counts().items() if n}
    assert counts == {QuestionState.RECEIVED: 1, QuestionState.APPROVED: 7}


def test_a_desk_is_shown_the_one_on_air_and_the_top_of_each_tab(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(lists, "FIRST", 2)
    quiet = Lists(HALL.board)
    assert quiet.first(HALL.board) == [QuestionId("q8"), Q3, Q2]

    busy = after(
        HALL,
        c.GoLive(Q4, 2),
        c.Queue(QuestionId("q5"), 2),
        c.Dismiss(QuestionId("q6"), 2, "off_topic"),
        c.Answer(QuestionId("q7"), 2, "aloud"),
        c.HoldQuestion(QuestionId("q8"), 1),
    )
    assert Lists(busy.board).first(busy.board) == [Q4, *questions(5, 8), Q3, Q2, *questions(7, 6)]


def naive(room: Room) -> set[QuestionId]:
    """The cards of an attendee's screen, as the protocol's page says it."""
    board = room.board
    on = [question for question in board.questions.values() if question.shown]
    newest = sorted(on, key=lambda q: -q.number)[: lists.NEWEST]
    by_votes = sorted(
        on,
        key=lambda q: (q.state is QuestionState.ANSWERED, -board.counts.get(q.id, 0), q.number),
    )
    answered = [q for q in by_votes if q.state is QuestionState.ANSWERED][: lists.ANSWERED]
    chosen = dict.fromkeys(q.id for q in [*newest, *answered, *by_votes])
    return {*list(chosen)[: lists.MOST_CARRIED]}


def orders(kept: Lists) -> list[object]:
    return [kept.counts(), kept.most_voted(99), kept.newest(QuestionState, 99)]


@promise
@given_any(DICE)
def test_lists_that_follow_are_lists_made_anew(dice: Dice) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lists, "MOST_CARRIED", 3)
        patch.setattr(lists, "NEWEST", 1)
        patch.setattr(lists, "STAYS", 0)
        patch.setattr(lists, "ANSWERED", 1)
        kept: Lists | None = None
        for turn in evening(dice):
            kept = kept or Lists(turn.before.board)
            told = changes(Drawn(turn.before), Drawn(turn.after), turn.events)
            touched = told.get(Audience.MODERATOR, {}).get("questions", {})
            assert isinstance(touched, dict)
            moved = counted(turn.after, {vote.question for vote in votes_in(turn.events)})
            kept.follow(turn.after.board, [*touched, *moved])
            fresh = Lists(turn.after.board)
            assert kept.carried == fresh.carried == naive(turn.after)
            assert orders(kept) == orders(fresh)
