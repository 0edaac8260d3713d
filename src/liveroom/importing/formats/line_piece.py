"""A line of a page in the making, and the cells of a row as one."""

from __future__ import annotations

from dataclasses import dataclass, field

from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.source import LineLink


@dataclass(slots=True)
class LinePiece:
    """A line in the making."""

    number: int
    text: list[str] = field(default_factory=list)
    length: int = 0
    bold: list[tuple[int, int]] = field(default_factory=list)
    level: int = 0
    bullet: bool = False
    indent: int = 0
    aside: bool = False
    links: list[LineLink] = field(default_factory=list)
    people: list[str] = field(default_factory=list)

    def add(self, words: str, bold: bool) -> None:
        if bold and words.strip():
            if self.bold and self.bold[-1][1] == self.length:
                self.bold[-1] = (self.bold[-1][0], self.length + len(words))
            else:
                self.bold.append((self.length, self.length + len(words)))
        self.text.append(words)
        self.length += len(words)

    def rich(self) -> Rich:
        whole = Rich("".join(self.text), tuple(self.bold))  # an empty first cell is one too
        return whole if CELL in whole.text else whole.cut(0)


def joined(row: list[list[LinePiece]], first: LinePiece) -> LinePiece:
    """The cells of a row in one line, a mark between cells and another between their lines."""
    whole = LinePiece(first.number, aside=first.aside)
    for index, cell in enumerate(row):
        if index:
            whole.add(CELL, False)
        for place, piece in enumerate(cell):
            if place:
                whole.add(BREAK, False)
            base = whole.length
            for words in piece.text:
                whole.text.append(words)
                whole.length += len(words)
            whole.links += piece.links
            whole.people += piece.people
            whole.bold.extend((a + base, b + base) for a, b in piece.bold)
    return whole
