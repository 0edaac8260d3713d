"""From the tables of an older liveroom to those of this one, one numbered step after the other."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from liveroom.store.cannot_open import CannotOpen
from liveroom.store.chain import START, follow
from liveroom.store.checksums import checksum
from liveroom.store.link_rows import row_checksum
from liveroom.store.sqlite.progress import count_append

Step = Callable[[sqlite3.Connection], None]


def migrate(path: Path, connection: sqlite3.Connection, found: int) -> None:
    """Bring the tables from version `found` to the present one, all of it or nothing.

    A copy of the database as it was is kept beside it. Raises CannotOpen where there is no room for
    that, and for tables of a newer liveroom or of none.
    """
    version = 1 + len(STEPS)
    if found < 1:
        raise CannotOpen(f"The database {path} does not say which tables of liveroom it has.")
    if found > version:
        raise CannotOpen(
            f"The database {path} was written by a newer version of liveroom "
            f"(tables {found}; this one knows {version})."
        )
    if found == version:
        return
    _keep_a_copy(path, connection, found)
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in STEPS[found - 1 :]:
            step(connection)
        connection.execute("UPDATE meta SET schema = ?", (version,))
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def copy_of(path: Path, version: int) -> Path:
    """Where the database is kept as it was before it was brought on from this version."""
    return path.with_name(f"{path.stem}-tables-{version}{path.suffix}")


def drop_copies(connection: sqlite3.Connection) -> None:
    """Delete what was kept of older tables, since it holds what is to be erased."""
    (_, _, path) = connection.execute("PRAGMA database_list").fetchone()
    for copy in Path(path).parent.glob(copy_of(Path(path), 0).name.replace("0", "*")):
        copy.unlink()


def _keep_a_copy(path: Path, connection: sqlite3.Connection, found: int) -> None:
    copy = copy_of(path, found)
    try:
        copy.unlink(missing_ok=True)  # of a step that did not come to its end
        os.close(os.open(copy, os.O_RDWR | os.O_CREAT, 0o600))
        connection.execute("VACUUM INTO ?", (str(copy),))
    except (OSError, sqlite3.Error) as error:
        raise CannotOpen(f"The database cannot be copied to {copy} first: {error}.") from error


def _chain(connection: sqlite3.Connection) -> None:
    """2: each room's log is a chain of hashes, and all appends together are counted."""
    connection.execute("ALTER TABLE meta ADD COLUMN appends INTEGER NOT NULL DEFAULT 0")
    connection.execute(f"ALTER TABLE meta ADD COLUMN head BLOB NOT NULL DEFAULT x'{START.hex()}'")
    connection.execute(f"ALTER TABLE rooms ADD COLUMN chain BLOB NOT NULL DEFAULT x'{START.hex()}'")
    for (room,) in connection.execute("SELECT room FROM rooms").fetchall():
        rows = connection.execute(
            "SELECT seq, at, kind, version, CAST(payload AS BLOB), NULL FROM events"
            " WHERE room = ? ORDER BY seq",
            (room,),
        )
        chain = follow(START, room, rows)
        connection.execute("UPDATE rooms SET chain = ? WHERE room = ?", (chain, room))
        count_append(connection, room, START, chain)


def _tags(connection: sqlite3.Connection) -> None:
    """3: persons are kept by the digests of their tokens, and known to the log by keyed tags."""
    for statement in (
        """CREATE TABLE new_persons (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    person TEXT,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID""",
        """CREATE TABLE new_names (
    room TEXT NOT NULL,
    digest BLOB NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (room, digest)
) WITHOUT ROWID""",
        """CREATE TABLE tag_keys (
    room TEXT NOT NULL PRIMARY KEY,
    key BLOB NOT NULL
) WITHOUT ROWID""",
        "INSERT INTO new_persons SELECT room, digest, link, person FROM persons",
        "INSERT INTO new_names"
        " SELECT room, digest, name FROM names JOIN persons USING (room, person)",
        "DROP TABLE names",
        "DROP TABLE persons",
        "ALTER TABLE new_persons RENAME TO persons",
        "ALTER TABLE new_names RENAME TO names",
    ):
        connection.execute(statement)


def _link_key(connection: sqlite3.Connection) -> None:
    """4: links are made from a key, which the database has a mark of, and from their rotation."""
    connection.execute("ALTER TABLE meta ADD COLUMN link_key BLOB")
    connection.execute("ALTER TABLE links ADD COLUMN rotation INTEGER NOT NULL DEFAULT 0")


