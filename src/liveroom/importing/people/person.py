"""One person out of a part of a text: the name, and what is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon.positions import ORGANISATIONS
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.evidence import names_a_thing
from liveroom.importing.people.honorifics import name_start
from liveroom.importing.people.names import is_known_name, is_person, name_length
from liveroom.importing.people.organisations import is_abbreviation
from liveroom.importing.people.overlooked import names_person
from liveroom.importing.people.role_words import is_role, is_role_word
from liveroom.importing.people.roles_before import bare_role, past_role
from liveroom.importing.text.pieces import Piece, brackets, listed_pieces, trimmed, unwrapped
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, tokenise

_NUMBERS = re.compile(r"\d+(?: ?- ?\d+)?")
_FILES = frozenset({"pdf", "ppt", "pptx"})
APART = frozenset({"and", ";", "/"})
"""Between two people, and never between a person and a role."""


@dataclass(slots=True)
class Candidate:
    """A person in the making: the name and the parts of role and organisation."""

    name: Rich
    parts: list[Rich] = field(default_factory=list)

    bracketed: bool = False

    closed: bool = False
    """Whether the bracket behind the name ends what is said of it."""

    mark: str = ""
    """What stands before the first part."""

    label: str | None = None
    """What the person does here, for one whose role is not said: Moderator."""

    office: bool = False
    """Whether what the person is stands before the name, and the rest is the house."""

    def add(self, piece: Piece) -> None:
        """Takes a piece for what is said of the person; behind a comma a dash parts no house."""
        self.mark = self.mark or piece.before
        more = parts_of(piece.rich)
        dashed = piece.before == "-" and self.mark == "," and self.parts and more
        if dashed and not (is_role(self.parts[-1]) or is_role(more[0])):
            more[0] = self.parts.pop().join(more[0], " – ")
        self.parts.extend(more)

    def speaker(self) -> Speaker:
        if not self.name.text:
            return Speaker(organisation=self.parts[0].text)
        role, organisation = affiliation(self.parts)
        if role and organisation and self.office and not is_role(Rich(role)):
            role, organisation = None, f"{role}, {organisation}"
        return Speaker(self.name.text, role or self.label, organisation)


def person_of(piece: Piece, drafts: list[Candidate], listed: bool) -> Candidate | None:
    """The person that the piece starts with; after another one only where more speaks for it."""
    rich = piece.rich
    tokens = tokenise(rich.folded)
    at = past_role(rich, tokens, 0)
    if at and drafts and piece.before == "," and not (listed or names_person(rich)):
        return None  # Ana Ruiz, Secretary Regional TSQ
    if at:
        draft = person_of(piece._replace(rich=rich.cut(tokens[at].start)), drafts, listed)
        first = at - 1 - (tokens[at - 1].text in words.EMERITUS)
        said = bare_role(rich.cut(0, tokens[at].start))
        if draft and len(tokenise(said.folded)) > at - first:
            draft.parts.insert(0, said)
        elif draft and is_role_word(tokens[first].text):
            draft.label = rich.text[tokens[first].start : tokens[at - 1].end]
            draft.office = tokens[first].text not in words.MODERATING
        return draft
    length = name_length(rich, tokens) or int(bool(drafts) and _first_name(rich))
    if not length:
        return None
    name = rich.cut(tokens[name_start(tokens)].start, tokens[length - 1].end)
    rest = rich.cut(tokens[length - 1].end)
    if drafts and piece.before == "," and names_a_thing(rich, tokens, length):
        return None  # Ana Ruiz, Quorn Foundation
    if drafts and not (listed or _one_more(piece, length, rest, drafts[-1])):
        return None
    if not rest.text:
        return Candidate(name)
    if rest.text[0] in "([{":
        said = _without_tail(rest)
        if rich.text[: len(name)].isupper() and _are_known(unwrapped(said)):
            return None  # HARBOUR LIGHTS (Ana Ruiz / Luis Pérez)
        return Candidate(name, parts_of(said), bracketed=True, closed=said.text[-1] in ")]}")
    if rest.text[0] == ":":
        return Candidate(name, [trimmed(rest)], mark=",")
    if is_role_word(tokens[length].text):
        if start := _holder(rich, tokens, length):
            return _of_house(piece, rich.cut(0, tokens[start].start), rich.cut(tokens[start].start))
        return Candidate(name, [rest])
    if rest.text[0].isupper() and tokens[length].text in ORGANISATIONS:
        return Candidate(name, [rest])  # Ana RUIZ Instituto del Mar
    if is_abbreviation(rest.text) and not name.text.isupper():
        return Candidate(name, [rest])  # Ana Ruiz ICGC
    if rest.folded[:2] == "- " and is_role(said := trimmed(rest)):
        return Candidate(name, [said], mark="-")  # Ana Ruiz- alcaldesa
    if words.BY.at(tokens, length):
        return None  # Young Hall, by Ana Ruiz
    lead = words.OF.at(tokens, length) or words.PANEL_ROLES.at(tokens, length)
    if rest.text[0] == "@" and rest.text[1:2].islower() and " " not in rest.text:
        return Candidate(name)  # Ana Ruiz @anaruiz
    at_mark = rest.text.startswith(("@", "at ", "bei ", "chez "))
    if lead or at_mark or (rich.bold and rich.bold[0][1] <= len(name.text)):
        start = tokens[lead[1] - 1].end if lead else len(name.text)
        return Candidate(name, [trimmed(rich.cut(start), " ,:@-")])
    return None


def _holder(rich: Rich, tokens: Tokens, at: int) -> int:
    """Where in `Quillpad voorzitter Ana Ruiz` the one starts who has the role that stands there."""
    start = past_role(rich, tokens, at)
    known = start > at and is_known_name(rich, tokens, start, name_length(rich, tokens, start))
    return start if known else 0


def _of_house(piece: Piece, role: Rich, holder: Rich) -> Candidate | None:
    """The one who has a house's role; None where small words tell that no house stands there."""
    house = role.text.split()[:-1]
    draft = person_of(piece._replace(rich=holder), [], False)
    if draft is None or any(word.islower() for word in house):
        return None
    draft.parts.insert(0, role)
    return draft


