"""Role links and joined persons in a SQLite database; tokens are known by their digests alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow
from liveroom.core.roles import Role
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.schema import rewrite


class SqliteKeys:
    """Who holds which token."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """Keep a new role link. Raises NotStored when the link or its digest exists already."""
        links = {digest: LinkRow(link, role, label, at)}
        await self._database.write(
            lambda connection: insert_links(connection, room, links), from_reserve=True
        )

    async def add_person(
        self, room: RoomId, link: str, person: PersonId, digest: bytes, name: str | None, at: int
    ) -> None:
        """Keep a person who joined by a link. Raises NotStored for an unknown link or twice."""
        row = (room, person, link, digest, at)
        await self._database.write(partial(_add_person, row, name))

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds the token of this digest; None when unknown, or when its link is revoked."""
        return await self._database.read(partial(_find, digest))

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        return await self._database.read(partial(_holders, room))

    async def links(self, room: RoomId) -> list[LinkRow]:
        """The room's links, the oldest first."""
        return await self._database.read(partial(_links, room))

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """Close a link and everybody who joined by it; False when there was nothing to close."""
        return await self._database.write(partial(_revoke, room, link, at), from_reserve=True)

    async def erase(self, room: RoomId) -> None:
        """Delete the names of everybody who joined the room.

        The bytes are gone from the database's files when this returns. Raises NotStored when they
        may not be; erasing again is safe.
        """
        await self._database.write(partial(_erase, room), scrub=True)


def insert_links(
    connection: sqlite3.Connection, room: RoomId, links: Mapping[bytes, LinkRow]
) -> None:
    """Write new role links by the digests of their tokens. Belongs inside a transaction."""
    connection.executemany(
        "INSERT INTO links (room, link, role, label, digest, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (room, row.link, row.role.value, row.label, digest, row.created_at)
            for digest, row in links.items()
        ],
    )


def _add_person(
    row: tuple[RoomId, PersonId, str, bytes, int], name: str | None, connection: sqlite3.Connection
) -> None:
    connection.execute("INSERT INTO persons VALUES (?, ?, ?, ?, ?)", row)
    if name is not None:
        connection.execute("INSERT INTO names VALUES (?, ?, ?)", (*row[:2], name))


def _find(digest: bytes, connection: sqlite3.Connection) -> Holder | None:
    row = connection.execute(
        "SELECT room, role, link, NULL, NULL FROM links WHERE digest = ?1 AND revoked_at IS NULL"
        " UNION ALL"
        " SELECT room, role, link, person, name FROM persons JOIN links USING (room, link)"
        " LEFT JOIN names USING (room, person)"
        " WHERE persons.digest = ?1 AND revoked_at IS NULL",
        (digest,),
    ).fetchone()
    return Holder(row[0], Role(row[1]), *row[2:]) if row else None


def _holders(room: RoomId, connection: sqlite3.Connection) -> list[tuple[bytes, Holder]]:
    rows = connection.execute(
        "SELECT digest, role, link, NULL, NULL FROM links WHERE room = ?1 AND revoked_at IS NULL"
        " UNION ALL"
        " SELECT persons.digest, role, link, person, name"
        " FROM persons JOIN links USING (room, link) LEFT JOIN names USING (room, person)"
        " WHERE room = ?1 AND revoked_at IS NULL",
        (room,),
    )
    return [(digest, Holder(room, Role(role), *who)) for digest, role, *who in rows]


def _links(room: RoomId, connection: sqlite3.Connection) -> list[LinkRow]:
    rows = connection.execute(
        "SELECT link, role, label, created_at, revoked_at FROM links"
        " WHERE room = ? ORDER BY created_at, number",
        (room,),
    )
    return [LinkRow(link, Role(role), *rest) for link, role, *rest in rows]


def _revoke(room: RoomId, link: str, at: int, connection: sqlite3.Connection) -> bool:
    changed = connection.execute(
        "UPDATE links SET revoked_at = ? WHERE room = ? AND link = ? AND revoked_at IS NULL",
        (at, room, link),
    )
    return changed.rowcount == 1


def _erase(room: RoomId, connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM names WHERE room = ?", (room,))
    rewrite(connection, "names")
