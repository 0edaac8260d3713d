"""The tags and texts of an HTML page, without comments, scripts, styles and other silent parts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from liveroom.importing.formats.encoding import clean_letters
from liveroom.importing.formats.unfolding import Attributes, targets, unfolds

_LONE = re.compile(r"<(?![A-Za-z/!?])")
_SPEAKS = re.compile(r"\b_{0,2}(?:speaker|presenter)s?(?:[-_]{1,2}names?)?(?:\s|$)", re.IGNORECASE)
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


class Tag(NamedTuple):
    """A tag: its name in lower case, whether it closes, and whether it hides what is inside."""

    name: str
    closing: bool
    hidden: bool
    href: str = ""
    """Where a link leads."""
    speaks: bool = False
    """Whether its class says that a speaker's name is inside."""


class TextRun(NamedTuple):
    """Text between two tags, and the number of the line where it starts."""

    text: str
    line: int


def events(text: str, first: int = 1, opened: frozenset[str] | None = None) -> list[Tag | TextRun]:
    """The tags and the texts between them, in order; the first line has that number.

    `opened` are the ids that the whole page opens, where this is a part of one.
    """
    return _Events(first - 1, targets(text) if opened is None else opened).of(text)


class _Events(HTMLParser):
    """Collects what the parser meets; references in texts are letters then."""

    def __init__(self, above: int, opened: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self._above = above
        self._found: list[Tag | TextRun] = []
        self._silent: str | None = None
        """The silent element that is open; an unclosed one is silent to the end."""
        self._opened = opened
        """The ids of what links and buttons of the page open."""

    def of(self, text: str) -> list[Tag | TextRun]:
        """What the page consists of."""
        tags, rest = parted(text)
        self.feed(tags)
        self.close()
        if rest:
            self.handle_data(rest)
        return self._found

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if self._silent is None:
            href = next((value or "" for name, value in attrs if name == "href"), "")
            hidden = _hides(attrs) and not unfolds(attrs, self._opened)
            speaks = any(name == "class" and _SPEAKS.search(value or "") for name, value in attrs)
            self._found.append(Tag(tag, False, hidden, href if tag == "a" else "", speaks))
            if tag in SILENT:
                self._silent = tag

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """`<tag/>` closes only what is empty by itself; a browser reads it as `<tag>`."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._silent is None or self._silent == tag:
            self._silent = None
            self._found.append(Tag(tag, closing=True, hidden=False))

    def handle_data(self, data: str) -> None:
        if self._silent is None:
            line = self.getpos()[0] + self._above
            lead = len(data) - len(data.lstrip())
            self._found.append(TextRun(clean_letters(data), line + data.count("\n", 0, lead)))


def parted(text: str) -> tuple[str, str]:
    """The page to its last tag, safe for a parser, and the text after that."""
    end = text.rfind(">") + 1
    return _without_comments(_LONE.sub("&lt;", text[:end])), text[end:]


def _without_comments(text: str) -> str:
    """The page with the line breaks of its comments alone, so that lines keep their numbers.

    The parser looks for the end of each comment up to the end of the page, which takes minutes
    where somebody opens a hundred thousand of them and closes none.
    """
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        kept += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    rest = text[at:]
    return "".join([*kept, rest.replace("<!--", "<!>")])


def _hides(attributes: Attributes) -> bool:
    for name, given in attributes:
        value = (given or "").strip().lower()
        if name == "hidden" and value != "until-found":
            return True
        if name == "aria-hidden" and value == "true":
            return True
        if name == "style":
            style = value.replace(" ", "")
            if "display:none" in style or "visibility:hidden" in style:
                return True
    return False
