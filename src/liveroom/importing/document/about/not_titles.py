"""Lines that are no titles: a page's own, days, kinds of events, people; and those over a kind."""

from __future__ import annotations

from functools import lru_cache

from liveroom.core.program import Speaker
from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.event_words import (
    BEFORE_DAYS,
    BEFORE_FORMATS,
    FORMATS,
    FURNITURE,
    OF_SITES,
)
from liveroom.importing.lexicon.headings import GROUPS
from liveroom.importing.lexicon.people import BY, PANEL_ROLES
from liveroom.importing.lexicon.positions import CONNECTORS
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.names import is_known_name, name_length
from liveroom.importing.prose.phrasing import ORDINALS
from liveroom.importing.prose.presented import card
from liveroom.importing.rows.labels import read_label
from liveroom.importing.text.rich import CELL, Rich
from liveroom.importing.text.tokeniser import Tokens, text_at
from liveroom.importing.time.dates import find_days
from liveroom.importing.time.spans import find_spans

_FEW, _MANY, _SENTENCE = 3, 16, 30
"""Words of a label and what it is for, of a page's own lines, and of what is a sentence."""

_LONG_WORD, _MENU = 4, 3


def is_on_people(rich: Rich, tokens: Tokens) -> bool:
    """Whether a person with a role stands there, or a label before people."""
    one = _card(rich)
    label = len(tokens) > _FEW and PANEL_ROLES.at(tokens, 0) and read_label(rich) is not None
    return bool(label) or (one is not None and one.name is not None and one.role is not None)


def leads_back(text: str) -> bool:
    """`« All events`, `‹ Back`, `A | B | C | D` are links of a page, `© Ana Ruiz` is a credit."""
    if "©" in text or max(text.count("|"), text.count(CELL)) >= _MENU:
        return True
    opened, closed = text.count("«"), text.count("»")
    marked = bool({text[:1], text[-1:]} & {"«", "»"})
    return (opened != closed and marked) or text[:1] in "‹›←→<>"


def is_group_heading(tokens: Tokens) -> bool:
    """`Session 1`, `1ª Sessão`, `Day one, 3 April` head rows, not the event."""
    taken = {at for day in find_days(tokens) for at in range(day.first, day.after)}
    rest = [token for at, token in enumerate(tokens) if at not in taken]
    named = any(token.text in GROUPS for token in rest[:3])
    counted = (token.text in GROUPS | ORDINALS or len(token.text) < 3 for token in rest)
    return named and len(rest) <= 4 and all(counted)


def is_furniture(folded: str, tokens: Tokens) -> bool:
    """Whether the line is a page's own: what it links to, its site, a word said twice over."""
    middle = len(folded) // 2
    halves = {folded[:middle].strip(), folded[len(folded) - middle :].strip()}
    doubled = len(halves) == 1 and middle > _LONG_WORD
    sites = len(tokens) <= _MANY and any(token.text in OF_SITES for token in tokens)
    own = len(tokens) <= _SENTENCE and FURNITURE.at(tokens, 0) is not None
    posted = any(token.text in "•·" for token in tokens) and bool(find_spans(tokens))
    return doubled or sites or own or posted


def only_formats(tokens: Tokens) -> bool:
    """Whether the words are kinds of events and nothing else: `Debate / Meeting`."""
    taken = {at for _, first, after in FORMATS.all(tokens) for at in range(first, after)}
    rest = [token.text for at, token in enumerate(tokens) if at not in taken]
    return bool(taken) and all(
        word in CONNECTORS | BEFORE_FORMATS or not (word.isalpha() or word.isdecimal())
        for word in rest
    )


def is_date(tokens: Tokens) -> bool:
    """Whether the line is a day and nothing else, as `6 abril` without its year."""
    taken = {at for day in find_days(tokens) for at in range(day.first, day.after)}
    rest = (token for at, token in enumerate(tokens) if at not in taken and token.word)
    return bool(taken) and all(token.text in BEFORE_DAYS for token in rest)


def is_person(rich: Rich, tokens: Tokens) -> bool:
    """Whether the line is a usual person's name and nothing else: it is who speaks, not on what."""
    length = name_length(rich, tokens)
    return 1 < length == len(tokens) and is_known_name(rich, tokens, 0, length)


def is_name(rich: Rich) -> bool:
    """Whether the line is somebody's name: `Dr. Ana Ruiz`."""
    one = _card(rich)
    return one is not None and one.name is not None and not one.role


def is_told(value: Rich) -> bool:
    """Whether a sentence stands behind a label: `What: The trust will open its doors to all.`"""
    return value.text.endswith(".") and len(value.text.split()) > 2 * _FEW


def says_kind(tokens: Tokens) -> bool:
    """Whether a kind of event starts the line, ends it, or stands before a colon."""
    places = {0, 1, len(tokens) - 1}
    found = [(at, after) for _, at, after in FORMATS.all(tokens)]
    return any(at in places or text_at(tokens, after) == ":" for at, after in found)


def is_over_kind(document: Document, at: int) -> bool:
    """Whether the next line says what it is: `Lecture by Ana Ruiz`, `Lecture on Friday 3 May`."""
    below = at + 1 + (at + 1 < len(document.lines) and document.lines[at + 1].blank)
    if below >= len(document.lines) or document.lines[below].blank:
        return False
    tokens = document.tokens[below]
    kind = FORMATS.at(tokens, 0)
    led = kind and (BY.at(tokens, kind[1]) or below in document.dated)
    return bool(led) and text_at(tokens, kind[1] if kind else 0) not in {":", '"'}


@lru_cache(maxsize=8)
def _card(rich: Rich) -> Speaker | None:
    """Asked for each line, for the one below it and for the one above it."""
    return card(rich, True) if len(rich) <= MAX_ROW else None
