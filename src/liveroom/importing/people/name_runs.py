"""The names in a sentence, in runs: those with nothing but marks and descriptions between them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.people import WITH
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people import presenting as words
from liveroom.importing.people.described import is_office
from liveroom.importing.people.evidence import closed
from liveroom.importing.people.names import (
    honoured,
    is_role,
    is_role_word,
    name_length,
    name_start,
)
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.text.pieces import ANDS
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at

_LIST = frozenset({",", ";", "/"}) | ANDS
_GOES_ON = _LIST | {"(", "-", ":"}
_BETWEEN, _BEFORE = 44, 16
"""Most tokens between two names of a run, and before one, among which its role stands."""


class Name(NamedTuple):
    """A name's tokens; an unsure one only has the shape of one."""

    first: int
    after: int
    sure: bool

    def text(self, rich: Rich, tokens: Tokens) -> str:
        """The name without its article."""
        start = tokens[name_start(tokens, self.first)].start
        return rich.text[start : tokens[self.after - 1].end]


def runs(
    rich: Rich, tokens: Tokens, parted: Sequence[int], fresh: Collection[int]
) -> Iterator[list[Name]]:
    """The runs of names; none goes on over one of the tokens at which it is `parted`.

    At a `fresh` token a name may start whatever stands before it.
    """
    run: list[Name] = []
    cuts = iter([*parted, len(tokens)])
    cut = next(cuts)
    for name in _names(rich, tokens, fresh):
        while run and cut < run[-1].after and cut < len(tokens):
            cut = next(cuts)
        if run and (cut < name.first or not _joined(tokens, run[-1], name)):
            yield run
            run = []
        if name.sure or name.first in fresh or (run and _belongs(tokens, run, name)):
            run.append(name)
    if run:
        yield run


def shaped(rich: Rich, tokens: Tokens, at: int) -> int:
    """The tokens of an unusual name that stands alone between two marks; 0 where none does."""
    length = name_length(rich, tokens, at)
    if length < 2 or not closed(tokens, at + length):
        return 0
    piece = rich.cut(tokens[at].start, tokens[at + length - 1].end)
    other = KINDS.at(tokens, at) or PLACES.at(tokens, at) or is_organisation(piece)
    return 0 if other or is_role(piece) or piece.text.isupper() else length


def _names(rich: Rich, tokens: Tokens, fresh: Collection[int]) -> list[Name]:
    """The names outside quotes, and words with their shape where one is expected."""
    known = names_in(rich, tokens, fresh)
    found = {first: Name(first, first + length, True) for first, length in known}
    covered = {at for name in found.values() for at in range(name.first, name.after)}
    quoted = False
    for at, token in enumerate(tokens):
        quoted ^= token.text == '"'
        if quoted or (at in found and _is_elsewhere(rich, tokens, at)):
            found.pop(at, None)
        elif (
            at not in covered
            and (at in fresh or _goes_on(tokens, at))
            and (length := shaped(rich, tokens, at))
        ):
            found[at] = Name(at, at + length, False)
    return sorted(found.values())


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether one more of a list may start: not behind `Technologie- und`."""
    before = text_at(tokens, at - 1)
    return (before in _LIST | {":"} or is_role_word(before)) and text_at(tokens, at - 2) != "-"


def _is_elsewhere(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether the words name a place, as behind `in the`, or go on with one: CMI) Ana Ruiz."""
    before = text_at(tokens, at - 1)
    if honoured(rich, tokens, at) or is_role_word(text_at(tokens, at - 2)):
        return False
    if at > 1 and before in words.SMALL and rich.text[tokens[at - 2].start].isupper():
        return KINDS.at(tokens, at - 2) is None  # Tribunal de Justiça de Mato Grosso
    earlier = text_at(tokens, at - 2) if before in words.ARTICLES else before
    return before == ")" or earlier in words.PLACED


def _joined(tokens: Tokens, last: Name, name: Name) -> bool:
    """Whether only marks and what is said of the last one stand between two names."""
    if name.first - last.after > _BETWEEN:
        return False
    first = text_at(tokens, last.after)
    between = {token.text for token in tokens[last.after : name.first]}
    goes_on = first in _GOES_ON or is_role_word(first) or WITH.at(tokens, last.after) is not None
    from_there = words.FROM.at(tokens, last.after) is not None and not between.isdisjoint(_LIST)
    return (goes_on or from_there) and '"' not in between and not between & words.WORKS


def _belongs(tokens: Tokens, run: Sequence[Name], name: Name) -> bool:
    """Whether an unusual name is one more of the list."""
    mark = text_at(tokens, name.first - 1)
    between = [token.text for token in tokens[run[-1].after : name.first]]
    office = any(map(is_office, between))
    if mark == ";" or (mark in ANDS and (not office or between[-2:-1] in ([","], [";"], [")"]))):
        return True
    if is_role_word(mark):  # Landrat Ana Ruiz, Bürgermeister Xyla Quorn
        return any(is_role_word(text_at(tokens, each.first - 1)) for each in run)
    if len(run) > 1 and all(b.first == a.after + 1 for a, b in pairwise([*run, name])):
        return True
    before = {token.text for token in tokens[max(0, run[0].first - _BEFORE) : run[0].first]}
    swapped = office and any(map(is_office, before))
    return mark == "," and swapped and not ANDS.isdisjoint(between[:2])
