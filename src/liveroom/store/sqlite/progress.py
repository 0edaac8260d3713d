"""How far the log of a database has come, and a note of it beside the database.

The database alone cannot tell that it was cut short: a copy of yesterday, or one whose write-ahead
log was lost, is whole in itself. The note is written after each commit without waiting for the
disk, so after a power cut it may be behind the database, but never ahead of it.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from pathlib import Path

from liveroom.store.chain import START
from liveroom.store.sqlite.folder import HEAD


@dataclass(frozen=True, slots=True)
class Progress:
    """The lineage, the number of appends to any room, and a hash over where all rooms end."""

    epoch: str
    appends: int
    head: bytes

    def follows(self, noted: Progress | None) -> bool:
        """Whether a database that has come so far is the one that the note was made of."""
        if noted is None:
            return self.appends == 0
        if noted.epoch != self.epoch or noted.appends > self.appends:
            return False
        return noted.appends < self.appends or noted.head == self.head


# Casts, since a column keeps whatever somebody else wrote there.
_PROGRESS = "SELECT CAST(epoch AS TEXT), CAST(appends AS INTEGER), CAST(head AS BLOB) FROM meta"


class HeadNote:
    """The note of one data folder."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / HEAD
        self._written: Progress | None = None

    def read(self) -> Progress | None:
        """What was noted last; None where there is no note, or none that can be read."""
        try:
            epoch, appends, head = self._path.read_text("ascii").split()
            return Progress(epoch, int(appends), bytes.fromhex(head))
        except (OSError, ValueError):
            return None

    def write(self, progress: Progress) -> None:
        """Note it. A disk that refuses leaves the note behind, which is no harm."""
        if progress == self._written:
            return
        with suppress(OSError):
            file = os.open(self._path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                line = f"{progress.epoch} {progress.appends:020} {progress.head.hex()}\n"
                os.write(file, line.encode("ascii"))
            finally:
                os.close(file)
            self._written = progress


def count_append(connection: sqlite3.Connection, room: str, before: bytes, after: bytes) -> None:
    """Count an append that moved the room's chain. Belongs inside a transaction."""
    (head,) = connection.execute("SELECT head FROM meta").fetchone()
    moved = _xor(_xor(head, _share(room, before)), _share(room, after))
    connection.execute("UPDATE meta SET appends = appends + 1, head = ?", (moved,))


def progress(connection: sqlite3.Connection) -> Progress:
    """How far it has come now."""
    return Progress(*connection.execute(_PROGRESS).fetchone())


def has_all_rooms(connection: sqlite3.Connection) -> bool:
    """Whether every room ends where the appends that were counted left it."""
    rooms = connection.execute("SELECT room, coalesce(CAST(chain AS BLOB), x'') FROM rooms")
    head = progress(connection).head
    return bool(reduce(_xor, (_share(*row) for row in rooms), START) == head)


def begin_lineage(connection: sqlite3.Connection, epoch: str) -> None:
    """Write under another epoch from now on, so that nobody resumes into what is not there."""
    connection.execute("UPDATE meta SET epoch = ?", (epoch,))


def _share(room: str, chain: bytes) -> bytes:
    """What a room adds to the hash over all rooms; one without events adds nothing."""
    return START if chain == START else sha256(f"{room}\0".encode() + chain).digest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
