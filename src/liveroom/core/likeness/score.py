"""How much alike two questions are, from 0 to 1."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final

from liveroom.core.likeness.languages.vocabulary import ASKS, LIGHT
from liveroom.core.likeness.wording import Terms

Weights = Mapping[str, float]
Kin = Mapping[str, Mapping[str, float]]
"""By term those that are nearly spelt like it, each with how nearly, from 0 to 1."""

ALIKE: Final = 0.5
"""From here on two questions count as asking the same."""

_PRIOR: Final = 20
"""As if so many other questions had been asked: what is rare shows only by and by."""
_STEEP: Final = 1.5
_LITTLE: Final = 0.3
_BOTH_SAY_MORE: Final = 1.2
_ONE_SAYS_MORE: Final = 0.2
_ASKS_OTHERWISE: Final = 0.6
_ASKS_MORE: Final = 0.85


def weight(term: str, among: int, having: int) -> float:
    """How much a term tells that `having` of so many questions have: the rarer, the more."""
    rare: float = math.log((among + _PRIOR) / (having + 1)) ** _STEEP
    return rare * _LITTLE if term.startswith((ASKS, LIGHT)) else rare


def score(one: Terms, other: Terms, weights: Weights, kin: Kin) -> float:
    """What both say against what only one of them says.

    It weighs most when each says something that the other does not: then they mostly ask different
    things of the same matter. More words on one side alone are mostly greetings and reasons.
    """
    both = one & other
    ours, theirs = one - both, other - both
    shared, mine, yours = (total(terms, weights) for terms in (both, ours, theirs))
    if ours and theirs and (misspelt := _misspelt(ours, theirs, weights, kin)):
        shared, mine, yours = shared + misspelt, mine - misspelt, yours - misspelt
    if shared <= 0:
        return 0.0
    against = _BOTH_SAY_MORE * min(mine, yours) + _ONE_SAYS_MORE * max(mine, yours)
    return shared / (shared + max(0.0, against)) * _ask_the_same(one, other)


def total(terms: Iterable[str], weights: Weights) -> float:
    """The weight of all of them."""
    return sum([weights[term] for term in terms])


def least_shared(whole: float) -> float:
    """The least weight that a question of this weight shares with any that counts as alike."""
    return whole * ALIKE * _ONE_SAYS_MORE / (1 - ALIKE * (1 - _ONE_SAYS_MORE))


def _misspelt(ours: Terms, theirs: Terms, weights: Weights, kin: Kin) -> float:
    """The weight of terms that are the same but for a typing error."""
    shared, left = 0.0, set(theirs)
    for term in sorted(ours & kin.keys()):
        near = kin[term]
        if found := max(((near[each], each) for each in near.keys() & left), default=None):
            nearness, other = found
            left.discard(other)
            shared += nearness * min(weights[term], weights[other])
    return shared


def _ask_the_same(one: Terms, other: Terms) -> float:
    """Less than 1 where one asks when, and the other who."""
    asked, wanted = _asked(one), _asked(other)
    if asked == wanted or not asked.isdisjoint(wanted):
        return 1.0
    return _ASKS_OTHERWISE if asked and wanted else _ASKS_MORE


@lru_cache(maxsize=16_384)
def _asked(wording: Terms) -> Terms:
    return frozenset(term for term in wording if term.startswith(ASKS))
