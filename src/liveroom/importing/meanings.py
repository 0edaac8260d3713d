"""What each line was understood as, for the organiser to see beside the original."""

from __future__ import annotations

import re
from collections.abc import Mapping

from liveroom.importing.document.lines import Document
from liveroom.importing.draft import LineReading, Meaning
from liveroom.importing.lexicon.headings import Part

_PARTS = {
    Part.TOPICS: Meaning.TOPIC,
    Part.ATTEND: Meaning.ATTEND,
    Part.LANGUAGE: Meaning.LANGUAGE,
    Part.TITLE: Meaning.TITLE,
    Part.SPEAKERS: Meaning.SPEAKER,
}


UNTOLD = frozenset({None, Meaning.PROSE, Meaning.HEADING, Meaning.RULE})
"""Meanings of lines that nothing is taken from."""

_TIME = re.compile(r"(?<!\d)\d{1,2} ?(?:[:.h]\d{2}(?!\d)| ?min)", re.IGNORECASE)


def explain(
    document: Document,
    meanings: Mapping[int, Meaning],
    program: frozenset[int],
    timed: frozenset[int],
) -> tuple[LineReading, ...]:
    """Every line with its meaning; in the program an unknown one is not placed, elsewhere prose.

    `timed` are lines with a time that is not the event's: no such line passes for prose.
    """
    found: list[LineReading] = []
    for at, line in enumerate(document.lines):
        meaning = _meaning(document, meanings, program, at)
        unread = not line.legible and _TIME.search(line.shown)
        if meaning in UNTOLD and (at in timed or unread):
            meaning = Meaning.NOT_PLACED
        found.append(LineReading(line.number, line.shown, meaning))
    return tuple(found)


def _meaning(
    document: Document, meanings: Mapping[int, Meaning], program: frozenset[int], at: int
) -> Meaning:
    line = document.lines[at]
    if line.blank:
        return Meaning.BLANK
    if line.rule or not any(letter.isalnum() for letter in line.shown):
        return Meaning.RULE
    if at in meanings:
        return meanings[at]
    if at in program:
        return Meaning.NOT_PLACED
    heading = document.headings.get(at)
    if heading is not None:
        return _PARTS.get(heading.part, Meaning.PROSE) if heading.value else Meaning.HEADING
    return Meaning.HEADING if line.level else Meaning.PROSE
