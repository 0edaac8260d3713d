"""How far the log of a database has come: the appends to all rooms, counted and hashed together."""

from __future__ import annotations

import sqlite3
from functools import reduce
from hashlib import sha256

from liveroom.store.sqlite.chain import START
from liveroom.store.sqlite.head_note import Progress


def count_append(connection: sqlite3.Connection, room: str, before: bytes, after: bytes) -> None:
    """Count an append that moved the room's chain. Belongs inside a transaction."""
    (head,) = connection.execute("SELECT head FROM meta").fetchone()
    moved = _xor(_xor(head, _share(room, before)), _share(room, after))
    connection.execute("UPDATE meta SET appends = appends + 1, head = ?", (moved,))


def progress(connection: sqlite3.Connection) -> Progress:
    """How far it has come now."""
    return Progress(*connection.execute("SELECT epoch, appends, head FROM meta").fetchone())


def has_all_rooms(connection: sqlite3.Connection) -> bool:
    """Whether every room ends where the appends that were counted left it."""
    rooms = connection.execute("SELECT room, chain FROM rooms")
    (head,) = connection.execute("SELECT head FROM meta").fetchone()
    return bool(reduce(_xor, (_share(*row) for row in rooms), START) == head)


def begin_lineage(connection: sqlite3.Connection, epoch: str) -> None:
    """Write under another epoch from now on, so that nobody resumes into what is not there."""
    connection.execute("UPDATE meta SET epoch = ?", (epoch,))


def _share(room: str, chain: bytes) -> bytes:
    """What a room adds to the hash over all rooms; one without events adds nothing."""
    return START if chain == START else sha256(f"{room}\0".encode() + chain).digest()


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))
