"""A list of talks without hours: `Ana Ruiz (UPC): Salt and sand`, `“Tides”, by Luis Pérez`."""

from __future__ import annotations

from liveroom.importing.document.lines import Document
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.limits import MAX_ROW
from liveroom.importing.people.organisations import is_organisation
from liveroom.importing.people.role_words import is_role
from liveroom.importing.rows.labels import read_label
from liveroom.importing.rows.row import Row
from liveroom.importing.rows.row_text import read_row_text
from liveroom.importing.text.pieces import quoted
from liveroom.importing.text.rich import Rich
from liveroom.importing.text.urls import has_address

_LEAST, _QUOTED, _PLAIN = 2, 1, 2
"""Talks that make a list, and words that titles have more than, in quotes and without."""

_MARKS = (":", " - ", ",", '"', "(", "|")
_MOST = 60
"""Items of a list that is looked at."""

_LINES = 600
"""So many of the first lines are looked at: what stands behind pages of text is no program."""

_LONGEST = 40
"""Words of a line that is a talk, at most."""


def listed_talks(document: Document) -> range:
    """The lines of the first list whose items mostly have a person and a title, else none."""
    items: list[int] = []
    talks, part = 0, None
    for at, line in enumerate(document.lines[:_LINES]):
        heading = document.headings.get(at)
        if line.blank:
            continue
        if len(items) > _MOST:
            break
        talk = not heading and _may_be_talk(document, at) and _is_talk(line.rich, part)
        if talk or (items and line.bullet and document.lines[items[-1]].bullet and not heading):
            items.append(at)
            talks += talk
            continue
        if _is_list(items, talks):
            break
        items, talks, part = [], 0, heading.part if heading else part
    return range(items[0], items[-1] + 1) if _is_list(items, talks) else range(0)


def _is_list(items: list[int], talks: int) -> bool:
    return len(items) <= _MOST and talks >= _LEAST and talks * 3 >= len(items) * 2


def _may_be_talk(document: Document, at: int) -> bool:
    line = document.lines[at]
    plain = line.legible and not (line.cells or line.rule or line.aside or line.level)
    timed = at in document.timings or at in document.dated
    words = len(line.text.split())
    short = _PLAIN < words <= _LONGEST and len(line.rich) <= MAX_ROW
    marked = any(mark in line.folded for mark in _MARKS)
    return plain and marked and not timed and short and not has_address(line.rich)


def _is_talk(rich: Rich, part: Part | None) -> bool:
    """Whether the line has one title and those who speak, and does not say what they are."""
    if read_label(rich) is not None:
        return False
    row = Row()
    read_row_text(row, rich)
    named = bool(row.speakers) and all(one.name for one in row.speakers)
    if not named or len(row.titles) != 1 or row.label:
        return False
    title, quotes = row.titles[0], quoted(rich)
    if quotes:
        return title.text in rich.text[slice(*quotes)] and len(title.text.split()) > _QUOTED
    said = is_role(title) or is_organisation(title) or title.text[:1].islower()
    return part is not Part.SPEAKERS and not said and len(title.text.split()) > _PLAIN
