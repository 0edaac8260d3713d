"""The tables of a PostgreSQL database, as those of a SQLite file: see store/sqlite/schema.py.

What people wrote is kept as bytes, since a text of PostgreSQL holds no NUL character.
`meta.mark` knows the key that links are made from, and `meta.link_key` is that key where no file
has it. `rooms.epoch` is the lineage that wrote a room's last event; `lineages` says from which
event on each of a room's lineages wrote.

Servers of the release before go on beside those of this one until they are replaced, on the tables
as they are now: a step adds what these can do without, and takes away nothing. What they write
without checksums gets them from triggers, which a new database has none of.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from psycopg import AsyncConnection

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.postgres.backfill import backfill, let_the_database_make_checksums

Connection = AsyncConnection[tuple[Any, ...]]
Step = Callable[[Connection], Awaitable[None]]


async def _chains(connection: Connection) -> None:
    """2: an event has the chain of its room there, so that it can be told which one is damaged."""
    await connection.execute("ALTER TABLE events ADD COLUMN chain BYTEA")


async def _browsers(connection: Connection) -> None:
    """3: of a session it is known what browser it is of and when that was last there."""
    await connection.execute("ALTER TABLE sessions ADD COLUMN browser TEXT")
    await connection.execute("ALTER TABLE sessions ADD COLUMN seen BIGINT")


async def _checksums(connection: Connection) -> None:
    """4: links and answers have checksums, and answers that have one are counted."""
    await connection.execute("ALTER TABLE rooms ADD COLUMN answered BIGINT NOT NULL DEFAULT 0")
    await connection.execute("ALTER TABLE answers ADD COLUMN checksum BYTEA")
    await connection.execute("ALTER TABLE links ADD COLUMN checksum BYTEA")


async def _people(connection: Connection) -> None:
    """5: who came by links, their names and the keys of their tags may have checksums, and it is
    known who has a name; the database makes those of what older servers write beside this one."""
    await connection.execute("ALTER TABLE persons ADD COLUMN named INTEGER NOT NULL DEFAULT 0")
    for table in ("persons", "names", "sessions", "tag_keys"):
        await connection.execute(f"ALTER TABLE {table} ADD COLUMN checksum BYTEA".encode())
    await let_the_database_make_checksums(connection)


STEPS: Sequence[Step] = (_chains, _browsers, _checksums, _people)
"""From the tables of each version to those of the next, the oldest first."""

VERSION = 2 + len(STEPS)
"""The last version has the same tables as the one before it, where every row has its checksum."""
LOCK = 0x6C697665726F6F6D
"""The advisory lock that whoever makes or changes the tables holds: `liveroom` in ASCII."""

PATIENCE = "2s"
"""How long whoever changes a table waits for those who read it, and all else that comes for that
table waits behind: for longer than a vacuum takes to give way (`deadlock_timeout`, 1 s)."""

_TABLES = (
    """CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    schema INTEGER NOT NULL,
    mark BYTEA,
    link_key BYTEA
)""",
    """CREATE TABLE rooms (
    room TEXT PRIMARY KEY,
    seq BIGINT NOT NULL,
    control BIGINT NOT NULL,
    chain BYTEA NOT NULL,
    epoch TEXT NOT NULL,
    alarm BIGINT,
    answered BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 50)""",
    """CREATE TABLE lineages (
    room TEXT NOT NULL,
    first BIGINT NOT NULL,
    epoch TEXT NOT NULL,
    PRIMARY KEY (room, first)
)""",
    """CREATE TABLE events (
    room TEXT NOT NULL,
    seq BIGINT NOT NULL,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    payload BYTEA NOT NULL,
    by TEXT,
    chain BYTEA,
    PRIMARY KEY (room, seq)
)""",
    """CREATE TABLE texts (
    room TEXT NOT NULL,
    seq BIGINT NOT NULL,
    field TEXT NOT NULL,
    salt BYTEA NOT NULL,
    value BYTEA NOT NULL,
    PRIMARY KEY (room, seq, field)
)""",
    """CREATE TABLE answers (
    room TEXT NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    body BYTEA NOT NULL,
    checksum BYTEA,
    PRIMARY KEY (room, command, actor)
)""",
    """CREATE TABLE links (
    number BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    room TEXT NOT NULL,
    link TEXT NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    digest BYTEA NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT,
    rotation INTEGER NOT NULL,
    checksum BYTEA,
    UNIQUE (room, link)
)""",
    """CREATE TABLE persons (
    room TEXT NOT NULL,
    digest BYTEA NOT NULL UNIQUE,
    link TEXT NOT NULL,
    person TEXT,
    named INTEGER NOT NULL DEFAULT 0,
    checksum BYTEA,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
)""",
    """CREATE TABLE names (
    room TEXT NOT NULL,
    digest BYTEA NOT NULL,
    name BYTEA NOT NULL,
    checksum BYTEA,
    PRIMARY KEY (room, digest)
)""",
    """CREATE TABLE sessions (
    room TEXT NOT NULL,
    digest BYTEA NOT NULL UNIQUE,
    link TEXT NOT NULL,
    since BIGINT NOT NULL,
    browser TEXT,
    seen BIGINT,
    checksum BYTEA,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
)""",
    """CREATE TABLE tag_keys (
    room TEXT PRIMARY KEY,
    key BYTEA NOT NULL,
    checksum BYTEA
)""",
)


async def prepare(connection: Connection) -> None:
    """Make the tables of a new database, or bring on those of an older liveroom.

    Whichever node comes first does it, and the others wait. Raises CannotOpen for tables of a
    newer liveroom; and LockNotAvailable or DeadlockDetected where they are to be brought on and
    somebody goes on using them: then it can be tried again.
    """
    await connection.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
    try:
        found = await _version(connection)
        if found is None:
            await _make(connection)
        elif found > VERSION:
            raise CannotOpen(
                "The database was written by a newer version of liveroom "
                f"(tables {found}; this one knows {VERSION})."
            )
        elif found < VERSION:  # else nothing is written, so that this waits for no standby
            await _bring_on(connection, found)
    finally:
        await connection.execute("SELECT pg_advisory_unlock(%s)", (LOCK,))


async def _make(connection: Connection) -> None:
    async with connection.transaction():
        for table in _TABLES:
            await connection.execute(table.encode())
        await connection.execute("INSERT INTO meta VALUES (1, %s)", (VERSION,))


async def _bring_on(connection: Connection, found: int) -> None:
    """The tables at once, and then the rows, beside servers that write."""
    async with connection.transaction():
        await connection.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        # First, since nobody else waits for that table while this does.
        await connection.execute("UPDATE meta SET schema = %s", (1 + len(STEPS),))
        for step in STEPS[found - 1 :]:
            await step(connection)
    await backfill(connection)
    await connection.execute("UPDATE meta SET schema = %s", (VERSION,))


async def _version(connection: Connection) -> int | None:
    """The version of the tables; None where there are none."""
    cursor = await connection.execute("SELECT to_regclass('meta') IS NOT NULL")
    row = await cursor.fetchone()
    if row is None or not row[0]:
        return None
    cursor = await connection.execute("SELECT schema FROM meta")
    row = await cursor.fetchone()
    return None if row is None else int(row[0])
