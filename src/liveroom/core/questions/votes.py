"""How votes add up: each person counts once for a question and all that is folded into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.questions.board import Board, family, upwards, votes
from liveroom.core.tally.ballots import Choice, changed


class Tally:
    """Votes on top of a board, one after the other: what everybody has chosen after them."""

    __slots__ = ("_before", "_chosen", "_moved")

    def __init__(self, before: Board) -> None:
        self._before = before
        self._chosen: dict[PersonId, Choice] = {}
        self._moved: dict[QuestionId, int] = {}

    def chosen(self, person: PersonId) -> Choice:
        """What the person has voted for by now."""
        chosen = self._chosen.get(person)
        return self._before.voted.of(person) if chosen is None else chosen

    def cast(self, person: PersonId, question: QuestionId, value: bool) -> bool:
        """Count a vote; False when the person's last one was the same."""
        was = self.chosen(person)
        after = changed(was, question, value)
        if after is was:
            return False
        self._chosen[person] = after
        self._moved[question] = self._moved.get(question, 0) + (1 if value else -1)
        return True

    def onto(self, board: Board) -> Board:
        """The board with all these votes; it differs from the one before in other things alone."""
        if not self._chosen:
            return board
        moved = _moved(board, self._chosen) if board.merged else self._moved
        counts = {
            q: votes(board, q) + change for q, change in moved.items() if q in board.questions
        }
        return _counted(replace(board, voted=board.voted.with_(self._chosen)), counts)


def cast(board: Board, casts: Iterable[e.VoteCast]) -> Board:
    """The board with these votes; for one person and question the last one stands."""
    tally = Tally(board)
    names = dict[QuestionId, QuestionId]()
    for vote in casts:
        tally.cast(vote.person, names.setdefault(vote.question, vote.question), vote.value)
    return tally.onto(board)


def _moved(board: Board, chosen: Mapping[PersonId, Choice]) -> Counter[QuestionId]:
    """What these changes of mind do to the counts where questions stand for others too."""
    moved = Counter[QuestionId]()
    for person, after in chosen.items():
        before = board.voted.of(person)
        for question in {stands for one in {*before} ^ {*after} for stands in upwards(board, one)}:
            members = family(board, question)
            moved[question] += (not members.isdisjoint(after)) - (not members.isdisjoint(before))
    return moved


def recount(board: Board, question: QuestionId) -> Board:
    """The board after something was folded into the question, or taken out of it."""
    counts = {}
    for stands in upwards(board, question):
        members = family(board, stands)
        counts[stands] = sum(not members.isdisjoint(chosen) for chosen in board.voted)
    return _counted(board, counts)


def _counted(board: Board, new: dict[QuestionId, int]) -> Board:
    counts = board.counts
    for question, count in new.items():
        counts = counts.insert(question, count) if count else counts.discard(question)
    return replace(board, counts=counts)
