"""One task writes: all that waits goes into one commit, and no caller can hurt another."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from liveroom.core.events import Recorded, TimeAdded
from liveroom.core.records import Conflict, NotStored, Repeated, Stored
from liveroom.store.sqlite import Database, SqliteLog
from tests.store.samples import CUED, OTHER, ROOM, answer, question, vote

pytestmark = pytest.mark.anyio


@pytest.fixture
async def database(folder: Path) -> AsyncIterator[Database]:
    async with Database.open(folder) as opened:
        yield opened


@asynccontextmanager
async def busy(database: Database) -> AsyncIterator[None]:
    """A commit that is under way for as long as the block lasts; the rest waits behind it."""
    begun, go_on = asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(_: sqlite3.Connection) -> None:
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()

    task = asyncio.create_task(database.write(work))
    await begun.wait()
    try:
        yield
    finally:
        go_on.set()
        await task


async def waiting(*tasks: asyncio.Task[int]) -> None:
    """Let new tasks come as far as the writer's queue."""
    await asyncio.sleep(0)
    assert not any(task.done() for task in tasks)


async def test_all_that_waits_goes_into_one_commit(database: Database) -> None:
    log = SqliteLog(database)
    async with busy(database):
        tasks = [asyncio.create_task(log.append(ROOM, [vote(n)], {})) for n in range(500)]
        await waiting(*tasks)
    before = database.commits
    assert await asyncio.gather(*tasks) == [*range(1, 501)]
    assert (before, database.commits) == (1, 2)


async def test_one_commit_takes_two_thousand_jobs_at_most(database: Database) -> None:
    log = SqliteLog(database)
    async with busy(database):
        tasks = [asyncio.create_task(log.append(ROOM, [vote(n)], {})) for n in range(4_001)]
        await waiting(*tasks)
    assert await asyncio.gather(*tasks) == [*range(1, 4_002)]
    assert database.commits == 1 + 3


async def test_one_refused_job_does_not_spoil_the_commit_it_is_in(database: Database) -> None:
    log = SqliteLog(database)
    await log.append(ROOM, [CUED], answer("c1", b"1"))
    beyond_sqlite = Recorded(2**70, TimeAdded(1))
    async with busy(database):
        appends = [
            log.append(ROOM, [vote(1)], answer("c2")),
            log.append(ROOM, [vote(2), CUED], answer("c3"), 0),
            log.append(ROOM, [vote(3)], answer("c4") | answer("c1")),
            log.append(ROOM, [vote(4), beyond_sqlite], answer("c5")),
            log.append(ROOM, [vote(5), CUED], answer("c6"), 1),
            log.append(ROOM, [CUED], answer("c7"), 1),
        ]
        tasks = [asyncio.create_task(append) for append in appends]
        await waiting(*tasks)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [each if isinstance(each, int) else type(each) for each in outcomes] == [
        2,
        Conflict,
        Repeated,
        OverflowError,
        4,
        Conflict,
    ]
    assert database.commits == 3
    assert [each.recorded for each in await log.read(ROOM)] == [CUED, vote(1), vote(5), CUED]
    left = answer("c3") | answer("c4") | answer("c5") | answer("c7")
    assert await log.append(ROOM, [], left) == 4


async def test_a_caller_who_leaves_takes_nothing_away_and_leaves_nothing_open(
    database: Database,
) -> None:
    """Given ten who wait, when every other one is cancelled, all ten events are stored once."""
    log = SqliteLog(database)
    async with busy(database):
        tasks = [asyncio.create_task(log.append(ROOM, [vote(n)], {})) for n in range(10)]
        await waiting(*tasks)
        for task in tasks[::2]:
            task.cancel()
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [isinstance(each, asyncio.CancelledError) for each in outcomes] == [True, False] * 5
    assert await log.append(ROOM, [CUED], {}) == 11
    assert [each.recorded for each in await log.read(ROOM)] == [*map(vote, range(10)), CUED]


