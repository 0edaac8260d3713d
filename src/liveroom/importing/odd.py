"""Titles and organisations in a shape that right ones seldom have: signs of a row read wrongly."""

from __future__ import annotations

from liveroom.importing.document.wrapped import unfinished
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, tokenise
from liveroom.importing.time.spans import find_spans

_LONG_ORGANISATION = 70
_LONG_TITLE = 30
"""Words; longer ones mostly have in them what stands beside the title."""


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
        or _is_name(words, tokens)
    )


def is_odd_organisation(organisation: str) -> bool:
    """Whether so much is said that other words seem to be in it."""
    return "," in organisation or len(organisation) > _LONG_ORGANISATION


def is_odd_role(role: str) -> bool:
    """Whether it breaks off, a bracket in it is open, or what goes on with it is no role."""
    more = Rich(role).split(",")[1:]
    strange = any(part.text[:1].islower() and not is_role(part) for part in more)
    named = any(names_in(Rich(role), tokenise(Rich(role).folded)))
    return unfinished(Rich(role)) or role.count("(") != role.count(")") or strange or named


def _is_name(words: Rich, tokens: Tokens) -> bool:
    return any(length >= len(tokens) - 1 for _, length in names_in(words, tokens))
