"""What the store's tests run in a process of its own, to be killed, starved or left holding a lock.

python -m tests.store.child <part> <data folder>
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sqlite3
import sys
from pathlib import Path

from liveroom.core.records import NotStored
from liveroom.store.folder import DATABASE
from liveroom.store.sqlite import Database, SqliteLog
from tests.store.samples import ROOM, answer, question

WRITERS = 8


def say(line: object) -> None:
    print(json.dumps(line), flush=True)


async def write_for_ever(folder: Path) -> None:
    """Append from several tasks, and say each command and its seq once it is acknowledged."""
    async with Database.open(folder) as database:
        log = SqliteLog(database)

        async def write(task: int) -> None:
            number = 0
            while True:
                number += 1
                command = f"{os.getpid()}-{task}-{number}"
                say([command, await log.append(ROOM, [question(1, command)], answer(command))])

        await asyncio.gather(*map(write, range(WRITERS)))


async def write_without_room(folder: Path) -> None:
    """With 1 MB left to grow, append until that is refused; with more room, append again."""
    async with Database.open(folder) as database:
        log = SqliteLog(database)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, most))
        stored, fault = await append_until_refused(log)
        shown = len(await log.read(ROOM))
        again = await asyncio.gather(
            *(log.append(ROOM, [question(n, "x" * 50_000)], {}) for n in range(40)),
            return_exceptions=True,
        )
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        late = question(stored + 1, "room again")
        healed = await log.append(ROOM, [late], answer(f"c{stored + 1}"))
    say(
        {
            "stored": stored,
            "fault": getattr(fault, "sqlite_errorname", None),
            "shown": shown,
            "refused": [type(each).__name__ for each in again],
            "healed": healed,
        }
    )


async def append_until_refused(log: SqliteLog) -> tuple[int, BaseException | None]:
    """The last seq that was acknowledged, and what SQLite then said."""
    stored = 0
    while True:
        number = stored + 1
        filler = question(number, f"{number} " * 10_000)
        try:
            stored = await log.append(ROOM, [filler], answer(f"c{number}"))
        except NotStored as refused:
            return stored, refused.__cause__


def hold_the_lock(folder: Path) -> None:
    """Hold the write lock from one line of standard input to the next."""
    connection = sqlite3.connect(folder / DATABASE, isolation_level=None)
    for _ in sys.stdin:
        connection.execute("BEGIN IMMEDIATE")
        say("locked")
        sys.stdin.readline()
        connection.execute("COMMIT")
        say("free")


def main(part: str, folder: Path) -> None:
    match part:
        case "write_for_ever":
            asyncio.run(write_for_ever(folder))
        case "write_without_room":
            asyncio.run(write_without_room(folder))
        case "hold_the_lock":
            hold_the_lock(folder)
        case _:
            raise SystemExit(f"there is no part {part!r}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
