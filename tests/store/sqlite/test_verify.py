"""Looking through a data folder finds what was changed, cut or put back."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from liveroom.core.roles import Role
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import DATABASE, HEAD
from liveroom.store.sqlite.verify import Verified, verify
from tests.store.samples import AT, CUED, ERASED, OTHER, ROOM, question, vote

pytestmark = pytest.mark.anyio


async def written(folder: Path) -> None:
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [CUED, question(1, "¿Quién paga?", "Ana"), vote(2)], {})
        await log.append(OTHER, [CUED], {})


def change(folder: Path, *statements: str) -> None:
    file = sqlite3.connect(folder / DATABASE)
    with file:
        for statement in statements:
            assert file.execute(statement).rowcount > 0, statement
    file.close()


async def test_a_folder_as_it_was_written_is_right_also_beside_a_server(folder: Path) -> None:
    async with Database.open(folder) as database:
        assert await verify(folder) == Verified(0, ())
        log = SqliteLog(database)
        await log.append(ROOM, [question(1, "¿Quién paga?", "Ana")], {})
        await log.append(OTHER, [CUED], {})
        assert await verify(folder) == Verified(2, ())
        await log.append(ROOM, [ERASED], {})
        assert await verify(folder) == Verified(2, ())
    assert await verify(folder) == Verified(2, ())


@pytest.mark.parametrize(
    ("statements", "faults"),
    [
        (
            ["UPDATE texts SET value = '¿Quién cobra?' WHERE field = 'text'"],
            ["Room metropolis: event 2: the text of an event is not what was written."],
        ),
        (
            ["DELETE FROM texts WHERE field = 'text'"],
            ["Room metropolis: event 2: its text is missing."],
        ),
        (
            ["UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 2"],
            ["Room metropolis: event 2 is not what was written."],
        ),
        (
            ["DELETE FROM events WHERE room = 'metropolis' AND seq = 3"],
            ["Room metropolis: event 3 is missing."],
        ),
        (
            ["DELETE FROM rooms WHERE room = 'metropolis'"],
            [
                "Rooms or the ends of rooms are missing.",
                "Room metropolis: where the log ends is not what was written.",
            ],
        ),
        (
            ["DELETE FROM events WHERE room = 'harbour'", "DELETE FROM rooms WHERE room='harbour'"],
            ["Rooms or the ends of rooms are missing."],
        ),
        (
            ["UPDATE meta SET appends = appends - 1"],
            ["The log was cut short: it holds 1 appends of 2."],
        ),
        (
            ["UPDATE meta SET epoch = 'another'"],
            ["The database is not the one that was written here last."],
        ),
    ],
)
async def test_what_was_changed_is_named(
    folder: Path, statements: list[str], faults: list[str]
) -> None:
    await written(folder)
    change(folder, *statements)

    assert list((await verify(folder)).faults) == faults


async def test_a_backup_in_the_place_of_the_database_is_named(folder: Path, tmp_path: Path) -> None:
    await written(folder)
    shutil.copy(folder / DATABASE, tmp_path / "saved.db")
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], {})
    shutil.copy(tmp_path / "saved.db", folder / DATABASE)

    found = await verify(folder)
    assert found == Verified(2, ("The log was cut short: it holds 2 appends of 3.",))


async def test_a_folder_without_its_note_cannot_be_vouched_for(folder: Path) -> None:
    await written(folder)
    (folder / HEAD).unlink()

    assert (await verify(folder)).faults == (
        "There is no liveroom.head, so it cannot be told whether the log was cut short.",
    )


async def test_a_file_that_sqlite_cannot_read_is_named(folder: Path) -> None:
    await written(folder)
    path = folder / DATABASE
    size = path.stat().st_size
    with path.open("r+b") as file:
        for page in range(8192, size, 4096):
            file.seek(page)
            file.write(b"\xff" * 4096)

    found = await verify(folder)
    assert (found.rooms, len(found.faults)) == (0, 1)
    assert found.faults[0].startswith("the database cannot be read")


@pytest.mark.parametrize("alien", ["1.5", "'x'", "x'ff00'", "''", "'🦀'"])
@pytest.mark.parametrize(
    "column",
    [
        *("meta.schema", "meta.epoch", "meta.appends", "meta.head"),
        *("rooms.seq", "rooms.chain"),
        *("events.seq", "events.at", "events.kind", "events.version", "events.payload"),
        *("texts.field", "texts.salt", "texts.value"),
    ],
)
async def test_whatever_stands_in_a_column_is_told_in_a_sentence(
    folder: Path, column: str, alien: str
) -> None:
    await written(folder)
    table, _, name = column.partition(".")
    row = {
        "meta": "TRUE",
        "rooms": "room = 'metropolis'",
        "events": "room = 'metropolis' AND seq = 3",
        "texts": "field = 'text'",
    }
    change(folder, f"UPDATE {table} SET {name} = {alien} WHERE {row[table]}")
    try:
        faults = (await verify(folder)).faults
    except CannotOpen as error:
        faults = (str(error),)
    assert faults != ()
    assert all(fault.endswith(".") for fault in faults)


async def test_links_and_people_whose_rows_are_damaged_are_told(folder: Path) -> None:
    await written(folder)
    async with Database.open(folder) as database:
        keys = SqliteKeys(database)
        await keys.add_link(ROOM, Role.HOST, "k1", b"1", "", AT)
        await keys.add_link(ROOM, Role.ATTENDEE, "k2", b"2", "", AT)
        await keys.add_person(ROOM, "k2", b"3", "Ana")
        await keys.add_person(ROOM, "k2", b"4", None)
    change(
        folder,
        "UPDATE links SET label = 'Luz' WHERE link = 'k1'",
        "UPDATE names SET name = 'Anb'",
        "UPDATE persons SET link = 'k1' WHERE named = 0",
        "UPDATE tag_keys SET key = 'x'",
    )
    assert (await verify(folder)).faults == (
        "Room metropolis: its link k1 lets nobody in.",
        "Room metropolis: 1 of those who came by its links have to come in again.",
        "Room metropolis: names of people who joined are left out: 1.",
        "Room metropolis: the key of those who joined is lost: they are out, and nobody can join.",
    )
