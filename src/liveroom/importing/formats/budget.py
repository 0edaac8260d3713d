"""Counts what a reader sees, and refuses an announcement that is too long for one."""

from __future__ import annotations

from liveroom.importing.limits import (
    MAX_LINES,
    MAX_RAW_LINES,
    MAX_SEGMENTS,
    MAX_TAGS,
    MAX_VISIBLE,
)
from liveroom.importing.reading import Refusal, Unreadable


class SizeLimit:
    """Raises Unreadable as soon as a limit is passed, so that no work is spent on the rest."""

    def __init__(self) -> None:
        self._letters = 0
        self._lines = 0
        self._tags = 0

    def letters(self, count: int) -> None:
        """So many more visible characters."""
        self._letters += count
        if self._letters > MAX_VISIBLE:
            raise too_long(MAX_VISIBLE, "visible characters")

    def line(self) -> None:
        """One more line with something on it."""
        self._lines += 1
        if self._lines > MAX_LINES:
            raise too_long(MAX_LINES, "lines")

    def raw_lines(self, count: int) -> None:
        """All lines of the source, blank ones too."""
        if count > MAX_RAW_LINES:
            raise too_long(MAX_RAW_LINES, "lines")

    def tag(self) -> None:
        """One more tag."""
        self._tags += 1
        if self._tags > MAX_TAGS:
            raise too_long(MAX_TAGS, "tags")


def too_long(most: int, things: str) -> Unreadable:
    """The refusal of what has more of them."""
    message = f"The announcement is too long: {most:,} {things} is the most."
    return Unreadable(Refusal.TOO_LONG, message)


def check_segments(count: int) -> None:
    """Raises Unreadable where there are more than a program takes."""
    if count > MAX_SEGMENTS:
        raise Unreadable(
            Refusal.TOO_MANY_SEGMENTS,
            f"The program has {count:,} segments, and {MAX_SEGMENTS:,} is the most.",
        )
