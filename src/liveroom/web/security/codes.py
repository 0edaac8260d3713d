"""Short codes that let attendees in: made to be read aloud and typed from a slide."""

from __future__ import annotations

import hashlib
import hmac
from typing import Final

from liveroom.core.ids import RoomId

ALPHABET: Final = "23456789bcdfghjkmnpqrstvwxyz"
"""No characters that are taken for others, and no vowels, so that no code is a word."""
LENGTH: Final = 8


def made(key: bytes, room: RoomId, name: str) -> str:
    """The code of this name in a room: always the same one.

    Two rooms have the same one less than once in 10^11; the store refuses the second.
    """
    number = int.from_bytes(hmac.digest(key, f"code\0{room}\0{name}".encode(), "sha256"))
    code = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(ALPHABET))
        code += ALPHABET[place]
    return code


def typed(text: str) -> str | None:
    """The code that somebody typed, in capitals or in groups; None for what can be none."""
    code = "".join(text.split()).replace("-", "").lower()
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else None


def spoken(code: str) -> str:
    """The code in two groups, as one reads it aloud."""
    return f"{code[: LENGTH // 2]} {code[LENGTH // 2 :]}"


def digest(code: str) -> bytes:
    """What the keys know a code by; it is the digest of no token."""
    return hashlib.sha256(f"code\0{code}".encode()).digest()
