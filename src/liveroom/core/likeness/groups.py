"""Groups of questions that seem to ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, product
from operator import itemgetter
from typing import Final, NamedTuple

from liveroom.core.ids import QuestionId
from liveroom.core.likeness.index import Index
from liveroom.core.likeness.languages.vocabulary import Language
from liveroom.core.likeness.score import ALIKE
from liveroom.core.likeness.wording import Terms

_MORE: Final = 1.1
"""Times as many wordings as when all were last held against each other: they are again."""
_FEW: Final = 200
"""While there are no more wordings, each new one has all held against each other again."""
_REMEMBERED: Final = 200_000
"""Scores of pairs that are not alike, which are asked for again and again."""
_COMPARED: Final = 8
"""Of each of two groups so many wordings at most are held against each other."""


class Group(NamedTuple):
    """`score`: how much its questions are alike, from 0 to 1."""

    score: float
    questions: tuple[QuestionId, ...]


class Groups(NamedTuple):
    """`groups`, the most alike first; `similar_to`: by question, the one that is most like it."""

    groups: tuple[Group, ...] = ()
    similar_to: Mapping[QuestionId, QuestionId] = {}


class Grouping:
    """Follows the questions of a room, and groups those that seem to ask the same.

    A change costs nothing until `work` has held it against the others.
    """

    def __init__(self, language: Language | None) -> None:
        self._index = Index(language)
        self._near: dict[Terms, dict[Terms, float]] = {}
        self._unlike: dict[tuple[Terms, Terms], float] = {}
        self._waiting: dict[Terms, None] = {}
        self._numbers: dict[QuestionId, int] = {}
        self._weighed_at = 0

    def put(self, question: QuestionId, number: int, text: str) -> None:
        """The question is open, in this wording."""
        self.drop(question)
        self._numbers[question] = number
        if (wording := self._index.put(question, text)) is not None:
            self._waiting[wording] = None

    def drop(self, question: QuestionId) -> None:
        """The question is open no more."""
        self._numbers.pop(question, None)
        if (wording := self._index.drop(question)) is not None:
            self._waiting.pop(wording, None)
            for other in self._near.pop(wording, {}):
                del self._near[other][wording]

    def work(self, most: int) -> bool:
        """Hold at most so many new wordings against all others; whether any are left.

        What is rare becomes clear only while a room fills: with a tenth more wordings than when all
        were last held against each other, all wait again; while there are few, with any other.
        """
        if not self._waiting:
            return False
        self._index.settle()
        wordings, before = len(self._index), self._weighed_at
        if wordings > _MORE * before or (wordings <= _FEW and wordings != before):
            self._weighed_at = wordings
            self._near.clear()
            self._unlike.clear()
            self._waiting = dict.fromkeys(self._index.wordings())
        for wording in list(islice(self._waiting, most)):
            del self._waiting[wording]
            self._place(wording)
        return bool(self._waiting)

    def groups(self) -> Groups:
        """The groups of all that `work` has held against each other."""
        if len(self._unlike) > _REMEMBERED:
            self._unlike.clear()
        joined = [members for members in self._joined() if self._is_group(members)]
        similar = dict(pair for members in joined for pair in self._similar(members))
        groups = sorted(map(self._group, joined), key=self._rank)
        return Groups(tuple(groups), similar)

    def _place(self, wording: Terms) -> None:
        own = self._near.setdefault(wording, {})
        for score, other in self._index.alike(wording):
            own[other] = score
            self._near.setdefault(other, {})[wording] = score

    def _joined(self) -> Iterable[list[Terms]]:
        """The wordings in groups: the most alike are joined first, and two groups only where all
        their members are alike on average, so that no chain leads from one matter to another."""
        groups = {wording: [wording] for wording in self._near}
        refused = dict[tuple[int, int], int]()
        for one, other in self._pairs():
            first, second = groups[one], groups[other]
            both, size = (id(first), id(second)), len(first) + len(second)
            if first is second or refused.get(both) == size:
                continue
            if self._likeness(first, second) >= ALIKE:
                first += second
                groups |= dict.fromkeys(second, first)
            else:
                refused[both] = refused[both[::-1]] = size
        return {id(members): members for members in groups.values()}.values()

    def _pairs(self) -> list[tuple[Terms, Terms]]:
        """All that are alike, the most alike first."""
        place = {wording: index for index, wording in enumerate(self._near)}
        pairs = [
            (score, one, other)
            for one, near in self._near.items()
            for other, score in near.items()
            if place[one] < place[other]
        ]
        pairs.sort(key=itemgetter(0), reverse=True)
        return [(one, other) for _, one, other in pairs]

    def _likeness(self, first: list[Terms], second: list[Terms]) -> float:
        pairs = list(product(first[:_COMPARED], second[:_COMPARED]))
        return sum(self._score(one, other) for one, other in pairs) / len(pairs)

    def _score(self, one: Terms, other: Terms) -> float:
        found = self._near[one].get(other)
        if found is None and (found := self._unlike.get((one, other))) is None:
            found = self._unlike[one, other] = self._index.score(one, other)
        return found

    def _is_group(self, members: list[Terms]) -> bool:
        return len(members) > 1 or len(self._index.asked_in(members[0])) > 1

    def _group(self, members: list[Terms]) -> Group:
        there = set(members)
        scores = [s for one in members for other, s in self._near[one].items() if other in there]
        score = sum(scores) / len(scores) if scores else 1.0
        return Group(round(score, 2), tuple(self._in_order(members)))

    def _rank(self, group: Group) -> tuple[float, int, int]:
        return -group.score, -len(group.questions), self._numbers[group.questions[0]]

    def _similar(self, members: list[Terms]) -> Iterator[tuple[QuestionId, QuestionId]]:
        """Each question of a group, and the one in it that is most like it."""
        there = set(members)
        for wording in members:
            first, *same = self._in_order([wording])
            if same:
                yield first, same[0]
                yield from ((question, first) for question in same)
            else:
                near = ((score, other) for other, score in self._near[wording].items())
                _, nearest = max((each for each in near if each[1] in there), key=itemgetter(0))
                yield first, self._in_order([nearest])[0]

    def _in_order(self, wordings: Iterable[Terms]) -> list[QuestionId]:
        """The questions in these wordings, as they were asked one after the other."""
        asked = (question for wording in wordings for question in self._index.asked_in(wording))
        return sorted(asked, key=self._numbers.__getitem__)
