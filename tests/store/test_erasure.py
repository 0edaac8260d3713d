"""Erased means gone: not one byte of an erased text is left in the files."""

from __future__ import annotations

import json
import random
import re
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from liveroom import exports
from liveroom.core.events import (
    EventChanged,
    QuestionAnswered,
    QuestionApproved,
    QuestionDismissed,
    QuestionEdited,
    QuestionMerged,
    Recorded,
)
from liveroom.core.ids import QuestionId, RoomId
from liveroom.core.records import NotStored
from liveroom.core.roles import Role
from liveroom.core.room import replay
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from liveroom.store.sqlite.verify import Verified, verify
from liveroom.store.sqlite.whole_rooms.compaction import SHORT_PAGES, mark_due
from tests.store.samples import AT, ERASED, OTHER, ROOM, answer, erased, question

pytestmark = pytest.mark.anyio


def found(folder: Path, pattern: bytes) -> set[int]:
    """The numbers in all matches of `pattern` in any file of the folder."""
    files = (path.read_bytes() for path in folder.iterdir())
    return {int(each) for data in files for each in re.findall(pattern, data)}


async def test_erased_texts_and_names_leave_no_byte_behind(folder: Path) -> None:
    """Given 3,000 texts of all lengths, when all but 200 go in small lots, only 200 are left.

    Lots make SQLite split and join pages, which is where stray copies come from.
    """
    chance = random.Random(3)
    numbers = list(range(1, 3_001))
    asked = [question(n, f"canary{n:06}#" + "x" * chance.randrange(600)) for n in numbers]
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, asked, {})
        assert found(folder, rb"canary(\d{6})") == {*numbers}
        kept = {*chance.sample(numbers, 200)}
        gone = chance.sample(sorted({*numbers} - kept), 2_800)
        for start in range(0, 2_800, 140):
            await log.append(ROOM, [erased(*gone[start : start + 140])], {})
        await log.compact()
        assert found(folder, rb"canary(\d{6})") == kept
        await log.append(ROOM, [ERASED], {})
        await log.compact()
        assert found(folder, rb"canary(\d{6})") == set()
        assert [each.recorded for each in await log.read(ROOM)][:3_000] == [
            question(n, "") for n in numbers
        ]


async def told(log: SqliteLog) -> dict[str, Any]:
    """The minutes as plain values, as the log has them now."""
    facts = [each.recorded for each in await log.read(ROOM)]
    body: dict[str, Any] = json.loads(exports.render("minutes", "json", ROOM, replay(facts)).body)
    return body


@pytest.mark.parametrize("of", ["one person", "all"])
async def test_the_account_adds_up_after_texts_were_erased(folder: Path, of: str) -> None:
    steps = [
        QuestionApproved(QuestionId("q1")),
        QuestionEdited(QuestionId("q1"), "canary000004"),
        QuestionAnswered(QuestionId("q1"), "written", "canary000005"),
        QuestionDismissed(QuestionId("q2"), "canary000006"),
        QuestionMerged(QuestionId("q3"), QuestionId("q1")),
    ]
    asked = [question(n, f"canary{n:06}", f"canary{n + 10:06}") for n in (1, 2, 3)]
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [*asked, *(Recorded(AT, step) for step in steps)], {})
        before = await told(log)

        await log.append(ROOM, [erased(2) if of == "one person" else ERASED], {})
        await log.compact()

        left = {1, 3, 4, 5, 11, 13} if of == "one person" else set[int]()
        assert found(folder, rb"canary(\d{6})") == left
        after = await told(log)
    assert after["account"].pop()["what"] == "texts_erased"
    for part in ("fates", "account", "summary"):
        assert after[part] == before[part]
    assert sum(after["fates"].values()) == len(after["questions"]) == 3
    fates = [(row["number"], row["fate"], row["joined"]) for row in after["questions"]]
    assert fates == [(1, "answered_in_writing", [3]), (2, "dismissed", []), (3, "merged", [])]
    assert (after["questions"][1]["text"], after["questions"][1]["name"]) == ("", None)


async def test_erased_names_leave_no_byte_behind(folder: Path) -> None:
    async with Database.open(folder) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        await log.append(ROOM, [question(1, "?", "canary000001")], {})
        for number, room in ((2, ROOM), (3, OTHER)):
            await keys.add_link(room, Role.ATTENDEE, "k", bytes([number]) * 32, "", AT)
            name = f"canary{number:06}"
            await keys.add_person(room, "k", bytes([9, number]), name)
        assert found(folder, rb"canary(\d{6})") == {1, 2, 3}
        await log.append(ROOM, [ERASED], {})
        await log.compact()
        assert found(folder, rb"canary(\d{6})") == {3}


