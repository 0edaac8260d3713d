"""Kinds of texts, and how long one is to the person who typed it."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from liveroom.core.refusals import Code, Refused

Paragraph = Annotated[str, "paragraph"]
"""What people type into a field of several lines."""

Name = Annotated[str, "name"]
"""A name to be shown; nothing and blanks are none."""

HttpsAddress = Annotated[str, "https"]
"""What pages make a link of."""

Title = Annotated[str, "title"]
"""One line with something in it."""

Point = Annotated[str, "point"]
"""One line of a list, which may be a long one."""

Prose = Annotated[str, "prose"]
"""Some paragraphs; blanks are none."""

SpeakerName = Annotated[str, "speaker"]
"""Whom a question is for: a speaker or an organisation of the program."""

Tag = Annotated[str, "tag"]
"""A short mark in one line."""

HoldWord = Annotated[str, "hold word"]
"""A word, or a few, on which questions wait as held."""

Language = Annotated[str, "language"]
TimeZone = Annotated[str, "time zone"]
"""An IANA name."""

Colour = Annotated[str, "colour"]
"""`#` and six hexadecimal digits."""

Picture = Annotated[str, "picture"]
"""A picture as a data: address."""

MAX_QUESTION = 500
MAX_ANSWER = 2_000
MAX_REASON = 300
MAX_SIGNAL = 300
MAX_NAME = 60
MAX_TAG = 40
MAX_PROSE = 5_000
MAX_POINT = 2_000
MAX_LANGUAGE = 35

_JOINER = "\u200d"
_MARKS = frozenset({"Mn", "Mc", "Me", "Cf"})
_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})
_SKIN = range(0x1F3FB, 0x1F400)
_FLAGS = range(0x1F1E6, 0x1F200)
_MAY_COMBINE = re.compile("[^\0-\u02ff]")


def is_plain(text: str) -> bool:
    """Whether each code point is a letter of its own that can be seen, as in most texts.

    It may say no to such a text, but never yes to another. Below U+0300 nothing combines with
    anything, so a plain text is in NFC, and in one line.
    """
    return text.isprintable() and (text.isascii() or not _MAY_COMBINE.search(text))


def length(text: str) -> int:
    """User-perceived characters: marks, joined emoji and flags count as they look."""
    if text.isascii() or is_plain(text):
        return len(text)
    count, joined, half_flag = 0, False, False
    for letter in text:
        code = ord(letter)
        if unicodedata.category(letter) in _MARKS or code in _SKIN:
            joined = letter == _JOINER
            continue
        completes = code in _FLAGS and half_flag
        half_flag = code in _FLAGS and not half_flag
        if not joined and not completes:
            count += 1
        joined = False
    return count


def visible(text: str) -> bool:
    """Whether there is anything to see in a text."""
    return any(
        not letter.isspace() and unicodedata.category(letter) not in _UNSEEN for letter in text
    )


def check_text(text: str, limit: int) -> None:
    """Refuse a text with nothing to see in it, or with more than `limit` characters."""
    if not visible(text):
        raise Refused(Code.TEXT_EMPTY)
    if (measured := _measured(text)) > limit:
        raise Refused(Code.TEXT_TOO_LONG, limit=limit, length=measured)


def check_name(name: str | None) -> None:
    """Refuse a name of more than MAX_NAME characters."""
    if name is not None and (measured := _measured(name)) > MAX_NAME:
        raise Refused(Code.NAME_TOO_LONG, limit=MAX_NAME, length=measured)


def _measured(text: str) -> int:
    """The length, or a quarter of the code points where marks and joiners pile up."""
    return max(length(text), -(-len(text) // 4))
