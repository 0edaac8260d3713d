"""The browsers that came by links, in a PostgreSQL database; each belongs inside a transaction."""

from __future__ import annotations

from collections.abc import Mapping

from liveroom.core.ids import RoomId
from liveroom.core.records import BOUND, SessionRow
from liveroom.store.people.people_rows import HolderRow, browser_checksum, session_rows
from liveroom.store.people.postgres_people import BROWSERS, read_links
from liveroom.store.postgres.schema import Connection


async def add(
    row: tuple[RoomId, bytes, str, int, str | None, int | None], connection: Connection
) -> bool:
    """Keep one, and say whether it is kept: see PostgresKeys."""
    room, digest, link, since, browser, _ = row
    if link.startswith(BOUND):  # whoever comes at the same instant, to any server, waits here
        await connection.execute(
            "SELECT 1 FROM links WHERE (room, link) = (%s, %s) FOR UPDATE", (room, link)
        )
        others = await connection.execute(
            "SELECT 1 FROM sessions WHERE (room, link) = (%s, %s) AND digest <> %s",
            (room, link, digest),
        )
        if await others.fetchone() is not None:
            return False
    await connection.execute(
        "INSERT INTO sessions VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        (*row, browser_checksum(room, digest, link, since, browser)),
    )
    return True


async def end_old(instants: tuple[int, int], connection: Connection) -> None:
    """Forget those that came before an instant, or were last there before another."""
    await connection.execute("DELETE FROM sessions WHERE since < %s OR seen < %s", instants)


async def note_seen(seen: Mapping[bytes, int], connection: Connection) -> None:
    """Note when they were last there."""
    rows = [(at, digest, at) for digest, at in sorted(seen.items())]
    async with connection.cursor() as cursor:  # sorted, so that two servers wait for no circle
        await cursor.executemany(
            "UPDATE sessions SET seen = %s WHERE digest = %s AND coalesce(seen, 0) < %s", rows
        )


async def of_room(room: RoomId, connection: Connection) -> list[SessionRow]:
    """Those that came by the room's staff links, the latest first."""
    cursor = await connection.execute("SELECT digest, seen FROM sessions WHERE room = %s", (room,))
    came = await connection.execute(f"{BROWSERS} WHERE room = %s".encode(), (room,))
    staff = (await read_links(room, connection)).staff
    rows = map(HolderRow._make, await came.fetchall())
    return session_rows(rows, dict(await cursor.fetchall()), staff)
