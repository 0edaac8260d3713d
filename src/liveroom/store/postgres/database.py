"""A PostgreSQL database that several servers share: its connections, and what a commit means."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import secrets
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Final, TypeVar

import psycopg
from psycopg import errors
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from liveroom.core.records import Hint, NotStored, Unknown
from liveroom.store.postgres.hints import Known, hints, tell
from liveroom.store.postgres.schema import Connection
from liveroom.store.postgres.start import noticing, prepare

T = TypeVar("T")
Work = Callable[[Connection], Awaitable[T]]
Within = Callable[[Connection, Work[T]], Awaitable[T]]

START_SECONDS: Final = 45.0
"""How long a start waits for the database."""

WRITE_SECONDS: Final = 45.0
"""How long a caller waits for a commit: a fail-over takes 20 to 30 seconds."""

CHECK_SECONDS: Final = 2.0

TRY_SECONDS: Final = 1.0
"""How long a connection is tried for: the pool's own pauses between tries grow to many seconds."""

MOST_CONNECTIONS: Final = 8

TELL_SECONDS: Final = 0.02
"""How long hints wait for others."""

_CUT_OFF = (errors.AdminShutdown, errors.CrashShutdown, errors.CannotConnectNow)
"""With these a server ends a connection; of a commit they leave open whether it was made."""

logger = logging.getLogger(__name__)
logging.getLogger("psycopg.pool").setLevel(logging.ERROR)  # it tells of each try in vain


class SharedDatabase:
    """What the log and the keys of one database share."""

    def __init__(
        self, dsn: str, pool: AsyncConnectionPool[Connection], write_seconds: float
    ) -> None:
        self._dsn = dsn
        self._pool = pool
        self._write_seconds = write_seconds
        self._writing: set[asyncio.Task[object]] = set()
        self._untold: dict[str, None] = {}
        self._teller: asyncio.Task[None] | None = None
        self.server = secrets.token_hex(4)
        """What other servers know this one by."""
        self.commits = 0
        """How many commits this server has made."""

    @classmethod
    @asynccontextmanager
    async def open(
        cls,
        dsn: str,
        start_seconds: float = START_SECONDS,
        write_seconds: float = WRITE_SECONDS,
    ) -> AsyncIterator[SharedDatabase]:
        """Connections to a database until the block ends; its tables are made when missing.

        Raises CannotOpen with a sentence for the operator.
        """
        await prepare(dsn, start_seconds)
        dsn = noticing(dsn)
        pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            dsn,
            min_size=1,
            max_size=MOST_CONNECTIONS,
            kwargs={"autocommit": True},
            open=False,
            reconnect_timeout=TRY_SECONDS,
            name="liveroom",
        )
        async with pool:
            database = cls(dsn, pool, write_seconds)
            try:
                yield database
            finally:
                await database._written()

    async def write(self, work: Work[T]) -> T:
        """Do the work in a transaction of its own, and return its result once that is committed.

        Statements go out together until one's rows are asked for: how many rows it changed
        is not known before.
        Where there is a synchronous standby, it has the commit too. A caller that is cancelled
        does not cut it short. Work is done again when its connection breaks before the commit.
        What it raises undoes it. Raises NotStored when nothing was written, and Unknown when
        the answer to the commit did not come.
        """
        task = asyncio.create_task(self._write(work, self._write_seconds))
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)
        return await asyncio.shield(task)

    async def check(self) -> None:
        """Raise NotStored where a commit does not come through within a few seconds."""
        try:
            await self._write(_noted, CHECK_SECONDS)
        except Unknown as error:
            raise NotStored(f"a commit takes too long: {error}") from error

    async def read(self, work: Work[T]) -> T:
        """What the work finds in one snapshot of the database. Raises NotStored when it cannot."""
        try:
            return await self._until(self._deadline(self._write_seconds), work, _snapshot)
        except _Cut as error:
            raise NotStored(f"the database cannot be read: {error}") from error

    def tell(self, payload: str) -> None:
        """Tell other servers soon, together with what else there is to tell.

        What could not be told they find by looking.
        """
        self._untold.pop(payload, None)  # said again, it is later than what was said between
        self._untold[payload] = None
        if self._teller is None or self._teller.done():
            self._teller = asyncio.create_task(self._tell())

    def hints(self, known: Known) -> AsyncIterator[Hint]:
        """What has happened in the database; see `hints.hints`."""
        return hints(self._dsn, known, self.server)

    async def _tell(self) -> None:
        while self._untold:
            await asyncio.sleep(TELL_SECONDS)
            payloads, self._untold = [*self._untold], {}
            with contextlib.suppress(psycopg.Error, PoolTimeout):
                async with self._pool.connection(self._write_seconds) as connection:
                    await tell(connection, *payloads)

    async def _written(self) -> None:
        """Wait for what is being written, and for what is to be told of it."""
        if left := {*self._writing, *([self._teller] if self._teller else [])}:
            await asyncio.wait(left)

    async def _write(self, work: Work[T], seconds: float) -> T:
        deadline = self._deadline(seconds)
        try:
            result = await self._until(deadline, work, _transaction)
        except _Cut as cut:
            is_late = asyncio.get_running_loop().time() >= deadline
            raise Unknown(f"the answer to a commit did not come: {cut}", is_late) from cut
        self.commits += 1
        return result

    def _deadline(self, seconds: float) -> float:
        return asyncio.get_running_loop().time() + seconds

    async def _until(self, deadline: float, work: Work[T], within: Within[T]) -> T:
        """Do the work on a connection, and on another where one breaks before anything is done.

        Raises NotStored when nothing was done until the deadline, or when the database refuses it.
        """
        loop = asyncio.get_running_loop()
        while True:
            try:
                left = max(deadline - loop.time(), 0.0)
                async with self._pool.connection(min(left, TRY_SECONDS)) as connection:
                    with _cut_off_at(deadline, connection):
                        return await within(connection, work)
            except (_Broken, PoolTimeout) as error:
                if loop.time() >= deadline:
                    raise NotStored(f"the database is away: {error}") from error
            except psycopg.Error as error:
                raise NotStored(f"the database refused: {error}") from error


