"""The rows of a plain program, taken apart so that they can be written in another layout."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from building.scoring.labels import Label

_UNIT = r"(?:\s?(?:[ap]\.?\s?m\b\.?|h\b\.?|hrs?\b|horas?\b|hours?\b|heures?\b|Uhr\b|uur\b))"
_HOUR = rf"(?:\d{{1,2}}[:.hH]\d{{2}}{_UNIT}?|\d{{1,2}}{_UNIT})"
_ROW = re.compile(
    rf"\s*(?:[-*•]\s*)?({_HOUR}(?:\s?(?:[-–—>]|to|a|às|bis|à|tot|do)\s?{_HOUR})?)"
    r"\s*(?:[-–—:|.]\s*)?(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 200
"""Letters of a line below a row that still says more of it; a longer one is prose."""

_EDGES = " \t–—-,:;(/|."
_LEAD = re.compile(
    r"[\s,(–—-]*\b(?:by|par|por|con|von|mit|door|per|a cargo de|with)\b[\s:]*$", re.IGNORECASE
)
_BEFORE_NAME = re.compile(r"\b(?:Dra?|Prof|Sra?|Mrs?|Ms|Herr|Frau|Don|Doña|D|M)\.?$")
_LEAST = 2
"""Rows that a layout has to change."""


class Line(NamedTuple):
    """A line, or a row of the program with its time and the lines below that belong to it."""

    time: str
    """Empty for a line that is no row."""

    texts: tuple[str, ...]


def lines_of(text: str) -> Iterator[Line]:
    """The lines in their order; what follows a row up to a blank line belongs to it."""
    time, texts = "", []  # type: str, list[str]
    for line in text.splitlines():
        row = None if "\t" in line or "|" in line else _ROW.match(line)  # a table already
        below = not row and time and 0 < len(line.strip()) < _LONGEST and line[:1] != "#"
        if below:
            texts.append(line.strip())
            continue
        if time:
            yield Line(time, tuple(texts))
        time, texts = (row[1], [line[row.end() :]]) if row else ("", [])
        if not row:
            yield Line("", (line,))
    if time:
        yield Line(time, tuple(texts))


def with_rows(text: str, write: Callable[[Line], str]) -> str | None:
    """The text with its rows written anew; None where it has too few."""
    lines = list(lines_of(text))
    if sum(bool(line.time) for line in lines) < _LEAST:
        return None
    return "\n".join(write(line) if line.time else line.texts[0] for line in lines)


def as_page(text: str, tag: str, write: Callable[[Line], str]) -> str | None:
    """The text as HTML, the rows that follow each other inside one such element."""
    lines = [line for line in lines_of(text) if line.time or line.texts[0].strip()]
    if sum(bool(line.time) for line in lines) < _LEAST:
        return None
    parts = []
    for rows, group in groupby(lines, key=lambda line: bool(line.time)):
        if rows:
            parts += [f"<{tag}>", *map(write, group), f"</{tag}>"]
        else:
            parts += [f"<p>{escape(line.texts[0])}</p>" for line in group]
    return "\n".join(("<html><body>", *parts, "</body></html>"))


def parted(text: str, label: Label, write: Callable[[str, str, str], str]) -> str | None:
    """The text with those rows written anew that name people of the label behind a title."""
    people = [one for row in label.rows or () for one in row.people or ()]
    names = [str(name) for one in people for name in one.name or () if name]
    changed, lines = 0, []
    for line in lines_of(text):
        pair = _title_and_people(line.texts[0], names)
        if line.time and pair:
            changed += 1
            lines += [write(line.time, *pair), *line.texts[1:]]
        elif line.time:
            lines += [f"{line.time} {line.texts[0]}", *line.texts[1:]]
        else:
            lines.append(line.texts[0])
    return "\n".join(lines) if changed >= _LEAST else None


def _title_and_people(text: str, names: Sequence[str]) -> tuple[str, str] | None:
    """`Tides` and `Ana Ruiz, UPC` of `Tides (by Ana Ruiz, UPC)`; None where no title stands."""
    at = min((at for name in names if (at := text.find(name)) > len("Tea")), default=0)
    lead, people = text[:at].rstrip(), text[at:].strip()
    if lead.endswith("(") and people.endswith(")"):
        people = people[:-1]
    title = _LEAD.sub("", lead).strip(_EDGES)
    plain = len(title) > len("Tea") and not _BEFORE_NAME.search(title)
    return (title, people) if plain else None
