"""Who asked without a name stays unknown, also to whoever reads the data folder afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from hashlib import sha256
from itertools import product
from pathlib import Path

import pytest

from liveroom.core.events import QuestionReceived, Recorded, TextsErased
from liveroom.core.ids import PersonId, QuestionId
from liveroom.core.roles import Role
from liveroom.store.checksums import checksum
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from liveroom.store.tags import tag
from tests.store.samples import AT, ERASED, ROOM, answer

pytestmark = pytest.mark.anyio

ANAS = sha256(b"the token of Ana").digest()
NAME = "Ana López"


async def asked_anonymously(folder: Path) -> PersonId:
    """Ana joins with her name, and asks without it; returns who she is in the log."""
    async with Database.open(folder) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        await keys.add_link(ROOM, Role.ATTENDEE, "k1", b"\x01" * 32, "", AT)
        ana = await keys.add_person(ROOM, "k1", ANAS, NAME)
        asked = QuestionReceived(QuestionId("q1"), ana, "Who pays?", None, None)
        await log.append(ROOM, [Recorded(AT, asked)], answer("c1", actor=ana))
        return ana


def values(folder: Path) -> set[str | bytes]:
    """Every text and every run of bytes in any row of the database."""
    file = sqlite3.connect(folder / DATABASE)
    tables = file.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    rows = [row for (table,) in tables for row in file.execute(f"SELECT * FROM {table}")]
    file.close()
    return {value for row in rows for value in row if isinstance(value, str | bytes)}


def who_can_be_told(folder: Path) -> set[PersonId]:
    """Everybody that somebody makes out who tries each value as a key on each other value."""
    runs = [each.encode() if isinstance(each, str) else each for each in values(folder)]
    return {tag(key, value) for key, value in product(runs, runs)} | {
        PersonId("p" + sha256(value).digest()[:8].hex()) for value in runs
    }


async def test_the_key_of_a_room_leads_from_a_name_to_a_question_until_it_is_erased(
    folder: Path,
) -> None:
    ana = await asked_anonymously(folder)
    assert ana in who_can_be_told(folder)
    assert ana in values(folder), "the answer to her question is kept under it"

    async with Database.open(folder) as database:
        await SqliteLog(database).append(ROOM, [ERASED], {})
    assert ana not in who_can_be_told(folder)


async def test_no_byte_of_the_key_is_left(folder: Path) -> None:
    keys = iter([b"tag-key-canary-1" * 2, b"tag-key-canary-2" * 2, b"tag-key-canary-3" * 2])
    async with Database.open(folder) as database:
        kept = SqliteKeys(database, lambda _: next(keys))
        await kept.add_link(ROOM, Role.ATTENDEE, "k1", b"\x01" * 32, "", AT)
        await kept.add_person(ROOM, "k1", ANAS, NAME)
        await kept.add_person(ROOM, "k1", b"\x02" * 32, None)
        assert b"tag-key-canary-1" in everything(folder)
        log = SqliteLog(database, lambda _: next(keys))
        await log.append(ROOM, [ERASED], {})
        await log.compact()
        assert b"tag-key-canary-1" not in everything(folder)
        assert b"tag-key-canary-3" in everything(folder)


async def test_no_checksum_of_a_name_is_left(folder: Path) -> None:
    """Whoever guesses the name could tell by it that they are right."""
    known = checksum(ROOM, ANAS, NAME)
    ana = await asked_anonymously(folder)
    assert known in everything(folder)
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [Recorded(AT, TextsErased((), ana))], {})
        await log.compact()
        assert known not in everything(folder)


def put_old(folder: Path) -> None:
    """The database of a liveroom that knew no tags."""
    folder.mkdir()
    shutil.copy(Path(__file__).parent / "fixtures" / "tables-1" / DATABASE, folder / DATABASE)


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


async def test_who_joined_before_there_were_tags_is_told_from_the_log_when_they_are_erased(
    folder: Path,
) -> None:
    put_old(folder)
    async with Database.open(folder) as database:
        rooms = await SqliteLog(database).heads()
        known = await database.read(lambda c: c.execute("SELECT person FROM persons").fetchall())
        assert len(known) > 0
        assert all(person for (person,) in known)
        for room in rooms:
            await SqliteLog(database).append(room, [ERASED], {})
        left = await database.read(lambda c: c.execute("SELECT person FROM persons").fetchall())
        assert left == [(None,)] * len(known)


async def test_erasing_deletes_the_copy_of_an_older_database_too(folder: Path) -> None:
    put_old(folder)
    async with Database.open(folder) as database:
        assert b"Who decides in the end?" in everything(folder)
        for room in await SqliteLog(database).heads():
            await SqliteLog(database).append(room, [ERASED], {})
        await SqliteLog(database).compact()
        assert b"Who decides in the end?" not in everything(folder)
