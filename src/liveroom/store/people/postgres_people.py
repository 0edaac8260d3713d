"""Links, and who came by them, in a PostgreSQL database; each belongs inside a transaction."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any, Final

from psycopg import AsyncCursor

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import Holder
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.checksums import checksum
from liveroom.store.link_rows import COLUMNS, KeptLinks, kept_links
from liveroom.store.people.people_rows import (
    BROWSER,
    LINK,
    PERSON,
    HolderRow,
    LookedAt,
    Unnamed,
    good_key,
    holder,
    key_to_join,
    person_checksum,
    unnamed,
)
from liveroom.store.postgres.schema import Connection
from liveroom.store.tags import tag

FEW: Final = 500
"""People held against their checksums at a time, in between which others have their turn."""

OF_ROOM: Final = (
    f"SELECT {', '.join(COLUMNS)} FROM links WHERE room = %s ORDER BY created_at, number".encode()
)


def _came(kind: str, table: str, first: str, second: str) -> str:
    """The columns of HolderRow but for the last four."""
    place = ", ".join(f"{table}.{each}" for each in ("digest", "room", "link"))
    return f"'{kind}', {place}, {first}::text, {second}::text, {table}.checksum"


_NOBODY = "NULL::bytea, NULL::bytea, NULL::bytea, NULL::bytea"
_LINKS = f"SELECT {_came(LINK, 'links', 'NULL', 'NULL')}, {_NOBODY} FROM links"
BROWSERS: Final = (
    f"SELECT {_came(BROWSER, 'sessions', 'since', 'browser')}, {_NOBODY} FROM sessions"
)
_PERSONS = (
    f"SELECT {_came(PERSON, 'persons', 'person', 'named')},"
    " key, tag_keys.checksum, name, names.checksum"
    " FROM persons LEFT JOIN tag_keys ON tag_keys.room = persons.room"
    " LEFT JOIN names ON (names.room, names.digest) = (persons.room, persons.digest)"
)
_KEY = "SELECT key, checksum FROM tag_keys WHERE room = %s"
_KEY_AND_OTHERS = (  # as of one instant, since others join meanwhile
    "SELECT key, checksum,"
    " EXISTS (SELECT 1 FROM persons WHERE room = %(room)s AND person IS NULL)"
    " FROM (SELECT 1) AS one LEFT JOIN tag_keys ON room = %(room)s"
)


async def read_links(room: RoomId, connection: Connection) -> KeptLinks:
    """The room's links, the oldest first, each held against its checksum."""
    cursor = await connection.execute(OF_ROOM, (room,))
    return kept_links(room, await cursor.fetchall())


async def find(digest: bytes, connection: Connection) -> Holder | None:
    """See PostgresKeys."""
    cursor = await connection.execute(
        f"{_LINKS} WHERE digest = %(digest)s UNION ALL {BROWSERS} WHERE digest = %(digest)s"
        f" UNION ALL {_PERSONS} WHERE persons.digest = %(digest)s".encode(),
        {"digest": digest},
    )
    row = await cursor.fetchone()
    if row is None:
        return None
    came = HolderRow(*row)
    return holder(await read_links(RoomId(str(came.room)), connection), came)


async def holders(room: RoomId, connection: Connection) -> list[tuple[bytes, Holder]]:
    """See PostgresKeys."""
    links = await read_links(room, connection)
    cursor = await connection.execute(
        f"{_LINKS} WHERE room = %(room)s UNION ALL {BROWSERS} WHERE room = %(room)s"
        f" UNION ALL {_PERSONS} WHERE persons.room = %(room)s".encode(),
        {"room": room},
    )
    found = [(came.digest, holder(links, came)) async for came in _in_turns(cursor)]
    return [(digest, held) for digest, held in found if held is not None]


async def _in_turns(cursor: AsyncCursor[tuple[Any, ...]]) -> AsyncIterator[HolderRow]:
    while rows := await cursor.fetchmany(FEW):
        for row in rows:
            yield HolderRow(*row)
        await asyncio.sleep(0)


