"""Where people end in a text and a title starts, and where one person ends and another starts."""

from __future__ import annotations

import re

from liveroom.importing.lexicon import people as words
from liveroom.importing.people.names import is_known_name, is_person, name_length
from liveroom.importing.people.organisations import is_named, is_organisation, opens_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.text.pieces import ANDS, brackets, listed_pieces, strong_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Token, Tokens, text_at, tokenise

_DEGREE = re.compile(
    r" (?:[MB]\. ?(?:A|Sc|Ed|Eng)\.|Ph\. ?D\.|LL\. ?M\.)(?=[,;)]|$)|(?<=\w)\*(?=,)"
)
_QUOTED = re.compile(r""" "|(?<=[,:;)]) '(?=.{8,300}'$)""")
"""Where a quote opens; one mark does before words that it closes at the end."""

_SHORT, _MAX_WORDS, _TITLE = 3, 14, 2


def is_short_form(word: Token) -> bool:
    """Whether a dot behind the word may be its own: `Dr.`, `J.`, `Lic.`"""
    return len(word.text) <= _SHORT or word.text in words.SHORT_FORMS


def opens_label(tokens: Tokens, at: int) -> bool:
    """Whether a label before people starts there: `Moderator: `, `moderated by`."""
    label = words.PANEL_ROLES.at(tokens, at)
    colon = label is not None and text_at(tokens, label[1]) == ":"
    return label is not None and (colon or tokens[at].text in words.MODERATING)


def title_after(rich: Rich) -> int:
    """Where a colon, a quote or a sentence opens a title: `Ana Ruiz, UPC: Tides`; else 0.

    None does in `Ana Ruiz: Head of Data, UPC`, nor behind a label.
    """
    if stop := _sentence_end(rich) or _bracket_end(rich) or _bar(rich):
        return stop
    quoted = _QUOTED.search(rich.folded)
    colon, quote = _colon(rich), quoted.start() + 1 if quoted else 0
    if quote > 0 and (colon < 0 or quote < colon):
        before = rich.cut(0, quote)
        return quote if before.text[-1:] in ",:;)-–—" or _are_persons(before) else 0
    if colon <= 0 or _labels(rich.cut(0, colon)):
        return 0
    after = next(iter(listed_pieces(rich.cut(colon + 1))), None)
    bare = is_person(rich.cut(0, colon))
    return 0 if bare and after and is_role(after.rich) else colon


def _bar(rich: Rich) -> int:
    """Where a bar stands before words that say nothing of a person; else 0."""
    for piece in strong_pieces(rich):
        if piece.before == "|" and len(piece.rich.text.split()) > _TITLE:
            said, tokens = next(iter(listed_pieces(piece.rich))).rich, tokenise(piece.rich.folded)
            length = name_length(piece.rich, tokens)
            person = is_person(said) or (length and is_known_name(piece.rich, tokens, 0, length))
            house = opens_organisation(said) or is_named(said)
            if not (person or house or is_role(said)):
                return piece.start
    return 0


def _colon(rich: Rich) -> int:
    """Where the first colon outside brackets stands: not in `Ana (UPC; stand-in: Eva)`."""
    inside = brackets(rich)
    found = (at.start() for at in re.finditer(": ", rich.folded))
    return next((at for at in found if not any(a < at < b for a, b in inside)), -1)


def _bracket_end(rich: Rich) -> int:
    """Where the bracket behind a name ends, before a title: `Ana Ruiz (UPC) – Salt and sand`."""
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length or text_at(tokens, length) != "(":
        return 0
    end = next((token.end for token in tokens[length:] if token.text == ")"), 0)
    rest = trimmed(rich.cut(end), " -–—")
    if not end or rich.text[end : end + 1] != " " or not rest.text[:1].isupper():
        return 0
    following = tokenise(rest.folded)
    named = name_length(rest, following)
    person = named and is_known_name(rest, following, 0, named)
    words = len(rest.text.split())
    return 0 if words < _TITLE or person or is_role(rest) or is_organisation(rest) else end


def _are_persons(rich: Rich) -> bool:
    return all(is_person(piece.rich) for piece in listed_pieces(rich))


