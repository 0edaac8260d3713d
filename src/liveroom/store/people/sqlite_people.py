"""Links, and who came by them, in a SQLite database; each belongs inside a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import BOUND, Holder, SessionRow
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.checksums import checksum
from liveroom.store.link_rows import COLUMNS, KeptLinks, kept_links, text
from liveroom.store.people.people_rows import (
    BROWSER,
    LINK,
    PERSON,
    HolderRow,
    LookedAt,
    browser_checksum,
    holder,
    key_to_join,
    person_checksum,
    session_rows,
    unnamed,
)
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.worker import is_damage, snapshot
from liveroom.store.tags import tag

ROW = ", ".join(f"CAST({column} AS BLOB)" for column in COLUMNS)
_OF_ROOM = (  # by number, else SQLite takes what it can from an index and not from the rows
    f"SELECT {ROW} FROM links WHERE number IN (SELECT number FROM links WHERE room = ?)"
    " ORDER BY created_at, number"
)


def _came(kind: str, table: str, first: str, second: str) -> str:
    """The columns of HolderRow but for the last four; no BLOB, no digest."""
    place = ", ".join(f"CAST({table}.{each} AS BLOB)" for each in ("digest", "room", "link"))
    known = f"iif(typeof({table}.digest) = 'blob', CAST({table}.checksum AS BLOB), NULL)"
    return f"'{kind}', {place}, {first}, {second}, {known}"


_LINKS = f"SELECT {_came(LINK, 'links', 'NULL', 'NULL')}, NULL, NULL, NULL, NULL FROM links"
_BROWSERS = (
    f"SELECT {_came(BROWSER, 'sessions', 'CAST(since AS BLOB)', 'CAST(browser AS BLOB)')},"
    " NULL, NULL, NULL, NULL FROM sessions"
)
_PERSONS = (
    f"SELECT {_came(PERSON, 'persons', 'CAST(person AS BLOB)', 'CAST(named AS BLOB)')},"
    " CAST(key AS BLOB), CAST(tag_keys.checksum AS BLOB), CAST(name AS BLOB),"
    " CAST(names.checksum AS BLOB) FROM persons LEFT JOIN tag_keys USING (room)"
    " LEFT JOIN names ON (names.room, names.digest) = (persons.room, persons.digest)"
)
_KEY = "SELECT CAST(key AS BLOB), CAST(checksum AS BLOB) FROM tag_keys WHERE room = ?"


def read_links(room: RoomId, connection: sqlite3.Connection) -> KeptLinks:
    """The room's links, the oldest first, each held against its checksum."""
    return kept_links(room, connection.execute(_OF_ROOM, (room,)))


def find(digest: bytes, connection: sqlite3.Connection) -> Holder | None:
    """See SqliteKeys."""
    row = connection.execute(
        f"{_LINKS} WHERE digest = ?1 UNION ALL {_BROWSERS} WHERE digest = ?1"
        f" UNION ALL {_PERSONS} WHERE persons.digest = ?1",
        (digest,),
    ).fetchone()
    if row is None:
        return None
    came = HolderRow(*row)
    return holder(read_links(RoomId(text(came.room, "replace")), connection), came)


def holders(room: RoomId, connection: sqlite3.Connection) -> list[tuple[bytes, Holder]]:
    """See SqliteKeys."""
    links = read_links(room, connection)
    rows = connection.execute(
        f"{_LINKS} WHERE room = ?1 UNION ALL {_BROWSERS} WHERE room = ?1"
        f" UNION ALL {_PERSONS} WHERE persons.room = ?1",
        (room,),
    )
    found = ((came.digest, holder(links, came)) for came in map(HolderRow._make, rows))
    return [(digest, held) for digest, held in found if held is not None]


