"""Markdown inside a line: bold, emphasis, links, code and escapes; anything unpaired stays."""

from __future__ import annotations

import html
import re

from liveroom.importing.decode import clean_letters
from liveroom.importing.rich import BREAK, Rich

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_MARK = re.compile(
    r"\\[\\`*_{}\[\]()#+.!|<>~-]|\*{1,3}|_{1,3}|!?\[|\]\(|`+|<(?:https?:|mailto:)|~~|"
    r"</?(?:b|strong|i|em|u|br|span|sup|sub|a|small|mark|code)\b[^<>]{0,200}>",
    re.IGNORECASE,
)
_SPECIAL = "*_[`\\<~"


def unescape(text: str) -> str:
    """HTML's character references as letters; a control stays out."""
    if "&" not in text:
        return text
    return clean_letters(_ENTITY.sub(lambda match: html.unescape(match.group()), text))


def inline(text: str) -> Rich:
    """The visible text of a Markdown line. Time is linear in its length."""
    text = unescape(text)
    if not any(mark in text for mark in _SPECIAL):
        return Rich(text)
    return _Inline(text).read()


class _Inline:
    """One pass over the line's marks; a pair is opened and closed, links drop their addresses."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.out: list[str] = []
        self.length = 0
        self.bold: list[tuple[int, int]] = []
        self.open: dict[str, tuple[int, int]] = {}
        self.brackets: list[tuple[int, bool]] = []
        self.last_round = text.rfind(")")
        self.last_angle = text.rfind(">")

    def read(self) -> Rich:
        at = 0
        while match := _MARK.search(self.text, at):
            self.put(self.text[at : match.start()])
            at = self.mark(match.group(), match.start(), match.end())
        self.put(self.text[at:])
        return Rich("".join(self.out), tuple(sorted(self.bold))).cut(0)

    def put(self, piece: str) -> None:
        if piece:
            self.out.append(piece)
            self.length += len(piece)

    def mark(self, mark: str, start: int, end: int) -> int:
        """Acts on one mark and says where to go on."""
        match mark[0]:
            case "\\":
                self.put(mark[1])
            case "*" | "_" | "~" | "`":
                self.emphasis(mark, start, end)
            case "[" | "!":
                self.brackets.append((len(self.out), mark == "!["))
                self.put(mark)
            case "]":
                return self.link(end)
            case _ if mark[-1] == ">":
                self.tag(mark.lower())
            case _:
                return self.address(start, end)
        return end

    def tag(self, mark: str) -> None:
        """A tag of HTML inside Markdown."""
        name = mark.strip("</>").split()[0].rstrip("/")
        if name == "br":
            self.put(BREAK)
        elif name in {"b", "strong"} and mark[1] != "/":
            self.open.setdefault("<b>", (len(self.out), self.length))
        elif name in {"b", "strong"} and "<b>" in self.open:
            self.bold.append((self.open.pop("<b>")[1], self.length))

    def emphasis(self, mark: str, start: int, end: int) -> None:
        before, after = self.text[start - 1 : start], self.text[end : end + 1]
        inside_word = mark[0] in "_~" and before.isalnum() and after.isalnum()
        if mark in self.open and not before.isspace() and not inside_word:
            index, length = self.open.pop(mark)
            self.out[index] = ""
            self.length -= len(mark)
            if len(mark) > 1 and mark[0] in "*_":
                self.bold.append((length, self.length))
            return
        if after and not after.isspace() and not inside_word and mark not in self.open:
            self.open[mark] = (len(self.out), self.length)
        self.put(mark)

    def link(self, end: int) -> int:
        """`[words](address)` keeps the words; a picture keeps nothing."""
        if not self.brackets or end > self.last_round:
            self.put("](")
            return end
        index, picture = self.brackets.pop()
        close = self.text.find(")", end)
        if picture:
            self.length -= sum(map(len, self.out[index:]))
            del self.out[index:]
            self.open = {m: place for m, place in self.open.items() if place[0] < index}
        else:
            self.length -= len(self.out[index])
            self.out[index] = ""
        return close + 1

    def address(self, start: int, end: int) -> int:
        if end > self.last_angle:
            self.put(self.text[start:end])
            return end
        close = self.text.find(">", end)
        self.put(self.text[start + 1 : close])
        return close + 1
