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
from collections.abc import Awaitable
from pathlib import Path

from liveroom.core.records import NotStored
from liveroom.core.roles import Role
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import DATABASE, RESERVE
from tests.disks import fill, free
from tests.store.samples import CUED, ROOM, answer, question

WRITERS = 8
RESERVED = 1024 * 1024
STAFF = 500
"""So many commits would take ten times the reserve, were their space not used again."""


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


async def go_on_from_the_reserve(folder: Path) -> None:
    """Fill the disk, go on as staff and as audience, start again, and make space again."""
    told: dict[str, object] = {}
    reserve = folder / RESERVE
    async with Database.open(folder, reserve_bytes=RESERVED) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        await keys.add_link(ROOM, Role.ATTENDEE, "k1", b"1", "", 1)
        told["held"] = reserve.stat().st_size
        filler = fill(folder)
        told["free"] = free(folder)
        stored, fault = await append_until_refused(log)
        told["fault"] = getattr(fault, "sqlite_errorname", None)
        told["given up"] = not reserve.exists()
        told["audience"] = await named(log.append(ROOM, [question(0, "One more?")], answer("a")))
        told["joins"] = await named(keys.add_person(ROOM, "k1", b"2", None))
        for number in range(STAFF):
            stored = await log.append(
                ROOM, [question(number, "For the record.")], answer(f"s{number}"), from_reserve=True
            )
        told["at once"] = await asyncio.gather(
            named(log.append(ROOM, [question(1, "Who pays?")], answer("b1"))),
            named(log.append(ROOM, [CUED], answer("b2"), from_reserve=True)),
            named(log.append(ROOM, [question(2, "Who decides?")], answer("b3"))),
            named(log.append(ROOM, [CUED], answer("b2"), from_reserve=True)),
            named(keys.add_link(ROOM, Role.HOST, "k2", b"3", "", 3)),
            named(keys.revoke(ROOM, "k1", 4)),
        )
    async with Database.open(folder, reserve_bytes=RESERVED) as database:
        log, keys = SqliteLog(database), SqliteKeys(database)
        told["started again"] = await asyncio.gather(
            named(log.append(ROOM, [question(1, "Who pays?")], answer("b1"))),
            named(log.append(ROOM, [CUED], answer("b4"), from_reserve=True)),
        )
        told["links"] = [(row.link, row.revoked_at) for row in await keys.links(ROOM)]
        filler.unlink()
        told["healed"] = await named(log.append(ROOM, [question(1, "Who pays?")], answer("b1")))
        told["held again"] = reserve.stat().st_size
        told["shown"] = [each.seq for each in await log.read(ROOM)] == [*range(1, stored + 4)]
    say(told)


async def named(work: Awaitable[object]) -> str:
    """How it ended: the name of the error, if there was one."""
    try:
        await work
    except Exception as error:
        return type(error).__name__
    return "stored"


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
        case "go_on_from_the_reserve":
            asyncio.run(go_on_from_the_reserve(folder))
        case "hold_the_lock":
            hold_the_lock(folder)
        case _:
            raise SystemExit(f"there is no part {part!r}")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