def _sentence_end(rich: Rich) -> int:
    """Where a sentence ends behind a name or a bracket: `Ana Ruiz. A film follows`."""
    tokens = tokenise(rich.folded)
    for at, token in enumerate(tokens[1:-1], 1):
        if token.text != "." or rich.text[token.end : token.end + 1] != " ":
            continue
        before = tokens[at - 1]
        name = (
            not is_short_form(before)
            and rich.text[before.start].isupper()
            and rich.text[tokens[at + 1].start].isupper()
        )
        if name or before.text == ")":
            return token.end
    return 0


def parted(rich: Rich) -> Rich:
    """`Ana Ruiz. Director (with Luis Pérez)`: parted as by a comma and a semicolon."""
    rich = _without_slashes(_without_degree(rich))
    tokens = tokenise(rich.folded)
    text = rich.text
    for at, token in enumerate(tokens):
        if at and token.text == "." and _says_more(rich, tokens, at):
            text = text[: token.start] + "," + text[token.end :]
        if at and token.text == "." and (start := _another_from(rich, tokens, at)):
            text = text[: token.start] + ";" + " " * (start - token.end) + text[start:]
        if at and token.text == "(" and (start := _one_beside(rich, tokens, at)):
            end = text.find(")", start)
            text = text[: token.start] + ";" + " " * (start - token.start - 1) + text[start:]
            text = text if end < 0 else text[:end] + ";" + text[end + 1 :]
    return rich if text == rich.text else Rich(text, rich.bold)


def _without_slashes(rich: Rich) -> Rich:
    """`Ana Ruiz / mayor / Lugo` with commas, or semicolons before who else is known."""
    first, *more = rich.split(" / ")
    if not more or not is_person(first):
        return rich
    for part in more:
        first = first.join(part, "; " if is_person(part, known=True) else ", ")
    return first


def _another_from(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where behind a dot one more person starts: `Ana Ruiz, UPC. And Luis Pérez, poet`; else 0."""
    first = at + 1 + (text_at(tokens, at + 1) in ANDS)
    length = name_length(rich, tokens, first) if not is_short_form(tokens[at - 1]) else 0
    known = length and is_known_name(rich, tokens, first, length)
    return tokens[first].start if known and text_at(tokens, first + length) in {",", "("} else 0


def _without_degree(rich: Rich) -> Rich:
    """`Ana Ruiz M. A., Lugo` without the degree, whose dots end nothing, or a note's star."""
    while found := _DEGREE.search(rich.text):
        before, after = rich.cut(0, found.start()), rich.cut(found.end())
        rich = before.join(after, "") if after.text else before
    return rich


def _says_more(rich: Rich, tokens: Tokens, at: int) -> bool:
    """In `Ana Ruiz. Director. UPC` the dots stand for commas."""
    if at + 1 >= len(tokens) or not rich.text[tokens[at + 1].start].isupper():
        return False
    before = tokens[at - 1]
    named = 0 < at == name_length(rich, tokens) and len(before.text) > 2
    if is_short_form(before) and not (named and before.text not in words.SHORT_FORMS):
        return False
    start = tokens[at + 1].start
    ends = [place for mark in ".,;(" if (place := rich.folded.find(mark, start)) > 0]
    piece = rich.cut(start, min([*ends, len(rich)]))
    if len(piece.text.split()) > _MAX_WORDS or is_person(piece, known=True):
        return False
    house = is_organisation(piece) and (opens_organisation(piece) or is_named(piece))
    return house or is_role(piece)


def _one_beside(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where the name starts in a bracket such as `(with Luis Pérez)`; else 0."""
    lead = words.TOGETHER.at(tokens, at + 1)
    length = name_length(rich, tokens, lead[1]) if lead else 0
    known = lead is not None and length and is_known_name(rich, tokens, lead[1], length)
    return tokens[lead[1]].start if lead and known else 0


def _labels(rich: Rich) -> bool:
    """Whether the text ends in a label such as `; moderator`, whose people follow the colon."""
    tokens = tokenise(rich.folded)
    return any(
        (hit := words.PANEL_ROLES.at(tokens, at)) is not None and hit[1] == len(tokens)
        for at in range(max(0, len(tokens) - 3), len(tokens))
    )
