"""How votes add up, also over questions that are merged."""

from __future__ import annotations

from itertools import pairwise

from immutables import Map
from msgspec.structs import replace

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import Board, family, upwards, votes
from liveroom.core.questions.votes import cast, recount
from liveroom.core.room import Room
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
    given,
    queued,
    shown,
    state,
    states,
    votes_of,
    without_rev,
)

# Votes and merging


def test_each_person_counts_once() -> None:
    board = given(shown(Q1), votes_of(Q1, ANA, BO, ANA)).board

    assert votes(board, Q1) == 2
    assert votes(given(e.VoteCast(Q1, ANA, False), onto=given(shown(Q1))).board, Q1) == 0


def test_a_vote_taken_back_leaves_no_trace() -> None:
    plain = given(shown(Q1))

    assert given(votes_of(Q1, ANA), e.VoteCast(Q1, ANA, False), onto=plain).board == plain.board


VOTED = given(
    e.RoomOpened(),
    queued(Q1, Q2, Q3),
    shown(Q4),
    votes_of(Q1, ANA, BO),
    votes_of(Q2, BO, CY),
    votes_of(Q3, PersonId("di")),
)


def counts(room: Room) -> list[int]:
    return [votes(room.board, question) for question in (Q1, Q2, Q3, Q4)]


def test_a_merged_question_brings_its_voters_each_once() -> None:
    room = after(VOTED, c.Merge(Q2, 3, Q1))

    assert counts(VOTED) == [2, 2, 1, 0]
    assert counts(room) == [3, 2, 1, 0]
    assert room.board.questions[Q2].into == Q1


def test_questions_merge_in_chains() -> None:
    room = after(VOTED, c.Merge(Q2, 3, Q1), c.Merge(Q1, 3, Q3), c.Merge(Q3, 3, Q4))

    assert counts(room) == [3, 2, 4, 4]
    assert list(upwards(room.board, Q2)) == [Q2, Q1, Q3, Q4]
    assert family(room.board, Q3) == {Q1, Q2, Q3}


def test_a_question_in_the_middle_of_a_chain_takes_its_own_out_with_it() -> None:
    chained = after(VOTED, c.Merge(Q2, 3, Q1), c.Merge(Q1, 3, Q3), c.Merge(Q3, 3, Q4))
    room = after(chained, c.Split(Q1, 4))

    assert counts(room) == [3, 2, 1, 1]
    assert room.board.queue == (Q1,)
    assert state(room, Q2) == "merged"


def test_votes_go_on_counting_once_for_all_that_is_merged() -> None:
    room = after(VOTED, c.Merge(Q2, 3, Q1))
    cast = given(votes_of(Q1, CY, PersonId("ed")), onto=room)
    gone = given(e.VoteCast(Q1, CY, False), e.VoteCast(Q1, ANA, False), onto=cast)

    assert counts(cast)[:2] == [4, 2]
    assert counts(gone)[:2] == [3, 2]


def test_a_late_vote_for_a_merged_question_counts_where_it_went() -> None:
    room = given(votes_of(Q2, PersonId("ed")), onto=after(VOTED, c.Merge(Q2, 3, Q1)))

    assert counts(room)[:2] == [4, 3]


def test_a_split_question_is_just_as_it_was() -> None:
    merged = after(VOTED, c.Merge(Q2, 3, Q1))

    assert without_rev(after(merged, c.Split(Q2, 4)).board) == without_rev(VOTED.board)


def test_splitting_one_of_several_leaves_the_others() -> None:
    merged = after(VOTED, c.Merge(Q2, 3, Q1), c.Merge(Q3, 3, Q1))
    room = after(merged, c.Split(Q2, 4))

    assert counts(room) == [3, 2, 1, 0]
    assert room.board.merged == Map({Q1: (Q3,)})


def test_what_was_merged_stays_so_when_the_other_is_dismissed_or_withdrawn() -> None:
    merged = after(VOTED, c.Merge(Q2, 3, Q1))
    gone = after(after(merged, c.Dismiss(Q1, 3, "Twice.")), c.Split(Q2, 4))

    assert states(gone, Q1, Q2) == ["dismissed", "queued"]
    assert counts(gone)[:2] == [2, 2]


def test_a_long_chain_of_merged_questions_is_no_trouble() -> None:
    chain = [QuestionId(f"q{number}") for number in range(1, 2_000)]
    into = dict(pairwise(chain))
    asked_so = given(asked(Q1)).board.questions[Q1]
    board = Board(
        Map({q: replace(asked_so, id=q, into=into.get(q)) for q in chain}),
        Map({other: (question,) for question, other in into.items()}),
    )

    assert [*upwards(board, chain[0])] == chain
    assert family(board, chain[-1]) == set(chain)
    assert (
        votes(recount(cast(board, [e.VoteCast(chain[-1], ANA, True)]), chain[-1]), chain[-1]) == 1
    )
