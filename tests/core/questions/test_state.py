"""What may follow what in the life of a question: the whole table, row by row."""

from __future__ import annotations

from typing import get_args

import pytest

from liveroom.core import events as e
from liveroom.core.questions.state import (
    EDITABLE,
    MERGEABLE_INTO,
    MOVES,
    OPEN,
    SHOWN,
    VOTABLE,
    Question,
    QuestionState,
)
from tests.core.story import ANA, Q1, START

STEPS: dict[str, type[e.ModerationEvent]] = {
    "approve": e.QuestionApproved,
    "hold": e.QuestionHeld,
    "dismiss": e.QuestionDismissed,
    "queue": e.QuestionQueued,
    "live": e.QuestionWentLive,
    "answer": e.QuestionAnswered,
    "merge": e.QuestionMerged,
    "withdraw": e.QuestionWithdrawn,
    "edit": e.QuestionEdited,
}
GOING_BACK = {e.QuestionSplit, e.QuestionRestored, e.QuestionTakenOff, e.QuestionReordered}

TABLE = """
            approve   hold  dismiss    queue   live  answer    merge   withdraw   edit
received    approved  held  dismissed  queued  -     answered  merged  withdrawn  received
held        approved  -     dismissed  queued  -     answered  merged  withdrawn  held
approved    -         held  dismissed  queued  live  answered  merged  withdrawn  approved
queued      approved  held  dismissed  -       live  answered  merged  withdrawn  queued
live        -         -     -          queued  -     answered  -       -          live
answered    -         -     -          queued  live  answered  -       -          answered
dismissed   approved  held  -          -       -     -         -       -          -
merged      -         -     -          -       -     -         -       -          -
withdrawn   -         -     -          -       -     -         -       -          -
"""


HEADER, *LINES = [line.split() for line in TABLE.strip().splitlines()]
ROWS = {QuestionState(name): dict(zip(HEADER, cells, strict=True)) for name, *cells in LINES}


@pytest.mark.parametrize("state", QuestionState)
def test_a_step_leads_where_the_table_says_or_nowhere(state: QuestionState) -> None:
    leads = {step: MOVES.get((state, kind)) for step, kind in STEPS.items()}

    assert {step: to.value if to else "-" for step, to in leads.items()} == ROWS[state]


def test_the_table_names_every_state_and_every_step() -> None:
    assert set(ROWS) == set(QuestionState)
    assert set(STEPS.values()) | GOING_BACK == set(get_args(e.ModerationEvent))
    assert {step for _, step in MOVES} == set(STEPS.values())


@pytest.mark.parametrize(
    ("states", "names"),
    [
        (SHOWN, "approved queued live answered"),
        (VOTABLE, "approved queued live"),
        (OPEN, "received held"),
        (EDITABLE, "received held approved queued live answered"),
        (MERGEABLE_INTO, "received held approved queued live answered"),
    ],
)
def test_who_sees_votes_and_changes_follows_from_the_state(
    states: frozenset[QuestionState], names: str
) -> None:
    assert states == {QuestionState(name) for name in names.split()}


def question(state: QuestionState, *before: Question) -> Question:
    past = tuple(each.undo_state for each in before)
    return Question(Q1, 1, ANA, START, None, "Why?", "Why?", state=state, past=past)


def test_a_step_can_be_undone_but_not_the_asker() -> None:
    fresh = question(QuestionState.RECEIVED)

    assert not fresh.can_undo
    assert question(QuestionState.APPROVED, fresh).can_undo
    assert not question(QuestionState.WITHDRAWN, fresh).can_undo


@pytest.mark.parametrize("state", QuestionState)
def test_attendees_see_a_question_in_the_states_that_are_shown(state: QuestionState) -> None:
    assert question(state).shown == (state.value in ["approved", "queued", "live", "answered"])
