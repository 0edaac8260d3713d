"""Who speaks: names, roles and organisations out of `Ana Ruiz, Director, ICGC and Luis Pérez`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.boundaries import parted, title_after
from liveroom.importing.people.evidence import SURE, evidence
from liveroom.importing.people.names import (
    is_known_name,
    is_organisation,
    is_person,
    is_role,
    name_length,
    past_article,
    past_role,
)
from liveroom.importing.text.pieces import Piece, brackets, listed_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise

_LONGEST_ROLE = 4
"""Words of a small-lettered part after a name that still says what somebody does."""

_APART = frozenset({"and", ";", "/"})


class Who(NamedTuple):
    """The speakers, and what follows them that is none of theirs (a title)."""

    speakers: tuple[Speaker, ...]
    rest: Rich | None = None


@dataclass(slots=True)
class _Draft:
    """A person in the making: the name and the parts of role and organisation."""

    name: Rich
    parts: list[Rich] = field(default_factory=list)

    bracketed: bool = False
    mark: str = ""
    """What stands before the first part."""

    label: str | None = None
    """What the person does here, for one whose role is not said: Moderator."""

    def speaker(self) -> Speaker:
        if not self.name.text:
            return Speaker(organisation=self.parts[0].text)
        role, organisation = affiliation(self.parts)
        return Speaker(self.name.text, role or self.label, organisation)


def read_people(rich: Rich, trust: int = 1) -> Who | None:
    """The persons that the text starts with; None where too little speaks for one.

    `trust` is how much the place of the text speaks for persons: 2 in a list of speakers.
    """
    rich = parted(trimmed(rich))
    cut = title_after(rich)
    if cut:
        who = read_people(rich.cut(0, cut), trust)
        return who._replace(rest=who.rest or trimmed(rich.cut(cut))) if who else None
    pieces = _glued(rich, listed_pieces(rich))
    listed = _name_list(pieces)
    if not pieces or not (listed or strength(rich, trust) >= SURE):
        return None
    drafts: list[_Draft] = []
    for piece in pieces:
        if drafts and piece.rich.folded in words.OTHERS:
            continue
        if drafts and _post_nominal(piece, drafts[-1]):
            drafts[-1].name = rich.cut(rich.text.find(drafts[-1].name.text), piece.end)
            continue
        draft = _labelled(piece) if drafts else None
        draft = draft or _person(piece, drafts, listed)
        if draft:
            drafts.append(draft)
        elif not drafts:
            return None
        elif _joins(piece, drafts[-1]):
            drafts.append(_Draft(Rich(""), [piece.rich]))
        elif _is_rest(piece, drafts[-1]):
            return _who(drafts, rich.cut(piece.start))
        else:
            drafts[-1].mark = drafts[-1].mark or piece.before
            drafts[-1].parts.extend(_parts(piece.rich))
    return _who(drafts) if drafts else None


def _joins(piece: Piece, last: _Draft) -> bool:
    """`Ana Ruiz (UPC) & Association CAPEP`: an organisation joins those before."""
    rich = piece.rich
    closed = last.bracketed and piece.before in _APART
    return closed and is_organisation(rich) and rich.text[:1].isupper() and not is_role(rich)


def _post_nominal(piece: Piece, draft: _Draft) -> bool:
    return not draft.parts and piece.rich.folded.replace(".", "") in words.POST_NOMINALS


def strength(rich: Rich, trust: int) -> int:
    """The signs for a person at the start of the text; 0 where no name stands there."""
    tokens = tokenise(rich.folded)
    at = past_role(rich, tokens, 0)
    length = name_length(rich, tokens, at)
    return trust + (at > 0) + evidence(rich, tokens, at, length) if length else 0


def all_names(rich: Rich) -> bool:
    """Whether the text is two or more names and nothing else."""
    return _name_list(listed_pieces(rich))


def moderating(label: str, rich: Rich, colon: bool) -> str | None:
    """The role that a label gives: as it is written before a colon, a noun for the verb `modera`.

    None for `moderated by`.
    """
    written = rich.text[: len(label)].capitalize()
    return (written if colon else words.MODERATION.get(label, written)) or None


def _labelled(piece: Piece) -> _Draft | None:
    """In a list of people, `modera Ana Ruiz` or `with Ana Ruiz` is one more of them."""
    tokens = tokenise(piece.rich.folded)
    label = words.PANEL_ROLES.at(tokens, 0)
    if label is None:
        return None
    colon = text_at(tokens, label[1]) in {":", "-"}
    after = label[1] + colon
    if after >= len(tokens):
        return None
    draft = _person(piece._replace(rich=piece.rich.cut(tokens[after].start)), [], False)
    if draft and tokens[0].text in words.MODERATING:
        draft.label = moderating(tokens[0].text, piece.rich, colon)
    return draft


def _who(drafts: list[_Draft], rest: Rich | None = None) -> Who:
    return Who(tuple(draft.speaker() for draft in drafts), trimmed(rest) if rest else None)


def _name_list(pieces: list[Piece]) -> bool:
    """Whether all parts are names and one of them is known, so that the unusual ones are too."""
    bare = [_without_brackets(piece.rich) for piece in pieces if not _moderates(piece)]
    if not all(is_person(rich) for rich in bare):
        return False
    if not any(is_person(rich, known=True) for rich in bare):
        return False
    return len(bare) > 2 or any(piece.before in _APART for piece in pieces)


def _moderates(piece: Piece) -> bool:
    tokens = tokenise(piece.rich.folded)
    return bool(tokens) and tokens[0].text in words.MODERATING


def _glued(rich: Rich, pieces: list[Piece]) -> list[Piece]:
    """`Relations and Cooperation` stays together unless a person follows the and."""
    glued: list[Piece] = []
    for piece in pieces:
        if piece.before in {"and", "/"} and glued and not _after_and(glued[-1], piece.rich):
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return glued


def _after_and(last: Piece, rich: Rich) -> bool:
    tokens = tokenise(rich.folded)
    if past_role(rich, tokens, 0):
        return True
    length = name_length(rich, tokens)
    if not length:
        closed = last.rich.text.endswith(")") and is_organisation(rich)
        return closed or rich.folded in words.OTHERS or _labelled(Piece("", rich, 0, 0)) is not None
    return is_known_name(rich, tokens, 0, length) or is_person(_without_brackets(last.rich))


def _person(piece: Piece, drafts: list[_Draft], listed: bool) -> _Draft | None:
    """The person that the piece starts with; after another one only where more speaks for it."""
    rich = piece.rich
    tokens = tokenise(rich.folded)
    if at := past_role(rich, tokens, 0):
        draft = _person(piece._replace(rich=rich.cut(tokens[at].start)), drafts, listed)
        if draft:
            draft.label = rich.text[tokens[at - 1].start : tokens[at - 1].end]
        return draft
    length = name_length(rich, tokens) or int(bool(drafts) and _first_name(rich))
    if not length:
        return None
    name = rich.cut(tokens[past_article(tokens)].start, tokens[length - 1].end)
    rest = rich.cut(tokens[length - 1].end)
    if drafts and not (listed or _one_more(piece, length, rest, drafts[-1])):
        return None
    if not rest.text:
        return _Draft(name)
    if rest.text[0] in "([{":
        return _Draft(name, _parts(rest), bracketed=True)
    if rest.text[0] == ":":
        return _Draft(name, [trimmed(rest)], mark=",")
    lead = words.OF.at(tokens, length) or words.PANEL_ROLES.at(tokens, length)
    at_mark = rest.text.startswith(("@", "at ", "bei ", "chez "))
    if lead or at_mark or (rich.bold and rich.bold[0][1] <= len(name.text)):
        start = tokens[lead[1] - 1].end if lead else len(name.text)
        return _Draft(name, [trimmed(rich.cut(start), " ,:@-")])
    return None


def _first_name(rich: Rich) -> bool:
    """`Jacob (UPC)`, which in a list of people is one."""
    word, bracket, _ = rich.text.partition(" (")
    return bool(bracket) and word.istitle() and rich.folded[: len(word)] in words.GIVEN


def _one_more(piece: Piece, length: int, rest: Rich, last: _Draft) -> bool:
    """Whether the piece names one more person, and does not say more of the last one."""
    rich = piece.rich
    tokens = tokenise(rich.folded)
    known = is_known_name(rich, tokens, 0, length)
    marked = is_role(rich) or is_organisation(rich)
    if marked and piece.before in {",", "-"} and rest.text[:1] not in {"(", "["}:
        return False
    apart = piece.before in _APART or last.bracketed
    return known or (apart and (not rest.text or rest.text[0] in "(["))


def _without_brackets(rich: Rich) -> Rich:
    for start, end in reversed(brackets(rich)):
        rich = rich.without(start, end)
    return rich


def _parts(rich: Rich) -> list[Rich]:
    """The parts of an affiliation: those in brackets too, and a bold end by itself."""
    found: list[Rich] = []
    at = 0
    for start, end in brackets(rich):
        found += [rich.cut(at, start), *_listed(rich.cut(start + 1, end - 1))]
        at = end
    found.append(rich.cut(at))
    parts = [part for piece in found for part in _at_bold(trimmed(piece)) if part.text]
    return [part for part in parts if not _is_unconfirmed(part)]


def _is_unconfirmed(rich: Rich) -> bool:
    """`(to be confirmed)` is no role."""
    tokens = tokenise(rich.folded)
    hit = words.EVERYBODY.at(tokens, 0)
    return hit is not None and hit[1] == len(tokens)


def _listed(rich: Rich) -> list[Rich]:
    """The parts between commas; `Water and Energy` is one."""
    glued: list[Piece] = []
    for piece in listed_pieces(rich):
        if piece.before == "and" and glued:
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return [piece.rich for piece in glued]


def _at_bold(rich: Rich) -> list[Rich]:
    if rich.bold and rich.bold[-1][0] > 0 and rich.bold[-1][1] == len(rich):
        start = rich.bold[-1][0]
        return [trimmed(rich.cut(0, start)), rich.cut(start)]
    return [rich]


def _is_rest(piece: Piece, draft: _Draft) -> bool:
    """Whether the part is no affiliation but a title, such as a question."""
    rich = piece.rich
    if is_role(rich) or is_organisation(rich):
        return False
    if rich.text[:1] in '"“«„' or rich.text.endswith("?"):
        return True
    if piece.before == "-" and draft.parts:
        return draft.bracketed or draft.mark != "-"
    if piece.before == "-":
        return len(rich.text.split()) > 2
    long = rich.text[0].islower() and len(rich.text.split()) > _LONGEST_ROLE
    return long and piece.before != "," and not draft.parts
