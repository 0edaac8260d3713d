"""Words in a text that look like a person's name and became nobody's."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from liveroom.importing.lexicon import positions, titles
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.people import SAINTS
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.people.honorifics import honoured, past_article
from liveroom.importing.people.names import compared, has_given_name, name_length
from liveroom.importing.people.role_words import is_role_word
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, listed, text_at, tokenise

_SMALL = listed("de del della di da do dos des du d fur für of the vom van voor per la")
"""Small words inside an organisation's name."""

_ROLE = 3
"""Words before a small one among which a role's word stands."""

_NEAR = 8
"""Words before a name among which one of organisations tells that it is none."""


def overlooked(rich: Rich, known: Collection[str]) -> Iterator[str]:
    """The names with a title or a usual given name that are none of the known ones.

    Those are as `compared` gives them.
    """
    tokens = tokenise(rich.folded)
    said, known = "\n".join(known), frozenset(known)
    for at, length in names_in(rich, tokens):
        name = rich.text[tokens[past_article(tokens, at)].start : tokens[at + length - 1].end]
        words = compared(name)
        if words not in said and not _is_said(words.split(" "), known):
            yield name


def _is_said(words: list[str], known: Collection[str]) -> bool:
    """Whether some of the words that follow each other are one of the known names."""
    ends = range(1, len(words) + 1)
    return any(" ".join(words[start:end]) in known for end in ends for start in range(end))


def names_in(rich: Rich, tokens: Tokens, fresh: Collection[int] = ()) -> Iterator[tuple[int, int]]:
    """Where names with a title or a usual given name start, and how many tokens they have.

    A `fresh` token starts one whatever stands before it.
    """
    at = 0
    while at < len(tokens):
        starts = at in fresh or _may_start(rich, tokens, at)
        length = name_length(rich, tokens, at) if starts else 0
        sure = length > 0 and _is_sure(rich, tokens, at, length)
        if sure:
            yield at, length
        at += length if sure else 1


def names_person(rich: Rich) -> bool:
    """Whether there is such a name in the text."""
    return any(names_in(rich, tokenise(rich.folded)))


def _may_start(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether no other name goes on here: `Escola Padre Quinha`, `Hochschule für Tanz Ana`."""
    if not tokens[at].word:
        return False
    if text_at(tokens, at - 1) in titles.STREETS | SAINTS:
        return False
    if text_at(tokens, at - 1) == "'" and text_at(tokens, at - 2) == "o":
        return False  # O'Brien
    plain = rich.text[tokens[at].start].islower() or text_at(tokens, at + 1) == "."
    if plain and honoured(rich, tokens, at):
        return True  # Prezes PAM prof. Ana Ruiz
    first = at
    while (
        first > max(0, at - _NEAR)
        and not is_role_word(tokens[first - 1].text)
        and _goes_on(rich, tokens, first)
    ):
        first -= 1
    kind = at > 0 and KINDS.at(tokens, at - 1) is not None
    capital = first < at and rich.text[tokens[at - 1].start].isupper() and not kind
    capital = capital and not _ends_role(rich, tokens, first)
    return not (capital or any(word.text in positions.ORGANISATIONS for word in tokens[first:at]))


def _ends_role(rich: Rich, tokens: Tokens, first: int) -> bool:
    """Whether a role goes on to here: secretária municipal `de Educação`."""
    start = max(0, first - _ROLE)
    before = [token for token in tokens[start:first] if token.word]
    role = next((token for token in reversed(before) if is_role_word(token.text)), None)
    plain = rich.text[tokens[first].start].islower() or text_at(tokens, first - 1) == "'"
    return plain and role is not None and "." not in rich.text[role.end : tokens[first].start]


def _goes_on(rich: Rich, tokens: Tokens, at: int) -> bool:
    """Whether the word before is one of a name with small words: für Musik Franz."""
    before = tokens[at - 1]
    plain = before.word and not is_role_word(before.text)
    if not plain or rich.text[before.end : tokens[at].start] != " ":
        return False
    return rich.text[before.start].isupper() or before.text in _SMALL


def _is_sure(rich: Rich, tokens: Tokens, at: int, length: int) -> bool:
    house = text_at(tokens, at + length) in positions.ORGANISATIONS
    if tokens[at].end - tokens[at].start == 1 and text_at(tokens, at + 1) != ".":
        return False  # à Paris, A Coruña
    office = is_role_word(tokens[at].text) and text_at(tokens, at + 1) in _SMALL  # Maire de Lugo
    named = has_given_name(tokens, at, length) and PLACES.at(tokens, at) is None
    named = named and not house and not office
    return named or honoured(rich, tokens, at)
