"""Opening a data folder: who may read it, how SQLite is set, and what is refused in plain words."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from liveroom.core.records import Head, NotStored, Repeated, Stored
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.database import RESTORE
from liveroom.store.sqlite.folder import DATABASE, HEAD
from liveroom.store.sqlite.schema import VERSION
from liveroom.store.sqlite.worker import check_library, make_writable
from tests.store.samples import AT, CUED, ROOM, answer, question

pytestmark = pytest.mark.anyio


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def put(folder: Path, content: bytes) -> Path:
    """A database file that liveroom did not make."""
    folder.mkdir()
    (folder / DATABASE).write_bytes(content)
    return folder / DATABASE


async def refusal(folder: Path) -> str:
    with pytest.raises(CannotOpen) as refused:
        async with Database.open(folder):
            pass
    return str(refused.value)


async def test_everything_is_there_again_after_a_restart(folder: Path) -> None:
    async with Database.open(folder) as database:
        epoch = database.epoch
        await SqliteLog(database).append(ROOM, [CUED, question(1, "¿Y?", "Ana")], answer("c1"))
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        assert await log.heads() == {ROOM: Head(epoch, 2, AT + 1)}
        assert await log.read(ROOM) == [Stored(1, CUED), Stored(2, question(1, "¿Y?", "Ana"))]
        with pytest.raises(Repeated):
            await log.append(ROOM, [], answer("c1"))
        assert await log.append(ROOM, [CUED], {}, 1) == 3


async def test_only_the_servers_own_user_may_read_the_data(folder: Path) -> None:
    old = os.umask(0)
    try:
        async with Database.open(folder / "deep") as database:
            await SqliteLog(database).append(ROOM, [CUED], {})
            modes = {path.name: mode(path) for path in (folder / "deep").iterdir()}
    finally:
        os.umask(old)
    assert mode(folder / "deep") == 0o700
    assert modes == {
        "liveroom.db": 0o600,
        "liveroom.db-wal": 0o600,
        "liveroom.db-shm": 0o600,
        "liveroom.lock": 0o600,
        "liveroom.head": 0o600,
    }


async def test_a_database_that_others_could_read_is_closed_to_them(folder: Path) -> None:
    async with Database.open(folder):
        pass
    (folder / DATABASE).chmod(0o644)
    async with Database.open(folder):
        assert mode(folder / DATABASE) == 0o600


async def test_sqlite_is_set_to_lose_nothing_and_to_leave_nothing_behind(folder: Path) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "busy_timeout": 5000,
        "wal_autocheckpoint": 10000,
        "temp_store": 2,
    }

    def ask(connection: sqlite3.Connection) -> dict[str, object]:
        return {each: connection.execute(f"PRAGMA {each}").fetchone()[0] for each in wanted}

    async with Database.open(folder) as database:
        assert await database.write(ask) == wanted


async def test_readers_cannot_write(folder: Path) -> None:
    async with Database.open(folder) as database:
        with pytest.raises(NotStored, match="attempt to write a readonly database"):
            await database.read(lambda c: c.execute("DELETE FROM meta").fetchall())


async def test_a_second_server_is_refused_while_the_first_one_runs(folder: Path) -> None:
    async with Database.open(folder):
        assert await refusal(folder) == (
            f"Another liveroom server is using the data folder {folder}. "
            "Stop it first, or give this one a folder of its own."
        )
    async with Database.open(folder) as database:
        assert await SqliteLog(database).append(ROOM, [CUED], {}) == 1


async def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(folder: Path) -> None:
    put(folder, b"Dear diary, " * 1000)
    assert await refusal(folder) == (
        f"The database {folder / DATABASE} cannot be opened: file is not a database. {RESTORE}"
    )
    assert (folder / DATABASE).read_bytes() == b"Dear diary, " * 1000


async def test_a_database_that_lost_all_that_was_written_is_refused(folder: Path) -> None:
    """As where its write-ahead log was deleted before anything had been moved from it."""
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    (folder / DATABASE).unlink()
    assert await refusal(folder) == (
        f"The database {folder / DATABASE} is empty, and 1 appends were written to it. "
        f"{RESTORE} To begin anew, delete liveroom.head."
    )
    (folder / HEAD).unlink()
    async with Database.open(folder) as database:
        assert await SqliteLog(database).heads() == {}


async def test_a_database_of_somebody_else_is_refused(folder: Path) -> None:
    other = sqlite3.connect(put(folder, b""))
    other.execute("CREATE TABLE recipes (name TEXT)")
    other.close()
    assert await refusal(folder) == (
        f"The database {folder / DATABASE} cannot be opened: no such table: meta."
    )


async def test_a_database_of_a_newer_liveroom_is_refused(folder: Path) -> None:
    async with Database.open(folder) as database:
        await database.write(lambda c: c.execute("UPDATE meta SET schema = schema + 1").fetchall())
    assert await refusal(folder) == (
        f"The database {folder / DATABASE} was written by a newer version of liveroom "
        f"(tables {VERSION + 1}; this one knows {VERSION})."
    )


async def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    folder = tmp_path / "file" / "data"
    assert await refusal(folder) == (f"The data folder {folder} cannot be used: Not a directory.")


def test_a_place_without_wal_mode_is_refused() -> None:
    connection = sqlite3.connect(":memory:")
    with pytest.raises(CannotOpen) as refused:
        make_writable(Path("/srv/data/liveroom.db"), connection)
    connection.close()
    assert str(refused.value) == "The data folder /srv/data does not support SQLite's WAL mode."


def test_an_old_sqlite_is_refused_by_its_number() -> None:
    with pytest.raises(CannotOpen) as refused:
        check_library((3, 34, 1))
    assert str(refused.value) == (
        "liveroom needs SQLite 3.35 or newer; this Python comes with 3.34.1."
    )
    check_library((3, 35, 0))
