"""The key that links are made from, the same for all servers on one database."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from liveroom.core.records import NotStored, Unknown
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.key_file import KEY_BYTES, mark_of, read_key
from liveroom.store.postgres import schema
from liveroom.store.postgres.database import SharedDatabase
from liveroom.store.postgres.schema import Connection


async def link_key(
    database: SharedDatabase, path: Path | None, chance: Callable[[int], bytes] = os.urandom
) -> bytes:
    """The key in this file, which each server has a copy of; without one, that in the database.

    Whoever reads a database that has the key can make the links of its rooms. Raises CannotOpen
    with a sentence where the file is missing, or has another key than the links were made from.
    """
    try:
        if path is None:
            return await database.write(partial(_kept, chance(KEY_BYTES)))
        key = read_key(path)
        if not key:
            raise CannotOpen(
                f"The key of the links, {path}, is missing: put the same file on every server, "
                "with 64 hexadecimal digits from a good source of chance."
            )
        if not hmac.compare_digest(
            await database.write(partial(_marked, mark_of(key))), mark_of(key)
        ):
            raise CannotOpen(
                f"The key in {path} is not the one that the links of this database were made from. "
                "Put the right one back."
            )
    except (OSError, NotStored, Unknown) as error:
        told = error.strerror if isinstance(error, OSError) else error
        raise CannotOpen(f"The key of the links cannot be used: {told}.") from error
    return key


async def adopt_key(database: SharedDatabase, key: bytes) -> None:
    """Keep another key, for a database of which nobody has a link yet. Raises NotStored."""
    await database.write(partial(_adopted, key))


async def _adopted(key: bytes, connection: Connection) -> None:
    await connection.execute("UPDATE meta SET link_key = %s, mark = %s", (key, mark_of(key)))


async def _kept(new: bytes, connection: Connection) -> bytes:
    """The key in the database; a new one where there is none. CannotOpen where it is in a file."""
    key, mark = await _held(connection)
    if key is None:
        key, mark = new, mark or mark_of(new)
        await connection.execute("UPDATE meta SET link_key = %s, mark = %s", (key, mark))
    if mark is None or not hmac.compare_digest(mark, mark_of(key)):
        raise CannotOpen(
            "The links of this database were made from the key in a file: "
            "name it by link_key_file on every server."
        )
    return bytes(key)


async def _marked(mark: bytes, connection: Connection) -> bytes:
    """The mark of the key that links were made from; this one where there was none."""
    _, held = await _held(connection)
    if held is None:
        await connection.execute("UPDATE meta SET mark = %s", (mark,))
    return held or mark


async def _held(connection: Connection) -> tuple[bytes | None, bytes | None]:
    """The key and the mark, locked; where nothing is written no standby is waited for."""
    await connection.execute("SELECT pg_advisory_xact_lock(%s)", (schema.LOCK,))
    cursor = await connection.execute("SELECT link_key, mark FROM meta")
    row = await cursor.fetchone()
    assert row is not None, "the tables are made"
    return row[0], row[1]
