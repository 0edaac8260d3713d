"""Space that is held back: taken whole, given up when there is no other, and taken again."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from liveroom.core.records import DiskFull, NotStored
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import RESERVE
from tests.store.samples import CUED, ROOM, answer, question, vote
from tests.store.sqlite.test_writer import busy, waiting

pytestmark = pytest.mark.anyio

SIZE = 256 * 1024
MORE_THAN_THERE_IS = 2**60


def taken(folder: Path) -> int:
    """The bytes that the reserve takes of the disk."""
    return (folder / RESERVE).stat().st_blocks * 512


async def test_the_space_is_really_taken_and_its_file_is_the_servers_own(folder: Path) -> None:
    async with Database.open(folder, reserve_bytes=SIZE):
        pass
    found = (folder / RESERVE).stat()
    assert (found.st_size, found.st_mode & 0o777, taken(folder) >= SIZE) == (SIZE, 0o600, True)


async def test_it_is_kept_over_a_restart_and_made_anew_where_it_is_no_more_than_a_name(
    folder: Path,
) -> None:
    async with Database.open(folder, reserve_bytes=SIZE):
        before = (folder / RESERVE).stat().st_ino
    async with Database.open(folder, reserve_bytes=SIZE):
        assert (folder / RESERVE).stat().st_ino == before

    os.truncate(folder / RESERVE, 0)
    os.truncate(folder / RESERVE, SIZE)
    assert taken(folder) < SIZE
    async with Database.open(folder, reserve_bytes=SIZE):
        assert taken(folder) >= SIZE


async def test_another_size_is_another_reserve(folder: Path) -> None:
    for size in (SIZE, 2 * SIZE, SIZE // 2):
        async with Database.open(folder, reserve_bytes=size):
            assert (folder / RESERVE).stat().st_size == size


async def test_without_a_reserve_nothing_is_held_and_nobody_is_told_of_one(folder: Path) -> None:
    async with Database.open(folder) as database:
        await limit(database, pages=20)
        with pytest.raises(NotStored) as refused:
            await SqliteLog(database).append(ROOM, [question(1, "long " * 50_000)], {})
    assert (type(refused.value), (folder / RESERVE).exists()) == (NotStored, False)


async def test_where_the_reserve_cannot_be_had_only_owners_and_moderators_write(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Database.open(folder, reserve_bytes=MORE_THAN_THERE_IS) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        for number in range(3):
            with pytest.raises(DiskFull, match=r"^nothing was written: the disk is full$"):
                await log.append(ROOM, [vote(1)], answer(f"c{number}"))
        assert await log.append(ROOM, [CUED], answer("c1"), from_reserve=True) == 1
        assert await keys.links(ROOM) == []
        assert len(await log.read(ROOM)) == 1
    assert [record.getMessage() for record in caplog.records] == [
        "the disk is full: only what owners and moderators do is stored"
    ]


async def test_in_the_commit_that_finds_no_space_those_who_may_use_the_reserve_are_stored(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Database.open(folder, reserve_bytes=SIZE) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [CUED], {})
        await limit(database, pages=30)
        async with busy(database):
            appends = [
                log.append(ROOM, [question(1, "long " * 50_000)], {}),
                log.append(ROOM, [CUED], answer("c1"), from_reserve=True),
                log.append(ROOM, [vote(1)], {}),
                log.append(ROOM, [CUED], answer("c2"), 0, from_reserve=True),
            ]
            tasks = [asyncio.create_task(append) for append in appends]
            await waiting(*tasks)
        outcomes = await asyncio.gather(*tasks, return_exceptions=True)
        assert [each if isinstance(each, int) else type(each).__name__ for each in outcomes] == [
            "DiskFull",
            2,
            "DiskFull",
            "Conflict",
        ]
        assert await log.append(ROOM, [vote(1)], {}) == 3
        assert (folder / RESERVE).stat().st_size == SIZE
    assert [record.getMessage() for record in caplog.records] == [
        "the disk is full: only what owners and moderators do is stored",
        "the disk has room again: everything is stored",
    ]


async def limit(database: Database, pages: int) -> None:
    """Let the file grow no further than this: SQLite then says what it says of a full disk."""
    await database.write(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchone())
