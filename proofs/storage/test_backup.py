"""A backup of a gigabyte is made beside a room that runs, and nobody there waits for it."""

from __future__ import annotations

import asyncio
import json
import os
import random
import subprocess
import sys
import threading
import time
from itertools import count
from pathlib import Path

from liveroom.core.events import Recorded
from liveroom.core.ids import RoomId
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from proofs import report
from tests.cli.process import Server, call, environment, liveroom, serving
from tests.journeys.test_kills import ANNOUNCEMENT
from tests.store.samples import question

BYTES = int(os.environ.get("PROOFS_BACKUP_BYTES", 1_000_000_000))
PACE_SECONDS = 0.1
QUIET_SECONDS = 20.0
AT_ONCE = 5_000
MOST_MS = 50.0


async def fill(data: Path) -> None:
    """Rooms of evenings until today, so that none is erased meanwhile, until the database is as
    large as that."""
    chance, now = random.Random(7), time.time_ns() // 1_000_000
    async with Database.open(data) as database:
        log, number = SqliteLog(database, chance.randbytes), count()
        while (data / DATABASE).stat().st_size < BYTES:
            room = RoomId(f"past{next(number)}")
            for _ in range(10):
                texts = (chance.randbytes(250).hex() for _ in range(AT_ONCE))
                asked = [Recorded(now, question(n, text).event) for n, text in enumerate(texts)]
                await log.append(room, asked, {})


class Moderator(threading.Thread):
    """Somebody who does something ten times a second, and counts how long each answer took."""

    def __init__(self, server: Server, room: str, token: str) -> None:
        super().__init__()
        self.ms: list[float] = []
        self._at = f"/api/v1/rooms/{room}/commands"
        self._server, self._token = server, token
        self._ends = threading.Event()

    def run(self) -> None:
        for number in count():
            if self._ends.wait(PACE_SECONDS):
                return
            message = {"id": f"t{number}-{id(self)}", "command": "add_time", "seconds": 1}
            began = time.perf_counter()
            assert call(self._server, self._at, self._token, message)["ok"]
            self.ms.append((time.perf_counter() - began) * 1000)

    def stop(self) -> list[float]:
        """The answers' times, shortest first."""
        self._ends.set()
        self.join()
        return sorted(self.ms)


def told(ms: list[float]) -> str:
    return f"median {ms[len(ms) // 2]:.1f} ms, longest {ms[-1]:.1f} ms"


def test_nobody_waits_for_a_backup(tmp_path: Path) -> None:
    data, file = tmp_path / "data", tmp_path / "backup.tar"
    made = json.loads(liveroom("new", str(ANNOUNCEMENT), "--data", str(data), "--json").stdout)
    asyncio.run(fill(data))
    size = (data / DATABASE).stat().st_size
    with serving(data) as server:
        room, token = made["room"], made["tokens"]["moderator"]
        path = f"/api/v1/rooms/{room}/commands"
        for message in ({"command": "open"}, {"command": "cue_next", "after": None}):
            assert call(server, path, token, {"id": message["command"]} | message)["ok"]
        quiet = Moderator(server, room, token)
        quiet.start()
        time.sleep(QUIET_SECONDS)
        alone = quiet.stop()
        beside = Moderator(server, room, token)
        beside.start()
        began = time.monotonic()
        command = [sys.executable, "-m", "liveroom", "backup", str(file), "--data", str(data)]
        done = subprocess.run(command, capture_output=True, env=environment(), check=False)
        seconds = time.monotonic() - began
        during = beside.stop()
    assert done.returncode == 0, done.stderr
    assert file.stat().st_size > size * 0.8
    came_to = f"{seconds:.0f} s; answers {told(during)}; without it {told(alone)}"
    report.note("backup beside a running room", f"{size / 1e9:.2f} GB", len(during), 0, 0, came_to)
    assert during[-1] <= MOST_MS, came_to
