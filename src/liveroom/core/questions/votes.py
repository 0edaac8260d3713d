"""How votes add up: each person counts once for a question and all that is folded into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, partial
from sys import intern

from immutables import Map
from msgspec.structs import replace

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

    members_of = cache(partial(family, board))

    @cache
    def groups(questions: frozenset[QuestionId]) -> Sequence[tuple[QuestionId, set[QuestionId]]]:
        """What votes for these questions count for, each with all that counts for it."""
        found = {stands for question in questions for stands in upwards(board, question)}
        return [(stands, members_of(stands)) for stands in found]

    moved = defaultdict[QuestionId, int](int)
    for was, now in changes.values():
        for question, members in groups(frozenset(was).symmetric_difference(now)):
            moved[question] += (not members.isdisjoint(now)) - (not members.isdisjoint(was))
    counts = {question: votes(board, question) + change for question, change in moved.items()}
    return replace(board, voted=board.voted.after(changes), counts=_counted(board, counts))


def recount(board: Board, question: QuestionId) -> Board:
    """The board after something was folded into the question, or taken out of it."""
    counts = {}
    for stands in upwards(board, question):
        members = family(board, stands)
        counts[stands] = sum(not members.isdisjoint(chosen) for _, chosen in board.voted.items())
    return replace(board, counts=_counted(board, counts))


def _counted(board: Board, new: Mapping[QuestionId, int]) -> Map[QuestionId, int]:
    counts = board.counts.mutate()
    counts.update(new)
    for question, count in new.items():
        if not count:
            del counts[question]
    return counts.finish()
