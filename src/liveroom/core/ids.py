"""Names for what an id identifies, so that a swapped argument does not type-check."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NewType

RoomId = NewType("RoomId", str)
SegmentId = NewType("SegmentId", str)
QuestionId = NewType("QuestionId", str)
MessageId = NewType("MessageId", str)
PersonId = NewType("PersonId", str)
CommandId = NewType("CommandId", str)
BulkId = NewType("BulkId", str)


def link_id(*name: str) -> str:
    """One id for each name of a link in a room; it is no secret."""
    return "k" + sha256("\0".join(("link", *name)).encode()).hexdigest()[:16]


def first_link_id(room: RoomId, role: str) -> str:
    """The link of a role that a room is opened with."""
    return link_id(room, "opening", role)


def segment_ids(seed: str, taken: Iterable[SegmentId] = ()) -> Iterator[SegmentId]:
    """Ids for new segments, without end: `s` and 40 bits in base32, none of them `taken`.

    They say nothing of a segment's place. The same seed gives the same ids; it is used once.
    """
    seen, number = set(taken), 0
    while True:
        bits = sha256(f"{seed} {number}".encode()).digest()[:5]
        made = SegmentId("s" + b32encode(bits).decode().lower())
        if made not in seen:
            seen.add(made)
            yield made
        number += 1
