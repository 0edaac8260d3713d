"""Bytes to text, and text to what is safe to understand: one spelling, no invisible control."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

from liveroom.importing.limits import MAX_MARKS, MAX_TEXT
from liveroom.importing.reading import Refusal, Unreadable

_BINARY = "This is not a text: paste the announcement, or save it as plain text, Markdown or HTML."
_JOINER = "\u200d"

LINE = "\u2028"
"""Where a line ends inside a paragraph or a field; files' own lines end in LF."""


def decode(data: bytes) -> str:
    """The text in the bytes: UTF-8 or UTF-16 by their marks, else UTF-8, else Windows-1252.

    Raises Unreadable for what is no text, and for more than MAX_TEXT bytes.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = _strictly(data, "utf-16")
        _check_length(len(text))
        return text
    _check_length(len(data))
    if b"\0" in data:
        raise Unreadable(Refusal.BINARY, _BINARY, "binary data")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _strictly(data, "cp1252")


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(Refusal.BINARY, _BINARY, "binary data") from None


def clean(text: str) -> str:
    """The text with LF and LINE as line ends and without controls, bidi marks and half characters.

    Raises Unreadable for an empty text, a longer one than MAX_TEXT, and one full of controls.
    """
    _check_length(len(text))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    cleaned = text.translate(_CLEANING)
    if len(text) - len(cleaned) > 20 + len(text) // 20 and _controls(text) > len(text) // 50:
        raise Unreadable(Refusal.BINARY, _BINARY, "binary data")
    if _JOINER in cleaned:
        cleaned = _keep_joiners_in_emoji(cleaned)
    if not cleaned.strip():
        raise Unreadable(Refusal.EMPTY, "There is nothing to read: the announcement is empty.")
    return cleaned


def _check_length(length: int) -> None:
    if length > MAX_TEXT:
        raise Unreadable(
            Refusal.TOO_LONG,
            f"The announcement is too long: {length:,} characters, and {MAX_TEXT:,} is the most.",
        )


class _Cleaning(dict[int, str | None]):
    def __missing__(self, code: int) -> str | None:
        kept = self[code] = _clean_letter(chr(code))
        return kept


def _clean_letter(letter: str) -> str | None:
    if letter in "\n\t" or letter == _JOINER:
        return letter
    if letter in "\v\f\x85\u2028\u2029":
        return LINE
    match unicodedata.category(letter):
        case "Cc" | "Cf":
            return None
        case "Cs":
            return "\ufffd"
        case "Zs":
            return " "
        case _:
            return letter


_CLEANING = _Cleaning()


def clean_letters(text: str) -> str:
    """A piece of text without controls and bidi marks, such as a reference (&#8238;) may name."""
    cleaned = text.translate(_CLEANING).replace(LINE, " ")
    return _keep_joiners_in_emoji(cleaned) if _JOINER in cleaned else cleaned


def _controls(text: str) -> int:
    return sum(letter < " " and letter not in "\n\t\f\v" for letter in text)


def _keep_joiners_in_emoji(text: str) -> str:
    """Elsewhere a joiner is invisible and could make two names look like one."""
    pieces = text.split(_JOINER)
    kept = [pieces[0]]
    for before, after in pairwise(pieces):
        inside = _ends_with_symbol(before) and unicodedata.category(after[:1] or " ") == "So"
        kept.append((_JOINER if inside else "") + after)
    return "".join(kept)


def _ends_with_symbol(text: str) -> bool:
    last = text[-1:] if text[-1:] != "\ufe0f" else text[-2:-1]
    return unicodedata.category(last or " ") in {"So", "Sk"}


def compose(line: str) -> str | None:
    """The line in NFC, or None where marks are heaped up so high that nobody can read it."""
    if line.isascii():
        return line
    run = 0
    for letter in line:
        run = run + 1 if unicodedata.combining(letter) else 0
        if run > MAX_MARKS:
            return None
    return unicodedata.normalize("NFC", line)
