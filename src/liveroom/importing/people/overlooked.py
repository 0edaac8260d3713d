"""Words in a text that look like a person's name and became nobody's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.names import (
    compared,
    has_given_name,
    honoured,
    is_role_word,
    name_length,
    past_article,
)
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise


def overlooked(rich: Rich, known: Collection[str]) -> Iterator[str]:
    """The names with a title or a usual given name that are none of the known ones.

    Those are as `compared` gives them.
    """
    tokens = tokenise(rich.folded)
    for at, length in names_in(rich, tokens):
        name = rich.text[tokens[past_article(tokens, at)].start : tokens[at + length - 1].end]
        words = compared(name)
        if not any(words in each or each in words for each in known):
            yield name


def names_in(rich: Rich, tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Where names with a title or a usual given name start, and how many tokens they have."""
    at = 0
    while at < len(tokens):
        length = name_length(rich, tokens, at) if _may_start(rich, tokens, at) else 0
        if length and _is_sure(rich, tokens, at, length):
            yield at, length
        at += max(1, length)


def _may_start(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether no capitalised word stands right before, as in `Escola Padre Quinha`."""
    if not tokens[at].word:
        return False
    before = tokens[at - 1] if at else None
    glued = before is not None and before.word and rich.text[before.end : tokens[at].start] == " "
    if before is None or not glued or is_role_word(before.text):
        return True
    return not rich.text[before.start].isupper()


def _is_sure(rich: Rich, tokens: Tokens, at: int, length: int) -> bool:
    house = text_at(tokens, at + length) in positions.ORGANISATIONS
    named = has_given_name(tokens, at, length) and PLACES.at(tokens, at) is None and not house
    return named or honoured(rich, tokens, at)
