"""Names with the surname first: `Ruiz, Ana (UPM)` is Ana Ruiz."""

from __future__ import annotations

from liveroom.importing.lexicon import people, titles
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Token, Tokens, text_at, tokenise

_CLOSING = frozenset({"", "(", "[", ":", "-", ";"})
_MAX_GIVEN = 3


def unswapped(rich: Rich) -> Rich:
    """The text with the given name first, where it starts with a surname, a comma and one."""
    tokens = tokenise(rich.folded)
    if text_at(tokens, 1) != "," or not _is_surname(rich, tokens):
        return rich
    after = 2
    while after < len(tokens) and after - 2 < _MAX_GIVEN and _is_given(rich, tokens[after]):
        after += 1
    if after == 2 or text_at(tokens, after) not in _CLOSING:
        return rich
    surname, given = rich.cut(0, tokens[0].end), rich.cut(tokens[2].start, tokens[after - 1].end)
    return given.join(surname).join(rich.cut(tokens[after - 1].end), " " * (after < len(tokens)))


def _is_given(rich: Rich, token: Token) -> bool:
    return token.text in people.GIVEN and rich.text[token.start].isupper()


def _is_surname(rich: Rich, tokens: Tokens) -> bool:
    word = rich.cut(0, tokens[0].end)
    if not word.text[:1].isupper() or len(word) < 3 or tokens[0].text in people.GIVEN:
        return False
    other = KINDS.at(tokens, 0) or PLACES.at(tokens, 0) or tokens[0].text in titles.NOT_NAMES
    return not (other or is_role(word) or is_organisation(word))
