"""Which of the questions that somebody has been shown are like a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.index import Index, Near
from liveroom.core.likeness.wording import language_of
from liveroom.core.questions.board import Board, votes
from liveroom.core.questions.state import Question
from liveroom.core.room import Room
from liveroom.live.likeness.aside import aside
from liveroom.live.likeness.erased import forget_erased

MOST: Final = 5
"""So many are told of at most."""
AT_ONCE: Final = 100
"""Questions that are taken in before others get the thread: some hundredths of a second."""


class Similar(NamedTuple):
    """A question that is shown, and how much it is like a text, from 0 to 1."""

    question: Question
    votes: int
    score: float


class ShownQuestions:
    """Follows a room as some audiences see it. It knows no question that they do not see: neither
    what it finds nor how it weighs words can tell of one."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._language = room.program.language
        self._index = Index(language_of(self._language))
        self._waiting: dict[QuestionId, None] = dict.fromkeys(room.board.questions)

    def follow(self, room: Room, questions: Iterable[QuestionId]) -> None:
        """They see the room so now; these questions may have changed."""
        self._room = room
        questions = tuple(questions)
        self._waiting |= dict.fromkeys(questions)
        if forget_erased(room.board, questions) or room.program.language != self._language:
            self._language = room.program.language
            self._index = Index(language_of(self._language))
            self._waiting = dict.fromkeys(room.board.questions)

    async def like(self, text: str) -> list[Similar]:
        """The questions that seem to ask the same, the most alike first."""
        index = self._index
        while some := list(islice(self._waiting, AT_ONCE)):
            for question in some:
                del self._waiting[question]
            await aside(_take, self._index, self._room.board, some)
        near = await aside(index.near, text)
        return list(islice(self._shown(index, near), MOST))

    def _shown(self, index: Index, near: Iterable[Near]) -> Iterator[Similar]:
        """Those of them that are still shown, and in that wording."""
        board = self._room.board
        for score, wording in near:
            for question in list(index.asked_in(wording)):
                found = board.questions.get(question)
                if found is not None and found.shown and question not in self._waiting:
                    yield Similar(found, votes(board, question), score)


def _take(index: Index, board: Board, questions: Iterable[QuestionId]) -> None:
    for question in questions:
        found = board.questions.get(question)
        if found is not None and found.shown:
            index.put(question, found.text)
        else:
            index.drop(question)
    index.settle()
