"""The tags and texts of an HTML page, without comments, scripts, styles and other silent parts."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

from liveroom.importing.formats.encoding import clean_letters
from liveroom.importing.formats.unfolding import Attributes, targets, unfolds

_LONE = re.compile(r"<(?![A-Za-z/!?])")
_LOOKS = re.compile(
    r"<(?:html|head|body|div|p|ul|ol|li|table|tr|td|h[1-6]|section|article|main|dl|dt|dd|pre|"
    r"header|footer|nav|script|style)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_MARKED = re.compile(r"^ {0,3}(?:#{1,6} |[-*+] |\d{1,3}\. |\|.*\| *$)", re.MULTILINE)
_MANY_MARKED = 3
"""Lines with marks of Markdown above the first tag of a page that make it Markdown."""

_BREAKS = re.compile(r"<br\b[^<>]{0,99}>", re.IGNORECASE)
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


class TextRun(NamedTuple):
    """Text between two tags, and the number of the line where it starts."""

    text: str
    line: int


def is_html(text: str) -> bool:
    """Whether the text is HTML: it has tags of a page, or its lines end in <br>."""
    start = text[:200].lstrip().lower()
    if start.startswith(("<!doctype html", "<html")):
        return True
    first = _LOOKS.search(text)
    if first is not None and _some(_MARKED, text[: first.start()], _MANY_MARKED):
        return False  # Markdown with some HTML in it
    few = 1 if start.startswith("<") else 3
    if _some(_LOOKS, text, few):
        return True
    return 2 * sum(1 for _ in _BREAKS.finditer(text)) > max(3, text.strip().count("\n"))


def _some(pattern: re.Pattern[str], text: str, count: int) -> bool:
    return sum(1 for _ in zip(range(count), pattern.finditer(text), strict=False)) == count


def events(text: str) -> list[Tag | TextRun]:
    """The tags and the texts between them, in order."""
    return _Events().of(text)


class _Events(HTMLParser):
    """Collects what the parser meets; references in texts are letters then."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._found: list[Tag | TextRun] = []
        self._silent: str | None = None
        """The silent element that is open; an unclosed one is silent to the end."""
        self._opened: frozenset[str] = frozenset()
        """The ids of what links and buttons of the page open."""

    def of(self, text: str) -> list[Tag | TextRun]:
        """What the page consists of."""
        self._opened = targets(text)
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
            self._found.append(Tag(tag, False, hidden, href if tag == "a" else ""))
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
            line, _ = self.getpos()
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
