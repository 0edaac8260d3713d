"""Whether a key that somebody chose is among those that are tried first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_COMMON: Final = """
abc admin administrator access account angel baby baseball battery changeme change charlie
computer correct default dragon event football freedom guest hello horse iloveyou jesus key
liveroom letmein live login love lovely manager master me michael monkey mustang my ninja
operator owner pass passwort password princess please qwerty qwertz root room secret server
shadow soccer staple starwars summer sunshine superman test the this trustno user welcome
webinar whatever winter you your contrasena clave hola teamo
"""
_WORDS: Final = tuple(_COMMON.split())
_ROWS: Final = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    "!@#$%^&*()",
)
_SPELLED: Final = str.maketrans("013457@$!", "oieastasi")
_SHORTEST_RUN: Final = 3
_DIGITS: Final = re.compile("[0-9]{1,4}")
"""As many digits as a year has stand between words of keys that are tried first."""


def is_guessable(key: str) -> bool:
    """Whether it is nothing but common words, short numbers, runs of keys and repetitions."""
    text = key.lower()
    if text in (text + text)[1:-1]:
        return True
    reached = {0}
    for at in range(len(text)):
        if at in reached:
            reached.update(at + length for length in _lengths(text, at))
    return len(text) in reached


def _lengths(text: str, at: int) -> Iterator[int]:
    """How long the common pieces are that begin here."""
    if not text[at].isalnum():
        yield 1
    for spelled in (text, text.translate(_SPELLED)):
        yield from (len(word) for word in _WORDS if spelled.startswith(word, at))
    if not text[max(0, at - 1) : at].isdigit():
        digits = _DIGITS.match(text, at)
        yield from range(1, len(digits[0]) + 1 if digits else 1)
    for length in range(_SHORTEST_RUN, len(text) - at + 1):
        piece = text[at : at + length]
        if len(set(piece)) == 1 or any(piece in row or piece[::-1] in row for row in _ROWS):
            yield length
