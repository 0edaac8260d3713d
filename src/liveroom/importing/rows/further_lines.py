"""A further line of a row: its speakers, their roles, or its own title."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from liveroom.core.program import Kind, Speaker
from liveroom.importing.draft import Meaning
from liveroom.importing.lexicon.people import BY, WITH, WORKS
from liveroom.importing.people.affiliation import affiliation
from liveroom.importing.people.evidence import SURE, closed, starts_known
from liveroom.importing.people.names import is_person, is_styled, name_length
from liveroom.importing.people.organisations import (
    is_named,
    is_organisation,
    is_place,
    is_venue,
)
from liveroom.importing.people.overlooked import overlooked
from liveroom.importing.people.role_words import is_role
from liveroom.importing.people.speakers import read_people
from liveroom.importing.people.swapped import unswapped
from liveroom.importing.prose.presented import introduced_here
from liveroom.importing.rows.hosts import is_nobody
from liveroom.importing.rows.labels import is_bare_label, is_moderating, read_label
from liveroom.importing.rows.row import Row, Sighting
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.pieces import listed_pieces, quoted, trimmed
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.tokeniser import tokenise

_MAX_WORDS, _LABEL = 8, 2
_LONGEST_ROLE = 24
_SENTENCE = 12
_SUBTITLE = 16
_REMARKS = 3
_STAGES = frozenset({"teatre", "teatro", "theater", "theatre"})
_SUBTITLED = frozenset({Kind.TALK, Kind.PANEL, Kind.INTRODUCTION})
"""Kinds whose own title may stand on the next line: Keynote, then Salt and sand."""


class Line(NamedTuple):
    """How a further line stands: as prose, as an item of a list, right below the one before."""

    sentence: bool
    bullet: bool
    below: bool
    role_below: bool = False
    """Whether the next line says what somebody does, and names nobody."""


def place(row: Row, rich: Rich, line: Line) -> Meaning | None:
    """Adds a further line to the row: its speakers, their roles, or its title."""
    row.lines += 1
    rich = unswapped(_without_room(rich))
    meaning = _place(row, rich, line)
    tokens = tokenise(rich.folded)
    length = name_length(rich, tokens)
    if length and closed(tokens, length) and not rich.text.isupper():
        name = rich.text[: tokens[length - 1].end]
        sure = meaning is Meaning.SPEAKER
        row.sightings.append(Sighting(f"line {row.lines}", name, sure))
    return meaning


def _without_room(rich: Rich) -> Rich:
    """`Hall A • Ana Ruiz • Luis Pérez` without the place before the people."""
    pieces = listed_pieces(rich)
    apart = len(pieces) > 1 and pieces[1].before in {";", "-"} and is_venue(pieces[0].rich)
    people = rich.cut(pieces[1].start) if apart else rich
    return people if apart and read_people(people) else rich


def _place(row: Row, rich: Rich, line: Line) -> Meaning | None:
    sentence = line.sentence
    if is_bare_label(rich):
        row.labelling = trimmed(rich)
        return Meaning.SPEAKER
    if row.listing and line.below and not line.bullet and _completes(row, rich):
        return Meaning.SPEAKER
    if _labelled(row, rich) or _people(row, rich, line):
        row.listing = True
        return Meaning.SPEAKER
    if not sentence and _completes(row, rich):
        return Meaning.SPEAKER
    if row.titles and (people := introduced_here(rich)):
        row.speakers += people
        return Meaning.SPEAKER
    row.listing, told = False, row.told
    row.told = row.told or sentence
    if row.titles:
        short = not row.speakers and len(rich.text.split()) <= _SUBTITLE
        told = told or (sentence and not short and quoted(rich) is None)
        if told or not _may_be_subtitled(row, rich):
            return None if sentence else _host(row, rich)
        row.label, row.titles = row.titles[0], []
    read_row_text(row, rich)
    return Meaning.SEGMENT


def _labelled(row: Row, rich: Rich) -> bool:
    """People behind a label, on this line or alone on one above."""
    above, row.labelling = row.labelling, None
    titled = _is_titled(row)
    who = read_label(rich, titled)
    if who is None and above:
        who = read_label(Rich(f"{above.text}: ").join(rich, ""), titled)
        row.labelling = above if who and not is_moderating(above) else None
    row.speakers += who.speakers if who else ()
    return who is not None


def _may_be_subtitled(row: Row, rich: Rich) -> bool:
    """Whether the line may be the own title of a Keynote or a panel; a room or Q&A is none."""
    if _is_titled(row) or is_venue(rich) or find_kind(rich, whole=True):
        return False
    return quoted(rich) is not None or find_kind(row.titles[0], whole=True) in _SUBTITLED


def _thanks_or_names_stage(rich: Rich) -> bool:
    """Whether it is a theatre, `Teatro Ana Ruiz`, or who helped: `Supported by Salt Ltd`."""
    tokens = tokenise(rich.folded)
    thanks = tokens[0].text in WORKS or WITH.at(tokens, 0) is not None
    return thanks or bool({tokens[0].text, tokens[-1].text} & _STAGES)


def _host(row: Row, rich: Rich) -> Meaning | None:
    """An organisation on the line below the title."""
    if (
        row.speakers
        or not (is_named(rich) and is_organisation(rich))
        or is_nobody(rich)
        or is_venue(rich)
        or _thanks_or_names_stage(rich)
        or ": " in rich.text
        or len(rich.text.split()) > _MAX_WORDS
    ):
        return None
    row.speakers.append(Speaker(organisation=rich.text))
    return Meaning.SPEAKER


def _is_titled(row: Row) -> bool:
    return any(not find_kind(title, whole=True) for title in row.titles)


def _completes(row: Row, rich: Rich) -> bool:
    """A role or an organisation on the line after the name."""
    last = row.speakers[-1] if row.speakers else None
    if last is None or not last.name or (last.role and last.organisation):
        return False
    opens = quoted(rich)
    if (opens and not opens[0]) or not _describes(row, rich) or any(overlooked(rich, ())):
        return False
    tokens = tokenise(rich.folded)
    if (length := name_length(rich, tokens)) and is_styled(rich, tokens, 0, length):
        return False  # K. Weber (Harbour Trust)
    role, organisation = affiliation([piece for piece in rich.split(",") if piece.text])
    moderates = last.role is not None and is_moderating(Rich(last.role))
    if (role and last.role and not moderates) or (organisation and last.organisation):
        return False
    row.speakers[-1] = replace(
        last, role=last.role or role, organisation=last.organisation or organisation
    )
    return True


def _describes(row: Row, rich: Rich) -> bool:
    """Whether the line says what somebody is: with a role's word, or small behind a bare name."""
    count = len(rich.text.split())
    if count > _LONGEST_ROLE or (count > _SENTENCE and rich.text[-1] == ".") or read_label(rich):
        return False
    last = row.speakers[-1]
    bare = row.listing and not (last.role or last.organisation)
    small = bare and rich.text[0].islower() and (row.titles or row.label)
    placed = bare and row.titles and _is_placed(rich)
    return bool(small or placed) or is_role(rich) or is_organisation(rich)


