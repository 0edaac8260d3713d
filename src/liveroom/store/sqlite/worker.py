"""Connections to the database file: one that writes and checkpoints, others that only read."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiosqlite

from liveroom.core.records import NotStored
from liveroom.store.cannot_open import CannotOpen

T = TypeVar("T")

OLDEST_SQLITE = (3, 35, 0)
BUSY_SECONDS = 5.0
"""How long a commit waits for another process that has locked the file, unless told otherwise."""

SAFE: Mapping[str, str] = {"trusted_schema": "OFF", "cell_size_check": "ON"}
WRITING: Mapping[str, str] = {
    "synchronous": "FULL",
    "fullfsync": "ON",  # macOS alone: its plain fsync leaves data in the drive's cache
    "checkpoint_fullfsync": "ON",
    "foreign_keys": "ON",
    "secure_delete": "ON",
    "temp_store": "MEMORY",  # no text may spill into a temporary file
    "wal_autocheckpoint": "10000",
    "cache_size": "-32000",
}


class Worker(aiosqlite.Connection):
    """A connection in a thread of its own, which runs whole pieces of work there.

    aiosqlite's public interface pays a trip between threads for every statement; a batch of two
    thousand jobs would pay for ten thousand, and somebody cancelled between two statements would
    leave a transaction open. What runs a whole function in the thread is not public (`_execute`
    and `_conn`), so the requirement is bounded and `use` is the only place that touches it.
    """

    async def use(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` returns or raises when it is given the connection in its thread."""
        done: T = await self._execute(  # type: ignore[no-untyped-call]  # aiosqlite's own
            lambda: work(self._conn)
        )
        return done


def writer(path: Path, busy_seconds: float) -> AbstractAsyncContextManager[Worker]:
    """The one connection that writes. Raises CannotOpen."""
    connect = partial(sqlite3.connect, path, timeout=busy_seconds, isolation_level=None)
    return _opened(connect, partial(make_writable, path))


def reader(path: Path, busy_seconds: float) -> AbstractAsyncContextManager[Worker]:
    """A connection that cannot write; the file must exist."""
    address = f"{path.resolve().as_uri()}?mode=ro"
    connect = partial(
        sqlite3.connect, address, uri=True, timeout=busy_seconds, isolation_level=None
    )
    return _opened(connect, partial(_set, SAFE))


@asynccontextmanager
async def _opened(
    connect: Callable[[], sqlite3.Connection], prepare: Callable[[sqlite3.Connection], None]
) -> AsyncIterator[Worker]:
    worker = Worker(connect, iter_chunk_size=64)
    await worker
    try:
        await worker.use(prepare)
        yield worker
    finally:
        await worker.close()


@contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is read inside is as of one instant, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        if connection.in_transaction:  # SQLite ends it itself where the file is damaged
            connection.execute("COMMIT")


def check_library(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> None:
    """Refuse a SQLite that is too old. Raises CannotOpen."""
    if version < OLDEST_SQLITE:
        found = ".".join(map(str, version))
        raise CannotOpen(f"liveroom needs SQLite 3.35 or newer; this Python comes with {found}.")


@contextmanager
def as_not_stored(doing: str) -> Iterator[None]:
    """Turn what SQLite complains of into NotStored, so that no caller needs to know SQLite."""
    try:
        yield
    except sqlite3.Error as error:
        raise NotStored(f"{doing}: {error}") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file holds something else than was written; not that it cannot be read now.

    Of a text that is no UTF-8 it is Python that complains, without a code of SQLite's.
    """
    code = getattr(error, "sqlite_errorcode", None)
    return code is None or code & 0xFF in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def make_writable(path: Path, connection: sqlite3.Connection) -> None:
    """Set a connection to lose nothing. Raises CannotOpen where there is no WAL mode."""
    _set(SAFE, connection)
    mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
    if mode != "wal":
        raise CannotOpen(f"The data folder {path.parent} does not support SQLite's WAL mode.")
    _set(WRITING, connection)


def _set(pragmas: Mapping[str, str], connection: sqlite3.Connection) -> None:
    for name, value in pragmas.items():
        connection.execute(f"PRAGMA {name} = {value}")
