"""Pictures as data: addresses: whether one is what it says, and its name."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from functools import lru_cache
from typing import Final

MAX_PICTURE: Final = 65_536
"""Characters of a picture's data: address."""

_ADDRESS: Final = re.compile(
    r"data:(image/(?:png|jpeg|webp|svg\+xml));base64,([A-Za-z0-9+/]+={0,2})"
)
_NAME: Final = re.compile(r"[0-9a-f]{32}")
_BEGINS: Final = {
    "image/png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "image/jpeg": re.compile(rb"\xff\xd8\xff"),
    "image/webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
    "image/svg+xml": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
        rb"(?:<!DOCTYPE[^>\[]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<svg[\s>]",
        re.DOTALL,
    ),
}
"""How the bytes of each kind begin. A drawing that declares entities is none of ours."""

MEDIA_TYPES: Final = tuple(_BEGINS)


@lru_cache(maxsize=256)
def picture_name(address: str) -> str:
    """The name of a picture: the same for the same bytes, and not to be guessed without them."""
    return hashlib.sha256(address.encode()).hexdigest()[:32]


def is_name(text: str) -> bool:
    """Whether a text may be a picture's name."""
    return _NAME.fullmatch(text) is not None


def content(address: str) -> tuple[str, bytes] | None:
    """The media type and the bytes of a picture; None for what is none, or is none of that type."""
    found = _ADDRESS.fullmatch(address) if len(address) <= MAX_PICTURE else None
    if found is None:
        return None
    try:
        raw = base64.b64decode(found[2], validate=True)
    except binascii.Error:
        return None
    return (found[1], raw) if _BEGINS[found[1]].match(raw) else None


def address_of(raw: bytes) -> str | None:
    """The data: address of an upload, by what its bytes are; None for what is no picture of ours,
    or too large."""
    kinds = (kind for kind, begins in _BEGINS.items() if begins.match(raw))
    kind = next(kinds, None)
    if kind is None:
        return None
    address = f"data:{kind};base64,{base64.b64encode(raw).decode()}"
    return address if len(address) <= MAX_PICTURE else None
