"""Questions in the same long frame: which things differ that stand in the same place of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from rapidfuzz.distance import Levenshtein

from liveroom.core.likeness.languages.vocabulary import ASKS
from liveroom.core.likeness.score import Kin, is_light
from liveroom.core.likeness.wording import Terms, Wording

UNLIKE: Final = 0.4
"""Times as much alike as they would be by their words."""

_LEAST_SAME: Final = 4
_SHARE: Final = 0.5
"""Of the words of both so many are the same, in the same order."""
_SHARE_FROM_THE_START: Final = 0.8
"""Where nothing has been said yet, other words are mostly another way to ask."""


class Stretch(NamedTuple):
    """What stands in one and in the other: the same words, or different ones."""

    same: bool
    one: tuple[str, ...]
    other: tuple[str, ...]


def in_one_frame(one: Wording, other: Wording, kin: Kin) -> bool:
    """Whether both say mostly the same, and in one place of it each something else.

    People who ask the same in their own words seldom choose the same words all around.
    """
    mine, yours = _own(one.terms, other.terms, kin), _own(other.terms, one.terms, kin)
    if not mine or not yours:
        return False
    pieces = list(_pieces(one.words, other.words))
    same = sum(len(piece.one) for piece in pieces if piece.same)
    share = 2 * same / (len(one.words) + len(other.words))
    if same < _LEAST_SAME or share < _SHARE:
        return False
    said = share >= _SHARE_FROM_THE_START
    for piece in pieces:
        if piece.same:
            said = said or any(word in one.terms and word[0] != ASKS for word in piece.one)
        elif said and not mine.isdisjoint(piece.one) and not yours.isdisjoint(piece.other):
            return True
    return False


def _own(one: Terms, other: Terms, kin: Kin) -> Terms:
    """What only the one says, in words that matter."""
    own = (term for term in one - other if not is_light(term))
    return frozenset(term for term in own if other.isdisjoint(kin.get(term, ())))


def _pieces(one: tuple[str, ...], other: tuple[str, ...]) -> Iterator[Stretch]:
    mine: tuple[str, ...] = ()
    yours: tuple[str, ...] = ()
    for step in Levenshtein.opcodes(one, other):
        here = one[step.src_start : step.src_end]
        if step.tag == "equal":
            yield Stretch(False, mine, yours)
            yield Stretch(True, here, here)
            mine, yours = (), ()
        else:
            mine, yours = mine + here, yours + other[step.dest_start : step.dest_end]
    yield Stretch(False, mine, yours)
