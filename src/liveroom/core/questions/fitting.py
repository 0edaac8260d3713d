"""How many more questions the Q&A has time for, and how long an answer takes."""

from __future__ import annotations

from statistics import median
from typing import Final, NamedTuple

from liveroom.core.questions.board import Board
from liveroom.core.questions.state import QuestionState
from liveroom.core.questions.window import window
from liveroom.core.rundown.state import Rundown
from liveroom.core.rundown.times import ends_at

PRIOR_MS: Final = 120_000
PRIOR_ANSWERS: Final = 3
"""Before anything is measured an answer takes `PRIOR_MS`, as if so many had taken that long: two
short ones change nothing of what is expected, and four do."""


class Fit(NamedTuple):
    """So many questions from the head of the queue fit behind the one on air, when an answer takes
    `each_ms`. From `until` (UTC ms) on they are fewer.

    `fits` is None where there is no Q&A to come or on, or one without an end, and `until` while no
    time passes.
    """

    each_ms: int
    fits: int | None = None
    until: int | None = None


def fit(rundown: Rundown, board: Board, at: int) -> Fit:
    """How many fit, as seen at an instant: into what is left of the Q&A that is on, else into the
    whole of the next one."""
    each, slot = _each_ms(board), window(rundown, board.hand).slot
    if slot is not None and slot == rundown.current:
        return _into_running(rundown, board, at, each)
    segment = None if slot is None else rundown.find(slot)
    if segment is None or segment.planned_seconds is None:
        return Fit(each)
    return Fit(each, segment.planned_seconds * 1000 // each)


def _each_ms(board: Board) -> int:
    """How long an answer aloud takes: the median of those that were given on air."""
    taken = [
        question.aired_ms
        for question in board.questions.values()
        if question.aired_ms is not None
        and question.state is QuestionState.ANSWERED
        and question.how == "aloud"
    ]
    return max(1_000, round(median([*taken, *[PRIOR_MS] * PRIOR_ANSWERS])))


def _into_running(rundown: Rundown, board: Board, at: int, each: int) -> Fit:
    on, end = rundown.on, ends_at(rundown)
    if on is None or end is None:
        return Fit(each)
    now = at if on.held_at is None else on.held_at
    fits = max(0, (end - _free_at(board, now, each)) // each)
    return Fit(each, fits, end - fits * each + 1 if fits and on.held_at is None else None)


def _free_at(board: Board, now: int, each: int) -> int:
    """When the answer that is being given is expected to be over."""
    live = None if board.live is None else board.questions[board.live]
    if live is None or live.aired_at is None:
        return now
    return max(now, min(live.aired_at, now) + each)
