"""How votes add up: each person counts once for a question and all that is folded into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.ballots import Choice, changed
from liveroom.core.board import Board, family, upwards, voted_by, votes
from liveroom.core.ids import PersonId, QuestionId


def cast(board: Board, casts: Iterable[e.VoteCast]) -> Board:
    """The board with these votes; for one person and question the last one stands."""
    chosen: dict[PersonId, Choice] = {}
    moved = Counter[QuestionId]()
    names = dict[QuestionId, QuestionId]()
    for vote in casts:
        person, question = vote.person, names.setdefault(vote.question, vote.question)
        was = chosen[person] if person in chosen else voted_by(board, person)
        chosen[person] = after = changed(was, question, vote.value)
        moved[question] += len(after) - len(was)
    if board.merged:
        moved = _moved(board, chosen)
    counts = {q: votes(board, q) + change for q, change in moved.items() if q in board.questions}
    return _counted(replace(board, voted=board.voted.with_(chosen)), counts)


def _moved(board: Board, chosen: Mapping[PersonId, Choice]) -> Counter[QuestionId]:
    """What these changes of mind do to the counts where questions stand for others too."""
    moved = Counter[QuestionId]()
    for person, after in chosen.items():
        before = voted_by(board, person)
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
