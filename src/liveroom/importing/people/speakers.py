"""Who speaks: names, roles and organisations out of `Ana Ruiz, Director, ICGC and Luis Pérez`."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon.positions import AT, ORGANISATIONS
from liveroom.importing.people.affiliation import as_written
from liveroom.importing.people.boundaries import parted, title_after
from liveroom.importing.people.evidence import SURE, evidence
from liveroom.importing.people.honorifics import honoured
from liveroom.importing.people.names import is_known_name, is_person, name_length
from liveroom.importing.people.organisations import (
    ARTICLES,
    ends_organisation,
    is_organisation,
    opens_organisation,
)
from liveroom.importing.people.overlooked import names_in, overlooked
from liveroom.importing.people.person import APART, Candidate, is_chair, person_of
from liveroom.importing.people.role_words import is_role
from liveroom.importing.people.roles_before import bare_role, past_role
from liveroom.importing.text.pieces import Piece, listed_pieces, trimmed, without_brackets
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise

_PAIR = 2
_LONGEST_HOUSE = 6
_LONGEST_ROLE = 4
"""Words of a small-lettered part after a name that still says what somebody does."""


class Who(NamedTuple):
    """The speakers, and what follows them that is none of theirs (a title)."""

    speakers: tuple[Speaker, ...]
    rest: Rich | None = None


def read_people(rich: Rich, trust: int = 1, titled: bool = False) -> Who | None:
    """The persons that the text starts with; None where too little speaks for one.

    `trust` is how much the place of the text speaks for persons: 2 in a list of speakers. Behind
    people that are `titled` already a dash opens no title.
    """
    rich = parted(trimmed(rich))
    cut = title_after(rich)
    if cut:
        who = read_people(rich.cut(0, cut), trust, titled)
        if who and _is_subject(rich, cut, who):
            return None
        said = who.rest if who and who.rest and not _is_about(who.rest) else None
        return who._replace(rest=said or trimmed(rich.cut(cut))) if who else None
    pieces = _glued(rich, listed_pieces(rich))
    if swapped := _role_first(pieces, trust < SURE):
        return _who(swapped, rich)
    listed = _name_list(pieces)
    sure = listed or strength(rich, trust) >= SURE
    if not pieces or not sure:
        return None
    drafts: list[Candidate] = []
    for piece in pieces:
        if drafts and _are_others(piece.rich):
            continue
        if drafts and _post_nominal(piece, drafts[-1]):
            drafts[-1].name = rich.cut(rich.text.find(drafts[-1].name.text), piece.end)
            continue
        draft = person_of(piece, drafts, listed) or (_led(piece) if drafts else None)
        if draft:
            drafts.append(draft)
        elif not drafts:
            return None
        elif _joins(piece, drafts[-1]):
            drafts.append(Candidate(Rich(""), [piece.rich]))
        elif _is_rest(piece, drafts[-1], titled) or _names_another(piece, drafts[-1]):
            return _who(drafts, rich, rich.cut(piece.start))
        else:
            drafts[-1].add(piece)
    return _who(drafts, rich) if drafts else None


def read_role_first(rich: Rich) -> Who | None:
    """The persons of `the mayor of Lugo, Ana Ruiz` behind a word such as by."""
    rich = trimmed(rich)
    pieces = _glued(rich, listed_pieces(rich))
    if len(pieces) != _PAIR or pieces[1].before != "," or is_role(pieces[1].rich):
        return None
    swapped = _role_first(pieces, False)
    return _who(swapped, rich) if swapped else None


def _role_first(pieces: list[Piece], known: bool) -> list[Candidate]:
    """`Rector of the University, Ana Ruiz; mayor of Lugo, Luis Pérez`: each name behind a role."""
    pairs = list(zip(pieces[::2], pieces[1::2], strict=False))
    fits = len(pieces) % 2 == 0 and all(
        is_role(role.rich)
        and name.before in {",", "-"}
        and not any(overlooked(role.rich, ()))
        and is_person(name.rich, known)
        for role, name in pairs
    )
    return [Candidate(name.rich, [bare_role(role.rich)]) for role, name in pairs] if fits else []


def _joins(piece: Piece, last: Candidate) -> bool:
    """`Ana Ruiz (UPC) & Association CAPEP`: an organisation joins those before."""
    rich = piece.rich
    closed = last.bracketed and piece.before in APART
    return closed and is_organisation(rich) and rich.text[:1].isupper() and not is_role(rich)


def _post_nominal(piece: Piece, draft: Candidate) -> bool:
    """`Ruiz, Jr.`; behind one of whom a mark has said what they are, the letters are said too."""
    said = draft.mark or draft.bracketed
    return not said and piece.rich.folded.replace(".", "") in words.POST_NOMINALS


def strength(rich: Rich, trust: int) -> int:
    """The signs for a person at the start of the text; 0 where no name stands there."""
    tokens = tokenise(rich.folded)
    at = past_role(rich, tokens, 0)
    length = name_length(rich, tokens, at)
    return trust + (at > 0) + evidence(rich, tokens, at, length) if length else 0


def moderating(label: str, rich: Rich, colon: bool) -> str | None:
    """The role that a label gives: as it is written before a colon, a noun for the verb `modera`.

    None for `moderated by`.
    """
    written = rich.text[: len(label)].capitalize()
    return (written if colon else words.MODERATION.get(label, written)) or None


def _led(piece: Piece) -> Candidate | None:
    """`moderação do professor Luis Pérez` in a list of people: one more, with the words before."""
    rich, tokens = piece.rich, tokenise(piece.rich.folded)
    at = next((at for at, _ in names_in(rich, tokens)), 0)
    before = rich.cut(0, tokens[at].start)
    if not at or not before.text.islower() or before.text[-1] == ".":
        return None
    if _of_house(piece):
        return None
    draft = person_of(piece._replace(rich=rich.cut(tokens[at].start)), [], False)
    if draft is None:
        return None
    label = next((word for word in tokens[:at] if word.text in words.MODERATING), None)
    if label:
        draft.label = moderating(label.text, rich.cut(label.start), False)
    return draft


def _is_subject(rich: Rich, cut: int, who: Who) -> bool:
    """Whether a name alone is what the words after its colon tell of: `Ana Ruiz: a life at sea`."""
    one = who.speakers[0]
    behind = rich.text[cut + 1 :].lstrip()
    alone = one.name == rich.text[:cut].strip() and not (one.role or one.organisation)
    return alone and rich.text[cut] == ":" and behind[:1].islower() and not is_role(Rich(behind))


def _who(drafts: list[Candidate], whole: Rich, rest: Rich | None = None) -> Who:
    """The persons, with role and organisation as the whole text writes them."""
    speakers = tuple(
        replace(
            one,
            role=as_written(one.role, whole.text),
            organisation=as_written(one.organisation, whole.text),
        )
        for one in (draft.speaker() for draft in drafts)
    )
    return Who(speakers, trimmed(rest) if rest else None)


def _name_list(pieces: list[Piece]) -> bool:
    """Whether all parts are names and one of them is known, so that the unusual ones are too."""
    bare = [
        _without_role(without_brackets(piece.rich))
        for piece in pieces
        if not _moderates(piece) and piece.rich.folded.replace(".", "") not in words.POST_NOMINALS
    ]
    if not all(is_person(rich) for rich in bare):
        return False
    if not any(is_person(rich, known=True) for rich in bare):
        return False
    marks = {piece.before for piece in pieces}
    if marks >= {",", ";"} and not all(_is_known(p) for p in pieces if p.before == ","):
        return False  # Ana Ruiz, Salt Castle; Luis Pérez, Sand Castle
    return len(bare) > 2 or any(piece.before in APART for piece in pieces)


def _without_role(rich: Rich) -> Rich:
    tokens = tokenise(rich.folded)
    return rich.cut(tokens[past_role(rich, tokens, 0)].start) if tokens else rich


def _is_known(piece: Piece) -> bool:
    return is_person(without_brackets(piece.rich), known=True)


def _moderates(piece: Piece) -> bool:
    tokens = tokenise(piece.rich.folded)
    return bool(tokens) and tokens[0].text in words.MODERATING


def _glued(rich: Rich, pieces: list[Piece]) -> list[Piece]:
    """`Relations and Cooperation` stays together unless a person follows the and."""
    glued: list[Piece] = []
    for piece in pieces:
        if piece.before in {"and", "/"} and glued and _belongs(rich, glued[-1], piece):
            last = glued.pop()
            piece = Piece(last.before, rich.cut(last.start, piece.end), last.start, piece.end)
        glued.append(piece)
    return glued


def _belongs(rich: Rich, last: Piece, piece: Piece) -> bool:
    """Whether the and parts no people: `Joan Vila i Marta`, `Relations and Cooperation`."""
    return not _after_and(last, piece.rich) and not any(overlooked(piece.rich, ()))


def _after_and(last: Piece, rich: Rich) -> bool:
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length:
        closed = last.rich.text.endswith(")") and is_organisation(rich)
        bare = rich.folded in words.OTHERS or is_person(without_brackets(last.rich))
        return closed or (bare and _are_others(rich))
    plain = last.before == "," and last.rich.text.islower()
    known = plain or is_known_name(rich, tokens, 0, length)
    return known or is_person(without_brackets(last.rich))


def _are_others(rich: Rich) -> bool:
    """`other young people of the school` behind an and are not named."""
    return rich.folded.split(" ")[0] in words.OTHERS


def _names_another(piece: Piece, last: Candidate) -> bool:
    firm = " & " in piece.rich.text and ends_organisation(piece.rich)
    other = not (firm or is_chair(piece, last) or _of_house(piece))
    return other and any(overlooked(_without_field(piece.rich), ()))


def _without_field(rich: Rich) -> Rich:
    """Of `President of the Alma Prize` the office, whose field may look like a name."""
    tokens = tokenise(rich.folded)
    of = next((at for at in range(1, len(tokens)) if AT.at(tokens, at)), 0)
    return rich.cut(0, tokens[of].start) if of and is_role(rich.cut(0, tokens[of].start)) else rich


def _of_house(piece: Piece) -> bool:
    """Whether behind a comma a role ends in a house called after somebody.

    As in `Luis Pérez, head of the library Ana Ruiz`.
    """
    rich, tokens = piece.rich, tokenise(piece.rich.folded)
    at = next((at for at, _ in names_in(rich, tokens)), 0)
    led = at > 0 and piece.before == "," and tokens[at - 1].text in ORGANISATIONS
    return led and is_role(rich.cut(0, tokens[at].start)) and not honoured(rich, tokens, at)


def _is_about(rich: Rich) -> bool:
    """`on tides` behind a name is no role."""
    return rich.folded.split(" ")[0] in words.ABOUT


def _is_phrase(rich: Rich) -> bool:
    """`The library of the town and its readers`: too long for a house with an article before it."""
    words = rich.folded.split()
    led = words[0] in ARTICLES | {"the", "how", "what", "why"}
    return len(words) > (_LONGEST_HOUSE if led else _LONGEST_HOUSE + 2)


def _after_bracket(piece: Piece, draft: Candidate) -> bool:
    """Whether the part stands behind a bracket that says all of where somebody is from."""
    if not (draft.bracketed and draft.closed and draft.parts) or piece.before not in {"-", ","}:
        return False
    return any(map(is_organisation, draft.parts)) or not any(map(is_role, draft.parts))


def _is_rest(piece: Piece, draft: Candidate, titled: bool) -> bool:
    """Whether the part is no affiliation but a title."""
    rich = piece.rich
    if _is_about(rich) or (_after_bracket(piece, draft) and not titled):
        return True
    if piece.before == "-" and draft.parts and not titled and _is_phrase(rich):
        return True
    if is_role(rich) or is_organisation(rich) or opens_organisation(rich):
        return False
    if piece.before == "," and draft.bracketed and draft.closed:
        return rich.text[0].isupper() and len(rich.text.split()) > 2
    if piece.before == "-":
        return len(rich.text.split()) > 2 and not rich.text[0].islower()
    long = rich.text[0].islower() and len(rich.text.split()) > _LONGEST_ROLE
    return long and piece.before != "," and not draft.parts
