"""The one task that writes: everything that waits goes into one commit.

A caller hands in a job and waits for its answer. It never owns a transaction, so that a caller who
is cancelled cannot leave one open; its job is done or refused like any other. Answers are given
only after COMMIT has returned, and with `synchronous=FULL` that is after the disk has it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

from liveroom.core.records import Disk, DiskFull, NotStored
from liveroom.store.sqlite.reserve import ONLY_STAFF, Reserve
from liveroom.store.sqlite.whole_rooms import compaction
from liveroom.store.sqlite.worker import Worker

logger = logging.getLogger(__name__)

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

MOST_WAITING = 20_000
MOST_IN_A_COMMIT = 2_000

_BY_ITSELF = (
    sqlite3.IntegrityError,
    sqlite3.DataError,
    sqlite3.ProgrammingError,
    sqlite3.InterfaceError,
)
"""SQLite's complaints about one job's values; every other one is about the file or the disk."""

_LEFT = "deleted, but old copies are left, try again"


@dataclass(frozen=True, slots=True)
class _Failed:
    error: Exception


@dataclass(frozen=True, slots=True)
class _Job:
    work: Work[object]
    answer: asyncio.Future[object]
    from_reserve: bool


class Writer:
    """Commits jobs in the order in which they came, as many at once as are waiting."""

    def __init__(
        self, connection: Worker, reserve: Reserve, committed: Callable[[sqlite3.Connection], None]
    ) -> None:
        """`committed` is called after each commit, in the connection's thread."""
        self._connection = connection
        self._reserve = reserve
        self._committed = committed
        self._waiting: asyncio.Queue[_Job] = asyncio.Queue(MOST_WAITING)
        self.commits = 0
        self._disk: Disk | None = None
        """What it was where the last commit failed of it."""
        self._task = asyncio.create_task(self._serve(), name="store writer")

    async def write(
        self,
        work: Work[T],
        from_reserve: bool = False,
    ) -> T:
        """Do the work in the next commit, and return what it returned once that is on disk.

        What the work raises undoes this job alone. What is done `from_reserve` may use the space
        that is held back, when the disk is full for everything else. Raises NotStored, and DiskFull
        where the reserve would help.
        """
        answer: asyncio.Future[object] = asyncio.get_running_loop().create_future()
        await self._waiting.put(_Job(work, answer, from_reserve))
        return cast(T, await answer)

    async def check(self) -> str | None:
        """Write something where the last commit failed of the disk; what is stored alone meanwhile.

        Raises NotStored.
        """
        if self._disk is not None:
            await self.write(_rewrite, from_reserve=True)
        return ONLY_STAFF if self._reserve.is_missed else None

    async def compact(self, in_use: bool = False) -> bool:
        """Write the file anew without what was deleted, and give its space back; whether it was.

        Nothing else is written meanwhile, so while it is `in_use` a long file is left for later.
        Raises NotStored where old copies may be left in another file.
        """
        try:
            return await self._connection.use(partial(compaction.compact, in_use=in_use))
        except Exception as error:
            raise NotStored(f"{_LEFT}: {error}") from error

    async def close(self) -> None:
        """Commit what still waits, and stop; nothing may be written any more."""
        await self._waiting.join()
        self._task.cancel()
        await asyncio.wait([self._task])

    async def _serve(self) -> None:
        while True:
            jobs = [await self._waiting.get()]
            while not self._waiting.empty() and len(jobs) < MOST_IN_A_COMMIT:
                jobs.append(self._waiting.get_nowait())
            for job, outcome in zip(jobs, await self._commit(jobs), strict=True):
                _resolve(job, outcome)
                self._waiting.task_done()

    async def _commit(self, jobs: Sequence[_Job]) -> Sequence[object]:
        try:
            outcomes = await self._connection.use(partial(self._stored, jobs))
        except Exception as error:  # whatever it was, callers must hear and the writer must go on
            return [_not_stored(error) for _ in jobs]
        self.commits += not all(isinstance(each, _Failed) for each in outcomes)
        self._note(outcomes)
        return outcomes

    def _note(self, outcomes: Sequence[object]) -> None:
        """Note what the disk is; the log tells once of one that fails, and the reserve of a full
        one."""
        errors = [each.error if isinstance(each, _Failed) else None for each in outcomes]
        disks = [each.disk if isinstance(each, NotStored) else None for each in errors]
        before, self._disk = self._disk, disks[0] if all(disks) else None
        if self._disk == before:
            return
        if self._disk == "failing":
            logger.error("the disk fails: nothing is stored: %s", errors[0])
        elif before == "failing":
            logger.warning("the disk takes what is written again")

    def _stored(self, jobs: Sequence[_Job], connection: sqlite3.Connection) -> Sequence[object]:
        outcomes = _store(connection, jobs, self._reserve)
        with contextlib.suppress(sqlite3.Error):  # what is committed stays so
            self._committed(connection)
        return outcomes


