"""Closed parts of a page that its reader opens by a click: accordions, tabs, what unfolds."""

from __future__ import annotations

import re

Attributes = list[tuple[str, str | None]]

_NAMES = ("class", "id", "role")
_UNFOLDS = re.compile(
    r"accord|collaps|\btab|tab\b|tabs?[-_]|[-_]tabs?|panel|toggle|fold|expand|details|faq|drawer"
    r"|spoiler|slide|reveal|more\b|content"
)
_LIES_OVER = re.compile(
    r"modal|popup|pop-up|overlay|dialog|cookie|consent|banner|tooltip|dropdown|menu|nav\b|navbar"
    r"|sr-only|visually-hidden|screen-reader|print|template|search|toast|alert|loading|lightbox"
)
_TARGET = re.compile(
    r"""(?:href\s*=\s*["']?#|(?:aria-controls|data-target|data-bs-target)\s*=\s*["']?#?)"""
    r"([\w-]{1,80})",
    re.IGNORECASE,
)


def targets(text: str) -> frozenset[str]:
    """The ids of all elements that a link or a button of the page leads to or opens."""
    return frozenset(match[1].lower() for match in _TARGET.finditer(text))


def unfolds(attributes: Attributes, opened: frozenset[str]) -> bool:
    """Whether a hidden element is such a part: by its names, or since something opens it."""
    given = [(name, (value or "").lower()) for name, value in attributes]
    names = " ".join(value for name, value in given if name in _NAMES)
    if _LIES_OVER.search(names):
        return False
    return bool(_UNFOLDS.search(names)) or any(
        value in opened for name, value in given if name == "id"
    )
