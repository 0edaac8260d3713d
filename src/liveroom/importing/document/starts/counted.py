"""Talks that are counted instead of timed: `Talk 1: Salt`, `Talk 2: Sand`."""

from __future__ import annotations

from collections.abc import Iterable

from liveroom.importing.document.lines import Document
from liveroom.importing.rows.segment_kind import find_kind
from liveroom.importing.text.tokeniser import text_at

_MARKS = frozenset({":", "-", "."})


def counted(document: Document, lines: Iterable[int]) -> list[int]:
    """The lines that start with one word and 1, 2, 3 in order, where they are at least two."""
    found: list[int] = []
    name = ""
    for at in lines:
        tokens = document.tokens[at]
        if at in document.timings or text_at(tokens, 1) != str(len(found) + 1):
            continue
        marked = text_at(tokens, 2) in _MARKS and len(tokens) > 3
        if marked and (tokens[0].text == name if found else _is_talk(document, at)):
            found.append(at)
            name = tokens[0].text
    return found if len(found) > 1 else []


def _is_talk(document: Document, at: int) -> bool:
    first = document.tokens[at][0]
    return first.word and find_kind(document.lines[at].rich.cut(0, first.end)) is not None


def part_of(document: Document, starts: list[int]) -> range:
    """The lines from the first to what ends the last: a heading that is none of theirs."""
    level = document.lines[starts[0]].level
    for at in range(starts[-1] + 1, len(document.lines)):
        line = document.lines[at]
        if (line.level and line.level <= (level or line.level)) or (line.rule and level):
            return range(starts[0], at)
        found = document.headings.get(at)
        if found and not level and document.after_blank(at) and not found.value:
            return range(starts[0], at)
    return range(starts[0], len(document.lines))
