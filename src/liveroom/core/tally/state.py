"""Who wishes for what: votes today; polls and reactions are further tallies of their own kind."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from msgspec import Struct
from rpds import HashTrieMap

from liveroom.core.ids import PersonId

Thing = TypeVar("Thing", bound=str)
"""What can be wished for: a question, an answer of a poll, a sign of applause."""


class Tally(Struct, Generic[Thing], frozen=True, gc=False):
    """The wishes of one kind: for each person and thing whether they wish for it.

    No empty choice is kept, so that equal tallies are equal.
    """

    _choices: HashTrieMap[PersonId, tuple[Thing, ...]] = HashTrieMap()  # immutable

    def of(self, person: PersonId) -> tuple[Thing, ...]:
        """What the person wishes for, sorted, each once."""
        return self._choices.get(person, ())

    def items(self) -> Iterator[tuple[PersonId, tuple[Thing, ...]]]:
        """Everybody who wishes for anything, with it."""
        return iter(self._choices.items())

    def changes(
        self, wishes: Iterable[tuple[PersonId, Thing, bool]]
    ) -> dict[PersonId, tuple[Thing, ...]]:
        """What these people wish for when each thing is as wished last; who moves nothing is not
        there.
        """
        choices: dict[PersonId, list[Thing]] = {}
        for person, thing, value in wishes:
            choice = choices.get(person)
            if choice is None:
                choice = choices[person] = [*self.of(person)]
            place = bisect_left(choice, thing)
            stands = place < len(choice) and choice[place] == thing
            if value and not stands:
                choice.insert(place, thing)
            elif stands and not value:
                del choice[place]
        after = ((person, tuple(choice)) for person, choice in choices.items())
        return {person: choice for person, choice in after if choice != self.of(person)}

    def after(self, changes: Mapping[PersonId, tuple[Thing, ...]]) -> Tally[Thing]:
        """The tally when these people wish for just this."""
        choices = self._choices.update(changes)
        for person, wishes in changes.items():
            if not wishes:
                choices = choices.remove(person)
        return Tally(choices)
