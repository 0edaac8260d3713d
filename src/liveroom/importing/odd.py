"""Titles and organisations in a shape that right ones seldom have: signs of a row read wrongly."""

from __future__ import annotations

from itertools import pairwise

from liveroom.importing.document.wrapped import unfinished
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.people.names import is_person
from liveroom.importing.people.organisations import is_organisation, is_venue
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.text.pieces import ANDS
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, tokenise
from liveroom.importing.time.spans import find_spans

_LONG_ORGANISATION = 70
_LONG_TITLE, _LONG_NAME, _LONG_ROLE = 18, 8, 15
"""Words; longer ones mostly have in them what stands beside the title, the organisation, the role.
"""


def is_odd_title(title: str) -> bool:
    """Whether it has no letter or an hour in it, breaks off, or is a person's name alone."""
    words = Rich(title)
    tokens = tokenise(words.folded)
    return (
        not any(map(str.isalpha, title))
        or len(title.split()) > _LONG_TITLE
        or title.count("(") != title.count(")")
        or unfinished(words)
        or bool(find_spans(tokens))
        or _is_room(words, tokens)
        or _is_name(words, tokens)
    )


def is_odd_organisation(organisation: str) -> bool:
    """Whether so much is said that other words seem to be in it, or they are a count's or a role's.

    As in `The first 50 years`, `Ministry of Tides and chair of the board`.
    """
    words = Rich(organisation)
    tokens = tokenise(words.folded)
    counts = any(token.number for token in tokens) and not is_organisation(words)
    offices = any(
        is_role_word(after.text) for token, after in pairwise(tokens) if token.text in ANDS
    )
    long = len(organisation) > _LONG_ORGANISATION or len(organisation.split()) > _LONG_NAME
    return "," in organisation or long or counts or offices


def is_odd_role(role: str) -> bool:
    """Whether it breaks off, is a name, a bracket in it is open, or no role goes on with it."""
    words = Rich(role)
    more = [part for part in words.split(",")[1:] if not is_role(part)]
    strange = any(part.text[:1].islower() or is_organisation(part) for part in more)
    named = any(names_in(words, tokenise(words.folded)))
    named = named or (is_person(words) and not is_role(words))
    long = len(role.split()) > _LONG_ROLE
    return unfinished(words) or role.count("(") != role.count(")") or strange or named or long


def _is_room(words: Rich, tokens: Tokens) -> bool:
    """Whether it says where, and of no kind what: Main Auditorium, not Closing plenary."""
    return is_venue(words) and not any(KINDS.at(tokens, at) for at in range(len(tokens)))


def _is_name(words: Rich, tokens: Tokens) -> bool:
    return any(length >= len(tokens) - 1 for _, length in names_in(words, tokens))