def _sessions(connection: sqlite3.Connection) -> None:
    """5: browsers have sessions of their own, by the digests of their ids."""
    connection.execute(
        """CREATE TABLE sessions (
    room TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    link TEXT NOT NULL,
    since INTEGER NOT NULL,
    PRIMARY KEY (room, digest),
    FOREIGN KEY (room, link) REFERENCES links (room, link)
) WITHOUT ROWID"""
    )


def _authors(connection: sqlite3.Connection) -> None:
    """6: an event tells by which link it came about; of older ones that is not known."""
    connection.execute("ALTER TABLE events ADD COLUMN by TEXT")


def _alarms(connection: sqlite3.Connection) -> None:
    """7: it is kept when a room next does something by itself."""
    connection.execute("ALTER TABLE rooms ADD COLUMN alarm INTEGER")


def _chains(connection: sqlite3.Connection) -> None:
    """8: an event has the chain of its room there, so that it can be told which one is damaged."""
    connection.execute("ALTER TABLE events ADD COLUMN chain BLOB")


def _browsers(connection: sqlite3.Connection) -> None:
    """9: of a session it is known what browser it is of and when that was last there."""
    connection.execute("ALTER TABLE sessions ADD COLUMN browser TEXT")
    connection.execute("ALTER TABLE sessions ADD COLUMN seen INTEGER")


def _checksums(connection: sqlite3.Connection) -> None:
    """10: links and answers have checksums, and it is counted how many answers a room has."""
    connection.execute("ALTER TABLE rooms ADD COLUMN answered INTEGER NOT NULL DEFAULT 0")
    connection.execute("ALTER TABLE answers ADD COLUMN checksum BLOB")
    connection.execute("ALTER TABLE links ADD COLUMN checksum BLOB")
    connection.create_function("of_link", 8, row_checksum)
    connection.create_function("of_answer", 4, checksum)
    for table, function, columns in (
        ("links", "of_link", "room link role label digest created_at revoked_at rotation"),
        ("answers", "of_answer", "room actor command body"),
    ):
        values = ", ".join(f"CAST({column} AS BLOB)" for column in columns.split())
        connection.execute(f"UPDATE {table} SET checksum = {function}({values})")
    connection.execute(
        "UPDATE rooms SET answered = (SELECT count(*) FROM answers WHERE room = rooms.room)"
    )


def _people(connection: sqlite3.Connection) -> None:
    """11: who came by links, their names and the keys of their tags have checksums, and it is known
    who has a name. Links and answers that were copied from PostgreSQL have checksums over all of a
    row too, which there they had in part, or not at all."""
    connection.execute("ALTER TABLE persons ADD COLUMN named INTEGER NOT NULL DEFAULT 0")
    connection.execute(
        "UPDATE persons SET named = 1 WHERE (room, digest) IN (SELECT room, digest FROM names)"
    )
    connection.create_function("checksum_of", -1, checksum)
    for table, columns in (
        ("persons", "room digest link person named"),
        ("names", "room digest name"),
        ("sessions", "room digest link since browser"),
        ("tag_keys", "room key"),
    ):
        values = ", ".join(f"CAST({column} AS BLOB)" for column in columns.split())
        connection.execute(f"ALTER TABLE {table} ADD COLUMN checksum BLOB")
        connection.execute(f"UPDATE {table} SET checksum = checksum_of({values})")
    connection.execute(
        "UPDATE rooms SET answered = answered + (SELECT count(*) FROM answers"
        " WHERE room = rooms.room AND checksum IS NULL)"
    )
    for table, kept, columns, without in (
        ("answers", "x''", "room actor command body", "checksum IS NULL"),
        ("links", "x''", "room link role label created_at", "checksum IS NULL"),
        ("links", "checksum", "room link digest revoked_at rotation", "length(checksum) = 8"),
    ):
        values = ", ".join(f"CAST({column} AS BLOB)" for column in columns.split())
        connection.execute(
            f"UPDATE {table} SET checksum = CAST({kept} || checksum_of({values}) AS BLOB)"
            f" WHERE {without}"
        )


STEPS: tuple[Step, ...] = (
    _chain,
    _tags,
    _link_key,
    _sessions,
    _authors,
    _alarms,
    _chains,
    _browsers,
    _checksums,
    _people,
)
"""Step n, from 0, leads from version n + 1 to the next. A released step never changes."""
