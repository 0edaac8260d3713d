"""Role links and joined persons in a SQLite database; tokens are known by their digests alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow, SessionRow
from liveroom.core.roles import Role
from liveroom.store.link_rows import link_checksum, row_checksum
from liveroom.store.people import sqlite_people
from liveroom.store.people.sqlite_people import ROW, read_links
from liveroom.store.sqlite.database import Database
from liveroom.store.tags import KEY_BYTES


class SqliteKeys:
    """Who holds which token."""

    def __init__(self, database: Database, chance: Callable[[int], bytes] = os.urandom) -> None:
        """`chance(n)` gives the random bytes of the keys of tags."""
        self._database = database
        self._chance = chance

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """Keep a new role link. Raises NotStored when the link or its digest exists already."""
        links = {digest: LinkRow(link, role, label, at)}
        await self._database.write(
            lambda connection: insert_links(connection, room, links), from_reserve=True
        )

    async def add_person(
        self, room: RoomId, link: str, digest: bytes, name: str | None
    ) -> PersonId:
        """Keep a person who joined by a link, and say who they are in the room's log.

        Raises NotStored for an unknown link, and for a token that is kept already; UnreadableEvent
        where the key of the room's tags is not what was written.
        """
        key = self._chance(KEY_BYTES)
        work = partial(sqlite_people.add_person, room, link, digest, name, key)
        return await self._database.write(work)

    async def add_session(
        self, room: RoomId, link: str, digest: bytes, at: int, browser: str | None = None
    ) -> bool:
        """Keep a browser that came by a link, and say whether it is kept: of those that come by a
        link for one browser the first alone. One that is kept already stays. `browser` is None
        for an id that many share, which is not listed.

        Raises NotStored for an unknown link.
        """
        row = (room, digest, link, at, browser, None if browser is None else at)
        return await self._database.write(
            partial(sqlite_people.add_browser, row), from_reserve=True
        )

    async def end_session(self, digest: bytes) -> None:
        """Forget a browser, or a person with their name, by the digest of their id."""
        await self._database.write(partial(_end_session, digest), from_reserve=True)

    async def end_sessions(self, before: int, unseen_since: int) -> None:
        """Forget all browsers that came before an instant, or were last there before another."""
        instants = (before, unseen_since)
        await self._database.write(partial(_end_sessions, instants), from_reserve=True)

    async def note_seen(self, seen: Mapping[bytes, int]) -> None:
        """Note when browsers were last there."""
        await self._database.write(partial(_note_seen, seen))

    async def sessions(self, room: RoomId) -> list[SessionRow]:
        """The browsers that came by the room's staff links, the latest first."""
        return await self._database.read(partial(sqlite_people.browsers, room))

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds the token of this digest; None when unknown, or when its link is revoked."""
        return await self._database.read(partial(sqlite_people.find, digest))

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        return await self._database.read(partial(sqlite_people.holders, room))

    async def links(self, room: RoomId) -> list[LinkRow]:
        """The room's links, the oldest first."""
        return await self._database.read(partial(_links, room))

    async def rotate(self, room: RoomId, link: str, digest: bytes, rotation: int) -> bool:
        """Let a link be opened by the secret of this digest and no more by the one before; whoever
        came by it stays. False where there is no such link, or it is revoked.

        Raises NotStored for a digest that is kept already.
        """
        values = (digest, rotation, room, link)
        return await self._database.write(partial(_rotate, values), from_reserve=True)

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """Close a link and everybody who joined by it; False when there was nothing to close."""
        return await self._database.write(partial(_revoke, room, link, at), from_reserve=True)


def insert_links(
    connection: sqlite3.Connection, room: RoomId, links: Mapping[bytes, LinkRow]
) -> None:
    """Write new role links by the digests of their tokens. Belongs inside a transaction."""
    connection.executemany(
        "INSERT INTO links (room, link, role, label, digest, created_at, rotation, checksum)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                *(room, row.link, row.role.value, row.label, digest, row.created_at, row.rotation),
                link_checksum(room, row, digest),
            )
            for digest, row in links.items()
        ],
    )


def _end_session(digest: bytes, connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM names WHERE (room, digest) IN"
        " (SELECT room, digest FROM persons WHERE digest = ?)",
        (digest,),
    )
    connection.execute("DELETE FROM persons WHERE digest = ?", (digest,))
    connection.execute("DELETE FROM sessions WHERE digest = ?", (digest,))


def _end_sessions(instants: tuple[int, int], connection: sqlite3.Connection) -> None:
    connection.execute("DELETE FROM sessions WHERE since < ? OR seen < ?", instants)


def _note_seen(seen: Mapping[bytes, int], connection: sqlite3.Connection) -> None:
    connection.executemany(
        "UPDATE sessions SET seen = ?2 WHERE digest = ?1 AND ifnull(seen, 0) < ?2", seen.items()
    )


def _links(room: RoomId, connection: sqlite3.Connection) -> list[LinkRow]:
    return [*read_links(room, connection).rows.values()]


def _rotate(values: tuple[bytes, int, RoomId, str], connection: sqlite3.Connection) -> bool:
    digest, rotation, room, link = values
    return _change(connection, room, link, "digest = ?, rotation = ?", (digest, rotation))


def _revoke(room: RoomId, link: str, at: int, connection: sqlite3.Connection) -> bool:
    return _change(connection, room, link, "revoked_at = ?", (at,))


def _change(
    connection: sqlite3.Connection, room: RoomId, link: str, what: str, values: Sequence[object]
) -> bool:
    """Change a link that is good, and its checksum; whether it is good."""
    row = read_links(room, connection).rows.get(link)
    if row is None or row.revoked_at is not None:
        return False
    of_link = "WHERE room = ? AND link = ?"
    connection.execute(f"UPDATE links SET {what} {of_link}", (*values, room, link))
    changed = connection.execute(f"SELECT {ROW} FROM links {of_link}", (room, link)).fetchone()
    known = row_checksum(*changed[:-1])
    connection.execute(f"UPDATE links SET checksum = ? {of_link}", (known, room, link))
    return True
