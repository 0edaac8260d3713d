"""How much alike two questions are, from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from liveroom.core.likeness.languages.vocabulary import ASKS, LIGHT
from liveroom.core.likeness.wording import ASKING, Terms

Kin = Mapping[str, Mapping[str, float]]
"""By term those that are nearly spelt like it, each with how nearly, from 0 to 1."""

ALIKE: Final = 0.4
"""From here on two questions count as asking the same."""

_PRIOR: Final = 40
"""As if so many other questions had been asked: what is rare shows only by and by."""
_STEEP: Final = 1.75
_LITTLE: Final = 0.2
_BOTH_SAY_MORE: Final = 1.0
_ONE_SAYS_MORE: Final = 0.2
_ASKS_OTHERWISE: Final = 0.3
_ASKS_MORE: Final = 0.9
_OTHER_NUMBERS: Final = 0.6
_TIME: Final = frozenset({"?when", "?how_long", "?how_often"})
_AMOUNT: Final = frozenset({"?how_much", "?how_many", "?how_long"})
_KINDS: Final = (_TIME, _AMOUNT)
"""Of these one is often asked in the words of another: how long something goes on, until when."""


class Weights(Protocol):
    """How much terms tell in this room."""

    def alone(self, term: str) -> float:
        """That only one of two questions says it."""

    def together(self, terms: Terms) -> float:
        """That both say all of them."""


def weight(among: int, having: int) -> float:
    """How much it tells that `having` of so many questions say something: the rarer, the more."""
    rare: float = math.log((among + _PRIOR) / (having + 1)) ** _STEEP
    return rare


def emphasis(term: str) -> float:
    """Words that ask, and those that say little by themselves, count for less."""
    return _LITTLE if is_light(term) else 1.0


def is_light(term: str) -> bool:
    """Whether it tells little of what a question is about."""
    return term.startswith((ASKS, LIGHT))


def score(one: Terms, other: Terms, weights: Weights, kin: Kin) -> float:
    """What both say against what only one of them says.

    It weighs most when each says something that the other does not: then they mostly ask different
    things of the same matter. More words on one side alone are mostly greetings and reasons.
    """
    both = one & other
    shared = weights.together(both) if both else 0.0
    ours, theirs = one - both, other - both
    if ours and theirs and (misspelt := _misspelt(ours, theirs, kin)):
        for term, its_other, nearness in misspelt:
            pair = (frozenset((term,)), frozenset((its_other,)))
            shared += nearness * min(map(weights.together, pair))
        ours -= {term for term, _, _ in misspelt}
        theirs -= {its_other for _, its_other, _ in misspelt}
    if shared <= 0:
        return 0.0
    mine, yours = total(ours, weights), total(theirs, weights)
    against = _BOTH_SAY_MORE * min(mine, yours) + _ONE_SAYS_MORE * max(mine, yours)
    found = shared / (shared + against) * _ask_the_same(one, other)
    return found * _OTHER_NUMBERS if _has_number(ours) and _has_number(theirs) else found


def total(terms: Iterable[str], weights: Weights) -> float:
    """What tells that only one says them."""
    return sum([weights.alone(term) for term in terms])


def may_be_alike(shared: float, alone: float) -> bool:
    """Whether questions can be alike that share no more, where one says so much more."""
    return shared >= ALIKE * (shared + _ONE_SAYS_MORE * alone)


def _misspelt(ours: Terms, theirs: Terms, kin: Kin) -> list[tuple[str, str, float]]:
    """Terms that are the same but for a typing error or an ending, and how nearly."""
    found, left = [], set(theirs)
    for term in sorted(ours & kin.keys()):
        near = kin[term]
        if nearest := max(((near[each], each) for each in near.keys() & left), default=None):
            nearness, other = nearest
            left.discard(other)
            found.append((term, other, nearness))
    return found


def _has_number(terms: Terms) -> bool:
    return any(term.isdigit() for term in terms)


def _ask_the_same(one: Terms, other: Terms) -> float:
    """Less than 1 where one asks when, and the other who."""
    asked, wanted = one & ASKING, other & ASKING
    if asked == wanted or not asked.isdisjoint(wanted):
        return 1.0
    if not asked or not wanted or any(asked & kind and wanted & kind for kind in _KINDS):
        return _ASKS_MORE
    return _ASKS_OTHERWISE
