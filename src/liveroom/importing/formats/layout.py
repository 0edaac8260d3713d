"""The visible lines of an HTML page, as its reader sees them: blocks, list items, table rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from liveroom.importing.formats import html, markdown
from liveroom.importing.formats.budget import SizeLimit
from liveroom.importing.formats.elements import ASIDE, BLOCKS, BOLD, SELF_CLOSING, SPACED, VOID
from liveroom.importing.formats.encoding import compose
from liveroom.importing.formats.hard_wraps import unwrapped
from liveroom.importing.formats.line_piece import LinePiece, joined
from liveroom.importing.formats.markup_blocks import blocks
from liveroom.importing.formats.unfolding import targets
from liveroom.importing.limits import MAX_LINE
from liveroom.importing.text.rich import BREAK, CELL, Rich
from liveroom.importing.text.source import LineLink, Source
from liveroom.importing.text.urls import links

_OPENS = re.compile(r"[A-ZÀ-Þ]|[¿¡«“„]|[-–—•] |\d{1,2}[:.h]\d\d")
_ENDS = frozenset(".:!?)]»”%")
"""How the words of an element open that touches another, and signs that end those before it."""

_MAX_PIECES = 12
"""A table's cell with more lines than this lays out a page; it is no cell of a schedule."""


def sources(text: str) -> list[Source]:
    """The text's visible lines: those of its HTML, and the Markdown beside that.

    A blank one stands between blocks of HTML that stand apart. Raises Unreadable where there are
    too many.
    """
    layout, opened = _Layout(), targets(text)
    for block in blocks(text):
        if not block.markup:
            layout.plain(block.lines, block.first)
            continue
        for event in html.events("\n".join(block.lines), block.first, opened):
            match event:
                case html.TextRun():
                    layout.words(event.text, event.line)
                case html.Tag():
                    layout.tag(event)
    return layout.finish()


