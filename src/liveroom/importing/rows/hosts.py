"""An organisation that speaks without a person: Welcome by the Tide Society."""

from __future__ import annotations

import re

from liveroom.core.program import Kind, Speaker
from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.event_words import FORMATS
from liveroom.importing.lexicon.people import GIVEN
from liveroom.importing.lexicon.positions import CONNECTORS
from liveroom.importing.people.names import is_person
from liveroom.importing.people.organisations import (
    is_organisation,
    is_room,
    opens_organisation,
)
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.people.speakers import Who
from liveroom.importing.rows.row import HOSTED, Row
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.rows.spots import Spot
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

_SHORTEST = 2
_BEFORE = CONNECTORS | listed("le les der die das dem den il lo het o os as els un une uma an")
"""Small words before an organisation's name."""


def read_host(row: Row, before: Rich, part: Rich, spot: Spot) -> Who | None:
    """The organisation that the part starts with, where something marks it as one.

    That is a word of organisations, or a by after a welcome or a closing.
    """
    name, rest = _capitals(part)
    if len(name) < _SHORTEST or row.speakers or is_room(name):
        return None
    if not spot.by and name.folded in positions.ORGANISATIONS:
        return None
    if is_nobody(name) or find_kind(name, whole=True) or _is_spelt_out(before, name):
        return None
    words = tokenise(name.folded)
    if (event := FORMATS.at(words, 0)) and event[1] == len(words):  # Opening of the Event
        return None
    kind = find_kind(before, whole=True) if before.text else row.kind if row.titles else None
    if kind is Kind.BREAK or find_kind(before) is Kind.BREAK:
        return None
    marked = is_organisation(name)
    closed = kind is Kind.CLOSING and spot.led  # Closure of the Council
    hosted = kind in HOSTED and (spot.by or (marked and not closed))
    if spot.by and marked and (_is_described(before) or (not hosted and _is_loud(before))):
        row.doubts.append(name.text)
        return None
    by = spot.by and marked
    apart = bool(before.text and spot.trust) and not (rest.text or spot.led)
    if not (hosted or by or (apart and opens_organisation(name))) or (not spot.by and rest.text):
        return None
    if rest.text.startswith("("):
        rest = Rich("")
    person = not marked and (is_person(name) or name.folded in GIVEN)
    speaker = Speaker(name.text) if person else Speaker(organisation=name.text)
    return Who((speaker,), rest if rest.text else None)


def is_nobody(name: Rich) -> bool:
    """Whether it is a role without a name, or one of several: Chair of the Board, Group A."""
    words = tokenise(name.folded)
    numbered = len(words) == 2 and (len(words[1].text) == 1 or words[1].text.isdecimal())
    return numbered or is_role_word(words[0].text) or words[-1].text in positions.ROLES


def _is_spelt_out(before: Rich, name: Rich) -> bool:
    """`News of the TSQ - Tide Society of Quill`: the name of the house that the row is about."""
    short = re.split(r"[ '’(]", before.text)[-1]
    first = "".join(letter for letter in name.text if letter.isupper())
    return len(short) > 1 and short == first


def _is_described(before: Rich) -> bool:
    """In `A film, made by the Tide Society` the organisation does not speak."""
    if not before.text:
        return False
    *others, last = tokenise(before.folded)
    fresh = bool(others) and others[-1].text == "."
    return last.word and (fresh or before.text[last.start].islower())


def _is_loud(before: Rich) -> bool:
    """Whether capitals do not tell: in `Actions Taken by the Tide Society` it does not speak."""
    last = tokenise(before.folded)[-2:]
    return len(last) > 1 and all(word.word and before.text[word.start].isupper() for word in last)


def _capitals(rich: Rich) -> tuple[Rich, Rich]:
    """The words with capitals that the text starts with, and what follows them."""
    tokens = tokenise(rich.folded)
    start = 0
    while start < len(tokens) and tokens[start].text in _BEFORE and not _upper(rich, tokens, start):
        start += 1
    at = end = start
    while at < len(tokens):
        if _upper(rich, tokens, at) or (end == at > start and _ends_name(tokens, at)):
            end = at + 1
        elif tokens[at].text not in CONNECTORS:
            break
        at += 1
    if start >= end:
        return Rich(""), rich
    name = rich.cut(tokens[start].start, tokens[end - 1].end)
    return name, trimmed(rich.cut(tokens[end - 1].end), " \t\v-:|,;/>.…")


def _upper(rich: Rich, tokens: Tokens, at: int) -> bool:
    letter = rich.text[tokens[at].start]
    return letter.isupper() or letter.isdigit()


def _ends_name(tokens: Tokens, at: int) -> bool:
    """`the Ludotheque team`: a last word of organisations belongs to the name."""
    return tokens[at].text in positions.ORGANISATIONS and text_at(tokens, at + 1) in {"", ",", "."}
