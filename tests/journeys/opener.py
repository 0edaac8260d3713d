"""Opens a room in processes that are killed at one SQL statement after another.

python -m tests.journeys.opener <folder>: the first process uses <folder>/1 and is killed as its
first statement begins, and so on, until one is through. Prints how many were killed.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Collection
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from liveroom.core.commands import Open
from liveroom.core.ids import RoomId
from liveroom.core.program import Program, Segment
from liveroom.live.clock import Clock, SystemClock
from liveroom.live.registry import Rooms
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.store.sqlite.folder import LINK_KEY
from liveroom.store.sqlite.link_key import link_key
from liveroom.web.commands import opening
from liveroom.web.security.origins import Origins, origins
from liveroom.web.security.tokens import Keys
from liveroom.web.settings import Settings

KEY = "one evening"
PROGRAM = Program("Cities", (Segment("Welcome"),))


@dataclass(frozen=True, slots=True)
class Places:
    """What it takes to open a room."""

    rooms: Rooms
    keys: Keys
    clock: Clock
    origins: Origins
    link_key: bytes


@dataclass(frozen=True, slots=True)
class Found:
    """What a data folder holds after a room was opened in it."""

    opened: opening.Opened
    rooms: dict[RoomId, int]
    digests: Collection[bytes]


async def open_room(folder: Path) -> Found:
    """Open the room, or find it."""
    async with Database.open(folder) as database:
        log, keys, clock = SqliteLog(database), SqliteKeys(database), SystemClock()
        async with Rooms(log, clock, lambda: "q") as rooms:
            entrance = origins(Settings(), "http://127.0.0.1:8000")
            key = await link_key(database, folder / LINK_KEY)
            places = Places(rooms, keys, clock, entrance, key)
            opened = await opening.open_room(places, PROGRAM, KEY, "the same", (Open(),))
        heads = {room: head.seq for room, head in (await log.heads()).items()}
        return Found(opened, heads, dict(await keys.holders(opened.room)).keys())


def killed_at(statement: int, folder: Path) -> bool:
    """Open the room in a process that is killed as this statement begins."""
    child = os.fork()
    if child == 0:
        _die_at(statement)
        asyncio.run(open_room(folder))
        os._exit(0)
    _, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status == signal.SIGKILL


def _die_at(statement: int) -> None:
    begun = count(1)
    connect = sqlite3.connect

    def count_statements(_: str) -> None:
        if next(begun) == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(count_statements)
        return connection

    sqlite3.connect = traced  # type: ignore[assignment]  # in this process, which is to die


if __name__ == "__main__":
    root = Path(sys.argv[1])
    print(next(n for n in count() if not killed_at(n + 1, root / str(n + 1))))