def _is_placed(rich: Rich) -> bool:
    """Whether a house, and where it is, are told apart: `Tidal Modelling, TSQ, Spain`."""
    said = [piece for piece in rich.split(",") if piece.text]
    return len(said) > 1 and is_named(rich) and is_place(said[-1])


def _people(row: Row, rich: Rich, line: Line) -> bool:
    if not row.titles and not row.label and not row.speakers:
        return False
    sure = (row.listing and not _is_led(rich)) or starts_known(rich, row.known)
    sure = sure or (line.role_below and is_person(rich))
    who = read_people(rich, SURE if sure else 1, _is_titled(row))
    if who is None:
        probe = Row(titles=[], known=row.known)
        read_row_text(probe, rich)
        bracketed = rich.text.endswith(")") and bool(row.titles)
        people = _of_host(probe) or probe.speakers
        item = line.bullet and rich.text[-1] != "." and all(one.name for one in people)
        titled = probe.titles and not bracketed and people is probe.speakers
        titled = titled and not _is_beside(rich, probe, line.sentence)
        another = bracketed and row.speakers and any(map(_is_long, probe.titles))
        if not people or another or (titled and not item):
            return False
        row.speakers += people
        return True
    if find_kind(rich, whole=True):
        return False
    row.speakers += who.speakers
    if who.rest and who.rest.text and not _is_titled(row):
        row.label = row.label or (row.titles[0] if row.titles else None)
        row.titles = [who.rest]
    return True


def _is_led(rich: Rich) -> bool:
    """Whether people follow a by: `Harbour Lights, by Ana Ruiz`."""
    tokens = tokenise(rich.folded)
    leads = (BY.at(tokens, at) for at in range(1, len(tokens)))
    return any(lead is not None and name_length(rich, tokens, lead[1]) for lead in leads)


def _is_beside(rich: Rich, said: Row, sentence: bool) -> bool:
    """Whether the words before the people are no talk's title: what they do beside that above.

    `Brief remarks by Ana Ruiz`, `Synthesis: Ana Ruiz, dean`: a by, or who each of them is, speaks
    for it.
    """
    at = len(tokenise(said.titles[0].folded))
    few = len(said.titles) == 1 and (at <= _REMARKS or not sentence)
    led = BY.at(tokenise(rich.folded), at) is not None
    return few and (led or all(one.role or one.organisation for one in said.speakers))


def _is_long(title: Rich) -> bool:
    """Whether the words before people in brackets are a talk's title, not a label."""
    return len(title.text.split()) > _LABEL and find_kind(title, whole=True) is None


def _of_host(row: Row) -> list[Speaker]:
    """In `University of Tides – Ana Ruiz, Dean` the organisation stands before the person."""
    one = row.speakers[0] if len(row.speakers) == 1 == len(row.titles) else None
    if one is None or one.organisation or not is_organisation(row.titles[0]):
        return []
    return [replace(one, organisation=row.titles[0].text)]
