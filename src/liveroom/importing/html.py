"""HTML to visible lines: one pass over the tags, no scripts, styles or hidden parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")
_LOOKS = re.compile(
    r"<(?:html|head|body|div|p|ul|ol|li|table|tr|td|h[1-6]|section|article|main|dl|dt|dd|pre|"
    r"header|footer|nav|script|style)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_BREAKS = re.compile(r"<br\b[^<>]{0,99}>", re.IGNORECASE)
_QUOTED = re.compile(r"""[^"'>]+|"[^"]*"|'[^']*'""")
_ATTRIBUTE = re.compile(r"""([a-z-]{1,40})\s{0,9}(?:=\s{0,9}("[^"]*"|'[^']*'|[^\s"'>]+))?""")
SILENT = frozenset(
    {
        "script",
        "style",
        "template",
        "noscript",
        "textarea",
        "head",
        "svg",
        "iframe",
        "object",
        "select",
        "math",
        "canvas",
        "video",
        "audio",
        "title",
    }
)
_MAX_ATTRIBUTES = 4_000


class Tag(NamedTuple):
    """A tag: its name in lower case, whether it closes, and whether it hides what is inside."""

    name: str
    closing: bool
    hidden: bool


class Words(NamedTuple):
    """Text between two tags, and the number of the line where it starts."""

    text: str
    line: int


def is_html(text: str) -> bool:
    """Whether the text is HTML: it has tags of a page, or its lines end in <br>."""
    start = text[:200].lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        return True
    few = 1 if start.startswith("<") else 3
    if sum(1 for _ in zip(range(few), _LOOKS.finditer(text), strict=False)) == few:
        return True
    return 2 * sum(1 for _ in _BREAKS.finditer(text)) > max(3, text.strip().count("\n"))


def events(text: str) -> Iterator[Tag | Words]:
    """The tags and the texts between them, without comments and silent elements."""
    return _Scanner(text).events()


class _Scanner:
    """Goes forward only. A search that failed once is never tried again, so time is linear."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lower = text.lower() if len(text.lower()) == len(text) else text
        self.last_close = text.rfind(">")
        self.last_comment = text.rfind("-->")
        self.quotes = True
        self.line = 1
        self.counted = 0

    def events(self) -> Iterator[Tag | Words]:
        at = start = 0
        while (at := self.text.find("<", at)) >= 0:
            after, tag = self._markup(at)
            if after == at:
                at += 1
                continue
            if at > start:
                yield self._words(start, at)
            if tag:
                yield tag
                if tag.name in SILENT and not tag.closing:
                    after = self._past(tag.name, after)
            at = start = after
        if start < len(self.text):
            yield self._words(start, len(self.text))

    def _words(self, start: int, end: int) -> Words:
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        self.line += self.text.count("\n", self.counted, start + lead)
        self.counted = start + lead
        return Words(piece, self.line)

    def _markup(self, at: int) -> tuple[int, Tag | None]:
        """Where the tag or comment at `at` ends (`at` itself: it is text), and the tag."""
        if at > self.last_close:
            return at, None
        if self.text.startswith("<!--", at):
            if at + 4 <= self.last_comment:
                return self.text.index("-->", at + 4) + 3, None
            return self.text.index(">", at) + 1, None
        if self.text.startswith(("<!", "<?"), at):
            return self.text.index(">", at) + 1, None
        name = _TAG_NAME.match(self.text, at)
        if name is None:
            return at, None
        end = self._tag_end(name.end())
        attributes = self.text[name.end() : min(end, name.end() + _MAX_ATTRIBUTES)]
        closing = self.text[at + 1] == "/"
        hidden = (not closing and "hid" in attributes.lower()) or "none" in attributes.lower()
        tag = Tag(name.group(1).lower(), closing, hidden and _hides(attributes))
        return end + 1, tag

    def _tag_end(self, at: int) -> int:
        """The tag's `>`, past quoted ones while quotes are in order."""
        first = self.text.index(">", at)
        if not self.quotes or not ('"' in self.text[at:first] or "'" in self.text[at:first]):
            return first
        here = at
        while match := _QUOTED.match(self.text, here):
            here = match.end()
        if here < len(self.text) and self.text[here] == ">":
            return here
        self.quotes = False
        return first

    def _past(self, name: str, at: int) -> int:
        """After a silent element's content; an unclosed one is silent to the end."""
        close = self.lower.find(f"</{name}", at)
        return close if close >= 0 else len(self.text)


def _hides(attributes: str) -> bool:
    for match in _ATTRIBUTE.finditer(attributes.lower()):
        name, value = match.group(1), (match.group(2) or "").strip("\"' ")
        if name == "hidden" and value != "until-found":
            return True
        if name == "aria-hidden" and value == "true":
            return True
        if name == "style":
            style = value.replace(" ", "")
            if "display:none" in style or "visibility:hidden" in style:
                return True
    return False
