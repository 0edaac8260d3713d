"""Where people start in a row that has lost its breaks: `Salt Ana Ruiz, mayor Luis Pérez, Lugo`."""

from __future__ import annotations

from liveroom.importing.lexicon.people import (
    ABOUT,
    BY,
    COURTESY,
    GIVEN,
    HONORIFICS,
    OF,
    PARTICLES,
    SAINTS,
    WITH,
)
from liveroom.importing.lexicon.positions import ORGANISATIONS
from liveroom.importing.lexicon.titles import STREETS
from liveroom.importing.people.honorifics import honoured, is_capital
from liveroom.importing.people.names import THINGS, name_length
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise, touching
from liveroom.importing.time.spans import find_spans

_BEHIND = frozenset({",", "-", "(", ""})
"""What stands between a person's name and what the person is."""

_BEFORE = frozenset({".", "?", "!", ")", '"', "'", "]", "»", "”", "…"})
_SHORTEST = 3
"""Letters of a word behind which a break may be lost; shorter ones lead to a name."""

_NEAR = 8
"""Words before a name among which a house's word stands that may be named after somebody."""

_LEADING = BY.firsts | WITH.firsts | OF.firsts | ABOUT | PARTICLES
_HOUSES = STREETS | SAINTS | ORGANISATIONS | THINGS


def people_starts(row: Rich) -> list[int]:
    """Where in the text persons start whom no mark and no word leads to."""
    tokens = tokenise(row.folded)
    spans = find_spans(tokens)
    first = spans[0].after if spans and not spans[0].first else 0
    while first < len(tokens) and not tokens[first].word:
        first += 1
    at, ends = first, -1
    found: list[int] = []
    while at < len(tokens):
        length = _name(row, tokens, at)
        if length and at > first and _may_start(row, tokens, at, length, ends):
            found.append(tokens[at].start)
            ends = at + length
        at += length or 1
    return found


def _name(rich: Rich, tokens: Tokens, at: int) -> int:
    """How many tokens the name has that starts here with a title or a usual given name."""
    if not tokens[at].word:
        return 0
    given = tokens[at].text in GIVEN and is_capital(rich, tokens, at)
    return name_length(rich, tokens, at) if given or honoured(rich, tokens, at) else 0


def _may_start(rich: Rich, tokens: Tokens, at: int, length: int, ends: int) -> bool:
    """Whether a break may stand before: no word leads to a person, a house or a role of one."""
    mark, after = text_at(tokens, at + length), at + length + 1
    plain = not is_capital(rich, tokens, after) and not is_role_word(text_at(tokens, after))
    if mark not in _BEHIND or (mark == "," and plain):
        return False
    before = text_at(tokens, at - 1)
    if at == ends:
        return True
    if before in _BEFORE:
        return not touching(tokens, at) and not (before == "." and _shortened(tokens, at - 1))
    if not before.isalpha() or len(before) < _SHORTEST or is_role_word(before):
        return False
    capital = is_capital(rich, tokens, at - 1)
    if before in _LEADING | _HOUSES | HONORIFICS | COURTESY or (capital and before in GIVEN):
        return ends > 0 and mark == "," and before in ORGANISATIONS
    housed = any(token.text in ORGANISATIONS for token in tokens[max(0, at - _NEAR) : at])
    return mark == "," or not (housed or capital)


def _shortened(tokens: Tokens, dot: int) -> bool:
    """Whether the dot ends no sentence but a short word: o.l.v., Prof."""
    word = text_at(tokens, dot - 1)
    return len(word) <= _SHORTEST or word in HONORIFICS
