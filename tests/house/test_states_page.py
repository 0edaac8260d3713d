"""The page of a question's states says what its table says."""

from __future__ import annotations

from typing import get_args

from liveroom.core import events as e
from liveroom.core.questions.state import MOVES, QuestionState
from tests.house.states import PAGE, STEPS, diagram, page, table


def test_the_page_is_what_the_table_draws() -> None:
    assert PAGE.read_text("utf-8") == page(), "python -m tests.house.states draws it again"


def test_every_move_is_on_the_page() -> None:
    drawn = diagram()

    for (state, step), to in MOVES.items():
        if state is not to:
            arrow = next(
                line for line in drawn.splitlines() if f" {state.value} --> {to.value}:" in line
            )
            assert STEPS[step] in arrow.partition(": ")[2].split(", ")
    assert len(table().splitlines()) == len(QuestionState) + 2


def test_every_step_but_the_ways_back_has_a_name() -> None:
    others = {e.QuestionSplit, e.QuestionRestored, e.QuestionTakenOff, e.QuestionReordered}
    assert set(STEPS) | others == set(get_args(e.ModerationEvent))
