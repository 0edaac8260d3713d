"""Which wish for a vote becomes a fact, and which is refused."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ballots import has
from liveroom.core.board import Board, voted_by
from liveroom.core.ids import QuestionId
from liveroom.core.moderation import shown
from liveroom.core.questions import VOTABLE
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, check
from liveroom.core.window import TAKES_VOTES, Window


class Poll:
    """The votes of many people on one state of a room: what a question allows is found once."""

    __slots__ = ("_board", "_votable", "_window")

    def __init__(self, board: Board, window: Window) -> None:
        self._board = board
        self._window = window
        self._votable: set[QuestionId] = set()

    def vote(self, command: c.Vote, by: Person) -> e.VoteCast | None:
        """The wished vote is cast; None for one that stands already. Raises Refused."""
        person, question = check(by, command), command.question
        if question not in self._votable:
            self._check(question)
            self._votable.add(question)
        if has(voted_by(self._board, person), question) == command.value:
            return None
        return e.VoteCast(question, person, command.value)

    def _check(self, question: QuestionId) -> None:
        found = shown(self._board, question)
        if self._window.state not in TAKES_VOTES:
            raise Refused(Code.WINDOW_CLOSED, window=self._window.state.value)
        if found.state not in VOTABLE:
            raise Refused(Code.WRONG_STATE, question=question, state=found.state.value)
