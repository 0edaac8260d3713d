"""A piece of a line that knows which of its letters are bold and how it compares."""

from __future__ import annotations

from dataclasses import dataclass, field

from liveroom.importing.text.fold import fold

CELL = "\t"
"""Between two cells of a table's row."""

BREAK = "\v"
"""Between two lines of one cell."""

_OUTER = " \t\v"


@dataclass(frozen=True, slots=True)
class Rich:
    """Text, the spans of it that are bold, and its folded twin of the same length."""

    text: str
    bold: tuple[tuple[int, int], ...] = ()
    folded: str = field(default="", compare=False)

    def __post_init__(self) -> None:
        if len(self.folded) != len(self.text):
            object.__setattr__(self, "folded", fold(self.text))

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int, end: int | None = None) -> Rich:
        """The piece from start to end, without the space around it."""
        end = len(self.text) if end is None else end
        while start < end and self.text[start] in _OUTER:
            start += 1
        while end > start and self.text[end - 1] in _OUTER:
            end -= 1
        spans = (
            (max(a, start) - start, min(b, end) - start)
            for a, b in self.bold
            if a < end and b > start
        )
        return Rich(self.text[start:end], tuple(spans), self.folded[start:end])

    def without(self, start: int, end: int) -> Rich:
        """What is left when the piece from start to end is taken out."""
        before, after = self.cut(0, start), self.cut(end)
        return (
            before.join(after) if before.text and after.text else before if before.text else after
        )

    def join(self, other: Rich, between: str = " ") -> Rich:
        """The two pieces in one line."""
        shift = len(self.text) + len(between)
        bold = self.bold + tuple((a + shift, b + shift) for a, b in other.bold)
        return Rich(self.text + between + other.text, bold)

    def split(self, separator: str) -> list[Rich]:
        """The pieces between a separator of one or more letters, each without outer space."""
        pieces, at = [], 0
        while (found := self.text.find(separator, at)) >= 0:
            pieces.append(self.cut(at, found))
            at = found + len(separator)
        return [*pieces, self.cut(at)]
