"""A room's log as it can be shown without its texts, and the texts of single events."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import partial
from typing import Final

from liveroom.core.ids import RoomId
from liveroom.core.records import KeptText, Sealed, SealedTail
from liveroom.store.chain import seal
from liveroom.store.codec import UnreadableEvent
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.worker import snapshot

PAGE: Final = 5_000
"""Events read at a time, so that a long log holds up neither other readers nor checkpoints."""


async def sealed(database: Database, room: RoomId, after: int, chain: bytes) -> SealedTail:
    """See EventLog. Raises UnreadableEvent."""
    events: list[Sealed] = []
    while True:
        found, is_end = await database.read(partial(_page, room, after, chain))
        events, after, chain = events + found.events, found.last, found.chain
        if is_end:
            return SealedTail(events, after, chain)


def _page(
    room: RoomId, after: int, chain: bytes, connection: sqlite3.Connection
) -> tuple[SealedTail, bool]:
    """The next events, and whether they are the last."""
    with snapshot(connection):
        rows = connection.execute(
            "SELECT CAST(seq AS INTEGER), at, kind, version, CAST(payload AS BLOB), by FROM events"
            " WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?",
            (room, after, PAGE),
        ).fetchall()
        end = connection.execute("SELECT seq, chain FROM rooms WHERE room = ?", (room,)).fetchone()
    events, chain = seal(chain, room, rows)
    last, is_end = rows[-1][0] if rows else after, len(rows) < PAGE
    if is_end and end is not None and end != (last, chain):
        raise UnreadableEvent(f"the log of the room {room} is not what was written: {last} events")
    return SealedTail(events, last, chain), is_end


def texts(room: RoomId, seqs: Sequence[int], connection: sqlite3.Connection) -> list[KeptText]:
    """The texts that are kept of these events."""
    found = []
    for seq in seqs:
        rows = connection.execute(
            "SELECT field, CAST(salt AS BLOB), CAST(value AS TEXT) FROM texts"
            " WHERE room = ? AND seq = ? ORDER BY field",
            (room, seq),
        )
        found += [KeptText(seq, *row) for row in rows]
    return found
