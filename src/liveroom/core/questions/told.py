"""What the asker of a question is told of it, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from msgspec.structs import replace

from liveroom.core.ids import QuestionId
from liveroom.core.questions.board import Board
from liveroom.core.questions.state import OPEN, Question, QuestionState, ToldStep

REWORDED: Final = "reworded"
"""Others see another wording now, which stands with it."""
EDITED: Final = "edited"
"""Its asker said it in other words."""


def asker_state(state: QuestionState) -> str:
    """The state as its asker is told: not that it was put aside for later."""
    return (QuestionState.RECEIVED if state in OPEN else state).value


def tell(before: Board, after: Board, questions: Iterable[QuestionId], at: int) -> Board:
    """The board with what the askers of these questions are told of their new states and words."""
    told = {}
    for question in questions:
        was, now = before.questions[question], after.questions[question]
        if news := _news(was, now, at):
            told[question] = replace(now, told=(*now.told, *news))
    return replace(after, questions=after.questions.update(told)) if told else after


def _news(was: Question, now: Question, at: int) -> list[ToldStep]:
    news, state = list[ToldStep](), asker_state(now.state)
    if now.wording != was.wording:
        news.append(ToldStep(at, REWORDED, now.text))
    if state != asker_state(was.state):
        news.append(ToldStep(at, state))
    return news