class _Broken(Exception):
    """The connection broke before the commit, so nothing was written."""


class _Cut(Exception):
    """The connection broke while it was waited for the commit."""


async def _noted(connection: Connection) -> None:
    """Write to the write-ahead log alone."""
    await connection.execute("SELECT pg_logical_emit_message(true, 'liveroom', 'check')")


async def _snapshot(connection: Connection, work: Work[T]) -> T:
    try:
        async with connection.pipeline():
            await connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            result = await work(connection)
            await connection.execute("ROLLBACK")
    except BaseException as error:
        await _undo(connection, error)
        raise
    return result


async def _undo(connection: Connection, error: BaseException) -> None:
    """Roll back. Raises _Broken where the error is that the connection broke."""
    try:
        if not connection.closed:
            await connection.execute("ROLLBACK")
            return
    except psycopg.Error:  # it broke just now, or was breaking
        await connection.close()
    if isinstance(error, psycopg.Error):
        raise _Broken(str(error)) from error


async def _transaction(connection: Connection, work: Work[T]) -> T:
    is_committing = False
    try:
        async with connection.pipeline():
            await connection.execute("BEGIN")
            result = await work(connection)
            is_committing = True
            await connection.execute("COMMIT")
    except BaseException as error:
        if is_committing and _is_cut_off(connection, error):
            raise _Cut(str(error)) from error
        await _undo(connection, error)
        raise
    return result


def _is_cut_off(connection: Connection, error: BaseException) -> bool:
    """Whether the error leaves open what has become of what was sent before it."""
    return isinstance(error, psycopg.Error) and (connection.closed or isinstance(error, _CUT_OFF))


@contextlib.contextmanager
def _cut_off_at(deadline: float, connection: Connection) -> Iterator[None]:
    """Close the connection's socket when it is late.

    A request to cancel would make a server that waits for its standby give up the wait and
    acknowledge what may yet be lost.
    """
    late = asyncio.get_running_loop().call_at(deadline, _shut_down, connection)
    try:
        yield
    finally:
        late.cancel()


def _shut_down(connection: Connection) -> None:
    with (
        contextlib.suppress(OSError, psycopg.Error),
        socket.socket(fileno=os.dup(connection.fileno())) as same,
    ):
        same.shutdown(socket.SHUT_RDWR)
