"""The hash chain of a room's log: each event's row is bound to all rows before it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from typing import Final

START: Final = bytes(32)
"""The chain of a room without events."""

ChainLink = tuple[int, int, str, int, bytes]
"""What of a row of `events` is chained: seq, at, kind, version and payload.

The texts kept apart are in the payload as digests.
"""


def follow(chain: bytes, room: str, rows: Iterable[ChainLink]) -> bytes:
    """The chain after these rows: SHA-256 over the chain before each row and the row itself."""
    for seq, at, kind, version, payload in rows:
        link = sha256(chain)
        link.update(f"{room}\0{seq}\0{at}\0{kind}\0{version}\0".encode())
        link.update(payload)
        chain = link.digest()
    return chain
