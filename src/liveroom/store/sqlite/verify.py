"""Whether a data folder holds what was written to it."""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from liveroom.core.ids import RoomId
from liveroom.core.records import NotStored
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.log import SqliteLog
from liveroom.store.sqlite.progress import HeadNote, Progress, has_all_rooms, progress
from liveroom.store.sqlite.worker import snapshot
from liveroom.store.verified import Verified, faults_of

MOST_TOLD = 20
"""Sentences of SQLite's own; where a page is lost there may be one for each row."""


_ROOMS = (  # a page that took another's place may hold anything
    "SELECT room FROM rooms WHERE typeof(room) = 'text'"
    " UNION SELECT room FROM events WHERE typeof(room) = 'text'"
)


async def verify(folder: Path) -> Verified:
    """Read a whole data folder, beside a running server too, and hold it against its hashes.

    Raises CannotOpen for a folder without a database of this version.
    """
    noted = HeadNote(folder).read()  # before the database, which a server may write meanwhile
    async with Database.open_read_only(folder) as database:
        try:
            rooms, faults = await database.read(partial(_file, noted))
            faults += await faults_of(SqliteLog(database), rooms)
        except NotStored as error:
            return Verified(0, (f"{error}.",))
    return Verified(len(rooms), tuple(faults))


def _file(noted: Progress | None, connection: sqlite3.Connection) -> tuple[list[RoomId], list[str]]:
    """The rooms of the file, and what is wrong with it as a whole."""
    with snapshot(connection):
        rows = connection.execute(_ROOMS).fetchall()
        found, is_whole = progress(connection), has_all_rooms(connection)
        # The longer check alone finds rows that are lost where others stand in their place.
        told = connection.execute(f"PRAGMA integrity_check({MOST_TOLD})")
        broken = [row[0] for row in told if row[0] != "ok"]
    faults = [f"SQLite says: {line}." for line in broken]
    if not is_whole:
        faults.append("Rooms or the ends of rooms are missing.")
    if not found.follows(noted):
        faults.append(_other(found, noted))
    return [RoomId(row[0]) for row in rows], faults


def _other(found: Progress, noted: Progress | None) -> str:
    if noted is None:
        return "There is no liveroom.head, so it cannot be told whether the log was cut short."
    if noted.epoch == found.epoch and noted.appends > found.appends:
        return f"The log was cut short: it holds {found.appends} appends of {noted.appends}."
    return "The database is not the one that was written here last."
