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
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.key_file import KEY_BYTES, mark_of, read_key, write_key
from liveroom.store.sqlite.database import Database


async def link_key(
    database: Database, path: Path, chance: Callable[[int], bytes] = os.urandom
) -> bytes:
    """The key in this file, which is made where the database has had none, or the file is empty.

    Raises CannotOpen with a sentence where the file is missing, cannot be read, or has another key
    than the one that this database's links were made from.
    """
    try:
        mark: bytes | None = await database.read(_mark)
        key = read_key(path)
        if key is None and mark is not None:
            raise CannotOpen(
                f"The key of the links, {path}, is missing. Put it back from a backup. Where there "
                "is none, put an empty file there: links go on working, and owners make new ones."
            )
        if not key:
            key = chance(KEY_BYTES)
            await adopt_key(database, path, key)
        elif mark is None:
            await _marked(database, mark_of(key))
        elif not hmac.compare_digest(mark, mark_of(key)):
            raise CannotOpen(
                f"The key in {path} is not the one that the links of this database were made from. "
                "Put the right one back."
            )
    except (OSError, NotStored) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise CannotOpen(f"The key of the links, {path}, cannot be used: {told}.") from error
    return key


async def adopt_key(database: Database, path: Path, key: bytes) -> None:
    """Keep another key in this file, for a database of which nobody has a link yet.

    Raises NotStored, and OSError.
    """
    await _marked(database, None)
    write_key(path, key)
    await _marked(database, mark_of(key))


def _mark(connection: sqlite3.Connection) -> bytes | None:
    (mark,) = connection.execute("SELECT link_key FROM meta").fetchone()
    return bytes(mark) if mark is not None else None


async def _marked(database: Database, mark: bytes | None) -> None:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE meta SET link_key = ?", (mark,))

    await database.write(work, from_reserve=True)
