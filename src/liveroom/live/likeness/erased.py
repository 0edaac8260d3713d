"""What was compared remembers words and names; those of erased questions have to go."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.wording import forget_words
from liveroom.core.questions.board import Board
from liveroom.core.questions.lookalikes import forget_names


def forget_erased(board: Board, questions: Iterable[QuestionId]) -> bool:
    """Whether one of these has no text any more, so that all have to be compared anew."""
    found = (board.questions.get(question) for question in questions)
    erased = any(each is not None and not each.text for each in found)
    if erased:
        forget_compared()
    return erased


def forget_compared() -> None:
    """Remember no word of a question, and nobody's name; what is still there is read again."""
    forget_words()
    forget_names()
