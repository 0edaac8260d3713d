"""What deleted rows leave in the files, and how it goes.

`secure_delete` zeroes a row that is deleted, but where SQLite once split a page, a stray copy of a
row may be left in its unused part. Only VACUUM, which writes the whole file anew and lets no other
writing in meanwhile, leaves none. Until it has run since the last deletion, `user_version` is 1.
"""

from __future__ import annotations

import sqlite3

from liveroom.store.sqlite.migrations import drop_copies

SHORT_PAGES = 1_000
"""A file of so many pages (4 MB) is written anew in less than 200 ms."""


def mark_due(connection: sqlite3.Connection) -> None:
    """The file has to be written anew, sooner or later. Belongs inside a transaction."""
    connection.execute("PRAGMA user_version = 1")


def is_due(connection: sqlite3.Connection) -> bool:
    """Whether the file has not been written anew since the last deletion."""
    return bool(connection.execute("PRAGMA user_version").fetchone()[0])


def compact(connection: sqlite3.Connection, in_use: bool = False) -> bool:
    """Write the file anew where that is due, and leave nothing old beside it; whether that is done.

    While it is `in_use`, a long file stays as it is, but for what lies beside it.
    """
    if not is_due(connection):
        return True
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    if in_use and pages > SHORT_PAGES:
        scrub(connection)
        return False
    connection.execute("VACUUM")
    scrub(connection)
    connection.execute("PRAGMA user_version = 0")
    return True


def scrub(connection: sqlite3.Connection) -> None:
    """Empty the write-ahead log into the file, and delete the copies of older tables."""
    drop_copies(connection)
    busy, _, _ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("somebody is still reading the database")
