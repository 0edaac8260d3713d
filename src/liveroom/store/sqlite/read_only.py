"""Reading a data folder beside the server that holds it; nothing can be written this way."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.log import SqliteLog


@asynccontextmanager
async def open_read_only(folder: Path) -> AsyncIterator[SqliteLog]:
    """The log of a data folder, for reading. Raises CannotOpen with a sentence."""
    async with Database.open_read_only(folder) as database:
        yield SqliteLog(database)
