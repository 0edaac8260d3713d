"""Which addresses are an overlay's: what a browser shows of those is on air."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"/r/[^/]+/overlay(/.*)?", re.DOTALL)

EMPTY_PAGE = "overlay/empty.html"
"""The template for whatever is no overlay there: it has no picture, and its title says why."""


def is_overlay(path: str) -> bool:
    """Whether a path is an overlay's own or below it."""
    return _ADDRESS.fullmatch(path) is not None
