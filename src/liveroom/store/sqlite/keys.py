"""Role links and joined persons in a SQLite database; tokens are known by their digests alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import BOUND, Holder, LinkRow, SessionRow
from liveroom.core.roles import Role
from liveroom.store.sqlite.database import Database
from liveroom.store.tags import KEY_BYTES, tag


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

        Raises NotStored for an unknown link, and for a token that is kept already.
        """
        key = self._chance(KEY_BYTES)
        return await self._database.write(partial(_add_person, room, link, digest, name, key))

    async def add_session(
        self, room: RoomId, link: str, digest: bytes, at: int, browser: str | None = None
    ) -> bool:
        """Keep a browser that came by a link, and say whether it is kept: of those that come by a
        link for one browser the first alone. One that is kept already stays. `browser` is None
        for an id that many share, which is not listed.

        Raises NotStored for an unknown link.
        """
        row = (room, digest, link, at, browser, None if browser is None else at)
        return await self._database.write(partial(_add_session, row), from_reserve=True)

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
        return await self._database.read(partial(_sessions, room))

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds the token of this digest; None when unknown, or when its link is revoked."""
        return await self._database.read(partial(_find, digest))

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        return await self._database.read(partial(_holders, room))

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
        "INSERT INTO links (room, link, role, label, digest, created_at, rotation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (room, row.link, row.role.value, row.label, digest, row.created_at, row.rotation)
            for digest, row in links.items()
        ],
    )


def _add_person(
    room: RoomId,
    link: str,
    digest: bytes,
    name: str | None,
    new_key: bytes,
    connection: sqlite3.Connection,
) -> PersonId:
    connection.execute("INSERT INTO persons VALUES (?, ?, ?, NULL)", (room, digest, link))
    if name is not None:
        connection.execute("INSERT INTO names VALUES (?, ?, ?)", (room, digest, name))
    connection.execute("INSERT INTO tag_keys VALUES (?, ?) ON CONFLICT DO NOTHING", (room, new_key))
    (key,) = connection.execute("SELECT key FROM tag_keys WHERE room = ?", (room,)).fetchone()
    return tag(key, digest)


_STAFF_NAME = "CASE role WHEN 'attendee' THEN NULL ELSE NULLIF(label, '') END"
_LINKS = (
    f"SELECT digest, room, role, link, NULL, NULL, {_STAFF_NAME}, created_at FROM links"
    " WHERE revoked_at IS NULL"
)
_PERSONS = (
    "SELECT p.digest, p.room, role, link, person, key, name, created_at FROM persons AS p"
    " JOIN links USING (room, link) LEFT JOIN tag_keys USING (room)"
    " LEFT JOIN names ON (names.room, names.digest) = (p.room, p.digest)"
    " WHERE revoked_at IS NULL"
)

_SESSIONS = (
    f"SELECT s.digest, s.room, role, link, NULL, NULL, {_STAFF_NAME}, created_at FROM sessions AS s"
    " JOIN links USING (room, link) WHERE revoked_at IS NULL"
)


def _add_session(
    row: tuple[RoomId, bytes, str, int, str | None, int | None], connection: sqlite3.Connection
) -> bool:
    room, digest, link, *_ = row
    others = "SELECT 1 FROM sessions WHERE (room, link) = (?, ?) AND digest <> ?"
    if link.startswith(BOUND) and connection.execute(others, (room, link, digest)).fetchone():
        return False
    connection.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", row)
    return True


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


def _sessions(room: RoomId, connection: sqlite3.Connection) -> list[SessionRow]:
    rows = connection.execute(
        "SELECT s.digest, link, since, ifnull(seen, since), ifnull(browser, '')"
        " FROM sessions AS s JOIN links USING (room, link)"
        " WHERE room = ? AND role <> 'attendee' AND revoked_at IS NULL ORDER BY 4 DESC, since",
        (room,),
    )
    return [SessionRow(*row) for row in rows]


def _find(digest: bytes, connection: sqlite3.Connection) -> Holder | None:
    row = connection.execute(
        f"{_LINKS} AND digest = ?1 UNION ALL {_SESSIONS} AND s.digest = ?1"
        f" UNION ALL {_PERSONS} AND p.digest = ?1",
        (digest,),
    ).fetchone()
    return _holder(*row) if row else None


def _holders(room: RoomId, connection: sqlite3.Connection) -> list[tuple[bytes, Holder]]:
    rows = connection.execute(
        f"{_LINKS} AND room = ?1 UNION ALL {_SESSIONS} AND s.room = ?1"
        f" UNION ALL {_PERSONS} AND p.room = ?1",
        (room,),
    )
    return [(row[0], _holder(*row)) for row in rows]


def _holder(
    digest: bytes,
    room: RoomId,
    role: str,
    link: str,
    person: PersonId | None,
    key: bytes | None,
    name: str | None,
    made_at: int,
) -> Holder:
    if person is None and key is not None:
        person = tag(key, digest)
    return Holder(room, Role(role), link, person, name, made_at)


def _links(room: RoomId, connection: sqlite3.Connection) -> list[LinkRow]:
    rows = connection.execute(
        "SELECT link, role, label, created_at, revoked_at, rotation FROM links"
        " WHERE room = ? ORDER BY created_at, number",
        (room,),
    )
    return [LinkRow(link, Role(role), *rest) for link, role, *rest in rows]


def _rotate(values: tuple[bytes, int, RoomId, str], connection: sqlite3.Connection) -> bool:
    changed = connection.execute(
        "UPDATE links SET digest = ?, rotation = ?"
        " WHERE room = ? AND link = ? AND revoked_at IS NULL",
        values,
    )
    return changed.rowcount == 1


def _revoke(room: RoomId, link: str, at: int, connection: sqlite3.Connection) -> bool:
    changed = connection.execute(
        "UPDATE links SET revoked_at = ? WHERE room = ? AND link = ? AND revoked_at IS NULL",
        (at, room, link),
    )
    return changed.rowcount == 1
