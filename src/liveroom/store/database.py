"""One database file in a data folder: opened once, written by one task, read beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

from liveroom.store import schema
from liveroom.store.connection import BUSY_SECONDS, as_not_stored, check_library, reader, writer
from liveroom.store.connection import Worker as Connection
from liveroom.store.folder import CannotOpen, held
from liveroom.store.writer import Work, Writer

T = TypeVar("T")


class Database:
    """What the logs and keys of one file share. `epoch` was drawn when the file was made."""

    def __init__(self, epoch: str, writing: Writer, reading: Connection) -> None:
        self.epoch = epoch
        self._writing = writing
        self._reading = reading

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        folder: Path,
        chance: Callable[[int], bytes] = os.urandom,
        busy_seconds: float = BUSY_SECONDS,
    ) -> AsyncIterator[Database]:
        """Hold a data folder and its database until the block ends; both are made when missing.

        What still waits to be written when the block ends is written. `busy_seconds` is how long a
        commit waits for another process that has locked the file; then it is not stored.
        Raises CannotOpen with a sentence for the operator.
        """
        check_library()
        with held(folder) as path:
            async with AsyncExitStack() as stack:
                epoch, writing, reading = await _connect(stack, path, chance, busy_seconds)
                jobs = Writer(writing)
                stack.push_async_callback(jobs.close)
                yield cls(epoch, jobs, reading)

    @property
    def commits(self) -> int:
        """How many commits have been made since the database was opened."""
        return self._writing.commits

    async def write(
        self, work: Work[T], stored: Callable[[], None] | None = None, scrub: bool = False
    ) -> T:
        """Do the work in the next commit, as `Writer.write` says."""
        return await self._writing.write(work, stored, scrub)

    async def read(self, work: Work[T]) -> T:
        """What the work returns on the read-only connection. Raises NotStored when it cannot."""
        self._writing.check_open()
        with as_not_stored("the database cannot be read"):
            return await self._reading.use(work)


async def _connect(
    stack: AsyncExitStack, path: Path, chance: Callable[[int], bytes], busy_seconds: float
) -> tuple[str, Connection, Connection]:
    try:
        writing = await stack.enter_async_context(writer(path, busy_seconds))
        epoch = await writing.use(partial(_prepare, path, chance))
        reading = await stack.enter_async_context(reader(path, busy_seconds))
    except sqlite3.Error as error:
        raise CannotOpen(f"The database {path} cannot be opened: {error}.") from error
    return epoch, writing, reading


def _prepare(path: Path, chance: Callable[[int], bytes], connection: sqlite3.Connection) -> str:
    """Make the tables of a new file, check those of an old one, and give its epoch."""
    if schema.is_new(connection):
        connection.execute("BEGIN IMMEDIATE")
        schema.create(connection, chance(8).hex())
        connection.execute("COMMIT")
    found, epoch = connection.execute("SELECT schema, epoch FROM meta").fetchone()
    if found != schema.VERSION:
        raise CannotOpen(
            f"The database {path} was written by another version of liveroom "
            f"(tables {found}; this one knows {schema.VERSION})."
        )
    return str(epoch)