def _not_stored(
    error: Exception | None, disk: Disk | None = None, kind: type[NotStored] = NotStored
) -> _Failed:
    refused = kind(f"nothing was written: {error or 'the disk is full'}", disk)
    refused.__cause__ = error
    return _Failed(refused)


def _disk_of(error: sqlite3.OperationalError, reserve: Reserve) -> Disk | None:
    """What the disk is where a commit failed of it.

    SQLite says the same of a share of the disk that is used up as of a disk that fails.
    """
    if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_FULL:
        return "full"
    if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_IOERR:
        return None
    return "failing" if reserve.has_space() else "full"


def _store(
    connection: sqlite3.Connection, jobs: Sequence[_Job], reserve: Reserve
) -> Sequence[object]:
    """Commit all jobs, or on a full disk those that may use its reserve."""
    error = None
    if reserve.hold():
        try:
            return _commit(connection, [job.work for job in jobs])
        except sqlite3.OperationalError as failed:
            disk = _disk_of(failed, reserve)
            if disk != "full" or not reserve.give_up():
                return [_not_stored(failed, disk) for _ in jobs]
            error = failed
    outcomes: list[object] = [_not_stored(error, "full", DiskFull) for _ in jobs]
    places = [place for place, job in enumerate(jobs) if job.from_reserve]
    if places:
        done = _from_reserve(connection, [jobs[place].work for place in places], reserve)
        for place, outcome in zip(places, done, strict=True):
            outcomes[place] = outcome
    return outcomes


def _from_reserve(
    connection: sqlite3.Connection, works: Sequence[Work[object]], reserve: Reserve
) -> Sequence[object]:
    try:
        done = _commit(connection, works)
    except sqlite3.OperationalError as failed:
        return [_not_stored(failed, _disk_of(failed, reserve)) for _ in works]
    _use_wal_again(connection)
    return done


def _rewrite(connection: sqlite3.Connection) -> None:
    """A commit that changes nothing, and is written all the same."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version}")


def _use_wal_again(connection: sqlite3.Connection) -> None:
    """Let the next commit begin the write-ahead log anew, so that it takes no further space."""
    with contextlib.suppress(sqlite3.Error):
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def _commit(connection: sqlite3.Connection, works: Sequence[Work[object]]) -> list[object]:
    try:
        connection.execute("BEGIN IMMEDIATE")
        outcomes = [_attempt(connection, work) for work in works]
        connection.execute("COMMIT")
        return outcomes
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def _attempt(connection: sqlite3.Connection, work: Work[object]) -> object:
    connection.execute("SAVEPOINT job")
    try:
        outcome = work(connection)
    except _BY_ITSELF as error:
        outcome = _not_stored(error)
    except sqlite3.Error:
        raise
    except Exception as error:
        outcome = _Failed(error)
    if isinstance(outcome, _Failed):
        connection.execute("ROLLBACK TO job")
    connection.execute("RELEASE job")
    return outcome


def _resolve(job: _Job, outcome: object) -> None:
    if job.answer.done():  # the caller has gone
        return
    if isinstance(outcome, _Failed):
        job.answer.set_exception(outcome.error)
    else:
        job.answer.set_result(outcome)
