"""Names with the surname first: `Ruiz, Ana (UPM)` is Ana Ruiz."""

from __future__ import annotations

from liveroom.importing.lexicon import people, titles
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise, touching

_OPENING = frozenset({"", "(", "[", ":", "-", ";", "|", "/"})
_CLOSING = frozenset({"", "(", "[", ":", "-", ";", ")", "|", "/", "."})
_MAX_GIVEN, _MAX_SURNAME = 3, 5
_SHORTEST, _MOST = 3, 2
"""Letters of a surname, and its words with a capital: Ruiz Gómez."""


def unswapped(rich: Rich) -> Rich:
    """The text with each given name first that stands behind a surname and a comma.

    The surname starts the text, or stands behind a mark that is no comma.
    """
    tokens = tokenise(rich.folded)
    for at in range(len(tokens) - 1, 1, -1):
        start = _surname(rich, tokens, at) if tokens[at - 1].text == "," else -1
        after = _past_given(rich, tokens, at) if start >= 0 else at
        if after > at and text_at(tokens, after) in _CLOSING:
            edges = (tokens[start].start, tokens[at - 1].start, tokens[at].start)
            rich = _swap(rich, *edges, tokens[after - 1].end)
    return rich


def _swap(rich: Rich, start: int, comma: int, given: int, end: int) -> Rich:
    """The text with the name turned round that stands from start to end."""
    name = f"{rich.text[given:end]} {rich.text[start:comma].rstrip()}"
    shift = end - start - len(name)
    bold = tuple(
        (a - shift * (a >= end), b - shift * (b >= end))
        for a, b in rich.bold
        if not (start < a < end or start < b < end)
    )
    return Rich(rich.text[:start] + name + rich.text[end:], bold)


def _past_given(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where given names and initials end that start with a usual one."""
    end = at
    while end < len(tokens) and end - at < _MAX_GIVEN:
        initial = end > at and tokens[end].end - tokens[end].start == 1 and tokens[end].word
        if not (tokens[end].text in people.GIVEN or initial) or not _upper(rich, tokens, end):
            break
        end += 1 + (text_at(tokens, end + 1) == "." and initial)
    return end


def _surname(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where the surname starts whose comma stands right before; -1 where none does."""
    start = at - 1
    while start and (_glues(tokens, start - 1) or text_at(tokens, start - 1) not in _OPENING):
        start -= 1
        small = tokens[start].text in people.PARTICLES
        glued = _glues(tokens, start)
        if at - start > _MAX_SURNAME or not (_upper(rich, tokens, start) or small or glued):
            return -1
    return start if start < at - 1 and _is_surname(rich, tokens, start, at - 1) else -1


def _glues(tokens: Tokens, at: int) -> bool:
    """Whether a dash or an apostrophe touches the word before it."""
    return tokens[at].text in {"-", "'"} and touching(tokens, at)


def _upper(rich: Rich, tokens: Tokens, at: int) -> bool:
    return tokens[at].word and rich.text[tokens[at].start].isupper()


def _is_surname(rich: Rich, tokens: Tokens, start: int, end: int) -> bool:
    words = rich.cut(tokens[start].start, tokens[end - 1].end)
    several = sum(word[0].isupper() for word in words.text.split()) > _MOST
    if len(words) < _SHORTEST or several or tokens[start].text in people.GIVEN:
        return False
    if any(token.text in titles.NOT_NAMES for token in tokens[start:end]):
        return False
    other = KINDS.at(tokens, start) or PLACES.at(tokens, start)
    return not (other or is_role(words) or is_organisation(words))
