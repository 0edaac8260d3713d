"""Who wishes for what: votes today; polls and reactions are further tallies of their own kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from immutables import Map
from msgspec import Struct

from liveroom.core.ids import PersonId

Thing = TypeVar("Thing", bound=str)
"""What can be wished for: a question, an answer of a poll, a sign of applause."""

Changes = Mapping[PersonId, tuple[tuple[Thing, ...], tuple[Thing, ...]]]
"""What each person wished for before, and wishes for now; who moves nothing is not there."""


class Tally(Struct, Generic[Thing], frozen=True, gc=False):
    """The wishes of one kind: for each person and thing whether they wish for it.

    No empty choice is kept, so that equal tallies are equal.
    """

    _choices: Map[PersonId, tuple[Thing, ...]] = Map()  # immutable

    def of(self, person: PersonId) -> tuple[Thing, ...]:
        """What the person wishes for, sorted, each once."""
        return self._choices.get(person, ())

    def items(self) -> Iterator[tuple[PersonId, tuple[Thing, ...]]]:
        """Everybody who wishes for anything, with it."""
        return iter(self._choices.items())

    def changes(self, wishes: Iterable[tuple[PersonId, Thing, bool]]) -> Changes[Thing]:
        """What becomes of these people's wishes when each thing is as wished last."""
        before = self._choices.get
        choices: dict[PersonId, tuple[tuple[Thing, ...], list[Thing]]] = {}
        for person, thing, value in wishes:
            known = choices.get(person)
            if known is None:
                was = before(person, ())
                known = choices[person] = (was, [*was])
            choice = known[1]
            place = bisect_left(choice, thing)
            stands = place < len(choice) and choice[place] == thing
            if value and not stands:
                choice.insert(place, thing)
            elif stands and not value:
                del choice[place]
        return {
            person: (was, now)
            for person, (was, choice) in choices.items()
            if (now := tuple(choice)) != was
        }

    def after(self, changes: Changes[Thing]) -> Tally[Thing]:
        """The tally when these have happened."""
        choices = self._choices.mutate()
        for person, (_, now) in changes.items():
            if now:
                choices[person] = now
            else:
                del choices[person]
        return Tally(choices.finish())
