"""Speakers beside a title: in brackets, after a comma or a dash, or before it."""

from __future__ import annotations

from dataclasses import replace

from liveroom.core.program import Speaker
from liveroom.importing.lexicon import people as words
from liveroom.importing.lexicon import positions
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.names import (
    is_known_name,
    is_organisation,
    is_person,
    is_role,
    name_length,
    opens_organisation,
)
from liveroom.importing.people.speakers import Who, all_names, read_people
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import CONNECTORS, HOSTED, MAX_PIECES, MAX_TRIES, Row, capital
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import Piece, brackets, listed_pieces, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import text_at, tokenise


def starts_with_people(row: Row, rich: Rich) -> bool:
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if not length or find_kind(rich.cut(0, tokens[length - 1].end)):
        return False
    after = text_at(tokens, length)
    known = is_known_name(rich, tokens, 0, length)
    sure = (
        after == "@"
        or all_names(rich)
        or (after in {",", "("} and _affiliated(rich.cut(tokens[length - 1].end)))
    )
    if not known and not sure:
        return False
    if not known and not row.titles and not after:
        return False
    who = read_people(rich)
    if who is None:
        return False
    row.speakers += who.speakers
    if who.rest and who.rest.text:
        row.titles.append(capital(who.rest))
    return True


def _affiliated(rest: Rich) -> bool:
    rest = trimmed(rest, " ,()")
    return is_role(rest) or is_organisation(rest)


def in_brackets(row: Row, rich: Rich) -> bool:
    """TITLE (WHO)."""
    for start, end in reversed(brackets(rich)[-MAX_TRIES:]):
        inner = rich.cut(start + 1, end - 1)
        title = trimmed(rich.without(start, end))
        label = read_label(inner)
        who = Who(label.speakers) if label else read_people(without_lead(inner))
        if who is None and is_organisation(inner) and find_kind(title, whole=True):
            who = Who((Speaker(organisation=inner.text),))
        if who is None or not title.text or not who.speakers:
            continue
        row.speakers += who.speakers
        row.titles.append(title)
        return True
    return False


def after_comma(row: Row, rich: Rich) -> bool:
    """TITLE, WHO, ROLE."""
    for piece in listed_pieces(rich)[1 : MAX_PIECES + 1]:
        if piece.before not in {",", ";", "/"}:
            continue
        tokens = tokenise(piece.rich.folded)
        length = name_length(piece.rich, tokens)
        bracketed = text_at(tokens, length) in {"(", "["}
        last = (
            length == len(tokens) and piece.end == len(rich) and _plain_words(rich, piece.start) > 1
        )
        before = trimmed(rich.cut(0, piece.start))
        sure = bracketed or last or is_known_name(piece.rich, tokens, 0, length)
        if not length or not (sure or _role_follows(rich, piece) or find_kind(before, whole=True)):
            continue
        who = read_people(rich.cut(piece.start))
        if who:
            row.titles.append(before)
            row.speakers += who.speakers
            return True
    return False


def _role_follows(rich: Rich, piece: Piece) -> bool:
    """Whether a role comes after the next comma: `Title, Ned Ott, Director`."""
    rest = rich.cut(piece.end + 1)
    first = next(iter(listed_pieces(rest)), None)
    return first is not None and first.start == 0 and is_role(first.rich)


def _plain_words(rich: Rich, end: int) -> int:
    """How many words before that place start small, as in a sentence."""
    return sum(word[0].islower() for word in rich.text[:end].split())


def last_name(row: Row, rich: Rich, index: int) -> bool:
    """After `TITLE -` a name by itself is the speaker's, however unusual."""
    if not index or row.speakers or not row.titles:
        return False
    if is_person(rich):
        row.speakers.append(Speaker(rich.text))
    elif is_named(rich) and opens_organisation(rich):
        row.speakers.append(Speaker(organisation=rich.text))
    return bool(row.speakers)


def hosted(row: Row, rich: Rich) -> bool:
    """After `Welcome -` an organisation by itself is the one that welcomes."""
    before = row.label or (row.titles[-1] if row.titles else None)
    if before is None or row.speakers:
        return False
    kind = find_kind(before, whole=True)
    if kind is None:
        return False
    short = len(rich.text.split()) <= 6 and rich.text[0].isupper()
    plain = kind in HOSTED and is_person(Rich("Ana " + rich.text)) and len(rich.text.split()) < 3
    person = is_person(rich, known=kind not in HOSTED)
    if not (short and ((is_named(rich) and is_organisation(rich)) or plain or person)):
        return False
    if person and not is_organisation(rich):
        row.speakers.append(Speaker(name=rich.text))
    else:
        row.speakers.append(Speaker(organisation=rich.text))
    return True


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


def completes_people(row: Row, rich: Rich) -> bool:
    """A role or an organisation after a dash completes the last speaker."""
    from liveroom.importing.people.names import is_role

    last = row.speakers[-1] if row.speakers else None
    if last is None or not last.name or is_person(rich, known=True):
        return False
    if not (is_role(rich) or is_organisation(rich)) or rich.text.endswith("?"):
        return False
    role, organisation = affiliation([rich])
    if (role and last.role) or (organisation and last.organisation):
        return False
    row.speakers[-1] = replace(
        last, role=last.role or role, organisation=last.organisation or organisation
    )
    return True


def without_lead(rich: Rich) -> Rich:
    tokens = tokenise(rich.folded)
    lead = words.LEADS.at(tokens, 0)
    if lead and lead[1] < len(tokens):
        return trimmed(rich.cut(tokens[lead[1] - 1].end))
    return rich


def is_everybody(rich: Rich) -> bool:
    """Whether the text is `all speakers` and its like, which names nobody."""
    tokens = tokenise(rich.folded)
    hit = words.EVERYBODY.at(tokens, 0)
    return hit is not None and hit[1] == len(tokens)
