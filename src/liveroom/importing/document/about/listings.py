"""Topics and who should attend: the items under their headings."""

from __future__ import annotations

from collections.abc import Iterator

from liveroom.importing.document.lines import Document
from liveroom.importing.document.sections import SectionHeading, is_sentence
from liveroom.importing.lexicon.headings import Part
from liveroom.importing.text.pieces import trimmed
from liveroom.importing.text.rich import Rich

_MAX_ITEM = 300


def read_list(
    document: Document, part: Part, program: frozenset[int]
) -> tuple[list[str], list[int]]:
    """The items of a part, and the indexes of their lines."""
    items: list[str] = []
    lines: list[int] = []
    for at, heading in document.headings.items():
        if heading.part is not part or at in program:
            continue
        if heading.value:
            items += _split(heading.value)
            lines.append(at)
            continue
        for below in lines_below(document, at, heading, program):
            items += _item(document, below)
            lines.append(below)
    return list(dict.fromkeys(items)), lines


def lines_below(
    document: Document, at: int, heading: SectionHeading, program: frozenset[int]
) -> Iterator[int]:
    """The lines of the list under a heading."""
    bullets: bool | None = None
    for below in range(at + 1, len(document.lines)):
        line = document.lines[below]
        if below in program or line.rule or (line.level and line.level <= max(1, heading.level)):
            return
        if below in document.headings and not line.bullet:
            return
        if line.blank:
            continue
        if bullets is None:
            bullets = line.bullet
        if not line.legible or below in document.dated:
            return
        if line.bullet != bullets:
            if bullets or not line.bullet:
                return
            bullets = True
        if not bullets and document.after_blank(below) and below > at + 2:
            return
        if not bullets and line.text.rstrip().endswith(":"):
            bullets = None
            continue
        yield below


def _item(document: Document, at: int) -> list[str]:
    line = document.lines[at]
    if line.bullet or (not is_sentence(line) and "," not in line.text):
        text = _plain(line.rich)
        return [text] if text and len(text) <= _MAX_ITEM else []
    return _split(line.rich)


def _split(rich: Rich) -> list[str]:
    """`Planners, students and teachers` is one list in a line."""
    text = _plain(rich)
    mark = ";" if ";" in text else ","
    parts = [part.strip() for part in text.split(mark)]
    if len(parts) > 1:
        head, _, tail = _last_and(parts[-1])
        parts = [*parts[:-1], head, tail] if tail else parts
    return [part for part in parts if part and len(part) <= _MAX_ITEM]


def _last_and(text: str) -> tuple[str, str, str]:
    for word in ("and", "y", "et", "und", "e", "i"):
        if text.startswith(f"{word} "):
            return "", "", text[len(word) + 1 :]
        head, found, tail = text.partition(f" {word} ")
        if found and len(text.split()) <= 6:
            return head, found, tail
    return text, "", ""


def _plain(rich: Rich) -> str:
    text = trimmed(rich, " \t\v,;").text.replace("\t", " ").replace("\v", " ")
    return text[:-1] if text.endswith(".") and not text.endswith("..") else text
