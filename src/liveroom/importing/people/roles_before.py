"""The role that stands right before a name: `Mayor Ana Ruiz`, `professeur émérite Luis Pérez`."""

from __future__ import annotations

from liveroom.importing.lexicon import people, positions
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.people.housed_roles import after_article
from liveroom.importing.people.names import CLOSING, is_known_name, name_length
from liveroom.importing.people.organisations import ARTICLES
from liveroom.importing.people.overlooked import names_in
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

_RANKS = listed("assistant associate adjunct honorary visiting deputy senior junior research full")
_FORMER = listed("former acting ancien ancienne antiguo antigua antigo antiga oud")
_DEPUTY = listed("vice deputy chief")
_JUDGES = frozenset({"justice"})
"""What alone is no role's word: Justice Ana Ruiz."""

_PLURAL = listed("los las els les os as dos dels des i gli den")
_INSIDE = frozenset("-'&/")
_FEWEST = 2
_LONGEST = 16
"""Tokens of a role of several words and of the name behind it."""


def past_role(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where the name starts in `Mayor Ana Ruiz`, `la Concejala Ana Ruiz`; else the same place."""
    article = text_at(tokens, at) in ARTICLES | _PLURAL
    role = at + article + (text_at(tokens, at + article) in _FORMER)
    word = text_at(tokens, role)
    several = word.endswith("s") and not positions.ROLES.isdisjoint({word[:-1], word[:-2]})
    if not (several or is_role_word(word) or word in _JUDGES):
        return at
    if word in people.HONORIFICS and text_at(tokens, role + 1) in people.HONORIFICS:
        return at  # Professora Doutora Ana Ruiz
    following = text_at(tokens, role + 1)
    second = word in _DEPUTY and (is_role_word(following) or following in _JUDGES)
    after = role + 1 + (second or following in people.EMERITUS)
    ranked = _is_rank(tokens, after)
    after += ranked
    length = name_length(rich, tokens, after)
    label = people.PANEL_ROLES.at(tokens, role) is not None and word not in people.MODERATING
    plain = rich.text[tokens[role].start].islower() and not label
    alone = (plain or second) and length > 1 and text_at(tokens, after + length) in CLOSING
    known = length and (alone or ranked or is_known_name(rich, tokens, after, length))
    return after if known else _past_words(rich, tokens, role) or at


def _is_rank(tokens: Tokens, at: int) -> bool:
    """Whether what may be a title before a name is the role's main word: `Assistant Professor`."""
    word = tokens[at - 1].text if at < len(tokens) else ""
    ranked = word in _RANKS and text_at(tokens, at) in people.HONORIFICS
    return ranked and is_role_word(text_at(tokens, at)) and text_at(tokens, at + 1) != "."


def _is_initial(tokens: Tokens, at: int) -> bool:
    """Whether the dot there ends a single letter: Chief Justice Ana B. Ruiz."""
    return tokens[at].text == "." and len(text_at(tokens, at - 1)) == 1


def bare_role(role: Rich) -> Rich:
    """`the mayor` without its article."""
    tokens = tokenise(role.folded)
    dutch = tokens[0].text == "de" and len(tokens) > 1 and is_role_word(tokens[1].text)
    return role.cut(tokens[after_article(role, tokens, 0) or dutch].start)


def _past_words(rich: Rich, tokens: Tokens, role: int) -> int:
    """Where behind the role's first word and more a usual name stands by itself; else 0.

    None does in `head of the library Ana Ruiz` and `artist talk Ana Ruiz`.
    """
    end = role + 1
    while end < len(tokens) and (
        tokens[end].word or tokens[end].text in _INSIDE or _is_initial(tokens, end)
    ):
        end += 1
    if end - role > _LONGEST or text_at(tokens, end) not in CLOSING:
        return 0
    part = rich.cut(tokens[role].start, tokens[end - 1].end)
    inner = tokenise(part.folded)
    for at, length in names_in(part, inner):
        if at + length < len(inner):
            return 0
        last = text_at(inner, at - 1)
        house = last in positions.ORGANISATIONS or positions.AT.at(inner, at - 1)
        kind = any(KINDS.at(inner, place) for place in range(1, at))
        return 0 if at < _FEWEST or house or kind else role + at
    return 0
