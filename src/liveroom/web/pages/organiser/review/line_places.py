"""The rows of the form as first shown: what was understood, with the lines that it comes from.

A line is known by its place among all lines, from 1; its number is not its own in HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from liveroom.importing.draft import Meaning
from liveroom.importing.reading import Reading
from liveroom.importing.text.fold import fold
from liveroom.web.pages.typed import segment_fields
from liveroom.web.pages.typed.segment_fields import DocumentFields, PersonFields, SegmentFields

_Placed = tuple[int, str]


def rows(reading: Reading, chosen: Sequence[int]) -> tuple[SegmentFields, ...]:
    """A row for each chosen segment, by its place in the program; its people may stand in further
    lines.
    """
    texts = {place: fold(line.text) for place, line in enumerate(reading.lines, 1)}
    speakers = [
        (place, texts[place])
        for place, line in enumerate(reading.lines, 1)
        if line.meaning is Meaning.SPEAKER
    ]
    places = tuple(_places(reading))
    return tuple(
        _row(reading, at, places[at], texts.get(places[at], ""), speakers) for at in chosen
    )


def _row(
    reading: Reading, at: int, place: int, own: str, speakers: Sequence[_Placed]
) -> SegmentFields:
    row = segment_fields.of_segment(reading.program.segments[at], str(place or ""))
    documents = reading.draft.segments[at].documents
    return replace(
        row,
        people=tuple(_placed(person, own, speakers, place) for person in row.people),
        documents=tuple(DocumentFields(each.title, each.url) for each in documents),
    )


def _places(reading: Reading) -> Iterator[int]:
    """The place of each segment's line; 0 where it is not known."""
    by_number: dict[int | None, list[int]] = {}
    for place, line in enumerate(reading.lines, 1):
        by_number.setdefault(line.number, []).append(place)
    for row in reading.draft.segments:
        left = by_number.get(row.line, [])
        place = next(iter(sorted(left, key=lambda each: _unlike(reading, each, row.title))), 0)
        yield place
        if place:
            left.remove(place)


def _unlike(reading: Reading, place: int, title: str) -> tuple[bool, bool]:
    """Sorts lines that say a title first, then others that were taken for segments."""
    line = reading.lines[place - 1]
    return fold(title) not in fold(line.text), line.meaning is not Meaning.SEGMENT


def _placed(
    person: PersonFields, own: str, speakers: Sequence[_Placed], above: int
) -> PersonFields:
    """The person with the line that names them, where that is not the segment's own."""
    called = fold(person.called)
    if called in own:
        return person
    naming = [place for place, text in speakers if called in text]
    below = [place for place in naming if place > above]
    return replace(person, line=str((below or naming)[0])) if naming else person
