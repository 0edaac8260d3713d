"""Texts that people type, made safe to show beside others; nothing that can be seen is lost."""

from __future__ import annotations

import re
import unicodedata

from liveroom.core.text import is_plain

_JOINERS = "\u200c\u200d"
"""Needed inside emoji and in several scripts; all other format characters are invisible tricks."""

_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})

_MARKS = frozenset({"Mn", "Me"})
MOST_MARKS = 4
"""On one letter, beyond those that are part of it; no script needs more, and a pile of them grows
over the lines around it."""


def lines(text: str) -> str:
    """The text in NFC, without control and direction characters or piles of marks; line breaks
    stay."""
    if is_plain(text):  # nearly all ids and most texts
        return text.strip()
    text = _BREAKS.sub("\n", text)
    kept = "".join(letter for letter in text.replace("\t", " ") if letter == "\n" or _seen(letter))
    return _unpiled(unicodedata.normalize("NFC", kept)).strip()


def line(text: str) -> str:
    """The same in one line, with single spaces."""
    if is_plain(text) and "  " not in text:
        return text.strip()
    return " ".join(lines(text).split())


def _seen(letter: str) -> bool:
    return letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN


def _unpiled(text: str) -> str:
    marks, kept = 0, []
    for letter in text:
        marks = marks + 1 if unicodedata.category(letter) in _MARKS else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)
