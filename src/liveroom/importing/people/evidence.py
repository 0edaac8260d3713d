"""How much speaks for words with a name's shape being a person.

Every sign counts one, and two signs make a speaker. With one the name is doubtful: wrong on air is
worse than missing in a draft.
"""

from __future__ import annotations

from collections.abc import Collection

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.honorifics import honoured
from liveroom.importing.people.housed_roles import house_in
from liveroom.importing.people.names import (
    THINGS,
    compared,
    has_given_name,
    is_person,
    is_styled,
    name_length,
)
from liveroom.importing.people.organisations import is_house_word, is_organisation, is_room
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.text.pieces import ANDS, listed_pieces
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

SURE = 2
_NEAR = 60
_AFTER = frozenset({",", ";", "(", "[", ":", "-", "/", "@", ".", "", "\t", "\v", "|", ")", '"'})
"""What may follow a name; other words make it a part of a sentence."""


_BEHIND = frozenset({"in", ",", ")", ""})
"""What may follow the name of a house."""

_ORIGIN = listed("von vom from bei")
"""Between a name and a house."""


def closed(tokens: Tokens, after: int) -> bool:
    """Whether the name ends here: at a mark, an and, a role, or the end of the text."""
    word = text_at(tokens, after)
    return word in _AFTER | ANDS | _ORIGIN or is_role_word(word)


def starts_known(rich: Rich, known: Collection[str]) -> bool:
    """Whether the text starts with one of the names, which are as `compared` gives them."""
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    return length > 0 and compared(rich.text[: tokens[length - 1].end]) in known


def evidence(rich: Rich, tokens: Tokens, at: int, length: int) -> int:
    """The signs inside the name and after it; less than none for what is named after somebody."""
    after = at + length
    if names_a_thing(rich, tokens, after) or _is_abbreviated(rich, tokens, at, after):
        return -SURE
    given = has_given_name(tokens, at, length)
    signs = 2 * honoured(rich, tokens, at) + given + is_bold(rich, tokens, at, after)
    signs += is_styled(rich, tokens, at, after)
    signs += given and closed(tokens, after) and PLACES.at(tokens, at) is None
    return signs + _affiliated(rich, tokens, after) + _listed(rich, tokens, after)


def names_a_thing(rich: Rich, tokens: Tokens, after: int) -> bool:
    """Whether it is a house's name or a prize's: `Ana Ruiz Library`, `Ana Ruiz Prize`.

    Hall is a surname too, and ends a name. A university is somebody's where nothing behind says
    of what, and the person's house else: `Ana Ruiz University of Tarn`.
    """
    word = text_at(tokens, after)
    thing = word in THINGS | {"hall"}
    thing = thing or (is_house_word(word) and text_at(tokens, after + 1) in _BEHIND)
    return thing and rich.text[tokens[after].start].isupper()


def _is_abbreviated(rich: Rich, tokens: Tokens, at: int, after: int) -> bool:
    """Whether a bracket has the first letters of these words: `Working Groups (WG)`.

    In minutes people are shortened so too: a usual given name is a person's all the same.
    """
    if text_at(tokens, after) not in {"(", "["} or has_given_name(tokens, at, after - at):
        return False
    first = "".join(token.text[0] for token in tokens[at:after] if token.word)
    capitals = "".join(letter for letter in _between(rich, tokens, at, after) if letter.isupper())
    return text_at(tokens, after + 1) in {first, capitals.lower()}


def _between(rich: Rich, tokens: Tokens, at: int, after: int) -> str:
    return rich.text[tokens[at].start : tokens[after - 1].end]


def is_bold(rich: Rich, tokens: Tokens, at: int, after: int) -> bool:
    """Whether these words are bold in a text that is not."""
    start, end = tokens[at].start, tokens[after - 1].end
    return any(a <= start and end <= b for a, b in rich.bold) and (0, len(rich)) not in rich.bold


def _affiliated(rich: Rich, tokens: Tokens, after: int) -> int:
    """The signs of a bracket, a role or an organisation that follows."""
    mark = text_at(tokens, after)
    if is_role_word(mark):
        return True
    if mark in {"(", "[", "@"} and after + 1 < len(tokens):
        inner = _ahead(rich, tokens, after + 1)
        named = inner.text[:1].isupper() or is_role(inner)
        inside = listed_pieces(Rich(inner.text.split(")")[0]))
        people = len(inside) > 1 and all(is_person(piece.rich) for piece in inside)
        if people or any(is_person(piece.rich, known=True) for piece in inside[:1]):
            return False
        if inside and is_room(inside[0].rich):
            return False
        return named + (mark == "(" and is_organisation(inside[0].rich)) if inside else named
    if mark not in {",", "-", "/", "."} or after + 1 >= len(tokens):
        return False
    rest = _ahead(rich, tokens, after + 1)
    end = min((place for mark in ",;(:." if (place := rest.folded.find(mark)) > 0), default=None)
    first = rest.cut(0, end)
    if not first.text:
        return False
    housed = is_organisation(_second(rest, len(first))) or house_in(first, tokenise(first.folded))
    if _is_bare_role(first) and housed:
        return SURE  # Xyla Quorn, soil scientist, TSQ
    return is_role(first) or is_organisation(first) or _owner(first)


def _second(rest: Rich, at: int) -> Rich:
    """What follows a comma there, up to the next mark."""
    if rest.folded[at : at + 1] != ",":
        return Rich("")
    ends = (place for mark in ",;(:" if (place := rest.folded.find(mark, at + 1)) > 0)
    return rest.cut(at + 1, min(ends, default=None))


def _is_bare_role(piece: Rich) -> bool:
    """Whether the piece is a role without a name in it: not `Agronomist Xyla Quorn`."""
    tokens = tokenise(piece.folded)
    plain = piece.text.islower() or is_role_word(tokens[-1].text)
    return is_role(piece) and (
        plain or any(positions.AT.at(tokens, at) for at in range(len(tokens)))
    )


def _ahead(rich: Rich, tokens: Tokens, at: int) -> Rich:
    start = tokens[at].start
    return rich.cut(start, min(len(rich), start + _NEAR))


def _owner(piece: Rich) -> bool:
    return piece.folded.split(" ")[0] in positions.OWNERS


def _listed(rich: Rich, tokens: Tokens, after: int) -> bool:
    """Whether another name follows, one with a usual given name."""
    if text_at(tokens, after) not in {",", ";", "/"} | ANDS:
        return False
    length = name_length(rich, tokens, after + 1)
    if not length:
        return False
    return has_given_name(tokens, after + 1, length) or honoured(rich, tokens, after + 1)