def _without_tail(rest: Rich) -> Rich:
    """`(UPC) plus questions` without what is said of the row, and not of the person."""
    end = next((end for start, end in brackets(rest) if start == 0), len(rest))
    tail = rest.cut(end)
    return rest.cut(0, end) if words.PLUS.at(tokenise(tail.folded), 0) else rest


def _are_known(rich: Rich) -> bool:
    """Whether several are named there, one of them beyond doubt."""
    people = [piece.rich for piece in listed_pieces(rich)]
    known = any(is_person(one, known=True) for one in people)
    return len(people) > 1 and known and all(map(is_person, people))


def _first_name(rich: Rich) -> bool:
    """`Jacob (UPC)`, which in a list of people is one."""
    word, bracket, _ = rich.text.partition(" (")
    return bool(bracket) and word.istitle() and rich.folded[: len(word)] in words.GIVEN


def _one_more(piece: Piece, length: int, rest: Rich, last: Candidate) -> bool:
    """Whether the piece names one more person, and does not say more of the last one."""
    rich = piece.rich
    tokens = tokenise(rich.folded)
    if is_chair(piece, last):
        return False
    known = is_known_name(rich, tokens, 0, length)
    apart = piece.before in APART or last.bracketed
    return known or (apart and (not rest.text or rest.text[0] in "(["))


def is_chair(piece: Piece, last: Candidate) -> bool:
    """`Howard Lamar Professor of History` behind a name, or a role and an and, is that person's."""
    tokens = tokenise(piece.rich.folded)
    length = name_length(piece.rich, tokens)
    named = 0 < length < len(tokens) and is_role_word(tokens[length].text)
    second = piece.before == "and" and any(map(is_role, last.parts))
    return named and (second or (piece.before == "," and not last.parts))


def parts_of(rich: Rich) -> list[Rich]:
    """The parts of an affiliation: those in brackets too, and a bold end by itself."""
    found: list[Rich] = []
    at = 0
    for start, end in brackets(rich):
        inside = rich.cut(start + 1, end - 1)
        note = rich.text[start] == "["  # Ana Ruiz, UPC [online]
        if not note and start > at and (_is_code(inside.text) or _goes_on(rich, end)):
            continue  # Institute of Tides (IT), dean of Tides (Salt) and of Sand
        found += [rich.cut(at, start), *([] if note else parts_between_commas(inside))]
        at = end
    found.append(rich.cut(at))
    parts = [part for piece in found for part in _at_bold(trimmed(piece)) if part.text]
    return [part for part in parts if not _is_unconfirmed(part)]


def _is_code(text: str) -> bool:
    """A single word, perhaps with dashes in it: IT, Pas-de-Calais."""
    return text.replace("-", "_").isidentifier()


def _goes_on(rich: Rich, end: int) -> bool:
    """Whether a small word follows the bracket."""
    return rich.text[end : end + 1] == " " and rich.text[end + 1 : end + 2].islower()


def _is_unconfirmed(rich: Rich) -> bool:
    """`(to be confirmed)` is no role, nor are `@ana`, `#37`, a note's `(1)`, a party's `(A)`, a
    file, `(PDF, 3 MB)`, and the years in an office, `(1986-2012)`.
    """
    if (rich.text[0] in "@#" and " " not in rich.text) or _NUMBERS.fullmatch(rich.folded):
        return True
    if len(rich) == 1:
        return True
    tokens = tokenise(rich.folded)
    hit = words.EVERYBODY.at(tokens, 0)
    return tokens[0].text in _FILES or (hit is not None and hit[1] == len(tokens))


def parts_between_commas(rich: Rich) -> list[Rich]:
    """The parts between commas; `Water and Energy` is one."""
    glued: list[Piece] = []
    pieces = listed_pieces(rich)
    chained = len(pieces) > 2 and all(piece.before in {"", "-"} for piece in pieces)
    for piece in pieces:
        if (chained or piece.before == "and") and glued:
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return [piece.rich for piece in glued]


def _at_bold(rich: Rich) -> list[Rich]:
    if rich.bold and rich.bold[-1][0] > 0 and rich.bold[-1][1] == len(rich):
        start = rich.bold[-1][0]
        return [trimmed(rich.cut(0, start)), rich.cut(start)]
    return [rich]
