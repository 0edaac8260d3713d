"""Addresses in a text: bare ones, and those of Markdown's links."""

from __future__ import annotations

import re

from liveroom.importing.text.rich import Rich
from liveroom.importing.text.source import LineLink

_ADDRESS = re.compile(r"""https?://(?:[^\s<>"'|\[\]()]|\([^\s<>()]{0,200}\))+""", re.IGNORECASE)
_WORDS = re.compile(r"\[([^\[\]]{1,200})\]\($")
_MOST = 20

_REACHED = re.compile(r"@|://|\d{5}|\d[ .]\d\d[ .]\d\d")


def links(text: str) -> tuple[LineLink, ...]:
    """The first addresses of a line, in order."""
    found: list[LineLink] = []
    for match in _ADDRESS.finditer(text):
        words = _WORDS.search(text, max(0, match.start() - 210), match.start())
        found.append(LineLink(words[1].strip() if words else "", match.group().rstrip(".,;:!?*_")))
        if len(found) == _MOST:
            break
    return tuple(found)


def without_addresses(text: str) -> str:
    """The text without bare addresses, and without the brackets around them."""
    bare = _ADDRESS.sub("", text)
    return bare if bare == text else re.sub(r"\(\s*\)", "", bare).strip()


def has_address(rich: Rich) -> bool:
    """Whether it says how to reach somebody."""
    return _REACHED.search(rich.text) is not None
