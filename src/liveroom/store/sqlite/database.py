"""One database file in a data folder: opened once, written by one task, read beside it."""

from __future__ import annotations

import logging
import os
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TypeVar

from liveroom.core.records import NotStored
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import schema
from liveroom.store.sqlite.folder import HEAD, RESERVE, existing, held
from liveroom.store.sqlite.migrations import migrate
from liveroom.store.sqlite.progress import (
    HeadNote,
    Progress,
    begin_lineage,
    has_all_rooms,
    progress,
)
from liveroom.store.sqlite.reserve import Reserve
from liveroom.store.sqlite.whole_rooms import compaction
from liveroom.store.sqlite.worker import (
    BUSY_SECONDS,
    as_not_stored,
    check_library,
    is_damage,
    reader,
    writer,
)
from liveroom.store.sqlite.worker import Worker as Connection
from liveroom.store.sqlite.writer import Work, Writer

T = TypeVar("T")

RESTORE = "Restore the newest backup into a new folder: liveroom restore FILE --data FOLDER."

logger = logging.getLogger(__name__)


class Database:
    """What the logs and keys of one file share. `epoch` was drawn when the file was made."""

    def __init__(self, epoch: str, reading: Connection, writing: Writer | None) -> None:
        self.epoch = epoch
        self._reading = reading
        self._writing = writing
        self._closed = False

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        folder: Path,
        chance: Callable[[int], bytes] = os.urandom,
        busy_seconds: float = BUSY_SECONDS,
        reserve_bytes: int = 0,
    ) -> AsyncIterator[Database]:
        """Hold a data folder and its database until the block ends; both are made when missing.

        What still waits to be written when the block ends is written. `busy_seconds` is how long a
        commit waits for another process that has locked the file; then it is not stored.
        `reserve_bytes` of disk space are held back for what may use them.
        Raises CannotOpen with a sentence for the operator.
        """
        check_library()
        with held(folder) as path:
            async with AsyncExitStack() as stack:
                with _as_cannot_open(path):
                    writing = await stack.enter_async_context(writer(path, busy_seconds))
                    note = HeadNote(folder)
                    epoch = await writing.use(partial(_prepare, path, note, chance))
                    reading = await stack.enter_async_context(reader(path, busy_seconds))
                reserve = Reserve(folder / RESERVE, reserve_bytes)
                await writing.use(lambda _: reserve.hold())
                jobs = Writer(writing, reserve, lambda connection: note.write(progress(connection)))
                stack.push_async_callback(jobs.close)
                with cls(epoch, reading, jobs)._until_closed() as database:
                    yield database

    @classmethod
    @asynccontextmanager
    async def open_read_only(cls, folder: Path) -> AsyncIterator[Database]:
        """A data folder for reading alone, whether or not a server holds it.

        Raises CannotOpen with a sentence for the operator.
        """
        check_library()
        path = existing(folder)
        async with AsyncExitStack() as stack:
            with _as_cannot_open(path):
                reading = await stack.enter_async_context(reader(path, BUSY_SECONDS))
                epoch = await reading.use(partial(_epoch, path))
            with cls(epoch, reading, None)._until_closed() as database:
                yield database

    @property
    def commits(self) -> int:
        """How many commits have been made since the database was opened."""
        return self._writing.commits if self._writing else 0

    async def write(
        self,
        work: Work[T],
        from_reserve: bool = False,
    ) -> T:
        """Do the work in the next commit, as `Writer.write` says."""
        self._check_open()
        if self._writing is None:
            raise NotStored("the database is open for reading alone")
        return await self._writing.write(work, from_reserve)

    async def check(self) -> str | None:
        """What is stored alone, as `Writer.check` says. Raises NotStored."""
        return await self._writing.check() if self._writing else None

    async def compact(self, in_use: bool = False) -> bool:
        """Leave no byte of deleted rows in the files, as `Writer.compact` says."""
        self._check_open()
        if self._writing is None:
            raise NotStored("the database is open for reading alone")
        return await self._writing.compact(in_use)

    async def read(self, work: Work[T]) -> T:
        """What the work returns on the read-only connection. Raises NotStored when it cannot."""
        self._check_open()
        with as_not_stored("the database cannot be read"):
            return await self._reading.use(work)

    def _check_open(self) -> None:
        if self._closed:
            raise NotStored("the store is closed")

    @contextmanager
    def _until_closed(self) -> Iterator[Database]:
        try:
            yield self
        finally:
            self._closed = True


@contextmanager
def _as_cannot_open(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        advice = f" {RESTORE}" if is_damage(error) else ""
        raise CannotOpen(f"The database {path} cannot be opened: {error}.{advice}") from error


def _prepare(
    path: Path, note: HeadNote, chance: Callable[[int], bytes], connection: sqlite3.Connection
) -> str:
    """Make the tables of a new file, or bring on those of an old one, and give its epoch.

    A file that is not the one that was written here last, such as a backup, gets a new epoch.
    """
    noted = note.read()
    if schema.is_new(connection):
        if noted is not None and noted.appends:
            raise CannotOpen(
                f"The database {path} is empty, and {noted.appends} appends were written to it. "
                f"{RESTORE} To begin anew, delete {HEAD}."
            )
        connection.execute("BEGIN IMMEDIATE")
        schema.create(connection, chance(8).hex())
        connection.execute("COMMIT")
    found = _version(connection)
    migrate(path, connection, found)
    if not has_all_rooms(connection):
        logger.error("the database %s has lost rooms or the ends of rooms", path)
        begin_lineage(connection, chance(8).hex())
    elif found == schema.VERSION and not progress(connection).follows(noted):
        _log_other_lineage(path, noted, progress(connection))
        begin_lineage(connection, chance(8).hex())
    note.write(progress(connection))
    with suppress(sqlite3.Error):  # a full disk: it is due again at the next start
        compaction.compact(connection)
    return progress(connection).epoch


def _log_other_lineage(path: Path, noted: Progress | None, found: Progress) -> None:
    if noted is not None and noted.epoch == found.epoch:
        logger.error(
            "the database %s is not the one that was written here last: it holds %d appends of %d",
            path,
            found.appends,
            noted.appends,
        )
    else:
        logger.warning("the database %s comes from elsewhere; screens load anew", path)


def _epoch(path: Path, connection: sqlite3.Connection) -> str:
    """The epoch of a file that is read as it is. Raises CannotOpen for other tables."""
    found = _version(connection)
    if found != schema.VERSION:
        raise CannotOpen(
            f"The database {path} was written by another version of liveroom "
            f"(tables {found}; this one knows {schema.VERSION})."
        )
    return progress(connection).epoch


def _version(connection: sqlite3.Connection) -> int:
    found: int | None = connection.execute(
        "SELECT CAST(max(schema) AS INTEGER) FROM meta"
    ).fetchone()[0]
    return found or 0
