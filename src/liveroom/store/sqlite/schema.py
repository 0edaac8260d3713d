"""The tables of a database file, and the making of a new one.

`events` is the log: rows are added and never changed; `by` is the link of the staff who did it.
`texts` and `names` hold what a person wrote; their rows can be deleted, and the log still adds up
because it only has salted digests of them.
A person's row has the digest of their token; the log knows them by the tag that `tag_keys` makes of
it, or by `persons.person` where they joined before there were tags. `events.chain` is the room's
hash chain at an event, NULL where an older liveroom wrote it, `rooms.chain` that at its last one,
`rooms.alarm` when the room next does something by itself. `meta.head` is a chain over all rooms,
`meta.link_key` a mark of the key that links are made from. `sessions.seen` is when a browser of
staff was last there, NULL for the id of those who only watch. What the chain does not cover has a
checksum over its row; `rooms.answered` counts answers, and `persons.named` is 1 while the person
has a row in `names`, so that none is lost unnoticed.
"""

from __future__ import annotations

import sqlite3

from liveroom.store.chain import START
from liveroom.store.sqlite.migrations import STEPS

VERSION = 1 + len(STEPS)

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
    alarm INTEGER,
    answered INTEGER NOT NULL DEFAULT 0
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
    """CREATE TABLE texts (
    room TEXT NOT NULL,
    seq INTEGER NOT NULL,
    field TEXT NOT NULL,
    salt BLOB NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (room, seq, field),
    FOREIGN KEY (room, seq) REFERENCES events (room, seq)
) WITHOUT ROWID""",
    """CREATE TABLE answers (
    room TEXT NOT NULL,
    actor TEXT NOT NULL,
    command TEXT NOT NULL,
    body BLOB NOT NULL,
    checksum BLOB,
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
    checksum BLOB,
    UNIQUE (room, link)
)""",
    """CREATE TABLE persons (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    person TEXT,
    named INTEGER NOT NULL DEFAULT 0,
    checksum BLOB,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID""",
    """CREATE TABLE names (
    room TEXT NOT NULL,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    checksum BLOB,
    PRIMARY KEY (room, digest)
) WITHOUT ROWID""",
    """CREATE TABLE sessions (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    since INTEGER NOT NULL,
    browser TEXT,
    seen INTEGER,
    checksum BLOB,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID""",
    """CREATE TABLE tag_keys (
    room TEXT NOT NULL PRIMARY KEY,
    key BLOB NOT NULL,
    checksum BLOB
) WITHOUT ROWID""",
)


def create(connection: sqlite3.Connection, epoch: str) -> None:
    """Make the tables of a new database. Belongs inside a transaction."""
    for table in TABLES:
        connection.execute(table)
    connection.execute("INSERT INTO meta VALUES (1, ?, ?, 0, ?, NULL)", (VERSION, epoch, START))


def is_new(connection: sqlite3.Connection) -> bool:
    """Whether the database holds nothing at all."""
    return connection.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone() is None
