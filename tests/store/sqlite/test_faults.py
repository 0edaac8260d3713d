"""kill -9, a full disk and a locked file: what was acknowledged stays, and the store goes on."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import liveroom
from liveroom.core.records import NotStored, Repeated
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.sqlite import Database, SqliteLog
from tests.disks import needs_disk, on_a_small_disk
from tests.store.child import RESERVED
from tests.store.samples import CUED, ROOM, answer, question, vote

pytestmark = pytest.mark.anyio

CHECKOUT = Path(__file__).parents[3]
SOURCES = Path(liveroom.__file__).parents[2]


@asynccontextmanager
async def child(part: str, folder: Path, disk: str | None = None) -> AsyncIterator[Process]:
    command = [sys.executable, "-m", "tests.store.child", part, str(folder)]
    process = await asyncio.create_subprocess_exec(
        *(on_a_small_disk(folder, disk, *command) if disk else command),
        cwd=CHECKOUT,
        env={**os.environ, "PYTHONPATH": str(SOURCES)},
        stdin=PIPE,
        stdout=PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def heard(process: Process) -> object:
    assert process.stdout
    return json.loads(await process.stdout.readline())


async def tell(process: Process) -> None:
    assert process.stdin
    process.stdin.write(b"\n")
    await process.stdin.drain()


async def acknowledged_until_killed(folder: Path, lines: int) -> dict[str, int]:
    """The commands and seqs a writing process has acknowledged up to the moment it was killed."""
    async with child("write_for_ever", folder) as process:
        assert process.stdout
        read = [await process.stdout.readline() for _ in range(lines)]
        process.send_signal(signal.SIGKILL)
        rest = (await process.stdout.read()).splitlines(keepends=True)
        assert await process.wait() == -signal.SIGKILL
    return dict(json.loads(line) for line in read + rest if line.endswith(b"\n"))


@pytest.mark.parametrize("lines", [1, 50, 333, 1_000])
async def test_what_was_acknowledged_before_kill_9_is_there_afterwards(
    folder: Path, lines: int
) -> None:
    acknowledged = await acknowledged_until_killed(folder, lines)
    assert len(acknowledged) >= lines
    async with Database.open(folder) as database:
        stored = await SqliteLog(database).read(ROOM)
        texts = {each.seq: each.recorded for each in stored}
        assert {seq: question(1, command) for command, seq in acknowledged.items()} == {
            seq: texts.get(seq) for seq in acknowledged.values()
        }
        assert [each.seq for each in stored] == [*range(1, len(stored) + 1)]
        again = {key: body for each in acknowledged for key, body in answer(each).items()}
        with pytest.raises(Repeated) as repeated:
            await SqliteLog(database).append(ROOM, [vote(1)], again)
        assert {command for _, command in repeated.value.bodies} == {*acknowledged}


async def test_after_three_kills_the_log_is_still_one_log(folder: Path) -> None:
    epochs, ends = set(), []
    for _ in range(3):
        async with child("write_for_ever", folder) as process:
            await heard(process)
            process.send_signal(signal.SIGKILL)
            assert await process.wait() == -signal.SIGKILL
        async with Database.open(folder) as database:
            log = SqliteLog(database)
            epochs.add(database.epoch)
            ends.append(len(await log.read(ROOM)))
    assert (len(epochs), ends) == (1, sorted(set(ends)))


async def test_a_full_disk_is_said_plainly_and_heals_by_itself(folder: Path) -> None:
    async with child("write_without_room", folder) as process:
        told = await heard(process)
        assert await process.wait() == 0
    assert isinstance(told, dict)
    assert told["fault"] in ("SQLITE_IOERR_WRITE", "SQLITE_FULL")
    assert told["shown"] == told["stored"] > 1
    assert told["refused"] == ["NotStored"] * 40
    assert told["healed"] == told["stored"] + 1
    async with Database.open(folder) as database:
        stored = await SqliteLog(database).read(ROOM)
    assert len(stored) == told["healed"]
    assert stored[-1].recorded == question(told["healed"], "room again")


@needs_disk
async def test_on_a_full_disk_staff_go_on_from_the_reserve_until_there_is_space_again(
    folder: Path,
) -> None:
    async with child("go_on_from_the_reserve", folder, disk="8m") as process:
        told = await heard(process)
        assert await process.wait() == 0
    assert told == {
        "held": RESERVED,
        "free": 0,
        "fault": "SQLITE_FULL",
        "given up": True,
        "audience": "DiskFull",
        "joins": "DiskFull",
        "at once": ["DiskFull", "stored", "DiskFull", "Repeated", "stored", "stored"],
        "started again": ["DiskFull", "stored"],
        "links": [["k1", 4], ["k2", None]],
        "healed": "stored",
        "held again": RESERVED,
        "shown": True,
    }


async def test_a_locked_file_is_waited_for(folder: Path) -> None:
    async with Database.open(folder) as database, child("hold_the_lock", folder) as holder:
        log = SqliteLog(database)
        await tell(holder)
        assert await heard(holder) == "locked"
        task = asyncio.create_task(log.append(ROOM, [CUED], {}))
        assert await log.read(ROOM) == []
        assert not task.done()
        await tell(holder)
        assert await heard(holder) == "free"
        assert await task == 1


async def test_a_file_locked_for_too_long_is_not_stored_and_then_goes_on(folder: Path) -> None:
    async with (
        Database.open(folder, busy_seconds=0.05) as database,
        child("hold_the_lock", folder) as holder,
    ):
        log = SqliteLog(database)
        await log.append(ROOM, [CUED], {})
        await tell(holder)
        assert await heard(holder) == "locked"
        with pytest.raises(NotStored, match=r"^nothing was written: database is locked$"):
            await log.append(ROOM, [vote(1)], answer("c1"))
        assert len(await log.read(ROOM)) == 1
        await tell(holder)
        assert await heard(holder) == "free"
        assert await log.append(ROOM, [vote(1)], answer("c1")) == 2


async def test_a_second_server_is_refused_and_the_first_one_goes_on(folder: Path) -> None:
    async with child("write_for_ever", folder) as process:
        await heard(process)
        with pytest.raises(CannotOpen, match=r"^Another liveroom server is using the data folder"):
            async with Database.open(folder):
                pass
        await heard(process)