class _Layout:
    """The open elements, the line in the making, and the table row that it may belong to."""

    def __init__(self) -> None:
        self.lines: list[Source] = []
        self.stack: list[tuple[str, bool, bool]] = []
        self.named: list[str] = []
        self.speaking = 0
        self.count: dict[str, int] = {}
        self.hidden = 0
        self.piece: LinePiece | None = None
        self.row: list[list[LinePiece]] | None = None
        self.term: LinePiece | None = None
        self.bullet = False
        self.link: LineLink | None = None
        self.seam = ""
        """The inline tags since the last words: none, `/` behind one that closes, `/<` where
        another opened right there."""
        self.budget = SizeLimit()

    def words(self, text: str, line: int) -> None:
        if self.hidden:
            return
        self.budget.letters(len(text.strip()))
        if self.count.get("pre"):
            for part, place in zip(*unwrapped(text.split("\n")), strict=True):
                if place:
                    self._end_line()
                self._add(part, line + place)
            return
        before = self.piece.text[-1:] if self.piece and self.seam == "/<" else []
        if before and _apart(before[0], text):
            self._end_line()
        self.seam = ""
        self._add(" ".join(text.split()), line, text[:1].isspace(), text[-1:].isspace())

    def plain(self, lines: Sequence[str], first: int) -> None:
        """Lines of Markdown between blocks of HTML."""
        if self.hidden:
            return
        self._end_line()
        self._flush_term()
        self._end_row()
        aside = self._aside()
        for line in markdown.sources_of(lines, first, self.budget):
            self.lines.append(replace(line, aside=aside))

    def _aside(self) -> bool:
        return any(self.count.get(name) for name in ASIDE)

    def _add(self, words: str, line: int, before: bool = False, after: bool = False) -> None:
        if not words.strip() and self.piece is None:
            return
        if self.piece is None:
            self.piece = self._new_piece(line)
        piece = self.piece
        if before and piece.text and not piece.text[-1].endswith((" ", CELL)):
            piece.add(" ", False)
        if words and self.link:
            self.link = self.link._replace(words=f"{self.link.words} {words}".strip())
        if self.speaking:
            self.named.append(words)
        if words:
            piece.add(words, any(self.count.get(name) for name in BOLD))
            if after:
                piece.add(" ", False)

    def _new_piece(self, line: int) -> LinePiece:
        level = next((n for n in range(1, 7) if self.count.get(f"h{n}")), 0)
        depth = self.count.get("ul", 0) + self.count.get("ol", 0)
        self.budget.line()
        bullet, self.bullet = self.bullet, False
        return LinePiece(
            line,
            level=level,
            bullet=bullet,
            indent=max(0, depth - 1) * 2,
            aside=self._aside(),
        )

    def tag(self, tag: html.Tag) -> None:
        self.budget.tag()
        if tag.name not in VOID:
            self.seam = "/" if tag.closing else self.seam[:1] and "/<"
        self._close(tag.name) if tag.closing else self._open(tag)

    def _open(self, tag: html.Tag) -> None:
        name = tag.name
        if name in SELF_CLOSING and self.stack and self.stack[-1][0] == name:
            self._close(name)
        if tag.href.startswith("http") and not self.hidden:
            self.link = LineLink("", tag.href)
        if name == "br":
            self._end_line()
        elif name == "dd" and self.term and not self.hidden:
            self.piece, self.term = self.term, None
            self.piece.add(CELL, False)
        elif name in {"td", "th"}:
            self._end_line()
            if self.row is not None:
                self.row.append([])
        elif name in BLOCKS:
            self._end_line()
            self._start_block(name)
        if name not in VOID and name not in html.SILENT:
            self._push(name, tag.hidden, tag.speaks)

    def _start_block(self, name: str) -> None:
        if name == "table":
            self._end_row()
        if name == "tr":
            self._end_row()
            self.row = []
        if name == "dt":
            self._flush_term()
        if name in SPACED:
            self._gap()
        self.bullet = name == "li" or (self.bullet and name in {"p", "div"})

    def _push(self, name: str, hidden: bool, speaks: bool) -> None:
        self.stack.append((name, hidden, speaks))
        self.speaking += speaks
        self.count[name] = self.count.get(name, 0) + 1
        self.hidden += hidden

    def _close(self, name: str) -> None:
        if not self.count.get(name):
            return
        while self.stack:
            popped, hidden, speaks = self.stack.pop()
            if speaks and self.piece:
                self.piece.people.append(" ".join(self.named))
            self.speaking -= speaks
            self.named = self.named if self.speaking else []
            self._leave(popped)
            self.count[popped] -= 1
            self.hidden -= hidden
            if popped == name:
                return

    def _leave(self, name: str) -> None:
        if name == "a" and self.link:
            if self.piece:
                self.piece.links.append(self.link)
            self.link = None
        if name == "dt":
            self._flush_term()
            self.term, self.piece = self.piece, None
        elif name in BLOCKS or name in {"td", "th"}:
            self._end_line()
        if name in {"tr", "table"}:
            self._end_row()
        if name in SPACED:
            self._gap()

    def _flush_term(self) -> None:
        term, self.term = self.term, None
        if term:
            self._emit(term)

    def _end_line(self) -> None:
        piece, self.piece = self.piece, None
        if piece is None:
            return
        self._flush_term()
        if self.row is None:
            self._emit(piece)
        elif self.row:
            self.row[-1].append(piece)
        else:
            self.row.append([piece])

    def _end_row(self) -> None:
        self._end_line()
        row, self.row = self.row, None
        if row is None:
            return
        full = [cell for cell in row if cell]
        apart = any(len(cell) > _MAX_PIECES or any(p.level for p in cell) for cell in full)
        if len(full) < 2 or apart:
            for piece in chain(*full):
                self._emit(piece)
            return
        self._emit(joined(row, full[0][0]))

    def _emit(self, piece: LinePiece) -> None:
        rich = piece.rich()
        shown = rich.text.replace(CELL, " ").replace(BREAK, " ").strip()
        if not shown:
            return
        composed = compose(shown)
        if composed is None or len(shown) > MAX_LINE:
            self.lines.append(Source(piece.number, shown, Rich(""), legible=False))
            return
        if composed != shown:
            rich = Rich("\n".join(filter(None, [compose(rich.text)])))
        rich, typed = markdown.without_bullet(rich)
        inner = 2 if typed and not piece.bullet else 0
        self.lines.append(
            Source(
                piece.number,
                shown,
                rich,
                piece.level,
                piece.bullet or (typed and not piece.level),
                piece.indent + inner,
                aside=piece.aside,
                links=tuple(piece.links) or links(shown),
                people=tuple(piece.people),
            )
        )

    def _gap(self) -> None:
        if self.row is None and self.piece is None and self.lines and self.lines[-1].shown:
            self.lines.append(Source(self.lines[-1].number, "", Rich("")))

    def finish(self) -> list[Source]:
        self._end_line()
        self._end_row()
        self._flush_term()
        return self.lines


def _apart(before: str, after: str) -> bool:
    """Whether two elements that touch are no one word: a time, a title, a person follow there.

    Where both are capitals, `S` and `ALT`, one word may be cut; `SALT` and `Ana Ruiz` are two.
    """
    if not _OPENS.match(after) or not (before[-1:].isalnum() or before[-1:] in _ENDS):
        return False
    return not before[-1].isupper() or (before[-2:].isupper() and after[1:2].islower())
