"""How votes add up: each person counts once for a question and all that is folded into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain
from sys import intern

from msgspec.structs import replace
from rpds import HashTrieMap

from liveroom.core import events as e
from liveroom.core.ids import QuestionId
from liveroom.core.questions.board import Board, family, upwards, votes


def cast(board: Board, casts: Iterable[e.VoteCast]) -> Board:
    """The board with these votes; for one person and question the last one stands."""
    # Interned, since the many votes of a log each bring their own copy of the same few ids.
    wishes = [(vote.person, QuestionId(intern(vote.question)), vote.value) for vote in casts]
    changes = board.voted.changes(wishes)
    if not changes:
        return board

    @cache
    def groups(question: QuestionId) -> tuple[tuple[QuestionId, set[QuestionId]], ...]:
        """What a vote for the question counts for, each with all that counts for it."""
        return tuple((stands, family(board, stands)) for stands in upwards(board, question))

    moved = defaultdict[QuestionId, int](int)
    for person, choice in changes.items():
        before, after = {*board.voted.of(person)}, {*choice}
        concerned = dict(chain.from_iterable(map(groups, before ^ after)))
        for question, members in concerned.items():
            moved[question] += (not members.isdisjoint(after)) - (not members.isdisjoint(before))
    counts = {question: votes(board, question) + change for question, change in moved.items()}
    return replace(board, voted=board.voted.after(changes), counts=_counted(board, counts))


def recount(board: Board, question: QuestionId) -> Board:
    """The board after something was folded into the question, or taken out of it."""
    counts = {}
    for stands in upwards(board, question):
        members = family(board, stands)
        counts[stands] = sum(not members.isdisjoint(chosen) for _, chosen in board.voted.items())
    return replace(board, counts=_counted(board, counts))


def _counted(board: Board, new: Mapping[QuestionId, int]) -> HashTrieMap[QuestionId, int]:
    counts = board.counts
    for question, count in new.items():
        counts = counts.insert(question, count) if count else counts.discard(question)
    return counts
