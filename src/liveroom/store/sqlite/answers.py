"""The answers to commands in a SQLite database, by which a command that is repeated is not done
again: each with a checksum, and counted, so that none is lost unnoticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from liveroom.core.ids import RoomId
from liveroom.core.records import Answers, Repeated
from liveroom.store.checksums import CHANGED, MISSING, check_answers, checksum
from liveroom.store.codec import UnreadableEvent
from liveroom.store.sqlite.bulk_insert import insert
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.worker import is_damage, snapshot

_ROW = ", ".join(
    f"CAST({column} AS BLOB)" for column in ("room", "actor", "command", "body", "checksum")
)
_Place = tuple[bytes, bytes]
"""The command and the actor of a row, in the order of the rows."""


def insert_answers(connection: sqlite3.Connection, room: RoomId, answers: Answers) -> None:
    """Keep answers. Raises Repeated, with those that were given before, and then keeps none."""
    connection.execute("SAVEPOINT answers")
    try:
        given = [
            (room, actor, command, body, checksum(room, actor, command, body))
            for (actor, command), body in answers.items()
        ]
        insert(connection, "answers", 5, given)
    except sqlite3.IntegrityError:
        connection.execute("ROLLBACK TO answers")
        raise Repeated(_given(connection, room, answers)) from None
    finally:
        connection.execute("RELEASE answers")


def count_answers(room: RoomId, connection: sqlite3.Connection) -> int:
    """How many answers of a room are kept."""
    query = "SELECT count(*) FROM answers WHERE room = ?"
    return int(connection.execute(query, (room,)).fetchone()[0])


def _given(connection: sqlite3.Connection, room: RoomId, answers: Answers) -> Answers:
    given: Answers = {}
    of_command = f"SELECT {_ROW} FROM answers WHERE room = ? AND actor = ? AND command = ?"
    for key in answers:
        row = connection.execute(of_command, (room, *key)).fetchone()
        if row is not None:
            check_answers([row])
            given[key] = row[3]
    return given


async def damage(database: Database, room: RoomId, most: int) -> str | None:
    """What is wrong with the answers of a room, so many of them read at a time."""
    try:
        if await database.read(partial(_are_missing, room)):
            return MISSING
        after: _Place | None = (b"", b"")
        while after is not None:
            after = await database.read(partial(_page, room, after, most))
    except UnreadableEvent as error:
        return str(error)
    return None


def _are_missing(room: RoomId, connection: sqlite3.Connection) -> bool:
    with _readable(), snapshot(connection):
        kept = count_answers(room, connection)
        row = connection.execute(
            "SELECT CAST(answered AS INTEGER) FROM rooms WHERE room = ?", (room,)
        ).fetchone()
    return row is not None and row[0] != kept


def _page(room: RoomId, after: _Place, most: int, connection: sqlite3.Connection) -> _Place | None:
    """Where the next answers end; None where there are no more. Raises UnreadableEvent."""
    with _readable():
        rows = connection.execute(
            f"SELECT {_ROW}, typeof(actor) || typeof(command) FROM answers WHERE room = ?"
            " AND (command, actor) > (CAST(? AS TEXT), CAST(? AS TEXT))"
            " ORDER BY command, actor LIMIT ?",
            (room, *after, most),
        ).fetchall()
    check_answers(row[:-1] for row in rows)
    for _, actor, command, _, _, kinds in rows:
        if kinds != "texttext" or (command, actor) <= after:
            raise UnreadableEvent(CHANGED)
        after = command, actor
    return after if len(rows) == most else None


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        raise UnreadableEvent(f"answers to commands cannot be read: {error}") from error
