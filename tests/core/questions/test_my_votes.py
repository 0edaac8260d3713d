"""What somebody's votes count for, when questions are folded into others and taken out again."""

from __future__ import annotations

from hypothesis import given as hypothesis_given

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import Board, counts_for, votes
from liveroom.core.refusals import Refused
from liveroom.core.room import Room, decide
from liveroom.core.screens.personal import personal
from tests.core.evenings import DICE, PEOPLE, Dice, evening, promise
from tests.core.story import (
    ANA,
    BO,
    CY,
    Q1,
    Q2,
    Q3,
    S3,
    after,
    attendee,
    given,
    instant,
    personal_changes,
    rev,
    shown,
    votes_of,
    when,
)

VOTED = given(
    e.RoomOpened(),
    e.SegmentCued(S3),
    shown(Q1, Q2, Q3),
    votes_of(Q1, ANA, BO),
    votes_of(Q2, BO, CY),
)
MERGED = after(VOTED, c.Merge(Q2, 2, Q1))


def pressed(room: Room, person: PersonId) -> list[object]:
    """The questions whose vote button the person sees pressed."""
    mine = personal(room, person)["my_votes"]
    assert isinstance(mine, dict)
    return sorted(mine)


def vote(room: Room, person: PersonId, question: QuestionId, value: bool) -> Room:
    return after(room, c.Vote(question, value), by=attendee(person))


def undo(room: Room, question: QuestionId) -> Room:
    return after(room, c.Undo(question, rev(room, question)))


def test_whoever_voted_for_a_merged_question_has_voted_for_the_other() -> None:
    assert [pressed(VOTED, person) for person in (ANA, BO, CY)] == [[Q1], [Q1, Q2], [Q2]]
    assert [pressed(MERGED, person) for person in (ANA, BO, CY)] == [[Q1], [Q1], [Q1]]
    assert votes(MERGED.board, Q1) == 3


def test_the_voters_of_a_merged_question_are_told_so_and_nobody_else() -> None:
    merging = [e.QuestionMerged(Q2, Q1)]
    told = personal_changes(VOTED, MERGED, merging)

    assert {person: told[person].get("my_votes") for person in (BO, CY)} == {
        BO: {Q1: True, Q2: None},
        CY: {Q1: True, Q2: None},
    }
    assert "my_votes" not in told.get(ANA, {})


def test_to_vote_for_the_other_as_well_changes_nothing() -> None:
    assert when(MERGED, c.Vote(Q1, True), attendee(CY)) == []


def test_a_vote_taken_back_is_gone_for_all_that_was_merged() -> None:
    assert when(MERGED, c.Vote(Q1, False), attendee(BO)) == [
        e.VoteCast(Q1, BO, False),
        e.VoteCast(Q2, BO, False),
    ]
    room = vote(vote(MERGED, BO, Q1, False), CY, Q1, False)

    assert [pressed(room, person) for person in (ANA, BO, CY)] == [[Q1], [], []]
    assert votes(room.board, Q1) == 1


def test_a_split_gives_back_what_everybody_voted_for() -> None:
    room = after(MERGED, c.Split(Q2, 3))

    assert [pressed(room, person) for person in (ANA, BO, CY)] == [[Q1], [Q1, Q2], [Q2]]
    assert [votes(room.board, question) for question in (Q1, Q2)] == [2, 2]


def test_what_was_taken_back_stays_so_after_a_split_and_a_new_vote_is_for_the_other_alone() -> None:
    room = vote(vote(MERGED, CY, Q1, False), CY, Q1, True)
    split = after(room, c.Split(Q2, 3))

    assert pressed(room, CY) == [Q1]
    assert pressed(split, CY) == [Q1]
    assert [votes(split.board, question) for question in (Q1, Q2)] == [3, 1]


def test_undoing_a_merge_is_told_like_a_split() -> None:
    room = undo(MERGED, Q2)
    told = personal_changes(MERGED, room, [e.QuestionRestored(Q2)])

    assert pressed(room, CY) == [Q2]
    assert told[CY]["my_votes"] == {Q1: None, Q2: True}
    assert told[BO]["my_votes"] == {Q1: True, Q2: True}


def test_votes_go_along_a_chain_of_merged_questions() -> None:
    chained = after(MERGED, c.Merge(Q1, 2, Q3))
    told = personal_changes(MERGED, chained, [e.QuestionMerged(Q1, Q3)])
    back = vote(chained, BO, Q3, False)

    assert [pressed(chained, person) for person in (ANA, BO, CY)] == [[Q3], [Q3], [Q3]]
    assert [told[person]["my_votes"] for person in (ANA, BO, CY)] == [{Q1: None, Q3: True}] * 3
    assert votes(chained.board, Q3) == 3
    assert (pressed(back, BO), votes(back.board, Q3)) == ([], 2)
    assert [pressed(after(back, c.Split(Q1, 3)), person) for person in (ANA, BO, CY)] == [
        [Q1],
        [],
        [Q1],
    ]


def test_a_vote_is_told_where_it_counts_although_it_was_cast_before_the_merge() -> None:
    events = [e.VoteCast(Q2, ANA, True), e.QuestionMerged(Q2, Q3), e.VoteCast(Q2, CY, False)]
    room = given(*events, onto=VOTED)
    told = personal_changes(VOTED, room, events)

    assert told[ANA]["my_votes"] == {Q2: None, Q3: True}
    assert told[CY]["my_votes"] == {Q2: None, Q3: None}


def standing(board: Board) -> dict[QuestionId, int]:
    """The counts of the questions that stand for themselves."""
    return {q: votes(board, q) for q, each in board.questions.items() if each.into is None}


@promise
@hypothesis_given(DICE)
def test_a_count_is_the_number_of_people_who_see_their_vote_pressed(dice: Dice) -> None:
    for turn in evening(dice):
        board = turn.after.board
        mine = [counts_for(board, person) for person in PEOPLE]

        assert standing(board) == {q: sum(q in each for each in mine) for q in standing(board)}
        assert {q for each in mine for q in each} <= standing(board).keys()


@promise
@hypothesis_given(DICE)
def test_a_wish_that_is_not_refused_is_how_things_are_afterwards(dice: Dice) -> None:
    for turn in evening(dice):
        room, person = turn.after, attendee(PEOPLE[0])
        for question in room.board.questions:
            for value in (True, False):
                try:
                    casts = decide(room, c.Vote(question, value), person, instant(0), "")
                except Refused:
                    continue
                wished = given(*casts, onto=room).board
                assert (question in counts_for(wished, PEOPLE[0])) is value
                assert votes(wished, question) - votes(room.board, question) == value - (
                    question in counts_for(room.board, PEOPLE[0])
                )
