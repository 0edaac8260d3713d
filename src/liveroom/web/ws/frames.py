"""The frames that nearly all of a socket's traffic is made of: whole texts."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

try:
    from websockets.speedups import apply_mask
except ImportError:  # a platform without the compiled part
    from websockets.utils import apply_mask

_WHOLE_TEXT: Final = 0x81
_MASKED: Final = 0x80


def read_whole_text(data: bytes, limit: int) -> str | None:
    """The text, when these bytes are one masked text frame from its beginning to its end.

    Only for what comes between two messages. None for all else, which a Protocol has to read.
    """
    if len(data) < 6 or data[0] != _WHOLE_TEXT:
        return None
    length, start = data[1] - _MASKED, 6
    if length == 126:
        length, start = data[2] << 8 | data[3], 8
        if length < 126:
            return None
    if not 0 <= length == len(data) - start <= limit or data[1] == 0xFF:
        return None
    try:
        return apply_mask(data[start:], data[start - 4 : start]).decode()
    except UnicodeDecodeError:
        return None


def text_frame(text: bytes) -> bytes:
    """One whole text message in UTF-8, as a server sends it."""
    length = len(text)
    if length < 126:
        return bytes((_WHOLE_TEXT, length)) + text
    if length < 65_536:
        return bytes((_WHOLE_TEXT, 126)) + length.to_bytes(2, "big") + text
    return bytes((_WHOLE_TEXT, 127)) + length.to_bytes(8, "big") + text


shared_text_frame = lru_cache(maxsize=1)(text_frame)
"""The same for a text that many get one after the other: they share one frame in memory."""
