"""The items of a page's microdata, as objects with their properties by name."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from liveroom.importing.formats.elements import VOID
from liveroom.importing.formats.html import parted
from liveroom.importing.formats.unfolding import Attributes
from liveroom.importing.limits import MAX_DEPTH

_MOST = 2_000
"""Properties of one page."""

_NEAR = 40
"""How many elements up the one may be that a tag closes."""

_IN_ATTRIBUTES = ("content", "datetime", "href", "src", "value")


def items(text: str) -> list[dict[str, Any]]:
    """The outermost items, in order; an item in another is one of its properties."""
    parser = _Items()
    parser.feed(parted(text)[0])
    parser.close()
    return parser.found


class _Items(HTMLParser):
    """Keeps the open elements that have a property or are an item."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[dict[str, Any]] = []
        self._items: list[tuple[int, dict[str, Any]]] = []
        self._texts: list[tuple[int, str, list[str]]] = []
        self._open: list[str] = []
        self._count = 0

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        if tag not in VOID:
            self._open.append(tag)
        said = dict(attrs)
        if "itemscope" in said:
            self._begin(said)
        elif said.get("itemprop"):
            self._property(tag, said)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        near = self._open[-_NEAR:]
        if tag not in near:
            return
        del self._open[len(self._open) - 1 - near[::-1].index(tag) :]
        depth = len(self._open)
        while self._texts and self._texts[-1][0] > depth:
            _, name, words = self._texts.pop()
            self._put(name, " ".join("".join(words).split()))
        while self._items and self._items[-1][0] > depth:
            self._items.pop()

    def handle_data(self, data: str) -> None:
        if self._texts:
            self._texts[-1][2].append(data)

    def _begin(self, said: dict[str, str | None]) -> None:
        item: dict[str, Any] = {"@type": (said.get("itemtype") or "").rpartition("/")[2]}
        if said.get("itemprop") and self._items:
            self._put(said["itemprop"] or "", item)
        elif not self._items:
            self.found.append(item)
        if len(self._items) < MAX_DEPTH:
            self._items.append((len(self._open), item))

    def _property(self, tag: str, said: dict[str, str | None]) -> None:
        value = next((said[name] for name in _IN_ATTRIBUTES if said.get(name)), None)
        name = said["itemprop"] or ""
        if value is not None:
            self._put(name, value)
        elif tag not in VOID and len(self._texts) < MAX_DEPTH:
            self._texts.append((len(self._open), name, []))

    def _put(self, name: str, value: object) -> None:
        self._count += 1
        if self._items and self._count <= _MOST:
            for each in name.split()[:3]:
                self._items[-1][1].setdefault(each, []).append(value)
