"""Words that name an organisation or a place: by a word of theirs, or as an abbreviation."""

from __future__ import annotations

import re

from liveroom.importing.lexicon import positions
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.lexicon.positions import CONNECTORS
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import listed, text_at, tokenise

ARTICLES = listed("la el le the o a der die il lo")

_ROOM_WORDS = 5
"""Words of a room that is called after somebody."""

_NUMBERED = re.compile(r"(?:[A-Z]{1,2}\d{3,4}(?:[ ,/-]+|$))+")


def is_house_word(word: str) -> bool:
    """Whether the word is one of organisations, or ends in one: Landesbibliothek, fagforbundet."""
    return word in positions.ORGANISATIONS or word.endswith(positions.HOUSE_ENDINGS)


def is_place(piece: Rich) -> bool:
    """Whether the piece is a city or a country and nothing else."""
    tokens = tokenise(piece.folded)
    found = PLACES.at(tokens, 0)
    return found is not None and found[1] == len(tokens)


def is_organisation(piece: Rich) -> bool:
    """Whether the piece has a word of organisations, or looks like an abbreviation of one."""
    tokens = tokenise(piece.folded)
    if is_room(piece):
        return False
    if any(is_house_word(token.text) for token in tokens) and piece.text[:1].isupper():
        return True
    town = text_at(tokens, 0) in positions.TOWNS
    if town and text_at(tokens, 1) in {"of", "de", "d", "do", "da", "du"}:
        return True
    return is_abbreviation(piece.text.strip(" ."))


def is_room(piece: Rich) -> bool:
    """Whether the piece is a place in a house: Salle Bleue, Hall, s. Casino, S022-S023."""
    tokens = tokenise(piece.folded)
    if _NUMBERED.fullmatch(piece.text) or (text_at(tokens, 0), text_at(tokens, 1)) == ("s", "."):
        return True
    last = text_at(tokens, len(tokens) - 1) in positions.ROOMS and len(tokens) == 2
    if last and text_at(tokens, 0) in positions.TOWNS:
        return False
    return last or text_at(tokens, 0) in positions.ROOMS


def is_venue(piece: Rich) -> bool:
    """Whether a few words with capitals name a room: Anna Quorn Auditorium."""
    tokens = tokenise(piece.folded)
    words = [token.text for token in tokens if token.word]
    few = 0 < len(words) <= _ROOM_WORDS and is_named(piece)
    return is_room(piece) or (few and (names_room(words[0]) or names_room(words[-1])))


def ends_in_room(piece: Rich) -> bool:
    """Whether words with capitals end in a room: Main Auditorium, Four Seasons Ballroom 2 & 3."""
    words = [token.text for token in tokenise(piece.folded) if token.word]
    return len(words) > 1 and names_room(words[-1]) and is_named(piece)


def names_room(word: str) -> bool:
    """Whether the word is a room's, or that of several."""
    return word in positions.ROOMS or (word[-1:] == "s" and word[:-1] in positions.ROOMS)


def is_abbreviation(text: str) -> bool:
    """A single short word with two capitals or more: ICGC, TU-B, SoBiT."""
    compact = re.sub(r"[-&./]", "", text)
    return 2 <= len(compact) <= 8 and compact.isalnum() and sum(c.isupper() for c in compact) >= 2


def opens_organisation(piece: Rich) -> bool:
    """Whether the first words say that it is one: Equipo Yaku, Institute of Tides."""
    tokens = tokenise(piece.folded)
    first = int(text_at(tokens, 0) in ARTICLES)
    return any(is_house_word(token.text) for token in tokens[first : first + 2])


def ends_organisation(piece: Rich) -> bool:
    """Whether words with capitals end in one of organisations: Salter Climate Center."""
    loud = all(word[0].isupper() for word in piece.text.split())
    return loud and is_house_word(piece.folded.split()[-1])


def is_named(rich: Rich) -> bool:
    """Whether all words but the small ones have capitals, as in an organisation's name."""
    tokens = tokenise(rich.folded)
    return all(
        not token.word
        or token.text in CONNECTORS
        or not rich.text[token.start].islower()
        or token.text in positions.ORGANISATIONS
        for token in tokens
    )
