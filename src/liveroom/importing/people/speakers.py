"""Who speaks: names, roles and organisations out of `Ana Ruiz, Director, ICGC and Luis Pérez`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon.positions import ROLES
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.names import (
    is_known_name,
    is_organisation,
    is_person,
    is_place,
    is_role,
    name_length,
)
from liveroom.importing.text.pieces import Piece, brackets, listed_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import Tokens, text_at, tokenise


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
    label: str | None = None
    """What the person does here, for one whose role is not said: Moderator."""

    def speaker(self) -> Speaker:
        role, organisation = affiliation(self.parts)
        return Speaker(self.name.text, role or self.label, organisation)


def read_people(rich: Rich) -> Who | None:
    """The persons that the text starts with; None where it does not start with one."""
    rich = trimmed(rich)
    colon = rich.folded.find(": ")
    if colon > 0 and not _labels(rich.cut(0, colon)):
        who = read_people(rich.cut(0, colon))
        return who._replace(rest=who.rest or trimmed(rich.cut(colon))) if who else None
    pieces = _glued(rich, listed_pieces(rich))
    sure = _name_list(pieces)
    drafts: list[_Draft] = []
    for piece in pieces:
        labelled = _labelled(piece, drafts)
        draft = labelled or _person(piece, drafts, sure)
        if draft:
            drafts.append(draft)
        elif not drafts:
            return None
        elif _is_rest(piece, drafts[-1]):
            return _who(drafts, rich.cut(piece.start))
        else:
            drafts[-1].parts.extend(_parts(piece.rich))
    return _who(drafts) if drafts else None


def all_names(rich: Rich) -> bool:
    """Whether the text is two or more names and nothing else."""
    pieces = listed_pieces(rich)
    return len(pieces) > 1 and all(is_person(_without_brackets(piece.rich)) for piece in pieces)


def _labels(rich: Rich) -> bool:
    """Whether the text ends in a label such as `; moderator`, whose people follow the colon."""
    tokens = tokenise(rich.folded)
    return any(
        (hit := words.PANEL_ROLES.at(tokens, at)) is not None and hit[1] == len(tokens)
        for at in range(max(0, len(tokens) - 3), len(tokens))
    )


def _labelled(piece: Piece, drafts: list[_Draft]) -> _Draft | None:
    """In a list of people, `modera Ana Ruiz` or `moderator: Ana Ruiz` is one more of them."""
    tokens = tokenise(piece.rich.folded)
    label = words.PANEL_ROLES.at(tokens, 0)
    if not drafts or label is None or tokens[0].text not in words.MODERATING:
        return None
    after = label[1] + (text_at(tokens, label[1]) in {":", "-"})
    if after >= len(tokens):
        return None
    draft = _person(piece._replace(rich=piece.rich.cut(tokens[after].start)), [], False)
    if draft:
        draft.label = moderating(tokens[0].text, piece.rich)
    return draft


def moderating(label: str, rich: Rich) -> str:
    """The noun for a label such as `moderated by`, in its language."""
    return words.MODERATION.get(label) or rich.text[: len(label)].capitalize()


def _who(drafts: list[_Draft], rest: Rich | None = None) -> Who:
    return Who(tuple(draft.speaker() for draft in drafts), trimmed(rest) if rest else None)


def _name_list(pieces: list[Piece]) -> bool:
    """Whether all parts are names, so that an unusual one among them is no organisation."""
    pieces = [piece for piece in pieces if not _moderates(piece)]
    names = [is_person(_without_brackets(piece.rich)) for piece in pieces]
    if not all(names):
        return False
    return len(pieces) > 2 or any(piece.before in {"and", ";", "/"} for piece in pieces)


def _moderates(piece: Piece) -> bool:
    tokens = tokenise(piece.rich.folded)
    return bool(tokens) and tokens[0].text in words.MODERATING


def _glued(rich: Rich, pieces: list[Piece]) -> list[Piece]:
    """`Relations and Cooperation` stays together unless a person follows the and."""
    glued: list[Piece] = []
    for piece in pieces:
        if piece.before == "and" and glued and not _after_and(glued[-1], piece.rich):
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return glued


def _after_and(last: Piece, rich: Rich) -> bool:
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length:
        return False
    return is_known_name(rich, tokens, 0, length) or is_person(_without_brackets(last.rich))


def _person(piece: Piece, drafts: list[_Draft], sure: bool) -> _Draft | None:
    rich = piece.rich
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length:
        return _after_role(piece, drafts, sure)
    known = is_known_name(rich, tokens, 0, length)
    first = tokens[_past_article(tokens)].start
    name, rest = rich.cut(first, tokens[length - 1].end), rich.cut(tokens[length - 1].end)
    if not known and is_place(name):
        return None
    joined = piece.before in {"and", ";", "/"}
    joined = joined or bool(drafts and drafts[-1].bracketed)
    if drafts and not (known or sure or (joined and _starts_person(rich, rest))):
        return None
    if (
        drafts
        and piece.before in {",", "-"}
        and (is_role(rich) or is_organisation(rich))
        and rest.text[:1] not in {"(", "["}
    ):
        return None
    if not rest.text:
        return _Draft(name)
    if rest.text[0] in "([{":
        return _Draft(name, _parts(rest), bracketed=True)
    lead = words.OF.at(tokens, length) or words.PANEL_ROLES.at(tokens, length)
    at_mark = rest.text.startswith(("@", "at ", "bei ", "chez "))
    if lead or at_mark or (rich.bold and rich.bold[0][1] <= len(name.text)):
        start = tokens[lead[1] - 1].end if lead else len(name.text)
        return _Draft(name, [trimmed(rich.cut(start), " ,:@-")])
    return None


def _after_role(piece: Piece, drafts: list[_Draft], sure: bool) -> _Draft | None:
    """`Mayor Ana Ruiz` and `Concejala Ana Ruiz` have their role before the name."""
    rich = piece.rich
    tokens = tokenise(rich.folded)
    if len(tokens) < 3 or tokens[0].text not in ROLES or not rich.text[0].isupper():
        return None
    length = name_length(rich, tokens, 1)
    if not length or not is_known_name(rich, tokens, 1, length):
        return None
    draft = _person(piece._replace(rich=rich.cut(tokens[1].start)), drafts, sure)
    if draft:
        draft.label = rich.text[: tokens[0].end]
    return draft


def _starts_person(rich: Rich, rest: Rich) -> bool:
    return not rest.text or rest.text[0] in "([" or is_person(_without_brackets(rich))


def _past_article(tokens: Tokens) -> int:
    """`la Dra. Ana Ruiz` is named without the article."""
    article = tokens[0].text in {"la", "el", "le", "the", "o", "a", "der", "die"}
    return int(article and text_at(tokens, 1) in words.HONORIFICS)


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
    return [part for piece in found for part in _at_bold(trimmed(piece)) if part.text]


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
    if piece.before == "-":
        return len(rich.text.split()) > 2 and not draft.parts
    return rich.text[0].islower() and len(rich.text.split()) > 2 and not draft.parts
