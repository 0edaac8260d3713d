"""The hash chain of a room's log: each event's row is bound to all rows before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final

from liveroom.core.events import KIND_OF, AudienceCounted, Recorded, VoteCast
from liveroom.core.records import CHAIN_START, Sealed
from liveroom.store.codec import sealed

START: Final = CHAIN_START

ChainLink = tuple[int, int, str, int, bytes, str | None]
"""What of a row of `events` is chained: seq, at, kind, version, payload, and by whom if that is
known.

The texts kept apart are in the payload as digests.
"""


def follow(chain: bytes, room: str, rows: Iterable[ChainLink]) -> bytes:
    """The chain after these rows."""
    for row in rows:
        chain = after(chain, room, row)
    return chain


def links(chain: bytes, room: str, rows: Iterable[ChainLink]) -> Iterator[bytes]:
    """The chain after each of these rows."""
    for row in rows:
        chain = after(chain, room, row)
        yield chain


def after(chain: bytes, room: str, row: ChainLink) -> bytes:
    """The chain after one row: SHA-256 over the chain before it and the row itself."""
    seq, at, kind, version, payload, by = row
    link = sha256(chain)
    author = "" if by is None else f"{by}\0"
    link.update(f"{room}\0{seq}\0{at}\0{kind}\0{version}\0{author}".encode())
    link.update(payload)
    return link.digest()


UNTOLD: Final = frozenset({KIND_OF[VoteCast], KIND_OF[AudienceCounted]})
"""The kinds of events that are in the chain and of which nothing is told beyond it."""


def seal(chain: bytes, room: str, rows: Iterable[ChainLink]) -> tuple[list[Sealed], bytes]:
    """The events of these rows but for untold ones, with the chain after each; and after all.

    Raises UnreadableEvent.
    """
    found = []
    for row in rows:
        chain = follow(chain, room, [row])
        seq, at, kind, version, payload, _ = row
        if kind not in UNTOLD:
            found.append(Sealed(seq, Recorded(at, sealed(kind, version, payload)), chain))
    return found, chain
