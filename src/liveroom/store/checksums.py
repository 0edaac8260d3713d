"""Checksums of rows that the hash chain of a room's log does not cover."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, Final

from liveroom.store.codec import UnreadableEvent

Value = str | bytes | int | None

BYTES: Final = 8
"""Enough to find damage; who can write to the database can make any."""

CHANGED: Final = "an answer to a command is not what was written"
MISSING: Final = "answers to commands are missing"


def checksum(*values: Value) -> bytes:
    """The checksum of a row with these values: of a text its UTF-8, of a number its digits."""
    return sha256(b"\0".join(map(_bytes, values))).digest()[:BYTES]


def _bytes(value: Value) -> bytes:
    if isinstance(value, bytes):
        return value
    return b"" if value is None else str(value).encode("utf-8", "surrogatepass")


def check_answers(rows: Iterable[Sequence[Any]]) -> None:
    """Hold answers against their checksums: room, actor, command, body, and the checksum.

    Raises UnreadableEvent.
    """
    for *row, known in rows:
        if checksum(*row) != known:
            raise UnreadableEvent(CHANGED)