async def test_a_deleted_room_leaves_no_byte_behind(folder: Path) -> None:
    """Given three rooms that grew at once, when one is deleted, the others alone are left."""
    chance = random.Random(5)
    rooms = [RoomId(name) for name in ("room1x", "room2x", "room3x")]
    async with Database.open(folder) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        for number in range(300):
            for place, room in enumerate(rooms):
                mark = f"canary{place:06}#" + "x" * chance.randrange(900)
                titled = Recorded(AT, EventChanged(title=mark))
                asked = question(number, mark, mark)
                await log.append(room, [titled, asked], answer(f"c{number}", mark.encode()))
        for place, room in enumerate(rooms):
            await keys.add_link(room, Role.ATTENDEE, "k", bytes([place]), f"canary{place:06}", AT)
            await keys.add_person(room, "k", bytes([9, place]), f"canary{place:06}")
        before = (folder / DATABASE).stat().st_size
        await log.delete(rooms[1])

        assert found(folder, rb"canary(\d{6})") == {0, 2}
        assert found(folder, rb"room([0-9])x") == {1, 3}
        assert (folder / DATABASE).stat().st_size < before
    assert await verify(folder) == Verified(2, ())


async def long_file(database: Database) -> SqliteLog:
    """Two rooms that grew at once, in a file that takes long to write anew."""
    log, chance = SqliteLog(database), random.Random(7)
    for start in range(0, 1_000, 10):
        for place, room in enumerate((ROOM, OTHER)):
            marks = [f"canary{place:06}#" + "x" * chance.randrange(7_000) for _ in range(10)]
            await log.append(room, [question(start + n, mark) for n, mark in enumerate(marks)], {})
    await database.write(mark_due)
    await log.compact()
    return log


async def test_of_a_long_file_that_is_in_use_the_room_is_gone_at_once_and_the_last_bytes_later(
    folder: Path,
) -> None:
    async with Database.open(folder) as database:
        log = await long_file(database)
        before = (folder / DATABASE).stat().st_size
        assert before > SHORT_PAGES * 4096

        assert not await log.delete(OTHER, in_use=True)
        assert (folder / DATABASE).stat().st_size == before, "it was not written anew"
        assert {*await log.heads()} == {ROOM}
        await log.compact()
        assert found(folder, rb"canary(\d{6})") == {0}
        assert (folder / DATABASE).stat().st_size < before * 2 / 3
    assert await verify(folder) == Verified(1, ())


async def test_what_a_deletion_left_goes_at_the_next_start(folder: Path) -> None:
    async with Database.open(folder) as database:
        log = await long_file(database)
        await log.delete(OTHER, in_use=True)
        before = (folder / DATABASE).stat().st_size
    async with Database.open(folder):
        assert found(folder, rb"canary(\d{6})") == {0}
        assert (folder / DATABASE).stat().st_size < before * 2 / 3


async def test_a_short_file_is_written_anew_at_once_though_it_is_in_use(folder: Path) -> None:
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        for place, room in enumerate((ROOM, OTHER)):
            await log.append(room, [question(1, f"canary{place:06}")], {})
        assert await log.delete(OTHER, in_use=True)
        assert found(folder, rb"canary(\d{6})") == {0}


async def test_the_salt_goes_with_the_text(folder: Path) -> None:
    """What is left is a digest that nobody can try texts against."""
    salts = iter((b"salt-canary-0001", b"salt-canary-0002"))
    async with Database.open(folder) as database:
        log = SqliteLog(database, lambda _: next(salts))
        await log.append(ROOM, [question(1, "yes"), question(2, "no")], {})
        assert found(folder, rb"salt-canary-(\d{4})") == {1, 2}
        await log.append(ROOM, [erased(1)], {})
        await log.compact()
        assert found(folder, rb"salt-canary-(\d{4})") == {2}


async def test_a_reader_in_the_way_is_said_and_erasing_again_is_safe(folder: Path) -> None:
    async with Database.open(folder, busy_seconds=0.05) as database:
        log = SqliteLog(database)
        await log.append(ROOM, [question(1, "canary000001")], {})
        other = sqlite3.connect(folder / DATABASE, isolation_level=None)
        other.execute("BEGIN")
        assert other.execute("SELECT count(*) FROM texts").fetchone() == (1,)
        await log.append(ROOM, [ERASED], {})
        with pytest.raises(NotStored, match=r"^deleted, but old copies are left, try again"):
            await log.compact()
        assert found(folder, rb"canary(\d{6})") == {1}
        other.close()
        await log.compact()
        assert found(folder, rb"canary(\d{6})") == set()
