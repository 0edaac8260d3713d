"""What each line was understood as, for the organiser to see beside the original."""

from __future__ import annotations

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


def explain(
    document: Document, meanings: Mapping[int, Meaning], program: frozenset[int]
) -> tuple[LineReading, ...]:
    """Every line with its meaning; in the program an unknown one is not placed, elsewhere prose."""
    return tuple(
        LineReading(line.number, line.shown, _meaning(document, meanings, program, at))
        for at, line in enumerate(document.lines)
    )


def _meaning(
    document: Document, meanings: Mapping[int, Meaning], program: frozenset[int], at: int
) -> Meaning:
    line = document.lines[at]
    if line.blank:
        return Meaning.BLANK
    if line.rule:
        return Meaning.RULE
    if at in meanings:
        return meanings[at]
    if at in program:
        return Meaning.NOT_PLACED
    heading = document.headings.get(at)
    if heading is not None:
        return _PARTS.get(heading.part, Meaning.PROSE) if heading.value else Meaning.HEADING
    return Meaning.HEADING if line.level else Meaning.PROSE