def add_person(
    room: RoomId,
    link: str,
    digest: bytes,
    name: str | None,
    new_key: bytes,
    connection: sqlite3.Connection,
) -> PersonId:
    """See SqliteKeys. Raises UnreadableEvent where the room's key is not what was written."""
    others = "SELECT 1 FROM persons WHERE room = ? AND person IS NULL LIMIT 1"
    has_others = connection.execute(others, (room,)).fetchone() is not None
    kept, known = connection.execute(_KEY, (room,)).fetchone() or (None, None)
    key = key_to_join(room, kept, known, has_others)
    row = (room, digest, link, name is not None)
    connection.execute(
        "INSERT INTO persons VALUES (?, ?, ?, NULL, ?, ?)",
        (*row, person_checksum(room, digest, link, None, name is not None)),
    )
    if name is not None:
        given = (room, digest, name, checksum(room, digest, name))
        connection.execute("INSERT INTO names VALUES (?, ?, ?, ?)", given)
    if key is None:
        put_key(connection, room, new_key)
    return tag(key or new_key, digest)


def put_key(connection: sqlite3.Connection, room: RoomId, key: bytes) -> None:
    """Make the tags of a room from this key from now on."""
    row = (room, key, checksum(room, key))
    connection.execute("INSERT OR REPLACE INTO tag_keys VALUES (?, ?, ?)", row)


def erase_names(connection: sqlite3.Connection, room: RoomId, whose: PersonId | None) -> None:
    """Delete the name of somebody who joined; or all names, and who they are in older logs."""
    rows = connection.execute(f"{_PERSONS} WHERE persons.room = ?", (room,)).fetchall()
    gone = [*unnamed(map(HolderRow._make, rows), whose)]
    connection.execute(
        "DELETE FROM names WHERE room = ? AND NOT EXISTS"
        " (SELECT 1 FROM persons WHERE (room, digest) = (names.room, names.digest))",
        (room,),
    )
    connection.executemany(
        "DELETE FROM names WHERE room = ? AND digest = ?", ((room, each.digest) for each in gone)
    )
    connection.executemany(
        "UPDATE persons SET person = ?, named = 0, checksum = ? WHERE room = ? AND digest = ?",
        ((each.person, each.checksum, room, each.digest) for each in gone),
    )


def add_browser(
    row: tuple[RoomId, bytes, str, int, str | None, int | None], connection: sqlite3.Connection
) -> bool:
    """See SqliteKeys."""
    room, digest, link, since, browser, _ = row
    others = "SELECT 1 FROM sessions WHERE (room, link) = (?, ?) AND digest <> ?"
    if link.startswith(BOUND) and connection.execute(others, (room, link, digest)).fetchone():
        return False
    known = browser_checksum(room, digest, link, since, browser)
    connection.execute(
        "INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", (*row, known)
    )
    return True


def browsers(room: RoomId, connection: sqlite3.Connection) -> list[SessionRow]:
    """See SqliteKeys."""
    seen = connection.execute(
        "SELECT CAST(digest AS BLOB), CAST(seen AS INTEGER) FROM sessions WHERE room = ?", (room,)
    )
    came = connection.execute(f"{_BROWSERS} WHERE room = ?", (room,))
    staff = read_links(room, connection).staff
    return session_rows(map(HolderRow._make, came), dict(seen), staff)


async def added_damage(database: Database, room: RoomId, most: int, damage: Damage) -> Damage:
    """The damage of a room with that of who came by its links, so many of them read at a time."""
    looked = LookedAt()
    await database.read(partial(_key, looked, room))
    for table, rows in (("persons", _PERSONS), ("sessions", _BROWSERS)):
        after: bytes | None = b""
        while after is not None:
            beyond = f"AND {table}.digest > ?2" if after else ""
            query = f"{rows} WHERE {table}.room = ?1 {beyond} ORDER BY {table}.digest LIMIT ?3"
            after = await database.read(partial(_page, looked, query, (room, after, most)))
    return looked.added_to(damage)


def _key(looked: LookedAt, room: RoomId, connection: sqlite3.Connection) -> None:
    with _readable(looked):
        looked.take_key(room, *(connection.execute(_KEY, (room,)).fetchone() or (None, None)))


def _page(
    looked: LookedAt, query: str, page: tuple[RoomId, bytes, int], connection: sqlite3.Connection
) -> bytes | None:
    """Where the next rows end; None where there are no more."""
    _, after, most = page
    with _readable(looked), snapshot(connection):
        rows = [HolderRow(*row) for row in connection.execute(query, page)]
        looked.take(rows)
        if len(rows) == most and rows[-1].digest > after:
            return rows[-1].digest
    return None


@contextmanager
def _readable(looked: LookedAt) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        looked.people += 1
