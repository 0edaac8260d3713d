"""Reading a data folder beside the server that holds it; nothing can be written this way."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from liveroom.store.connection import BUSY_SECONDS, Worker, check_library, reader
from liveroom.store.database import Database
from liveroom.store.folder import DATABASE, CannotOpen
from liveroom.store.sqlite_log import SqliteLog


class _ReadOnly(Database):
    """A database of which only `read` works: there is no writer."""

    def __init__(self, reading: Worker) -> None:
        self.epoch = ""
        self._reading = reading


@asynccontextmanager
async def beside(folder: Path) -> AsyncIterator[SqliteLog]:
    """The log of a data folder, for reading. Raises CannotOpen with a sentence."""
    check_library()
    path = folder / DATABASE
    if not path.is_file():
        raise CannotOpen(f"There is no data in {folder}.")
    try:
        async with reader(path, BUSY_SECONDS) as reading:
            yield SqliteLog(_ReadOnly(reading))
    except sqlite3.Error as error:
        raise CannotOpen(f"The database {path} cannot be opened: {error}.") from error
