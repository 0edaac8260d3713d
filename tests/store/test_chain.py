"""What was changed, cut or put back behind the server's back is noticed, and never told as true."""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from liveroom.core.records import Head
from liveroom.store.codec import UnreadableEvent
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE, HEAD
from tests.store.samples import AT, CUED, ERASED, OTHER, ROOM, question, vote

pytestmark = pytest.mark.anyio

CHANGED = "event {} is not what was written"
UNREADABLE = "event {} cannot be read: Could not decode to UTF-8 column 'kind' with text '\ufffd'"
END = "where the log ends is not what was written"
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
    ("statement", "good", "damage"),
    [
        (
            "UPDATE texts SET value = '¿Quién cobra?' WHERE seq = 2 AND field = 'text'",
            1,
            "event 2: the text of an event is not what was written",
        ),
        (
            "UPDATE texts SET field = 'name' WHERE seq = 3",
            2,
            "event 3: the name of an event is not what was written",
        ),
        (
            "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4",
            3,
            CHANGED.format(4),
        ),
        ("UPDATE events SET by = 'k1' WHERE room = 'metropolis' AND seq = 1", 0, CHANGED.format(1)),
        (
            "UPDATE events SET payload = replace(payload, 'true', 'null') WHERE seq = 4",
            3,
            CHANGED.format(4),
        ),
        (
            "UPDATE events SET payload = CAST(replace(payload, 'p3', 'p9') AS BLOB) WHERE seq = 4",
            3,
            CHANGED.format(4),
        ),
        ("UPDATE events SET kind = CAST(x'ff' AS TEXT) WHERE seq = 4", 3, UNREADABLE.format(4)),
        ("UPDATE events SET chain = x'11' WHERE seq = 4", 3, CHANGED.format(4)),
        ("DELETE FROM events WHERE room = 'metropolis' AND seq = 5", 4, "event 5 is missing"),
        ("DELETE FROM events WHERE room = 'metropolis' AND seq = 4", 3, "event 4 is missing"),
        (
            "DELETE FROM events WHERE room = 'metropolis' AND seq IN (3, 4)",
            2,
            "events 3 to 4 are missing",
        ),
        ("UPDATE rooms SET seq = seq - 1 WHERE room = 'metropolis'", 5, END),
        ("UPDATE rooms SET control = 7 WHERE room = 'metropolis'", 5, END),
        ("UPDATE rooms SET chain = x'11' WHERE room = 'metropolis'", 5, END),
        ("DELETE FROM rooms WHERE room = 'metropolis'", 5, END),
        (
            "UPDATE events SET room = 'metropolis', seq = 6 WHERE room = 'harbour'",
            5,
            CHANGED.format(6),
        ),
    ],
)
async def test_a_changed_log_is_read_up_to_where_it_was_changed(
    folder: Path, statement: str, good: int, damage: str
) -> None:
    await written(folder)
    change(folder, statement)

    async with Database.open(folder) as database:
        log = SqliteLog(database)
        tail = await log.tail(ROOM, 0)
        assert [each.recorded for each in tail.events] == [CUED, *ASKED][:good]
        assert (tail.last, tail.damage.log) == (good, damage)
        with pytest.raises(UnreadableEvent, match=f"^{re.escape(damage)}$"):
            await log.read(ROOM)


async def test_events_of_an_older_liveroom_are_vouched_for_by_the_next_one(folder: Path) -> None:
    await written(folder)
    change(folder, "UPDATE events SET chain = NULL WHERE room = 'metropolis' AND seq IN (1, 3, 4)")

    async with Database.open(folder) as database:
        assert [each.recorded for each in await SqliteLog(database).read(ROOM)] == [CUED, *ASKED]
    change(folder, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 3")
    async with Database.open(folder) as database:
        tail = await SqliteLog(database).tail(ROOM, 0)
        assert [each.recorded for each in tail.events] == [CUED, *ASKED][:2]
        assert tail.damage.log == "events 3 to 5 are not what was written"
        tail = await SqliteLog(database).tail(ROOM, 2)
        assert (tail.events, tail.damage.log) == ([], "events 3 to 5 are not what was written")


async def test_what_is_changed_behind_a_running_room_is_found_when_it_reads_on(
    folder: Path,
) -> None:
    await written(folder)
    async with Database.open(folder) as database:
        assert (await SqliteLog(database).tail(ROOM, 2)).damage.log is None
    change(folder, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4")
    async with Database.open(folder) as database:
        tail = await SqliteLog(database).tail(ROOM, 2)
        assert [each.recorded for each in tail.events] == ASKED[1:2]
        assert tail.damage.log == CHANGED.format(4)


async def test_pages_of_the_file_that_sqlite_cannot_read_end_what_is_good(folder: Path) -> None:
    """The log is long enough for pages of its own; the last one of them is spoilt."""
    asked = [question(number, f"Who pays for street {number}?") for number in range(1, 200)]
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, asked, {})
    with (folder / DATABASE).open("r+b") as file:
        content = file.read()
        last = content.rindex(b"question_received")
        file.seek(last - last % 4096)
        file.write(bytes(4096))

    async with Database.open(folder) as database:
        tail = await SqliteLog(database).tail(ROOM, 0)
        assert 0 < len(tail.events) < len(asked)
        assert [each.recorded for each in tail.events] == asked[: len(tail.events)]
        assert tail.damage.log is not None
        assert tail.damage.log.startswith(f"event {tail.last + 1} cannot be read: ")


async def test_other_rooms_are_read_all_the_same(folder: Path) -> None:
    epoch = await written(folder)
    change(folder, "UPDATE events SET at = at + 1 WHERE room = 'metropolis' AND seq = 4")

    async with Database.open(folder) as database:
        assert [each.recorded for each in await SqliteLog(database).read(OTHER)] == [CUED]
        assert database.epoch == epoch


async def test_a_long_log_is_checked_from_page_to_page(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("liveroom.store.sqlite.whole_rooms.log_pages.PAGE", 2)
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
        await log.append(ROOM, [ERASED], {})
        assert len(await log.read(ROOM)) == 6
    async with Database.open(folder) as database:
        assert len(await SqliteLog(database).read(ROOM)) == 6


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
