"""The deletion of a room, and of texts and names in one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from liveroom.core.events import TextsErased
from liveroom.core.ids import RoomId
from liveroom.store.appending import taken
from liveroom.store.chain import START
from liveroom.store.people.sqlite_people import erase_names, put_key
from liveroom.store.sqlite.progress import count_append
from liveroom.store.sqlite.whole_rooms.compaction import mark_due
from liveroom.store.tags import KEY_BYTES

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


def erase(
    connection: sqlite3.Connection,
    room: RoomId,
    seq: int,
    event: TextsErased,
    chance: Callable[[int], bytes],
) -> None:
    """Delete what an erasure takes of what came before its seq. Belongs inside a transaction.

    With all names goes the key of the room's tags, for a new one by `chance`: nobody is known to
    the log any more.
    """
    mark_due(connection)
    if event.questions is None:
        connection.execute("DELETE FROM texts WHERE room = ? AND seq < ?", (room, seq))
        erase_names(connection, room, None)
        put_key(connection, room, chance(KEY_BYTES))
        return
    rows = connection.execute(
        "SELECT seq, CAST(payload AS BLOB) FROM events WHERE room = ?1 AND seq < ?2"
        " AND seq IN (SELECT seq FROM texts WHERE room = ?1)",
        (room, seq),
    )
    gone = [(room, each) for each in taken(event, rows)]
    connection.executemany("DELETE FROM texts WHERE room = ? AND seq = ?", gone)
    if event.person is not None:
        erase_names(connection, room, event.person)
