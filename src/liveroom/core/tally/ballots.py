"""What everybody voted for, of ten thousand people, so that a change of one costs little."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from liveroom.core.ids import PersonId, QuestionId

Choice = tuple[QuestionId, ...]
"""The questions somebody voted for, sorted, each once.

As sets they would be gone through by each garbage collection in the middle of a storm of votes.
"""

_PARTS = 256
"""A change copies as many parts as it touches: one vote a small one, a storm of votes each once."""

_NOTHING: Choice = ()


def changed(choice: Choice, question: QuestionId, value: bool) -> Choice:
    """The choice with the question, or without it; the same object where that is so already."""
    place = bisect_left(choice, question)
    stands = place < len(choice) and choice[place] == question
    if stands == value:
        return choice
    if value:
        more = list(choice)
        more.insert(place, question)
        return tuple(more)
    return choice[:place] + choice[place + 1 :]


class Ballots:
    """Never changes; `with_` makes another, and the two share all parts that are the same.

    No empty choice is kept, so that equal ballots are equal.
    """

    __slots__ = ("_parts",)

    def __init__(self, parts: tuple[dict[PersonId, Choice], ...] = ({},) * _PARTS) -> None:
        self._parts = parts

    def of(self, person: PersonId) -> Choice:
        """What the person voted for."""
        return self._parts[hash(person) % _PARTS].get(person, _NOTHING)

    def with_(self, chosen: Mapping[PersonId, Choice]) -> Ballots:
        """The ballots when these people have chosen so."""
        parts = list(self._parts)
        own = [False] * _PARTS
        for person, choice in chosen.items():
            place = hash(person) % _PARTS
            if not own[place]:
                own[place] = True
                parts[place] = parts[place].copy()
            if choice:
                parts[place][person] = choice
            else:
                parts[place].pop(person, None)
        return Ballots(tuple(parts))

    def items(self) -> Iterator[tuple[PersonId, Choice]]:
        """Everybody who has a choice, with it."""
        return (one for part in self._parts for one in part.items())

    def __iter__(self) -> Iterator[Choice]:
        """The choice of everybody who has one."""
        return (choice for part in self._parts for choice in part.values())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ballots) and self._parts == other._parts
