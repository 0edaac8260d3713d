"""Lines that head several rows: sessions, days, and who chairs them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from liveroom.importing.document.day_marks import day_mark
from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.lexicon.headings import COLUMNS, GROUPS, Part
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.organisations import is_room
from liveroom.importing.people.speakers import read_people
from liveroom.importing.prose.presented import card, introduced_here
from liveroom.importing.rows.labels import is_bare_label, is_moderating, names_people, read_label
from liveroom.importing.text.pieces import without_brackets
from liveroom.importing.text.tokeniser import Token, listed, text_at
from liveroom.importing.text.urls import has_address

_RECENT = 40
"""Lines looked back at for rows with times."""

_APART = 3
"""Lines without words between two that name people."""

_HALVES = listed("""
morning afternoon evening matin matinée après-midi soirée vormittag nachmittag abend mañana tarde
manhã matí mattina mattino pomeriggio ochtend middag
""")
"""Halves of a day, which alone on a line head the rows below."""

_GROUP_WORDS = 14
_TWICE, _LEAST = 2, 3
"""How often the same words stand below times, and how many rows such lines are known by."""


def _over(document: Document, at: int, ahead: int) -> bool:
    line = document.lines[at]
    amid = document.lines[ahead].bullet and at > 0 and document.lines[at - 1].bullet
    return line.text.rstrip().endswith(":") and (amid or document.after_blank(at))


def is_group(document: Document, at: int, starts: Collection[int]) -> bool:
    """Whether the line heads several rows: a heading, `Session 1`, words before a colon."""
    line = document.lines[at]
    if not line.legible or at in document.timings:
        return False
    ahead = next((near for near in (at + 1, at + 2) if near in starts), None)
    if line.level or (ahead is not None and _over(document, at, ahead)):
        return True
    half = line.folded.strip(" :.") in _HALVES
    if (half or day_mark(document, at)) and not line.bullet:
        return True
    tokens = document.tokens[at]
    named = any(token.text in GROUPS for token in tokens[:3])
    apart = ahead is not None or document.after_blank(at)
    return named and (len(tokens) <= 4 or (len(tokens) <= _GROUP_WORDS and apart))


def venues(
    document: Document, body: Sequence[int], starts: set[int], bare: set[int]
) -> frozenset[int]:
    """The lines that say where each row is, between its time and its title.

    Such a line is a room, or stands where most rows have rooms or the same words as others.
    """
    plain = [at for at in body if at in starts or at not in bare]
    firsts = {
        below: after
        for at, below, after in zip(plain, plain[1:], plain[2:], strict=False)
        if at in starts & bare and not {below, after} & starts
    }
    lines = document.lines
    told = {at for at in body if at not in starts and _says_where(document.tokens[at])}
    words = Counter(lines[at].folded for at in firsts)
    rooms = {at for at in firsts if is_room(lines[at].rich)}
    again = {at for at in firsts if words[lines[at].folded] > _TWICE}
    if len(firsts) >= _LEAST and len(rooms | again) * 2 >= len(firsts):
        return frozenset({*firsts, *told})
    untitled = {at for at in rooms if read_people(lines[firsts[at]].rich) is not None}
    return frozenset((rooms - untitled) | told)


def _says_where(tokens: Sequence[Token]) -> bool:
    """Whether the line is labelled so: `Venue: Old quay`."""
    found = COLUMNS.at(tokens, 0) if text_at(tokens, 1) == ":" else None
    return found is not None and found[0] == "room" and len(tokens) > _TWICE


def like_those_above(document: Document, at: int) -> bool:
    """Whether the line stands below the last row as others do, over a blank line, below theirs."""
    above = range(max(0, at - _RECENT), at - 1)
    rich = document.lines[at].rich
    below = [i for i in above if i in document.timings and document.lines[i + 1].blank]
    texts = [i + 2 for i in below if i + 2 < at and i + 2 not in document.timings]
    apart = sum(bool(document.lines[i].shown) for i in texts)
    if at - 2 not in below or not apart:
        return False
    prose = is_sentence(document.lines[at])
    return (apart > 1 and not prose) or names_people(rich)


def leads_to_people(document: Document, rows: Sequence[int], at: int) -> bool:
    """Whether the line, where it is no row itself, or the one right below it names people."""
    row = document.lines[at].bullet and any(document.lines[i].bullet for i in rows)
    near = document.lines[at : at + 2]
    return not row and any(line.legible and names_people(line.rich) for line in near)


def past_people(document: Document, end: int) -> int:
    """After the lines on people that follow the last row, over blank lines too."""
    at = start = end
    while at < len(document.lines) and at - end <= _APART:
        line = document.lines[at]
        if any(map(str.isalpha, line.shown)):
            if not _is_on_people(document, at, end > start):
                break
            end = at + 1
        at += 1
    return end


def _is_on_people(document: Document, at: int, amid: bool) -> bool:
    """Whether the line is a person with what that is, or a label before people.

    People behind `Speaker:` are the whole event's, unless they stand `amid` others.
    """
    line, found = document.lines[at], document.headings.get(at)
    other = found is not None and (found.part is not Part.SPEAKERS or found.value is not None)
    if other or line.level or not line.legible or at in document.timings or at in document.dated:
        return False
    if len(line.rich) > MAX_ROW or has_address(line.rich):
        return False
    if card(line.rich, False) or introduced_here(line.rich):
        return True
    labelled = read_label(line.rich) is not None and (amid or is_moderating(line.rich))
    return labelled or is_bare_label(without_brackets(line.rich))
