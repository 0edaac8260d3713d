"""What prose says of a person: the role before the name, role and organisation behind it."""

from __future__ import annotations

import re

from liveroom.importing.lexicon.people import GIVEN
from liveroom.importing.people import presenting as words
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.names import is_role, is_role_word
from liveroom.importing.people.organisations import is_named, is_organisation
from liveroom.importing.text.pieces import ANDS, Piece, brackets, listed_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise

Said = tuple[str | None, str | None]
"""A role and an organisation."""

_NOTHING: Said = (None, None)

_MOST = 24
"""Words of one part of what is said."""

_RELATIVE = re.compile(r" (?:who|which|che|który|która|qui)\b")

_MARKS = frozenset(",;-:(/")

_TRAILING = ANDS | words.LEADS | {","}
"""Last words before another name or a verb that say nothing of this person."""

_ADDED = 5
"""Words of a part behind an and that has no role's word: `Centre for Transport and Society`."""


def said_before(rich: Rich, swapped: bool) -> tuple[Said | None, int]:
    """The role right before a name, and where it starts: `la periodista` Ana Ruiz.

    With a comma between, as in `the mayor of Lugo,` Ana Ruiz, it is read only where the text has
    roles before names (`swapped`).
    """
    pieces = listed_pieces(rich)
    mark = rich.text[-1:]
    if not pieces or (mark in _MARKS and not (swapped and mark == ",")):
        return None, len(rich)
    at = len(pieces) - 1
    while swapped and at and _goes_before(pieces[at], pieces[at - 1]):
        at -= 1
    begin = pieces[at].start
    last = rich.cut(begin, pieces[-1].end)
    tokens = tokenise(last.folded)
    if not tokens or tokens[-1].text in ANDS or len(tokens) > _MOST:
        return None, len(rich)
    role = next((at for at, token in enumerate(tokens) if is_office(token.text)), None)
    if role is None:
        return None, len(rich)
    leads = [at for at in range(role) if tokens[at].text in words.LEADS]
    several = bool(leads) and tokens[leads[-1]].text in words.PLURAL
    start = leads[-1] + 1 if leads else role if role > 1 else 0
    if any(_is_verb(last, token.start) for token in tokens[start + 1 : role]):
        start = role  # durch den Abend führt Stadtarchivar
    text = trimmed(last.cut(tokens[start].start), " ,")
    return (None, None) if several else affiliation([text]), begin


def _is_verb(rich: Rich, start: int) -> bool:
    """Whether a small word follows one with a capital."""
    before = rich.text[:start].rstrip().split(" ")[-1]
    return rich.text[start].islower() and before[:1].isupper()


def _goes_before(piece: Piece, above: Piece) -> bool:
    """Whether a part goes on with what the one before says: `o escritor, curador` e gestor."""
    if piece.before not in {",", "and"} or tokenise(piece.rich.folded)[0].text in words.LEADS:
        return False
    *_, role, last = [Rich(""), Rich(""), *map(Rich, above.rich.text.split())]
    if is_role_word(role.folded) and last.text[:1].isupper():
        return False  # the mayor Ruiz, secretary of Tides
    return any(is_office(token.text) for token in tokenise(above.rich.folded))


def is_office(word: str) -> bool:
    """Whether the word is a role's, of one person or of several."""
    return is_role_word(word) or (
        word[-1:] == "s" and (is_role_word(word[:-1]) or is_role_word(word[:-2]))
    )


def said_after(rich: Rich, final: bool) -> tuple[Said, int]:
    """Role and organisation behind a name, and where they end in the text.

    Behind the last name of a list (`final`) the sentence goes on.
    """
    text = rich.text
    if text[:1] in {"(", "["}:
        inside = brackets(rich)
        if not inside or inside[0][0]:
            return _NOTHING, 0
        inner = trimmed(rich.cut(1, inside[0][1] - 1))
        numbers = any(letter.isdecimal() for letter in inner.text[-4:])
        named = inner.text[:1].isupper() and is_named(inner) and " " in inner.text
        if numbers or not (is_role(inner) or is_organisation(inner) or named):
            said, end = _after_bracket(rich.cut(inside[0][1]), final)
            return said, inside[0][1] + end + 1
        return affiliation([piece.rich for piece in _comma_pieces(inner)]), inside[0][1]
    return _after_bracket(rich, final)


