"""Role links and joined persons in a PostgreSQL database; tokens are known by digests alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder, LinkRow, SessionRow
from liveroom.core.roles import Role
from liveroom.store.link_rows import COLUMNS, link_checksum, row_checksum
from liveroom.store.people import postgres_people
from liveroom.store.people.postgres_people import read_links
from liveroom.store.postgres import signed_browsers
from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.hints import keys_changed, tell
from liveroom.store.postgres.schema import Connection
from liveroom.store.tags import KEY_BYTES


class PostgresKeys:
    """Who holds which token."""

    def __init__(
        self, database: SharedDatabase, chance: Callable[[int], bytes] = os.urandom
    ) -> None:
        """`chance(n)` gives the random bytes of the keys of tags."""
        self._database = database
        self._chance = chance

    async def add_link(
        self, room: RoomId, role: Role, link: str, digest: bytes, label: str, at: int
    ) -> None:
        """Keep a new role link. Raises NotStored when the link or its digest exists already."""
        links = {digest: LinkRow(link, role, label, at)}
        await self._database.write(lambda connection: insert_links(connection, room, links))

    async def add_person(
        self, room: RoomId, link: str, digest: bytes, name: str | None
    ) -> PersonId:
        """Keep a person who joined by a link, and say who they are in the room's log.

        Raises NotStored for an unknown link, and for a token that is kept already; UnreadableEvent
        where the key of the room's tags is not what was written.
        """
        key = self._chance(KEY_BYTES)
        work = partial(postgres_people.add_person, room, link, digest, name, key)
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
        return await self._database.write(partial(signed_browsers.add, row))

    async def end_session(self, digest: bytes) -> None:
        """Forget a browser, or a person with their name, by the digest of their id."""
        await self._database.write(partial(_end_session, digest))

    async def end_sessions(self, before: int, unseen_since: int) -> None:
        """Forget all browsers that came before an instant, or were last there before another."""
        await self._database.write(partial(signed_browsers.end_old, (before, unseen_since)))

    async def note_seen(self, seen: Mapping[bytes, int]) -> None:
        """Note when browsers were last there."""
        await self._database.write(partial(signed_browsers.note_seen, seen))

    async def sessions(self, room: RoomId) -> list[SessionRow]:
        """The browsers that came by the room's staff links, the latest first."""
        return await self._database.read(partial(signed_browsers.of_room, room))

    async def find(self, digest: bytes) -> Holder | None:
        """Who holds the token of this digest; None when unknown, or when its link is revoked."""
        return await self._database.read(partial(postgres_people.find, digest))

    async def holders(self, room: RoomId) -> list[tuple[bytes, Holder]]:
        """Everybody who holds a token for the room that is not revoked, with its digest."""
        return await self._database.read(partial(postgres_people.holders, room))

    async def links(self, room: RoomId) -> list[LinkRow]:
        """The room's links, the oldest first."""
        return await self._database.read(partial(_links, room))

    async def rotate(self, room: RoomId, link: str, digest: bytes, rotation: int) -> bool:
        """Let a link be opened by the secret of this digest and no more by the one before; whoever
        came by it stays. False where there is no such link, or it is revoked.

        Raises NotStored for a digest that is kept already.
        """
        values = (digest, rotation, room, link)
        return await self._database.write(partial(_rotate, values))

    async def revoke(self, room: RoomId, link: str, at: int) -> bool:
        """Close a link and everybody who joined by it; False when there was nothing to close."""
        return await self._database.write(partial(_revoke, room, link, at))


async def insert_links(
    connection: Connection, room: RoomId, links: Mapping[bytes, LinkRow]
) -> None:
    """Write new role links by the digests of their tokens. Belongs inside a transaction."""
    rows = [
        (
            *(room, row.link, row.role.value, row.label, digest, row.created_at, row.rotation),
            link_checksum(room, row, digest),
        )
        for digest, row in links.items()
    ]
    async with connection.cursor() as cursor:
        await cursor.executemany(
            "INSERT INTO links (room, link, role, label, digest, created_at, rotation, checksum)"
            " VALUES (%s, %s, %s, %s, %s, %s, %s, %s)",
            rows,
        )


async def _end_session(digest: bytes, connection: Connection) -> None:
    await connection.execute(
        "DELETE FROM names WHERE (room, digest) IN"
        " (SELECT room, digest FROM persons WHERE digest = %s)",
        (digest,),
    )
    for table in ("persons", "sessions"):
        cursor = await connection.execute(
            f"DELETE FROM {table} WHERE digest = %s RETURNING room", (digest,)
        )
        for (room,) in await cursor.fetchall():
            await tell(connection, keys_changed(room))


async def _rotate(values: tuple[bytes, int, RoomId, str], connection: Connection) -> bool:
    _, _, room, link = values
    return await _change(connection, room, link, "digest = %s, rotation = %s", values)


async def _revoke(room: RoomId, link: str, at: int, connection: Connection) -> bool:
    return await _change(connection, room, link, "revoked_at = %s", (at, room, link))


async def _change(
    connection: Connection, room: RoomId, link: str, what: str, values: Sequence[object]
) -> bool:
    """Change a link that is good, and its checksum; whether it is good."""
    if link not in (await read_links(room, connection)).rows:
        return False
    cursor = await connection.execute(
        f"UPDATE links SET {what} WHERE room = %s AND link = %s AND revoked_at IS NULL"
        f" RETURNING {', '.join(COLUMNS)}".encode(),
        values,
    )
    changed = await cursor.fetchone()
    if changed is not None:
        await connection.execute(
            "UPDATE links SET checksum = %s WHERE room = %s AND link = %s",
            (row_checksum(*changed[:-1]), room, link),
        )
    await tell(connection, keys_changed(room))
    return changed is not None


async def _links(room: RoomId, connection: Connection) -> list[LinkRow]:
    return [*(await read_links(room, connection)).rows.values()]
