"""The paragraphs that an announcement opens with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import is_sentence
from liveroom.importing.draft import Meaning
from liveroom.importing.text.source import Source
from liveroom.importing.text.urls import without_addresses


def introduction(document: Document, meanings: Mapping[int, Meaning], before: int) -> str | None:
    """The prose above the program, its paragraphs apart by an empty line."""
    paragraphs: list[str] = []
    for block in _blocks(document, meanings, before):
        if any(is_sentence(document.lines[at]) for at in block):
            paragraphs.append(" ".join(document.lines[at].text for at in block))
    return "\n\n".join(paragraphs) or None


def _blocks(
    document: Document, meanings: Mapping[int, Meaning], before: int
) -> Iterator[list[int]]:
    """Lines of prose that stand together."""
    block: list[int] = []
    for at in range(before):
        if at not in meanings and at not in document.headings and _is_prose(document.lines[at]):
            block.append(at)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_prose(line: Source) -> bool:
    plain = line.legible and not (line.blank or line.rule or line.level or line.bullet)
    bare = without_addresses(line.shown) == ""
    return plain and not (line.aside or line.cells or bare)
