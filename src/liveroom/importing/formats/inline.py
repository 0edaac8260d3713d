"""Markdown inside a line: bold, emphasis, links, code and escapes; anything unpaired stays."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from liveroom.importing.formats.encoding import clean_letters
from liveroom.importing.text.rich import BREAK, Rich

_MARKS = re.compile(r"[*_\[\]`\\<&~]")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_BOLD = re.compile(r"<(/?)(?:b|strong)\b", re.IGNORECASE)

_parser = MarkdownIt("commonmark").enable("strikethrough")


def inline(text: str) -> Rich:
    """The visible text of a Markdown line; a link keeps its words, a picture nothing."""
    if not _MARKS.search(text):
        return Rich(text)
    line = _Line()
    (whole,) = _parser.parseInline(text)
    for token in whole.children or ():
        line.add(token)
    return line.rich()


class _Line:
    """The letters of a line, and which of them are bold."""

    def __init__(self) -> None:
        self._text = ""
        self._bold: list[tuple[int, int]] = []
        self._opened: list[int] = []

    def add(self, token: Token) -> None:
        """Go on with the next token of the line."""
        match token.type:
            case "text" | "code_inline":
                self._text += clean_letters(token.content)
            case "strong_open":
                self._open()
            case "strong_close":
                self._close()
            case "html_inline":
                self._tag(token.content)
            case _:
                pass  # emphasis, the ends of links, pictures

    def rich(self) -> Rich:
        """The line, without the space around it."""
        return Rich(self._text, tuple(sorted(self._bold))).cut(0)

    def _tag(self, tag: str) -> None:
        if _BREAK.match(tag):
            self._text += BREAK
        elif bold := _BOLD.match(tag):
            self._close() if bold[1] else self._open()

    def _open(self) -> None:
        self._opened.append(len(self._text))

    def _close(self) -> None:
        if self._opened:
            self._bold.append((self._opened.pop(), len(self._text)))
