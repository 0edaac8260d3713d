"""Which lines of a text are HTML: all of a page, or blocks of it among Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from liveroom.importing.formats.elements import BLOCKS, VOID

_PAGE = ("<!doctype html", "<html", "<head", "<body")
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]{0,15})(?=[\s/>]|$)", re.IGNORECASE)
_CELLS = frozenset({"td", "th", "thead", "tbody", "caption"})
_WHOLE = frozenset({"table", "ul", "ol", "dl", "pre", "script", "style", "select", "svg"})
"""Elements that a blank line does not part; after one in others Markdown may go on."""

_OPENING = (BLOCKS | _CELLS | _WHOLE) - VOID


@dataclass(slots=True)
class Block:
    """Lines that are read alike, the number of the first, and whether they are HTML."""

    markup: bool
    first: int
    lines: list[str] = field(default_factory=list)


def is_html(text: str) -> bool:
    """Whether some of the text is HTML that has blocks."""
    return _is_page(text) or any(_marked(text.split("\n")))


def _is_page(text: str) -> bool:
    return text[:200].lstrip().lower().startswith(_PAGE)


def blocks(text: str) -> Iterator[Block]:
    """All lines of the text in order, neighbours of a kind together."""
    lines = text.split("\n")
    if _is_page(text):
        yield Block(True, 1, lines)
        return
    block = Block(False, 1)
    for number, (line, markup) in enumerate(zip(lines, _marked(lines), strict=True), 1):
        if markup != block.markup and (line.strip() or not block.markup):
            yield block
            block = Block(markup, number)
        block.lines.append(line)
    yield block


def _marked(lines: list[str]) -> Iterator[bool]:
    """Whether each line is within a block of HTML: to its end, or to a blank line in it."""
    depth = whole = 0
    comment = False
    for line in lines:
        if not whole and not comment and not line.strip():
            depth = 0
            yield False
            continue
        cells = "|" in line and not depth and not line.lstrip().startswith("<")
        tags = [] if cells else _blocks_in(line)
        yield bool(tags or depth or whole or comment)
        if comment or "<!--" in line:
            comment = _in_comment(line, comment)
        for closing, name in tags:
            depth = max(0, depth + (-1 if closing else 1))
            if name in _WHOLE:
                whole = max(0, whole + (-1 if closing else 1))


def _blocks_in(line: str) -> list[tuple[bool, str]]:
    """The tags of blocks, and whether each closes."""
    if "<" not in line:
        return []
    tags = ((found[1] == "/", found[2].lower()) for found in _TAG.finditer(line))
    return [tag for tag in tags if tag[1] in _OPENING]


def _in_comment(line: str, within: bool) -> bool:
    opened, closed = line.rfind("<!--"), line.rfind("-->")
    return closed < opened or (within and closed < 0)