async def add_person(
    room: RoomId,
    link: str,
    digest: bytes,
    name: str | None,
    new_key: bytes,
    connection: Connection,
) -> PersonId:
    """See PostgresKeys. Raises UnreadableEvent where the room's key is not what was written."""
    kept = await (await connection.execute(_KEY_AND_OTHERS, {"room": room})).fetchone()
    assert kept is not None, "there is one row, whatever is in it"
    key = key_to_join(room, *kept)
    await connection.execute(
        "INSERT INTO persons VALUES (%s, %s, %s, NULL, %s, %s)",
        (
            *(room, digest, link, int(name is not None)),
            person_checksum(room, digest, link, None, name is not None),
        ),
    )
    if name is not None:
        given = (room, digest, name.encode(), checksum(room, digest, name))
        await connection.execute("INSERT INTO names VALUES (%s, %s, %s, %s)", given)
    if key is None:  # of several who come first one makes it, and the others wait here
        await connection.execute(
            "INSERT INTO tag_keys VALUES (%s, %s, %s) ON CONFLICT DO NOTHING",
            (room, new_key, checksum(room, new_key)),
        )
        made = await (await connection.execute(_KEY, (room,))).fetchone() or (None, None)
        key = good_key(room, *made)
    assert key is not None, "the room's key was just made"
    return tag(key, digest)


async def erase_names(
    connection: Connection, room: RoomId, whose: PersonId | None, new_key: bytes
) -> None:
    """Delete the name of somebody who joined; or all names, with the key of their tags: they can
    still come in, as somebody whom the log does not know.

    Who joins meanwhile comes after that, with their name.
    """
    cursor = await connection.execute(f"{_PERSONS} WHERE persons.room = %s".encode(), (room,))
    gone = [each async for came in _in_turns(cursor) for each in unnamed([came], whose)]
    await connection.execute(
        "DELETE FROM names WHERE room = %s AND NOT EXISTS"
        " (SELECT 1 FROM persons WHERE (room, digest) = (names.room, names.digest))",
        (room,),
    )
    for start in range(0, len(gone), FEW):
        await _unname(connection, room, gone[start : start + FEW])
    if whose is None:
        await connection.execute(
            "INSERT INTO tag_keys VALUES (%s, %s, %s) ON CONFLICT (room)"
            " DO UPDATE SET key = excluded.key, checksum = excluded.checksum",
            (room, new_key, checksum(room, new_key)),
        )


async def _unname(connection: Connection, room: RoomId, people: Sequence[Unnamed]) -> None:
    digests = [each.digest for each in people]
    await connection.execute(
        "DELETE FROM names WHERE room = %s AND digest = ANY(%s::bytea[])", (room, digests)
    )
    await connection.execute(
        "UPDATE persons SET person = new.person, named = 0, checksum = new.checksum"
        " FROM unnest(%s::text[], %s::bytea[], %s::bytea[]) AS new (person, checksum, digest)"
        " WHERE (persons.room, persons.digest) = (%s, new.digest)",
        ([each.person for each in people], [each.checksum for each in people], digests, room),
    )
    await asyncio.sleep(0)


async def added_damage(room: RoomId, damage: Damage, connection: Connection) -> Damage:
    """The damage of a room with that of who came by its links, a few of them read at a time."""
    looked = LookedAt()
    kept = await (await connection.execute(_KEY, (room,))).fetchone() or (None, None)
    looked.take_key(room, *kept)
    for table, rows in (("persons", _PERSONS), ("sessions", BROWSERS)):
        query = (
            f"{rows} WHERE {table}.room = %s AND {table}.digest > %s"
            f" ORDER BY {table}.digest LIMIT %s"
        ).encode()
        after: bytes | None = b""
        while after is not None:
            cursor = await connection.execute(query, (room, after, FEW))
            page = [HolderRow(*row) for row in await cursor.fetchall()]
            looked.take(page)
            after = page[-1].digest if len(page) == FEW else None
    return looked.added_to(damage)
