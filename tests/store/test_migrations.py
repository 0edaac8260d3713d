"""A folder of an older liveroom is opened by this one, with nothing lost and a copy kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from liveroom.core.ids import RoomId
from liveroom.core.roles import Role
from liveroom.core.room import replay
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.checksums import CHANGED
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog, migrations, schema
from liveroom.store.sqlite.folder import DATABASE
from liveroom.store.sqlite.migrations import copy_of
from liveroom.web.security.tokens import digest
from tests.store.samples import AT, CUED, ROOM, answer

pytestmark = pytest.mark.anyio

OLD = Path(__file__).parent / "fixtures" / "tables-1"
TOLD: dict[str, Any] = json.loads((OLD / "told.json").read_text("utf-8"))
"""What the liveroom that wrote the folder told of it."""


@pytest.fixture
def old(folder: Path) -> Path:
    """A folder that was written with tables of version 1."""
    folder.mkdir()
    shutil.copy(OLD / DATABASE, folder / DATABASE)
    return folder


def version(path: Path) -> int:
    file = sqlite3.connect(path)
    try:
        (found,) = file.execute("SELECT schema FROM meta").fetchone()
        return int(found)
    finally:
        file.close()


def shape(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """The columns of every table: name, type, whether it may be null, place in the key."""
    file = sqlite3.connect(path)
    try:
        tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        return {
            name: [(c[1], c[2], c[3], c[5]) for c in file.execute(f"PRAGMA table_info({name})")]
            for (name,) in tables
        }
    finally:
        file.close()


async def test_a_room_of_an_older_liveroom_goes_on_where_it_was(old: Path) -> None:
    async with Database.open(old) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        room = RoomId(TOLD["room"])
        stored = await log.read(room)
        replayed = replay([each.recorded for each in stored])
        board, rundown = replayed.board, replayed.rundown
        moderator = await keys.find(digest(TOLD["moderator"]))
        person = await keys.find(digest(TOLD["person"]))

        assert (database.epoch, stored[-1].seq) == (TOLD["epoch"], TOLD["seq"])
        assert [
            [q.number, q.text, q.state.value, board.counts.get(q.id, 0)]
            for q in sorted(board.questions.values(), key=lambda q: q.number)
        ] == TOLD["questions"]
        assert [segment.id for segment in rundown.segments] == ["s1", "s2", "s3"]
        assert {run.segment for run in rundown.aired} | {rundown.current} == {"s1", "s2", "s3"}
        assert moderator is not None
        assert person is not None
        assert (moderator.room, person.room, person.name) == (room, room, "Ana")
        assert await log.append(room, [stored[-1].recorded], {}) == TOLD["seq"] + 1


async def test_rows_of_an_older_liveroom_are_held_against_checksums_from_then_on(
    old: Path,
) -> None:
    room = RoomId(TOLD["room"])
    async with Database.open(old) as database:
        assert await SqliteLog(database).damage(room) == Damage()
    file = sqlite3.connect(old / DATABASE)
    with file:
        (link,) = file.execute("SELECT link FROM links WHERE role = 'moderator'").fetchone()
        counts = [
            file.execute(changed).rowcount
            for changed in (
                "UPDATE links SET role = 'owner' WHERE role = 'moderator'",
                "UPDATE answers SET body = 'x'",
                "UPDATE names SET name = 'x'",
                "UPDATE persons SET person = 'x' WHERE named = 0",
            )
        ]
        assert all(counts)
    file.close()
    async with Database.open(old) as database:
        damage = Damage(CHANGED, (link,), names=counts[2], people=counts[3])
        assert await SqliteLog(database).damage(room) == damage


async def test_what_was_copied_from_postgresql_has_checksums_over_all_of_a_row_then(
    folder: Path,
) -> None:
    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [CUED], answer("c1") | answer("c2"), 0)
        keys = SqliteKeys(database)
        await keys.add_link(ROOM, Role.HOST, "k1", b"k1", "Luz", AT)
        await keys.add_link(ROOM, Role.SPEAKER, "k2", b"k2", "", AT + 1)
        await keys.add_link(ROOM, Role.MODERATOR, "k3", b"k3", "Eve", AT + 2)
        await keys.revoke(ROOM, "k1", AT + 2)
        kept = await keys.links(ROOM)
    file = sqlite3.connect(folder / DATABASE)
    with file:
        file.execute("UPDATE links SET checksum = substr(checksum, 1, 8) WHERE link <> 'k3'")
        file.execute("UPDATE links SET checksum = NULL WHERE link = 'k3'")
        file.execute("UPDATE answers SET checksum = NULL WHERE command = 'c1'")
        file.execute("UPDATE rooms SET answered = 1")
        for table in ("persons", "names", "sessions", "tag_keys"):
            file.execute(f"ALTER TABLE {table} DROP COLUMN checksum")
        file.execute("ALTER TABLE persons DROP COLUMN named")
        file.execute("UPDATE meta SET schema = 10")
    file.close()
    async with Database.open(folder) as database:
        assert await SqliteKeys(database).links(ROOM) == kept
        assert await SqliteLog(database).damage(ROOM) == Damage()


async def test_a_folder_brought_on_is_like_a_new_one(old: Path, tmp_path: Path) -> None:
    for folder in (old, tmp_path / "new"):
        async with Database.open(folder):
            pass

    assert shape(old / DATABASE) == shape(tmp_path / "new" / DATABASE)
    assert version(old / DATABASE) == version(tmp_path / "new" / DATABASE) == schema.VERSION


async def test_the_database_is_kept_as_it_was(old: Path) -> None:
    async with Database.open(old):
        pass
    copy = copy_of(old / DATABASE, 1)

    assert (version(copy), copy.stat().st_mode & 0o777) == (1, 0o600)
    assert shape(copy) == shape(OLD / DATABASE)


async def test_where_no_copy_can_be_kept_nothing_is_changed(old: Path) -> None:
    copy_of(old / DATABASE, 1).mkdir()

    with pytest.raises(CannotOpen, match="cannot be copied to"):
        async with Database.open(old):
            pass
    assert version(old / DATABASE) == 1


async def test_a_step_that_fails_changes_nothing(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE names")
        raise sqlite3.OperationalError("disk I/O error")

    before = shape(old / DATABASE)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, fails))

    with pytest.raises(CannotOpen, match="disk I/O error"):
        async with Database.open(old):
            pass
    assert (version(old / DATABASE), shape(old / DATABASE)) == (1, before)
