"""What the audience asks and votes for: which wish becomes a fact, and which is refused."""

from __future__ import annotations

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ballots import has
from liveroom.core.board import Board, asked_by, voted_by
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.moderation import shown
from liveroom.core.questions import OPEN, VOTABLE
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, check
from liveroom.core.text import MAX_QUESTION, check_name, check_text, visible
from liveroom.core.window import TAKES_QUESTIONS, TAKES_VOTES, Window

MAX_OPEN = 20
"""Questions of one person that no moderator has decided on."""

MAX_QUESTIONS = 20_000


class Floor:
    """Questions and votes of different people, decided on one state of a room.

    They do not mind each other, but that questions are numbered in their order. So what is the same
    for all is found once, and the state need not follow each of them.
    """

    __slots__ = ("_board", "_number", "_on", "_votable", "_window")

    def __init__(self, board: Board, window: Window, on: SegmentId | None) -> None:
        """`on` is the segment that is being shown."""
        self._board = board
        self._window = window
        self._on = on
        self._number = len(board.questions)
        self._votable: dict[QuestionId, QuestionId] = {}
        """By whatever object names them, the one that all votes then share."""

    def ask(self, command: c.Ask, by: Person, new_id: QuestionId) -> e.QuestionReceived:
        """A question is received with the next number. Raises Refused."""
        asker = check(by, command)
        if self._window.state not in TAKES_QUESTIONS:
            raise Refused(Code.WINDOW_CLOSED, window=self._window.state.value)
        check_text(command.text, MAX_QUESTION)
        check_name(command.name)
        self._check_room_for_one(asker)
        name = command.name if visible(command.name or "") else None
        self._number += 1
        return e.QuestionReceived(new_id, self._number, asker, command.text, name, self._on)

    def vote(self, command: c.Vote, by: Person) -> e.VoteCast | None:
        """The wished vote is cast; None for one that stands already. Raises Refused."""
        person = check(by, command)
        question = self._votable.get(command.question)
        if question is None:
            question = self._votable[command.question] = self._checked(command.question)
        if has(voted_by(self._board, person), question) == command.value:
            return None
        return e.VoteCast(question, person, command.value)

    def _check_room_for_one(self, asker: PersonId) -> None:
        mine = asked_by(self._board, asker)
        if sum([question.state in OPEN for question in mine]) >= MAX_OPEN:
            raise Refused(Code.TOO_MANY_OPEN, limit=MAX_OPEN)
        if self._number >= MAX_QUESTIONS:
            raise Refused(Code.ROOM_FULL, limit=MAX_QUESTIONS)

    def _checked(self, question: QuestionId) -> QuestionId:
        found = shown(self._board, question)
        if self._window.state not in TAKES_VOTES:
            raise Refused(Code.WINDOW_CLOSED, window=self._window.state.value)
        if found.state not in VOTABLE:
            raise Refused(Code.WRONG_STATE, question=question, state=found.state.value)
        return found.id
