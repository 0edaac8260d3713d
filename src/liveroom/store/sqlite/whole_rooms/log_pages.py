"""What is read of a room's log in a SQLite database, also where the file is damaged."""

from __future__ import annotations

import sqlite3

from liveroom.core.ids import RoomId
from liveroom.store.chain import START
from liveroom.store.codec import Apart
from liveroom.store.good_events import ERASURE, GoodEvents
from liveroom.store.people.sqlite_people import read_links
from liveroom.store.sqlite.worker import is_damage, snapshot

PAGE = 5_000
"""Events read at a time, so that a long log holds up neither other readers nor checkpoints."""

FEW = 100
"""The same beside a show: nobody waits for the interpreter longer than a few milliseconds."""


def begin(room: RoomId, past: int, connection: sqlite3.Connection) -> GoodEvents:
    """Nothing yet of the room's events past this one."""
    if past == 0:
        return GoodEvents(room)
    row = connection.execute(
        "SELECT CAST(chain AS BLOB) FROM events WHERE room = ? AND seq = ?", (room, past)
    ).fetchone()
    return GoodEvents(room, past, row and row[0])


def forget_pages(connection: sqlite3.Connection) -> None:
    """Have what is read next come from the file, not from this connection's memory."""
    connection.execute("PRAGMA shrink_memory")


def read_on(good: GoodEvents, connection: sqlite3.Connection, most: int = PAGE) -> None:
    """Take the next page of its events.

    Where the file is damaged there, one by one, up to the first that cannot be read.
    """
    try:
        _take(good, most, connection)
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        _take_singly(good, connection)
    if good.is_over and good.is_missing:
        good.explain(_later_erasures(good, connection))


def _later_erasures(good: GoodEvents, connection: sqlite3.Connection) -> list[tuple[int, bytes]]:
    try:
        return connection.execute(
            "SELECT version, CAST(payload AS BLOB) FROM events"
            " WHERE room = ? AND seq > ? AND kind = ?",
            (good.room, good.last, ERASURE),
        ).fetchall()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return []


def _take_singly(good: GoodEvents, connection: sqlite3.Connection) -> None:
    while not good.is_over:
        try:
            _take(good, 1, connection)
        except sqlite3.DatabaseError as error:
            if not is_damage(error):
                raise
            good.spoil(f"event {good.last + 1} cannot be read: {error}")


def _take(good: GoodEvents, most: int, connection: sqlite3.Connection) -> None:
    with snapshot(connection):
        rows = connection.execute(
            "SELECT CAST(seq AS INTEGER), at, kind, version, CAST(payload AS BLOB), by,"
            " CAST(chain AS BLOB) FROM events WHERE room = ? AND seq > ? ORDER BY seq LIMIT ?",
            (good.room, good.last, most),
        ).fetchall()
        texts = _texts(connection, good.room, good.last, rows[-1][0]) if rows else {}
        links = read_links(good.room, connection)
        ended = end(good.room, connection) if len(rows) < most else None
    good.take(rows, texts, links)
    if ended is not None and not good.is_over:
        good.end(*ended)


def end(room: RoomId, connection: sqlite3.Connection) -> tuple[int, int, bytes]:
    """The room's last seq, its control version and its chain."""
    row: tuple[int, int, bytes] | None = connection.execute(
        "SELECT coalesce(CAST(seq AS INTEGER), 0), CAST(control AS INTEGER), CAST(chain AS BLOB)"
        " FROM rooms WHERE room = ?",
        (room,),
    ).fetchone()
    return row or (0, 0, START)


def _texts(
    connection: sqlite3.Connection, room: RoomId, past: int, last: int
) -> dict[int, dict[str, Apart]]:
    kept: dict[int, dict[str, Apart]] = {}
    for seq, *text in connection.execute(
        "SELECT seq, field, CAST(salt AS BLOB), CAST(value AS TEXT) FROM texts"
        " WHERE room = ? AND seq > ? AND seq <= ?",
        (room, past, last),
    ):
        kept.setdefault(seq, {})[text[0]] = Apart(*text)
    return kept
