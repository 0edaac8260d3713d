"""The tables of a database file, and the making of a new one.

`events` is the log: rows are added and never changed; `by` is the link of the staff who did it.
`texts` and `names` hold what a person wrote; their rows can be deleted, and the log still adds up
because it only has salted digests of them.
A person's row has the digest of their token; the log knows them by the tag that `tag_keys` makes of
it, or by `persons.person` where they joined before there were tags. `events.chain` is the room's
hash chain at an event, NULL where an older liveroom wrote it, `rooms.chain` that at its last one,
`rooms.alarm` when the room next does something by itself. `meta.head` is a chain over all rooms,
`meta.link_key` a mark of the key that links are made from.
"""

from __future__ import annotations

import sqlite3
from typing import Literal

from liveroom.store.chain import START
from liveroom.store.sqlite.migrations import STEPS

VERSION = 1 + len(STEPS)

TEXTS = """CREATE TABLE {name} (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    field TEXT NOT NULL,
    salt BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, seq, field),
    FOREIGN KEY (room, seq) REFERENCES events (room, seq)
) WITHOUT ROWID"""

NAMES = """CREATE TABLE {name} (
    room TEXT NOT NULL,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (room, digest)
) WITHOUT ROWID"""

PERSONS = """CREATE TABLE {name} (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    person TEXT,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID"""

TAG_KEYS = """CREATE TABLE {name} (
    room TEXT NOT NULL PRIMARY KEY,
    key BLOB NOT NULL
) WITHOUT ROWID"""

Erasable = Literal["texts", "names", "persons", "tag_keys"]
ERASABLE: dict[Erasable, str] = {
    "texts": TEXTS,
    "names": NAMES,
    "persons": PERSONS,
    "tag_keys": TAG_KEYS,
}

TABLES = (
    """CREATE TABLE meta (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    schema INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    appends INTEGER NOT NULL,
    head BLOB NOT NULL,
    link_key BLOB
)""",
    """CREATE TABLE rooms (
    room TEXT PRIMARY KEY,
    seq INTEGER NOT NULL,
    control INTEGER NOT NULL,
    chain BLOB NOT NULL,
    alarm INTEGER
) WITHOUT ROWID""",
    """CREATE TABLE events (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    version INTEGER NOT NULL,
    ordered INTEGER NOT NULL,
    payload BLOB NOT NULL,
    by TEXT,
    chain BLOB,
    PRIMARY KEY (room, seq)
) WITHOUT ROWID""",
    TEXTS.format(name="texts"),
    """CREATE TABLE answers (
    room TEXT NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    body BLOB NOT NULL,
    PRIMARY KEY (room, command, actor)
) WITHOUT ROWID""",
    """CREATE TABLE links (
    number INTEGER PRIMARY KEY,
    room TEXT NOT NULL,
    link TEXT NOT NULL,
    role TEXT NOT NULL,
    label TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER,
    rotation INTEGER NOT NULL,
    UNIQUE (room, link)
)""",
    PERSONS.format(name="persons"),
    NAMES.format(name="names"),
    """CREATE TABLE sessions (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID""",
    TAG_KEYS.format(name="tag_keys"),
)


def create(connection: sqlite3.Connection, epoch: str) -> None:
    """Make the tables of a new database. Belongs inside a transaction."""
    for table in TABLES:
        connection.execute(table)
    connection.execute("INSERT INTO meta VALUES (1, ?, ?, 0, ?, NULL)", (VERSION, epoch, START))


def is_new(connection: sqlite3.Connection) -> bool:
    """Whether the database holds nothing at all."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None


def rewrite(connection: sqlite3.Connection, table: Erasable) -> None:
    """Write the rows that are left into a new table and drop the old one.

    `secure_delete` alone is not enough: when SQLite splits or joins pages it leaves stray copies of
    rows in the unused part of a page. A table written in key order has none, and the pages of a
    dropped table are zeroed whole. Belongs inside a transaction.
    """
    connection.execute(ERASABLE[table].format(name=f"{table}_kept"))
    connection.execute(f"INSERT INTO {table}_kept SELECT * FROM {table}")  # in its key's order
    connection.execute(f"DROP TABLE {table}")
    connection.execute(f"ALTER TABLE {table}_kept RENAME TO {table}")
