"""Where the logs of rooms end."""

from __future__ import annotations

import sqlite3

from liveroom.core.ids import RoomId

_HEADS = (
    # 0 stands for the instant of an event that is lost. A damaged row may hold anything.
    "SELECT room, coalesce(CAST(rooms.seq AS INTEGER), 0),"
    " coalesce(CAST(at AS INTEGER), 0), CAST(alarm AS INTEGER)"
    " FROM rooms LEFT JOIN events USING (room, seq) WHERE typeof(room) = 'text'"
)
End = tuple[str, int, int, int | None]
"""A room, its last event's seq and instant, and when it next does something by itself."""


def heads(connection: sqlite3.Connection) -> list[End]:
    return connection.execute(_HEADS).fetchall()


def head(room: RoomId, connection: sqlite3.Connection) -> End | None:
    row: End | None = connection.execute(f"{_HEADS} AND room = ?", (room,)).fetchone()
    return row
