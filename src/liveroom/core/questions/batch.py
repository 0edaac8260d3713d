"""What the audience asks and votes for: which wish becomes a fact, and what they add up to."""

from __future__ import annotations

from collections import Counter

from liveroom.core import commands as c
from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId, SegmentId
from liveroom.core.questions.board import Board, asked_by, family
from liveroom.core.questions.decide import shown
from liveroom.core.questions.evolve import receive
from liveroom.core.questions.state import OPEN, VOTABLE
from liveroom.core.questions.votes import Tally
from liveroom.core.questions.window import TAKES_QUESTIONS, TAKES_VOTES, Window
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, check
from liveroom.core.tally.ballots import Choice
from liveroom.core.text import MAX_QUESTION, check_name, check_text, visible

MAX_OPEN = 20
"""Questions of one person that no moderator has decided on."""

MAX_UNDECIDED = 5_000
"""Questions of a room that no moderator has decided on: more than anybody can read in an evening,
and each that is decided on leaves room for another."""

MAX_KEPT = 20_000
"""Questions of a room that are neither dismissed nor withdrawn: everybody's screen holds them."""

MAX_QUESTIONS = 100_000
"""All of a room, whatever became of them: about 130 MB. Dismissed ones stay, to be undone and for
the record. A flood that is dismissed as fast as it may come needs five hours to get here."""


class QuestionBatch:
    """Questions and votes on one state of a room, decided one after the other.

    They change nothing for each other beyond a person's own, so what is the same for all is found
    once, and the state follows all of them together.
    """

    __slots__ = (
        "_at",
        "_before",
        "_limit",
        "_on",
        "_received",
        "_room",
        "_tally",
        "_votable",
        "_waiting",
        "_window",
    )

    def __init__(self, before: Board, window: Window, on: SegmentId | None, at: int) -> None:
        """`on` is the segment that is being shown, `at` the instant of all that is decided."""
        self._before = before
        self._window = window
        self._on = on
        self._at = at
        self._room, self._limit = _room_for(before)
        self._received: list[e.QuestionReceived] = []
        self._waiting = Counter[PersonId]()
        """The received by their askers."""
        self._tally = Tally(before)
        self._votable: dict[QuestionId, Choice] = {}
        """Each with all that is folded into it; all votes then share these very ids."""

    def board(self) -> Board:
        """The board when all that was decided has happened."""
        received = receive(self._before, [(event, self._at) for event in self._received])
        return self._tally.onto(received)

    def ask(self, command: c.Ask, by: Person, new_id: QuestionId) -> e.QuestionReceived:
        """A question is received. Raises Refused."""
        asker = check(by, command)
        if self._window.state not in TAKES_QUESTIONS:
            raise Refused(Code.WINDOW_CLOSED, window=self._window.state.value)
        check_text(command.text, MAX_QUESTION)
        check_name(command.name)
        self._check_room_for_one(asker)
        name = command.name if visible(command.name or "") else None
        event = e.QuestionReceived(new_id, asker, command.text, name, self._on)
        self._received.append(event)
        self._waiting[asker] += 1
        return event

    def vote(self, command: c.Vote, by: Person) -> list[e.VoteCast]:
        """The wished vote is cast; nothing where it stands already. Raises Refused.

        Who voted for something that is folded into the question counts for it and need not vote
        again; taken back are the person's votes for the question and for all that is in it.
        """
        person, value = check(by, command), command.value
        members = self._votable.get(command.question)
        if members is None:
            members = self._votable[command.question] = self._checked(command.question)
        if value and len(members) > 1:
            stands = not set(members).isdisjoint(self._tally.chosen(person))
            members = () if stands else members[:1]
        return [
            e.VoteCast(question, person, value)
            for question in members
            if self._tally.cast(person, question, value)
        ]

    def _check_room_for_one(self, asker: PersonId) -> None:
        mine = asked_by(self._before, asker)
        open_ = sum([question.state in OPEN for question in mine]) + self._waiting[asker]
        if open_ >= MAX_OPEN:
            raise Refused(Code.TOO_MANY_OPEN, limit=MAX_OPEN)
        if len(self._received) >= self._room:
            raise Refused(Code.ROOM_FULL, limit=self._limit)

    def _checked(self, question: QuestionId) -> Choice:
        found = shown(self._before, question)
        if self._window.state not in TAKES_VOTES:
            raise Refused(Code.WINDOW_CLOSED, window=self._window.state.value)
        if found.state not in VOTABLE:
            raise Refused(Code.WRONG_STATE, question=question, state=found.state.value)
        return (found.id, *sorted(family(self._before, found.id) - {found.id}))


def _room_for(board: Board) -> tuple[int, int]:
    """How many more questions may be received, and the limit that will be met first."""
    asked = len(board.questions)
    return min(
        (MAX_UNDECIDED - board.undecided, MAX_UNDECIDED),
        (MAX_KEPT - (asked - board.gone), MAX_KEPT),
        (MAX_QUESTIONS - asked, MAX_QUESTIONS),
    )
