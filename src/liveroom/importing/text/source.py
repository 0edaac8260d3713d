"""A line of the announcement after its markup is understood and before its sense is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from liveroom.importing.text.rich import BREAK, CELL, Rich


class LineLink(NamedTuple):
    """An address in a line, and the words that stand for it; none where it stands bare."""

    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Source:
    """One visible line. `level` is its heading's level (0: none), `indent` its depth in spaces."""

    number: int
    shown: str
    rich: Rich
    level: int = 0
    bullet: bool = False
    indent: int = 0
    rule: bool = False
    legible: bool = True
    aside: bool = False
    links: tuple[LineLink, ...] = ()
    people: tuple[str, ...] = ()
    """Names on it that the page's own marks call a speaker's."""

    boxed: bool = False
    """Whether a table had its time in a cell of its own."""

    @property
    def blank(self) -> bool:
        return not self.shown

    @property
    def text(self) -> str:
        return self.rich.text.replace(CELL, " ").replace(BREAK, " ")

    @property
    def folded(self) -> str:
        return self.rich.folded.replace(CELL, " ").replace(BREAK, " ")

    @property
    def cells(self) -> bool:
        return CELL in self.rich.text
