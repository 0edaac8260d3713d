"""The hash chain of a room's log: each event's row is bound to all rows before it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

START: Final = bytes(32)
"""The chain of a room without events."""

ChainLink = tuple[int, int, str, int, bytes, str | None]
"""What of a row of `events` is chained: seq, at, kind, version, payload, and by whom if that is
known.

The texts kept apart are in the payload as digests.
"""


def follow(chain: bytes, room: str, rows: Iterable[ChainLink]) -> bytes:
    """The chain after these rows: SHA-256 over the chain before each row and the row itself."""
    for seq, at, kind, version, payload, by in rows:
        link = sha256(chain)
        author = "" if by is None else f"{by}\0"
        link.update(f"{room}\0{seq}\0{at}\0{kind}\0{version}\0{author}".encode())
        link.update(payload)
        chain = link.digest()
    return chain
