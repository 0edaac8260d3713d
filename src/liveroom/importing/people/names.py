"""What a piece of text names: a person, a role, an organisation, or none of them."""

from __future__ import annotations

from liveroom.importing.lexicon import people, positions, titles
from liveroom.importing.lexicon.kinds import KINDS
from liveroom.importing.lexicon.places import PLACES
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise, touching

_MAX_NAME_WORDS = 6
_ARTICLES = frozenset({"la", "el", "le", "the", "o", "a", "der", "die"})


def name_length(rich: Rich, tokens: Tokens, at: int = 0) -> int:
    """How many tokens from `at` on are a person's name; 0 where there is none."""
    start = at
    if text_at(tokens, at) in _ARTICLES and text_at(tokens, at + 1) in people.HONORIFICS:
        at += 1
    bare = at
    at = _past_honorifics(rich, tokens, at)
    honoured = at > bare
    words, after, initials = 0, at, 0
    while at < len(tokens) and words < _MAX_NAME_WORDS:
        token = tokens[at]
        if token.text in people.PARTICLES and words and not _capital(rich, tokens, at):
            at += 1
            continue
        if token.text in {"-", "'"} and words and touching(tokens, at) and touching(tokens, at + 1):
            at += 1
            continue
        if not token.word or not _capital(rich, tokens, at):
            break
        short = words and token.end - token.start <= 2 and not rich.text[token.end - 1].isupper()
        if not short and not _name_word(rich, tokens, at):
            break
        initials += token.end - token.start == 1
        words += 1
        at = after = _past_dot(tokens, at + 1)
    if words - initials < 1 or (words < 2 and not honoured):
        return 0
    if words < 2 and _particles_follow(tokens, after):
        return 0
    return after - start


def _particles_follow(tokens: Tokens, after: int) -> bool:
    return text_at(tokens, after) in {"of", "for", "de", "und"}


def _past_honorifics(rich: Rich, tokens: Tokens, at: int) -> int:
    while text_at(tokens, at) in people.HONORIFICS:
        single = tokens[at].end - tokens[at].start == 1
        dotted = text_at(tokens, at + 1) in {".", "ª"} and touching(tokens, at + 1)
        if single and not dotted:
            return at
        if not dotted and not _capital(rich, tokens, at + 1):
            return at
        at += 2 if dotted else 1
        if text_at(tokens, at) in {"ª", "a"} and touching(tokens, at):
            at += 1
    return at


def _past_dot(tokens: Tokens, at: int) -> int:
    """After an initial's dot."""
    word = tokens[at - 1]
    if text_at(tokens, at) == "." and touching(tokens, at) and word.end - word.start <= 2:
        return at + 1
    return at


def _capital(rich: Rich, tokens: Tokens, at: int) -> bool:
    return at < len(tokens) and rich.text[tokens[at].start].isupper()


def _name_word(rich: Rich, tokens: Tokens, at: int) -> bool:
    token = tokens[at]
    if token.text in titles.NOT_NAMES:
        return False
    if token.text in positions.ORGANISATIONS and token.text not in titles.SURNAMES:
        return False
    if token.text in positions.ROLES and token.text not in people.GIVEN:
        return False
    word = rich.text[token.start : token.end]
    if word.isupper() and 2 <= len(word) <= 5 and not _shouted(rich):
        return False
    return not (word.lower().endswith(titles.TITLE_ENDINGS) and token.text not in people.GIVEN)


def _shouted(rich: Rich) -> bool:
    return rich.text[:60].isupper()


def is_known_name(rich: Rich, tokens: Tokens, at: int, length: int) -> bool:
    """Whether the name is beyond doubt: an honorific, a bold one, or a usual given name."""
    at += tokens[at].text in _ARTICLES and text_at(tokens, at + 1) in people.HONORIFICS
    title, dotted = tokens[at].text, text_at(tokens, at + 1) == "."
    if title in people.HONORIFICS and (dotted or title not in {"fr", "m", "d", "me"}):
        return True
    start, end = tokens[at].start, tokens[at + length - 1].end
    if any(a <= start and end <= b for a, b in rich.bold):
        return True
    return any(token.text in people.GIVEN for token in tokens[at : at + min(3, length)])


def is_role(piece: Rich) -> bool:
    """Whether the piece says what somebody does."""
    tokens = tokenise(piece.folded)
    head = [token.text for token in tokens[:4] if token.word]
    if any(word in positions.ROLES or word.endswith(positions.ROLE_ENDINGS) for word in head):
        return not _opens_organisation(tokens)
    return False


def _opens_organisation(tokens: Tokens) -> bool:
    """`Director's Institute` is rare; `Instituto de Directores` is an organisation."""
    return text_at(tokens, 0) in positions.STRONG_ORGANISATIONS


def is_organisation(piece: Rich) -> bool:
    """Whether the piece has a word of organisations, or looks like an abbreviation of one."""
    tokens = tokenise(piece.folded)
    if any(token.text in positions.ORGANISATIONS for token in tokens) and piece.text[:1].isupper():
        return True
    if text_at(tokens, 0) in positions.TOWNS and text_at(tokens, 1) in {
        "of",
        "de",
        "d",
        "do",
        "da",
        "du",
    }:
        return True
    text = piece.text.strip(" .")
    compact = text.replace("-", "").replace("&", "").replace(".", "")
    return 2 <= len(compact) <= 8 and compact.isalnum() and sum(c.isupper() for c in compact) >= 2


def opens_organisation(piece: Rich) -> bool:
    """Whether the first words say that it is one: Equipo Yaku, Institute of Tides."""
    return any(token.text in positions.ORGANISATIONS for token in tokenise(piece.folded)[:2])


def is_place(piece: Rich) -> bool:
    """Whether the piece is a city or a country and nothing else."""
    tokens = tokenise(piece.folded)
    found = PLACES.at(tokens, 0)
    return found is not None and found[1] == len(tokens)


def is_person(piece: Rich, known: bool = False) -> bool:
    """Whether the piece is one person's name and nothing else."""
    tokens = tokenise(piece.folded)
    length = name_length(piece, tokens)
    if not length or length != len(tokens):
        return False
    if known and not is_known_name(piece, tokens, 0, length):
        return False
    return (KINDS.at(tokens, 0) is None and PLACES.at(tokens, 0) is None) or is_known_name(
        piece, tokens, 0, length
    )
