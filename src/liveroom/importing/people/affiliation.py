"""Role and organisation apart: `Head of Data at ICGC`, `Director, City Hall`, `UPC, professor`.

What is said of a person is cut into pieces. Each is a role, a house, a place or other words, and a
role that goes on in its house is two. A house takes all that follows it up to the next role; other
words are a house's name where they have capitals, and a role's where they have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.people import MODERATING, POST_NOMINALS
from liveroom.importing.people.housed_roles import after_article, house_at, house_in, role_behind
from liveroom.importing.people.organisations import (
    ends_organisation,
    is_organisation,
    is_place,
    opens_organisation,
)
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.text.pieces import ANDS, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import phrases, text_at, tokenise

_BETWEEN = r"\)?[\s,;/(–—-]+(?:[^\W\d]{1,3} )?"

_DOMAIN = re.compile(r"\w\.\w")
"""In a house that is called as its site is: quillpad.io."""

_FIELD = 2
"""Words of what an office is for, in a list of such."""

_CODE = 2
"""Letters of a state's or a country's code, which is no house: MT, NL."""

_FROM = phrases("from|with|vom|from the|with the")
"""Before a house without a role: Ana Ruiz, from the Tide Society."""


class _Kind(Enum):
    ROLE = auto()
    HOUSE = auto()
    PLACE = auto()
    NAMED = auto()
    """Other words with a capital."""
    SMALL = auto()
    """Other words without one."""


class _Part(NamedTuple):
    kind: _Kind
    rich: Rich


def affiliation(parts: Sequence[Rich]) -> tuple[str | None, str | None]:
    """The role and the organisation that the parts after a name say."""
    whole = _with_fields([part for part in parts if part.text and not _is_degree(part)])
    found = [each for at, part in enumerate(whole) for each in _parts(part, whole[at + 1 :])]
    roles = [at for at, each in enumerate(found) if each.kind is _Kind.ROLE]
    if not roles:
        house = _first_house(found)
        return _text(found[:house]), _text(found[house:])
    first, last = roles[0], roles[-1]
    if any(each.kind is _Kind.HOUSE for each in found[first:last]):
        return _text(_Part(_Kind.ROLE, part) for part in whole), None  # each role has its house
    house = _house_behind(found, last)
    ahead = any(each.kind in {_Kind.HOUSE, _Kind.NAMED} for each in found[:first])
    if not ahead:
        return _text(found[:house]), _text(found[house:])
    return _text(found[first:house]), _text([*found[:first], *found[house:]])


def _is_degree(part: Rich) -> bool:
    return part.folded.replace(".", "") in POST_NOMINALS


def _first_house(found: Sequence[_Part]) -> int:
    """Where the house starts in parts without a role's word: all of `Salt Castle, Lugo, Spain`.

    Of `Keeper, Salt Castle` the first is a role.
    """
    at = next((k for k, each in enumerate(found) if each.kind is not _Kind.SMALL), len(found))
    behind = [each.kind for each in found[at + 1 :] if each.rich.text[0].isupper()]
    role = at < len(found) and found[at].kind is _Kind.NAMED and behind
    return at + bool(role and _Kind.PLACE not in behind)


def _house_behind(found: Sequence[_Part], last: int) -> int:
    """Where behind the last role its house starts; a place alone belongs to the role."""
    kinds = [each.kind for each in found]
    if _Kind.HOUSE in kinds[last:]:
        house, tokens = kinds.index(_Kind.HOUSE, last), tokenise(found[last].rich.folded)
        field = any(positions.AT.at(tokens, at) for at in range(1, len(tokens)))
        inner = field and house == last + 1 == len(found) - 1 and _goes_on(found[house].rich)
        return house + inner
    at = len(found)
    while at > last + 1 and kinds[at - 1] is _Kind.PLACE:
        at -= 1
    if kinds[at - 1] is not _Kind.NAMED:
        return len(found)
    named = kinds[last + 1 : at]
    return last + 1 if all(kind is _Kind.NAMED for kind in named) else at - 1


def _parts(part: Rich, behind: Sequence[Rich]) -> Iterator[_Part]:
    """The part, or the role and the house that are both in it where no house stands `behind`."""
    tokens = tokenise(part.folded)
    start = role_behind(part, tokens)
    if start is not None:
        if start:
            yield _Part(_Kind.HOUSE, part.cut(0, start))
        yield _Part(_Kind.ROLE, part.cut(start))
        return
    named = ends_organisation(part) and not is_role_word(tokens[0].text)  # Veterinary Clinic
    if part.folded in MODERATING or (not named and (is_role(part) or _are_roles(part))):
        housed = any(_other(each).kind is _Kind.HOUSE and not is_role(each) for each in behind)
        split = None if housed else house_in(part, tokens)
        end, start = split or (len(part), len(part))
        yield _Part(_Kind.ROLE, trimmed(part.cut(0, end)))
        if start < len(part):
            yield _Part(_Kind.HOUSE, part.cut(start))
        return
    end, start = (0, 0) if named else house_at(part, tokens)
    if end:
        yield _Part(_Kind.ROLE, part.cut(0, end))
    yield _other(part.cut(start))


@lru_cache(maxsize=256)
def _other(part: Rich) -> _Part:
    bare = Rich(_bare(part))
    if is_place(bare) or (len(bare) == _CODE and bare.text.isupper()):
        return _Part(_Kind.PLACE, bare)
    if is_organisation(bare) or opens_organisation(bare):
        return _Part(_Kind.HOUSE, bare)
    letter = next(filter(str.isalpha, bare.text), "")
    if letter.islower() and not _DOMAIN.search(bare.text):
        return _Part(_Kind.SMALL, part)
    return _Part(_Kind.NAMED, bare)


def _are_roles(part: Rich) -> bool:
    """Whether it starts with the role of several: `Lawyers of the Board of Tides`."""
    tokens = tokenise(part.folded)
    word = tokens[0].text
    several = word.endswith("s") and not positions.ROLES.isdisjoint({word[:-1], word[:-2]})
    lead = positions.AT.at(tokens, 1) if several else None
    if lead is None or lead[1] >= len(tokens):
        return False
    return opens_organisation(part.cut(tokens[after_article(part, tokens, lead[1])].start))


def _with_fields(parts: list[Rich]) -> list[Rich]:
    """`Minister for Tides`, `Sand and Salt` are one part: all that an office is for."""
    if not parts or not is_role(parts[0]):
        return parts
    for at, part in enumerate(parts[1:], 1):
        tokens = tokenise(part.folded)
        last = next((k for k in (1, 2) if text_at(tokens, k) in ANDS), 0)
        inner = not last and len(tokens) <= _FIELD
        if is_role(part) or opens_organisation(part) or not (last or inner):
            return parts
        if text_at(tokens, last) == "&" and parts[0].text.islower():
            return parts  # partner, Salt & Sand
        if last:
            house = tokens[-1].text in positions.ORGANISATIONS
            house = house and part.text[tokens[-2].start].isupper()
            whole = parts[0]
            for more in parts[1 : at + 1]:
                whole = whole.join(more, ", ")
            apart = house or _goes_on(part)
            return parts if apart else [whole, *parts[at + 1 :]]
    return parts


def _goes_on(part: Rich) -> bool:
    """Whether it is a role's end: Dean of Tides, `Sand and Salt of the University`."""
    tokens = tokenise(part.folded)
    small = (at for at in range(1, len(tokens)) if positions.AT.at(tokens, at))
    at = next((at for at in small if part.text[tokens[at].start].islower()), None)
    if at is None or tokens[0].text in positions.TOWNS or not is_organisation(part):
        return False
    return not is_organisation(part.cut(0, tokens[at].start))


def _text(parts: Iterable[_Part]) -> str | None:
    return ", ".join(each.rich.text for each in parts if each.rich.text) or None


def as_written(said: str | None, text: str) -> str | None:
    """Parts that were put together with the marks that the text has between them."""
    if said is None or ", " not in said or said in text:
        return said
    found = re.search(_BETWEEN.join(map(re.escape, said.split(", "))) + r"\)*", text)
    whole = found and found[0].count("(") == found[0].count(")")
    return found[0] if found and whole else said


def _bare(rich: Rich) -> str:
    """An organisation without the small words before it: `da UFMG`, `of the Tide Society`."""
    tokens = tokenise(rich.folded)
    lead = _FROM.at(tokens, 0) or positions.AT.at(tokens, 0)
    start = after_article(rich, tokens, lead[1] if lead and rich.text[0].islower() else 0)
    return rich.cut(tokens[start].start if start < len(tokens) else 0).text
