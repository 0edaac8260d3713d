"""Role links and joined persons in a SQLite database; tokens are known by their digests alone."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import BOUND, Holder, LinkRow, SessionRow
from liveroom.core.roles import Role
from liveroom.store.link_rows import COLUMNS, KeptLinks, kept_links, link_checksum, row_checksum
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


_LINKS = "SELECT digest, CAST(room AS BLOB), CAST(link AS BLOB), NULL, NULL, NULL FROM links"
_SESSIONS = "SELECT digest, CAST(room AS BLOB), CAST(link AS BLOB), NULL, NULL, NULL FROM sessions"
_PERSONS = (
    "SELECT p.digest, CAST(p.room AS BLOB), CAST(link AS BLOB), person, key,"
    " CAST(name AS BLOB) FROM persons AS p"
    " LEFT JOIN tag_keys USING (room)"
    " LEFT JOIN names ON (names.room, names.digest) = (p.room, p.digest)"
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
        "SELECT digest, link, since, ifnull(seen, since), ifnull(browser, '')"
        " FROM sessions WHERE room = ? ORDER BY 4 DESC, since",
        (room,),
    )
    staff = read_links(room, connection).staff
    return [SessionRow(*row) for row in rows if row[1] in staff]


def _find(digest: bytes, connection: sqlite3.Connection) -> Holder | None:
    row = connection.execute(
        f"{_LINKS} WHERE digest = ?1 UNION ALL {_SESSIONS} WHERE digest = ?1"
        f" UNION ALL {_PERSONS} WHERE p.digest = ?1",
        (digest,),
    ).fetchone()
    if row is None:
        return None
    _, room, link, *person = row
    return read_links(RoomId(room.decode(errors="replace")), connection).holder(
        link, digest, *person
    )


def _holders(room: RoomId, connection: sqlite3.Connection) -> list[tuple[bytes, Holder]]:
    links = read_links(room, connection)
    rows = connection.execute(
        f"{_LINKS} WHERE room = ?1 UNION ALL {_SESSIONS} WHERE room = ?1"
        f" UNION ALL {_PERSONS} WHERE p.room = ?1",
        (room,),
    )
    found = ((digest, links.holder(link, digest, *person)) for digest, _, link, *person in rows)
    return [(digest, holder) for digest, holder in found if holder is not None]


_ROW = ", ".join(f"CAST({column} AS BLOB)" for column in COLUMNS)
_OF_ROOM = (  # by number, else SQLite takes what it can from an index and not from the rows
    f"SELECT {_ROW} FROM links WHERE number IN (SELECT number FROM links WHERE room = ?)"
    " ORDER BY created_at, number"
)


def read_links(room: RoomId, connection: sqlite3.Connection) -> KeptLinks:
    """The room's links, the oldest first, each held against its checksum."""
    return kept_links(room, connection.execute(_OF_ROOM, (room,)))


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
    changed = connection.execute(f"SELECT {_ROW} FROM links {of_link}", (room, link)).fetchone()
    known = row_checksum(*changed[:-1])
    connection.execute(f"UPDATE links SET checksum = ? {of_link}", (known, room, link))
    return True
