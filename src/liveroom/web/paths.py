"""Paths of the screens, and which of them are on air."""

from __future__ import annotations

import re

from liveroom.core.roles import Role

_RECORD_PAGE = re.compile(r"(/api/v1)?/r(ooms)?/[^/]+/export/\w+\.html")
_OVERLAY = re.compile(r"/r/[^/]+/overlay(/.*)?", re.DOTALL)


def of_screen(room: str, as_: Role) -> str:
    """Where the screen of a role is."""
    return f"/r/{room}" if as_ is Role.ATTENDEE else f"/r/{room}/{as_.value}"


def is_record_page(path: str) -> bool:
    """Whether a path is that of a record as a page, which brings its own style."""
    return _RECORD_PAGE.fullmatch(path) is not None


def is_overlay(path: str) -> bool:
    """Whether a path is an overlay's own or below it: what a browser shows of it is on air."""
    return _OVERLAY.fullmatch(path) is not None
