"""A person in a sentence, with what is said beside the name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import positions
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.person import parts_between_commas, parts_of
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.prose import phrasing as words
from liveroom.importing.prose.persons import NamePlace
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import listed, tokenise

_ARRANGING = ("organi", "veranstalt", "promov", "promo", "impuls", "coorgani")
"""Starts of roles of those who only arrange an event."""

_THIS = listed(
    "this these este esta estos estas aquest aquesta dieser diese dieses deze dit questo"
)
"""In a role they tell that it is one of the event itself: founder of this series."""


@dataclass(frozen=True, slots=True)
class Described:
    """A person: the name's place, what is said of it, and all its words from start to end."""

    named: NamePlace
    name: Rich
    start: int
    end: int
    before: Rich | None = None
    after: tuple[Rich, ...] = ()
    several: bool = False
    """Whether the role before it is of more than one."""

    @property
    def described(self) -> bool:
        """Whether a role or an organisation stands beside the name."""
        return self.before is not None or bool(self.after) or self.several

    @property
    def placed(self) -> bool:
        """Whether a role or a house stands beside the name, beyond doubt."""
        said = [*([self.before] if self.before else []), *self.after]
        return any(map(is_position, said))

    @property
    def presented(self) -> bool:
        """Whether a role, a house or where somebody is from stands beside the name."""
        said = any(map(_presents, self.after))
        return said or self.before is not None or self.several or self.named.honoured

    def speaker(self) -> Speaker:
        """The person, with role and organisation as they are written."""
        parts = [self.before] if self.before and not self.several else []
        parts += self.after
        roles = sum(map(is_role, parts))
        houses = len(parts) > 1 and all(map(is_organisation, parts[1:]))
        if roles > 1 or (any(map(_is_double, parts)) and not houses):
            return Speaker(self.name.text, ", ".join(part.text for part in parts))
        role, organisation = affiliation(parts)
        return Speaker(self.name.text, role, organisation)


def _presents(part: Rich) -> bool:
    """`UPC`, `mayor`, `of the Institute`; not `then and now`."""
    return not part.text.islower() or is_role(part)


def _is_double(part: Rich) -> bool:
    """Whether the words tell of two roles: rector of X and dean of Y."""
    found = [token.text for token in tokenise(part.folded)]
    return any(
        word in words.ANDS | {","} and any(map(role_word, found[at + 1 : at + 3]))
        for at, word in enumerate(found[1:-1], 1)
    )


@lru_cache(maxsize=4096)
def role_word(word: str) -> bool:
    """Whether it is a role's, of one or of several: alcaldes, assessori."""
    more = word.removeprefix("ex") in words.MORE_ROLES
    return is_role_word(word) or is_plural(word) or more


def is_plural(word: str) -> bool:
    """Whether the word is a role's of several: concejalas, assessori."""
    if is_role_word(word) or len(word) < 5:
        return False
    ends = [word[:-1], word[:-2]] if word.endswith("s") else []
    ends += [f"{word[:-1]}e", f"{word[:-1]}o"] if word.endswith("i") else []
    return not positions.ROLES.isdisjoint(ends)


def arranges(said: Rich) -> bool:
    """Whether somebody only made the event: promoter of this series."""
    found = [token.text for token in tokenise(said.folded)]
    return found[0].startswith(_ARRANGING) or not _THIS.isdisjoint(found)


def parted(phrase: Rich) -> list[Rich]:
    """`Director and keeper, Shore Institute` apart, where only houses follow a role."""
    first, *houses = parts_between_commas(phrase) or [phrase]
    apart = houses and is_role(first)
    apart = apart and all(is_organisation(each) and not is_role(each) for each in houses)
    return [first, *houses] if apart else parts_of(phrase)


def is_position(phrase: Rich) -> bool:
    """Whether it is a role or a house."""
    return is_role(phrase) or is_organisation(phrase)


def bare(phrase: Rich) -> Rich:
    """Without an article before it."""
    first, _, rest = phrase.text.partition(" ")
    return phrase.cut(len(first)) if rest and first in words.ARTICLES else phrase
