"""The key that links are made from: in a file beside the database, never in it.

The database has a mark of the key, so that a wrong one is noticed before anybody gets a wrong link.
"""

from __future__ import annotations

import hmac
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

from liveroom.core.records import NotStored
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.folder import CannotOpen

KEY_BYTES = 32
MOST_BYTES = 1_000
"""Of a file that is read for a key; a device would have no end."""


async def link_key(
    database: Database, path: Path, chance: Callable[[int], bytes] = os.urandom
) -> bytes:
    """The key in this file, which is made where the database has had none, or the file is empty.

    Raises CannotOpen with a sentence where the file is missing, cannot be read, or has another key
    than the one that this database's links were made from.
    """
    try:
        mark: bytes | None = await database.read(_mark)
        key = _read(path)
        if key is None and mark is not None:
            raise CannotOpen(
                f"The key of the links, {path}, is missing. Put it back from a backup. Where there "
                "is none, put an empty file there: links go on working, and owners make new ones."
            )
        if not key:
            mark, key = None, chance(KEY_BYTES)
            await _marked(database, None)
            _write(path, key)
        if mark is None:
            await _marked(database, _mark_of(key))
        elif not hmac.compare_digest(mark, _mark_of(key)):
            raise CannotOpen(
                f"The key in {path} is not the one that the links of this database were made from. "
                "Put the right one back."
            )
    except (OSError, NotStored) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise CannotOpen(f"The key of the links, {path}, cannot be used: {told}.") from error
    return key


def _read(path: Path) -> bytes | None:
    """The key; None without a file, nothing for an empty one."""
    try:
        with path.open("rb") as file:
            text = file.read(MOST_BYTES).decode("ascii")
        key = bytes.fromhex(text)
    except FileNotFoundError:
        return None
    except ValueError:
        key = b"?"
    if len(key) not in (0, KEY_BYTES):
        raise CannotOpen(f"What stands in {path} is no key of links: 64 hexadecimal digits.")
    return key


def _write(path: Path, key: bytes) -> None:
    """Keep a new key, for the server's user alone; it is on disk on return."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.fchmod(file, 0o600)
        os.write(file, f"{key.hex()}\n".encode("ascii"))
        os.fsync(file)
    finally:
        os.close(file)


def _mark_of(key: bytes) -> bytes:
    return hmac.digest(key, b"the key of this database's links", "sha256")


def _mark(connection: sqlite3.Connection) -> bytes | None:
    (mark,) = connection.execute("SELECT link_key FROM meta").fetchone()
    return bytes(mark) if mark is not None else None


async def _marked(database: Database, mark: bytes | None) -> None:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE meta SET link_key = ?", (mark,))

    await database.write(work, from_reserve=True)
