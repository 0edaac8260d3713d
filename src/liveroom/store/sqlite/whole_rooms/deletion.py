"""The deletion of a room, and of texts and names in one."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from liveroom.core.events import TextsErased
from liveroom.core.ids import PersonId, RoomId
from liveroom.store.appending import taken
from liveroom.store.chain import START
from liveroom.store.sqlite.progress import count_append
from liveroom.store.sqlite.whole_rooms.compaction import mark_due
from liveroom.store.tags import KEY_BYTES, tag

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
        connection.execute("DELETE FROM names WHERE room = ?", (room,))
        connection.execute("UPDATE persons SET person = NULL WHERE room = ?", (room,))
        connection.execute(
            "INSERT OR REPLACE INTO tag_keys VALUES (?, ?)", (room, chance(KEY_BYTES))
        )
        return
    rows = connection.execute(
        "SELECT seq, CAST(payload AS BLOB) FROM events WHERE room = ?1 AND seq < ?2"
        " AND seq IN (SELECT seq FROM texts WHERE room = ?1)",
        (room, seq),
    )
    gone = [(room, each) for each in taken(event, rows)]
    connection.executemany("DELETE FROM texts WHERE room = ? AND seq = ?", gone)
    if event.person is not None:
        _erase_name(connection, room, event.person)


def _erase_name(connection: sqlite3.Connection, room: RoomId, person: PersonId) -> None:
    named = connection.execute(
        "SELECT digest, person, key FROM names JOIN persons USING (room, digest)"
        " LEFT JOIN tag_keys USING (room) WHERE room = ?",
        (room,),
    ).fetchall()
    gone = [
        (room, digest)
        for digest, known, key in named
        if person == (known or (None if key is None else tag(key, digest)))
    ]
    connection.executemany("DELETE FROM names WHERE room = ? AND digest = ?", gone)
