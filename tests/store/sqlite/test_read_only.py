"""Reading the records beside a running server, or with none."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.core.records import NotStored, Stored
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.read_only import open_read_only
from tests.store.samples import CUED, ROOM, question, vote

pytestmark = pytest.mark.anyio


def siblings(folder: Path) -> list[Path]:
    return [*folder.parent.iterdir()]


async def test_what_a_running_server_has_stored_can_be_read_beside_it(folder: Path) -> None:
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [CUED, question(1, "¿Y?", "Ana")], {})
        async with open_read_only(folder) as other:
            assert await other.heads() == await log.heads()
            await log.append(ROOM, [vote(1)], {})
            assert await other.read(ROOM, 1) == [
                Stored(2, question(1, "¿Y?", "Ana")),
                Stored(3, vote(1)),
            ]


async def test_a_folder_without_a_server_can_be_read(folder: Path) -> None:
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    async with open_read_only(folder) as log:
        assert await log.read(ROOM) == [Stored(1, CUED)]


async def test_a_reader_does_not_keep_a_server_from_starting(folder: Path) -> None:
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    async with open_read_only(folder) as log, Database.open(folder) as database:
        assert await SqliteLog(database).append(ROOM, [vote(1)], {}) == 2
        assert await log.read(ROOM, 1) == [Stored(2, vote(1))]


async def test_nothing_can_be_written_beside(folder: Path) -> None:
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    async with open_read_only(folder) as log:
        with pytest.raises(NotStored, match=r"^the database is open for reading alone$"):
            await log.append(ROOM, [vote(1)], {})
        assert await log.read(ROOM) == [Stored(1, CUED)]


async def test_a_folder_without_data_is_named_and_not_made(folder: Path) -> None:
    with pytest.raises(CannotOpen) as refused:
        async with open_read_only(folder):
            pass
    assert str(refused.value) == f"There is no data in {folder}."
    assert siblings(folder) == []


async def test_records_of_a_newer_liveroom_are_refused(folder: Path) -> None:
    async with Database.open(folder) as database:
        await database.write(lambda c: c.execute("UPDATE meta SET schema = schema + 1").fetchall())
    with pytest.raises(CannotOpen, match="was written by another version of liveroom"):
        async with open_read_only(folder):
            pass
