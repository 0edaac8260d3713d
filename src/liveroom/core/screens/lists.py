"""The questions of a room in the orders in which screens show them, kept while the room changes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from typing import NamedTuple

from liveroom.core.ids import QuestionId
from liveroom.core.questions.board import Board, votes
from liveroom.core.questions.ordering import ordered
from liveroom.core.questions.state import SHOWN, QuestionState
from liveroom.core.screens.cards import public_card

MOST_CARRIED = 200
"""Cards on an attendee's screen: the newest, the most voted of those answered, and for the rest
those with the most votes."""
NEWEST = 100
ANSWERED = 50
SURE, STAYS = 30, 200
"""Besides those the first of these ranks are always carried. A card behind them that is there
stays before others as long as it is among so many more than there are places: else each round of
votes would bring and take dozens of cards that have about as many."""

FIRST = 30
"""Cards of each tab of a moderator's desk on the first screen of one who fetches the others."""

CLOSED = frozenset({QuestionState.DISMISSED, QuestionState.MERGED, QuestionState.WITHDRAWN})
"""What a moderator's desk shows under one tab."""


class Rank(NamedTuple):
    """A place among the shown questions: those that wait come first, with the most votes ahead."""

    answered: bool
    minus_votes: int
    number: int


class Change(NamedTuple):
    """What came to an attendee's screen, and what left it."""

    entered: frozenset[QuestionId]
    left: frozenset[QuestionId]


class Lists:
    """Follows a board question by question, so that nothing has to be sorted anew.

    `carried` are the questions whose cards an attendee's screen holds.
    """

    def __init__(self, board: Board) -> None:
        self._ids: dict[int, QuestionId] = {}
        self._known: dict[QuestionId, tuple[QuestionState, int]] = {}
        self._by_state: dict[QuestionState, list[int]] = {state: [] for state in QuestionState}
        self._ranked: list[Rank] = []
        for question in board.questions.values():
            self._ids[question.number] = question.id
            self._known[question.id] = (question.state, votes(board, question.id))
            self._by_state[question.state].append(question.number)
            if question.shown:
                self._ranked.append(self.rank(question.id, question.number))
        for numbers in self._by_state.values():
            numbers.sort()
        self._ranked.sort()
        self.carried = frozenset[QuestionId]()
        self.carried = self._choose()

    def follow(self, board: Board, touched: Iterable[QuestionId]) -> Change:
        """The board is so now; it differs in the state and votes of these questions alone."""
        moved = [self._move(board, question) for question in touched]
        if not any(moved):
            return Change(frozenset(), frozenset())
        chosen = self._choose()
        change = Change(chosen - self.carried, self.carried - chosen)
        if any(change):  # else the very same object stays, which says that nothing has changed
            self.carried = chosen
        return change

    def counts(self) -> Mapping[QuestionState, int]:
        """How many questions are in each state."""
        return {state: len(numbers) for state, numbers in self._by_state.items()}

    def first(self, board: Board) -> list[QuestionId]:
        """What a moderator's desk shows first: the one on air, and the top of each tab."""
        on_air = [] if board.live is None else [board.live]
        return [
            *on_air,
            *ordered(board)[:FIRST],
            *self.oldest(QuestionState.RECEIVED, FIRST),
            *self.oldest(QuestionState.HELD, FIRST),
            *self._approved(FIRST),
            *self.newest({QuestionState.ANSWERED}, FIRST),
            *self.newest(CLOSED, FIRST),
        ]

    def newest(
        self, states: Collection[QuestionState], most: int, below: int | None = None
    ) -> list[QuestionId]:
        """The questions in these states with the highest numbers, the newest first.

        `below`: only those with a lower number.
        """
        found: list[int] = []
        for state in states:
            numbers = self._by_state[state]
            end = len(numbers) if below is None else bisect_left(numbers, below)
            found += numbers[max(0, end - most) : end]
        return [self._ids[number] for number in sorted(found, reverse=True)[:most]]

    def oldest(self, state: QuestionState, most: int) -> list[QuestionId]:
        """The questions in this state with the lowest numbers, the oldest first."""
        return [self._ids[number] for number in self._by_state[state][:most]]

    def most_voted(self, most: int, after: Rank | None = None) -> list[QuestionId]:
        """The shown questions by rank, those behind a place."""
        start = 0 if after is None else bisect_right(self._ranked, after)
        return [self._ids[rank.number] for rank in self._ranked[start : start + most]]

    def rank(self, question: QuestionId, number: int) -> Rank:
        """The place of a question that is shown."""
        state, count = self._known[question]
        return Rank(state is QuestionState.ANSWERED, -count, number)

    def _move(self, board: Board, question: QuestionId) -> bool:
        """Put a question where it belongs now; True where that may concern attendees."""
        found = board.questions[question]
        was, now = self._known.get(question), (found.state, votes(board, question))
        if was == now:
            return False
        if was is not None:
            numbers = self._by_state[was[0]]
            del numbers[bisect_left(numbers, found.number)]
            if was[0] in SHOWN:
                del self._ranked[bisect_left(self._ranked, self.rank(question, found.number))]
        self._ids[found.number] = question
        self._known[question] = now
        insort(self._by_state[found.state], found.number)
        if found.shown:
            insort(self._ranked, self.rank(question, found.number))
        return found.shown or (was is not None and was[0] in SHOWN)

    def _approved(self, most: int) -> list[QuestionId]:
        ids = (self._ids[rank.number] for rank in self._ranked)
        approved = (each for each in ids if self._known[each][0] is QuestionState.APPROVED)
        return list(islice(approved, min(most, len(self._by_state[QuestionState.APPROVED]))))

    def _choose(self) -> frozenset[QuestionId]:
        fixed = dict.fromkeys(self.newest(SHOWN, NEWEST))
        answered = len(self._ranked) - len(self._by_state[QuestionState.ANSWERED])
        for rank in self._ranked[answered : answered + ANSWERED]:
            fixed[self._ids[rank.number]] = None
        places = MOST_CARRIED - len(fixed)
        ids = (self._ids[rank.number] for rank in self._ranked)
        ranked = list(islice((each for each in ids if each not in fixed), places + STAYS))
        sure = min(SURE, places)
        close = sorted(ranked[sure:], key=lambda question: question not in self.carried)
        return frozenset([*fixed, *ranked[:sure], *close[: places - sure]])


def carried_patch(
    board: Board, patch: Mapping[str, object], carried: Collection[QuestionId], change: Change
) -> dict[str, object]:
    """What of a patch for all attendees is for their screens, with what came to them and left.

    That a question is shown no more, or that its text was erased, is told to everybody: whoever has
    fetched it lets it go.
    """
    items, counts = _items(patch, "questions"), _items(patch, "counts")
    found = {q: card for q, card in items.items() if card is None or q in carried}
    found |= {q: None for q in items if q not in carried and not board.questions[q].text}
    found |= {q: public_card(board, board.questions[q]) for q in change.entered}
    found |= dict.fromkeys(change.left)
    kept = {q: count for q, count in counts.items() if q in carried}
    panels = {name: panel for name, panel in patch.items() if name not in ("questions", "counts")}
    return panels | ({"questions": found} if found else {}) | ({"counts": kept} if kept else {})


def _items(patch: Mapping[str, object], name: str) -> Mapping[QuestionId, object]:
    items = patch.get(name, {})
    assert isinstance(items, Mapping)
    return items
