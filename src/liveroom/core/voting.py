"""How votes add up: each person counts once for a question and all that is folded into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from liveroom.core import events as e
from liveroom.core.board import Board, family, upwards, voted_by, votes
from liveroom.core.ids import PersonId, QuestionId


def cast(board: Board, casts: Iterable[e.VoteCast]) -> Board:
    """The board with these votes; for one person and question the last one stands."""
    before: dict[PersonId, frozenset[QuestionId]] = {}
    chosen: dict[PersonId, frozenset[QuestionId]] = {}
    for vote in casts:
        person = vote.person
        was = chosen.get(person)
        if was is None:
            was = before[person] = voted_by(board, person)
        chosen[person] = was | {vote.question} if vote.value else was - {vote.question}
    moved = Counter[QuestionId]()
    for person, after in chosen.items():
        _count(board, before[person], after, moved)
    voted = board.voted.update({person: after for person, after in chosen.items() if after})
    for person, after in chosen.items():
        if not after:
            voted = voted.discard(person)
    return _counted(replace(board, voted=voted), {q: votes(board, q) + moved[q] for q in moved})


def _count(
    board: Board,
    before: frozenset[QuestionId],
    after: frozenset[QuestionId],
    moved: Counter[QuestionId],
) -> None:
    """Add to `moved` what one person's change of mind does to the counts."""
    changed = before ^ after
    if not board.merged:  # each question stands for itself alone, as in most rooms at most times
        for question in changed:
            if question in board.questions:
                moved[question] += 1 if question in after else -1
        return
    for question in {stands for changed_one in changed for stands in upwards(board, changed_one)}:
        members = family(board, question)
        moved[question] += (not after.isdisjoint(members)) - (not before.isdisjoint(members))


def recount(board: Board, question: QuestionId) -> Board:
    """The board after something was folded into the question, or taken out of it."""
    counts = {}
    for stands in upwards(board, question):
        members = family(board, stands)
        counts[stands] = sum(not chosen.isdisjoint(members) for chosen in board.voted.values())
    return _counted(board, counts)


def _counted(board: Board, new: dict[QuestionId, int]) -> Board:
    counts = board.counts
    for question, count in new.items():
        counts = counts.insert(question, count) if count else counts.discard(question)
    return replace(board, counts=counts)
