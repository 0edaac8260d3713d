"""Rows that are a name and a title with no mark between them: `10:00 Ana Ruiz The salt of Lugo`."""

from __future__ import annotations

from collections.abc import Sequence

from liveroom.importing.lexicon.people import GIVEN, PARTICLES
from liveroom.importing.lexicon.titles import NOT_NAMES
from liveroom.importing.people.honorifics import is_capital, past_honorifics
from liveroom.importing.people.organisations import ARTICLES, is_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.source import Source
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise, touching
from liveroom.importing.time.cells import Timing

_LEAST = 3
"""Such rows that make them the program's habit, where they are a third of its rows."""

_STARTS = ARTICLES | NOT_NAMES | {"the"}
"""Words with which a title starts, and no surname."""

_SHORT = 2
"""Words that a title has at least."""


def part_names(lines: Sequence[Source], timings: dict[int, Timing]) -> None:
    """Puts a colon behind the names where a third of the rows or more are such."""
    rows = [at for at, each in timings.items() if each.leads and each.span and each.rest.text]
    rows = [at for at in rows if not (lines[at].cells or find_kind(timings[at].rest, whole=True))]
    ends = {at: end for at in rows if (end := _name_end(timings[at].rest))}
    if len(ends) < _LEAST or len(ends) * _LEAST < len(rows):
        return
    for at, end in ends.items():
        rest = timings[at].rest
        timings[at] = timings[at]._replace(rest=rest.cut(0, end).join(rest.cut(end), ": "))


def _name_end(rest: Rich) -> int:
    """Where the letters of such a name end; 0 where something else stands there."""
    if CELL in rest.text:
        return 0
    tokens = tokenise(rest.folded)
    first = at = past_honorifics(rest, tokens, 0)
    while is_capital(rest, tokens, at):
        initial = len(tokens[at].text) == 1 and text_at(tokens, at + 1) == "."
        if not (initial or tokens[at].text in GIVEN):
            break
        at = at + 2 if initial else _past_hyphen(tokens, at + 1)
    if at > first + 1 and text_at(tokens, at) in _STARTS:
        at -= 1  # Ana Martin The salt of Lugo
    if at == first:
        at += first > 0 and is_capital(rest, tokens, at)  # Dr. Xyla Quorn
    while at > first and text_at(tokens, at) in PARTICLES and not is_capital(rest, tokens, at):
        at += 1
    surname = at > first and at < len(tokens) and tokens[at].word and is_capital(rest, tokens, at)
    after = _past_hyphen(tokens, at + 1)
    if not surname or after >= len(tokens) or not tokens[after].text.isalnum():
        return 0
    title = trimmed(rest.cut(tokens[after].start))
    opens = title.text[0].isupper() and len(title.text.split()) >= _SHORT
    said = is_role(title) or is_organisation(title)
    return tokens[after - 1].end if opens and not said else 0


def _past_hyphen(tokens: Tokens, at: int) -> int:
    """Behind the second half of `Jean-Pierre`, `O'Brien`."""
    joined = text_at(tokens, at) in {"-", "'"} and touching(tokens, at) and touching(tokens, at + 1)
    return at + 2 if joined else at
