"""The deletion of a room, and of texts in one."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from liveroom.core.ids import RoomId
from liveroom.store.chain import START
from liveroom.store.sqlite.progress import count_append
from liveroom.store.sqlite.schema import rewrite
from liveroom.store.sqlite.whole_rooms.compaction import mark_due

_TABLES = ("texts", "answers", "events", "names", "persons", "sessions", "tag_keys", "links")
"""Those that hold something of a room, the ones that refer to others first."""


def delete(room: RoomId, connection: sqlite3.Connection) -> None:
    """Delete every row of a room. Belongs inside a transaction."""
    mark_due(connection)
    for table in _TABLES:
        connection.execute(f"DELETE FROM {table} WHERE room = ?", (room,))
    row = connection.execute(
        "DELETE FROM rooms WHERE room = ? RETURNING CAST(chain AS BLOB)", (room,)
    ).fetchone()
    if row is not None:
        count_append(connection, room, row[0], START)


def erase(room: RoomId, connection: sqlite3.Connection) -> None:
    """Delete every text of a room. Belongs inside a transaction."""
    connection.execute("DELETE FROM texts WHERE room = ?", (room,))
    rewrite(connection, "texts")


def erase_texts(room: RoomId, seqs: Sequence[int], connection: sqlite3.Connection) -> None:
    """Delete the texts of these events of a room. Belongs inside a transaction."""
    connection.executemany(
        "DELETE FROM texts WHERE room = ? AND seq = ?", ((room, seq) for seq in seqs)
    )
    rewrite(connection, "texts")
