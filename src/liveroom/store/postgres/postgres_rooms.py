"""Rooms of a PostgreSQL database as their rows."""

from __future__ import annotations

from functools import partial

from liveroom.core.ids import RoomId
from liveroom.store.postgres.append import EPOCH
from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.link_key import adopt_key
from liveroom.store.postgres.schema import Connection
from liveroom.store.room_rows import TABLES, RoomRows, ordered_by

_ROOMS = "SELECT room FROM rooms UNION SELECT room FROM events UNION SELECT room FROM links"


class PostgresRooms:
    """See WholeRooms. The key that links are made from stands in the database."""

    def __init__(self, database: SharedDatabase) -> None:
        self._database = database

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
        await adopt_key(self._database, key)


async def _rooms(connection: Connection) -> list[RoomId]:
    cursor = await connection.execute(_ROOMS)
    return [RoomId(room) for (room,) in await cursor.fetchall()]


async def _take(room: RoomId, connection: Connection) -> RoomRows:
    tables = {}
    for table, columns in TABLES.items():
        cursor = await connection.execute(
            f"SELECT {', '.join(columns)} FROM {table} WHERE room = %s"
            f" ORDER BY {ordered_by(table)}".encode(),
            (room,),
        )
        tables[table] = await cursor.fetchall()
    return RoomRows(room, tables)


async def _put(rows: RoomRows, connection: Connection) -> None:
    for table, columns in TABLES.items():
        if table == "rooms":
            await _put_end(rows, connection)
            continue
        places = ", ".join(["%s"] * (1 + len(columns)))
        statement = f"INSERT INTO {table} (room, {', '.join(columns)}) VALUES ({places})"
        async with connection.cursor() as cursor:
            kept = ((rows.room, *row) for row in rows.tables[table])
            await cursor.executemany(statement.encode(), kept)


async def _put_end(rows: RoomRows, connection: Connection) -> None:
    """Where the room's log ends, and that this database's lineage wrote all of it."""
    for row in rows.tables["rooms"]:
        await connection.execute(
            f"INSERT INTO rooms (room, {', '.join(TABLES['rooms'])}, epoch)"
            f" VALUES (%s, %s, %s, %s, %s, %s, {EPOCH})".encode(),
            (rows.room, *row),
        )
        await connection.execute(f"INSERT INTO lineages VALUES (%s, 1, {EPOCH})", (rows.room,))
