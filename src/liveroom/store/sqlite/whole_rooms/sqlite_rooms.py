"""Rooms of a SQLite database as their rows."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path
from typing import Final

from liveroom.core.events import COMMUTATIVE, KINDS
from liveroom.core.ids import RoomId
from liveroom.store.chain import START
from liveroom.store.codec import UnreadableEvent
from liveroom.store.room_rows import TABLES, RoomRows, ordered_by
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.link_key import adopt_key
from liveroom.store.sqlite.progress import count_append
from liveroom.store.sqlite.worker import snapshot

_TEXTS: Final = {"value", "name"}
"""Columns that hold text here, and are moved as bytes."""

_ROOMS = "SELECT room FROM rooms UNION SELECT room FROM events UNION SELECT room FROM links"


class SqliteRooms:
    """See WholeRooms. The key that links are made from is in the file at `key_path`."""

    def __init__(self, database: Database, key_path: Path) -> None:
        self._database = database
        self._key_path = key_path

    async def rooms(self) -> list[RoomId]:
        """See WholeRooms."""
        return await self._database.read(_rooms)

    async def take(self, room: RoomId) -> RoomRows:
        """See WholeRooms."""
        return await self._database.read(partial(_take, room))

    async def put(self, rows: RoomRows) -> None:
        """See WholeRooms."""
        await self._database.write(partial(_put, rows))

    async def adopt_key(self, key: bytes) -> None:
        """See WholeRooms."""
        await adopt_key(self._database, self._key_path, key)


def _rooms(connection: sqlite3.Connection) -> list[RoomId]:
    return [RoomId(room) for (room,) in connection.execute(_ROOMS)]


def _take(room: RoomId, connection: sqlite3.Connection) -> RoomRows:
    with snapshot(connection):
        tables = {table: _rows(connection, table, room) for table in TABLES}
    return RoomRows(room, tables)


def _rows(connection: sqlite3.Connection, table: str, room: RoomId) -> list[tuple[object, ...]]:
    columns = ", ".join(
        f"CAST({column} AS BLOB)" if column in _TEXTS else column for column in TABLES[table]
    )
    return connection.execute(
        f"SELECT {columns} FROM {table} WHERE room = ? ORDER BY {ordered_by(table)}", (room,)
    ).fetchall()


def _put(rows: RoomRows, connection: sqlite3.Connection) -> None:
    for table, columns in TABLES.items():
        kept = rows.tables[table]
        if table == "events":
            columns = (*columns, "ordered")
            kept = [(*row, _is_ordered(row[columns.index("kind")])) for row in kept]
        values = ", ".join("CAST(? AS TEXT)" if each in _TEXTS else "?" for each in columns)
        connection.executemany(
            f"INSERT INTO {table} (room, {', '.join(columns)}) VALUES (?, {values})",
            ((rows.room, *row) for row in kept),
        )
    for row in rows.tables["rooms"]:
        count_append(connection, rows.room, START, row[TABLES["rooms"].index("chain")])


def _is_ordered(kind: str) -> bool:
    if kind not in KINDS:
        raise UnreadableEvent(f"this liveroom knows no event of the kind {kind!r}")
    return KINDS[kind] not in COMMUTATIVE
