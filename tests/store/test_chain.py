"""What was changed, cut or put back behind the server's back is noticed, and never told as true."""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from liveroom.core.records import Head
from liveroom.store.codec import UnreadableEvent
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE, HEAD
from tests.store.samples import AT, CUED, OTHER, ROOM, question, vote

pytestmark = pytest.mark.anyio

ASKED = [question(1, "¿Quién paga?", "Ana"), question(2, "Who decides?"), vote(3), vote(4)]


async def written(folder: Path) -> str:
    """A folder with two rooms; returns its epoch."""
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [CUED], {})
        await log.append(ROOM, ASKED, {})
        await log.append(OTHER, [CUED], {})
        return database.epoch


def change(folder: Path, *statements: str) -> None:
    """Change the file while no server holds it; each statement has to hit."""
    file = sqlite3.connect(folder / DATABASE)
    with file:
        for statement in statements:
            assert file.execute(statement).rowcount > 0, statement
    file.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE texts SET value = '¿Quién cobra?' WHERE seq = 2 AND field = 'text'",
        "UPDATE texts SET field = 'name' WHERE seq = 3",
        "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4",
        "UPDATE events SET by = 'k1' WHERE room = 'metropolis' AND seq = 1",
        "UPDATE events SET payload = replace(payload, 'true', 'null') WHERE seq = 4",
        "UPDATE events SET payload = CAST(replace(payload, 'p3', 'p9') AS BLOB) WHERE seq = 4",
        "DELETE FROM events WHERE room = 'metropolis' AND seq = 5",
        "DELETE FROM events WHERE room = 'metropolis' AND seq = 4",
        "UPDATE rooms SET seq = seq - 1 WHERE room = 'metropolis'",
        "UPDATE events SET room = 'metropolis', seq = 6 WHERE room = 'harbour'",
    ],
)
async def test_a_changed_log_is_not_read(folder: Path, statement: str) -> None:
    await written(folder)
    change(folder, statement)

    async with Database.open(folder) as database:
        with pytest.raises(UnreadableEvent):
            await SqliteLog(database).read(ROOM)


async def test_other_rooms_are_read_all_the_same(folder: Path) -> None:
    epoch = await written(folder)
    change(folder, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4")

    async with Database.open(folder) as database:
        assert [each.recorded for each in await SqliteLog(database).read(OTHER)] == [CUED]
        assert database.epoch == epoch


async def test_a_long_log_is_checked_from_page_to_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liveroom.store.sqlite.log.PAGE", 2)
    await written(folder)

    async with Database.open(folder) as database:
        log = SqliteLog(database)
        assert [each.recorded for each in await log.read(ROOM)] == [CUED, *ASKED]
        assert [each.recorded for each in await log.read(ROOM, 3)] == ASKED[2:]
    change(folder, "DELETE FROM events WHERE room = 'metropolis' AND seq = 5")
    async with Database.open(folder) as database:
        with pytest.raises(UnreadableEvent):
            await SqliteLog(database).read(ROOM)


async def test_erased_texts_leave_the_log_whole(folder: Path) -> None:
    await written(folder)
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.erase(ROOM)
        assert len(await log.read(ROOM)) == 5
    async with Database.open(folder) as database:
        assert len(await SqliteLog(database).read(ROOM)) == 5


async def test_the_same_folder_keeps_its_epoch(folder: Path) -> None:
    epoch = await written(folder)
    async with Database.open(folder) as database:
        assert (await SqliteLog(database).heads())[ROOM] == Head(epoch, 5, AT + 4)


async def test_a_note_that_is_behind_is_no_trouble(folder: Path) -> None:
    """As after a power cut: the disk has the commit and not yet the note."""
    epoch = await written(folder)
    note = (folder / HEAD).read_bytes()
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    (folder / HEAD).write_bytes(note)

    async with Database.open(folder) as database:
        assert database.epoch == epoch


Put = Callable[[Path, Path], None]


def back(folder: Path, saved: Path) -> None:
    """The backup is put where the database was."""
    shutil.copy(saved, folder / DATABASE)


def elsewhere(folder: Path, saved: Path) -> None:
    """The backup is put into an empty folder."""
    shutil.rmtree(folder)
    folder.mkdir()
    shutil.copy(saved, folder / DATABASE)


@pytest.mark.parametrize("put", [back, elsewhere])
async def test_a_restored_folder_has_a_new_epoch(folder: Path, tmp_path: Path, put: Put) -> None:
    epoch = await written(folder)
    saved = tmp_path / "saved.db"
    shutil.copy(folder / DATABASE, saved)
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    put(folder, saved)

    async with Database.open(folder) as database:
        restored = database.epoch
        assert restored != epoch
        assert len(await SqliteLog(database).read(ROOM)) == 5
    async with Database.open(folder) as database:
        assert database.epoch == restored


async def test_a_write_ahead_log_that_was_cut_is_noticed(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    cut = tmp_path / "cut"
    async with Database.open(folder) as database:
        epoch, log = database.epoch, SqliteLog(database)
        for _ in range(3):
            await log.append(ROOM, [CUED], {})
        shutil.copytree(folder, cut)
    wal = cut / f"{DATABASE}-wal"
    with wal.open("r+b") as file:
        file.truncate(wal.stat().st_size - 100)

    async with Database.open(cut) as database:
        assert len(await SqliteLog(database).read(ROOM)) == 2
        assert database.epoch != epoch
    assert [each.getMessage() for each in caplog.records] == [
        f"the database {cut / DATABASE} is not the one that was written here last: "
        "it holds 2 appends of 3",
    ]


@pytest.mark.parametrize(
    "statements",
    [
        (
            "DELETE FROM events WHERE room = 'harbour'",
            "DELETE FROM rooms WHERE room = 'harbour'",
        ),
        (
            "UPDATE rooms SET (seq, chain) = (1, x'11') WHERE room = 'metropolis'",
            "DELETE FROM texts WHERE room = 'metropolis'",
            "DELETE FROM events WHERE room = 'metropolis' AND seq > 1",
        ),
    ],
)
async def test_rooms_that_are_lost_or_end_too_early_are_said_to_the_operator(
    folder: Path, statements: tuple[str, ...], caplog: pytest.LogCaptureFixture
) -> None:
    epoch = await written(folder)
    change(folder, *statements)

    async with Database.open(folder) as database:
        assert database.epoch != epoch
    assert [(each.levelno, each.getMessage()) for each in caplog.records] == [
        (
            logging.ERROR,
            f"the database {folder / DATABASE} has lost rooms or the ends of rooms",
        )
    ]


async def test_a_log_that_was_cut_short_is_said_to_the_operator(
    folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    await written(folder)
    saved = tmp_path / "saved.db"
    shutil.copy(folder / DATABASE, saved)
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    back(folder, saved)

    async with Database.open(folder):
        pass
    assert [(each.levelno, each.getMessage()) for each in caplog.records] == [
        (
            logging.ERROR,
            f"the database {folder / DATABASE} is not the one that was written here last: "
            "it holds 3 appends of 4",
        )
    ]