def _after_bracket(rich: Rich, final: bool) -> tuple[Said, int]:
    """What is said behind a mark, a from, an is, or right behind the name."""
    tokens = tokenise(rich.folded)
    while len(tokens) > 1 and tokens[-1].text in _TRAILING:
        rich, tokens = rich.cut(0, tokens[-1].start), tokens[:-1]
    if rich.folded[:1] in {",", "-", ":"}:
        start = 1
        if text_at(tokens, 1) in ANDS:
            return _NOTHING, 0  # Ana Ruiz, y el director
    elif being := words.IS.at(tokens, 0):
        start = tokens[being[1] - 1].end
    elif origin := words.FROM.at(tokens, 0):
        start = tokens[origin[1] - 1].end
        piece = listed_pieces(rich.cut(start))
        fits = (
            piece
            and is_organisation(piece[0].rich)
            and len(piece[0].rich.text.split()) < _ADDED * 2
        )
        return (affiliation([piece[0].rich]), start + piece[0].end) if fits else (_NOTHING, 0)
    elif is_role_word(text_at(tokens, 0)):
        start = 0
    else:
        return _NOTHING, 0
    return _parts(rich, start, final)


def _parts(rich: Rich, start: int, final: bool) -> tuple[Said, int]:
    relative = _RELATIVE.search(rich.text, start)
    rest = Rich(rich.text[start : relative.start() if relative else None])
    colon = rest.text.find(":")
    rest = rest.cut(0, colon) if colon > 0 else rest
    kept: list[Piece] = []
    for piece in listed_pieces(rest):
        if len(piece.rich.text.split()) > _MOST or not _fits(piece, kept, final):
            break
        if piece.before == "and" and kept:
            last = kept.pop()
            piece = Piece(last.before, rest.cut(last.start, piece.end), last.start, piece.end)
        kept.append(piece)
    if not kept:
        return _NOTHING, 0
    return affiliation([_trimmed(piece.rich) for piece in kept]), start + kept[-1].end


def _trimmed(rich: Rich) -> Rich:
    """The part without marks at its end, and a bracket that nothing opens."""
    rich = trimmed(rich, " .-–,")
    open_ = rich.text.count("(") < rich.text.count(")")
    return rich.cut(0, len(rich) - 1) if open_ and rich.text[-1] == ")" else rich


def _fits(piece: Piece, kept: list[Piece], final: bool) -> bool:
    """Whether the part says what somebody is."""
    rich = piece.rich
    if piece.before == ";" and kept:
        return False
    first = tokenise(rich.folded)[0].text
    named = first in GIVEN and rich.text[:1].isupper()
    another = piece.before == "and" and (first in words.ARTICLES or named)
    if first in words.RELATIVE or another:
        return False
    if is_role(rich) or (is_organisation(_bare(rich)) and _is_capital(rich)):
        return True
    added = piece.before == "and" and bool(kept) and len(rich.text.split()) <= _ADDED
    return added and (not final or rich.text[:1].isupper())


def _bare(rich: Rich) -> Rich:
    """Without the small words before it: da UFMG."""
    tokens = tokenise(rich.folded)
    start = next((at for at, token in enumerate(tokens) if token.text not in words.LEADS), 0)
    return rich.cut(tokens[start].start)


def _is_capital(rich: Rich) -> bool:
    first = rich.text.split()[0] if rich.text else ""
    return first[:1].isupper() or first.lower() in words.LEADS


def _comma_pieces(rich: Rich) -> list[Piece]:
    glued: list[Piece] = []
    for piece in listed_pieces(rich):
        if piece.before == "and" and glued:
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return glued