async def test_a_caller_who_leaves_in_mid_commit_changes_nothing(database: Database) -> None:
    log, begun, go_on = SqliteLog(database), asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def work(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO rooms VALUES ('half', 1, 1, x'00', NULL, 0)")
        loop.call_soon_threadsafe(begun.set)
        go_on.wait()

    task = asyncio.create_task(database.write(work))
    await begun.wait()
    task.cancel()
    await asyncio.wait([task])
    go_on.set()
    assert await log.append(ROOM, [CUED], {}) == 1
    assert {room: head.seq for room, head in (await log.heads()).items()} == {"half": 1, ROOM: 1}


async def test_a_refused_caller_who_left_is_not_missed(database: Database) -> None:
    log = SqliteLog(database)
    async with busy(database):
        task = asyncio.create_task(log.append(ROOM, [CUED], {}, 9))
        await waiting(task)
        task.cancel()
    assert await log.append(ROOM, [CUED], {}, 0) == 1


async def test_readers_see_nothing_before_the_commit(database: Database) -> None:
    log = SqliteLog(database)
    await log.append(ROOM, [CUED], {})
    async with busy(database):
        task = asyncio.create_task(log.append(ROOM, [vote(1)], {}))
        await waiting(task)
        assert await log.read(ROOM) == [Stored(1, CUED)]
    await task
    assert await log.read(ROOM) == [Stored(1, CUED), Stored(2, vote(1))]


async def test_a_commit_that_fails_refuses_everybody_in_it(database: Database) -> None:
    """Given a file that may not grow, when it is full, nobody is told what was not written."""
    log = SqliteLog(database)
    await log.append(ROOM, [CUED], {})
    await database.write(lambda c: c.execute("PRAGMA max_page_count = 20").fetchone())
    async with busy(database):
        tasks = [
            asyncio.create_task(log.append(ROOM, [vote(1)], {})),
            asyncio.create_task(log.append(ROOM, [CUED], {}, 0)),
            asyncio.create_task(log.append(ROOM, [question(1, "long " * 50_000)], {})),
            asyncio.create_task(log.append(OTHER, [CUED], {})),
        ]
        await waiting(*tasks)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [(type(each), str(each)) for each in outcomes] == [
        (NotStored, "nothing was written: database or disk is full")
    ] * 4
    assert await log.append(ROOM, [vote(2)], {}) == 2
    assert await log.read(ROOM) == [Stored(1, CUED), Stored(2, vote(2))]


async def test_a_job_that_sqlite_cannot_run_leaves_no_transaction_open(
    database: Database,
) -> None:
    log = SqliteLog(database)
    async with busy(database):
        tasks = [
            asyncio.create_task(log.append(ROOM, [CUED], {})),
            asyncio.create_task(database.write(lambda c: c.execute("no SQL").arraysize)),
        ]
        await waiting(*tasks)
    outcomes = await asyncio.gather(*tasks, return_exceptions=True)
    assert [(type(each), str(each)) for each in outcomes] == [
        (NotStored, 'nothing was written: near "no": syntax error')
    ] * 2
    assert await log.append(ROOM, [vote(1)], {}) == 1


async def test_a_job_that_breaks_the_rules_of_the_tables_is_refused_alone(
    database: Database,
) -> None:
    log = SqliteLog(database)
    broken = database.write(lambda c: c.execute("INSERT INTO texts VALUES ('r', 1, 'f', x'', '')"))
    good = log.append(ROOM, [CUED], {})
    outcomes = await asyncio.gather(broken, good, return_exceptions=True)
    assert [str(outcomes[0]), outcomes[1]] == [
        "nothing was written: FOREIGN KEY constraint failed",
        1,
    ]


async def test_what_waits_at_the_end_is_written_and_what_comes_later_is_refused(
    folder: Path,
) -> None:
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        tasks = [asyncio.create_task(log.append(ROOM, [vote(n)], {})) for n in range(100)]
        await waiting(*tasks)
    assert await asyncio.gather(*tasks) == [*range(1, 101)]
    with pytest.raises(NotStored, match=r"^the store is closed$"):
        await log.append(ROOM, [CUED], {})
    with pytest.raises(NotStored, match=r"^the store is closed$"):
        await log.read(ROOM)
