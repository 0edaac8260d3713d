"""A new release is killed at each write with which it changes the tables of an older one."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import fixture, server, start
from benchmarks.options import Options
from liveroom.store.sqlite import Database, schema
from liveroom.store.sqlite.verify import verify
from proofs import report
from proofs.storage.injected import Fault
from proofs.upgrade.tables import events, version
from tests.cli.process import PATIENCE, environment

pytestmark = pytest.mark.anyio

ROOMS = 20
OPEN = """
import asyncio, pathlib, sys
from liveroom.store.sqlite import Database
async def opened():
    async with Database.open(pathlib.Path(sys.argv[1])):
        pass
asyncio.run(opened())
"""


async def test_whichever_write_is_the_last_the_next_start_goes_on(before: Options) -> None:
    with server.unlimited(before) as running:
        start.use(running, fixture.open_rooms(running, ROOMS))
        running.process.terminate()
        running.process.wait(PATIENCE)
    data, copy = before.folder / "data", before.folder / "copy"
    stored, kills, unchanged = events(data), 0, 0
    while is_killed(shutil.copytree(data, copy), Fault("pwrite64", "signal=KILL", kills + 1)):
        kills += 1
        unchanged += version(copy) < schema.VERSION
        async with Database.open(copy):
            pass
        assert (version(copy), events(copy)) == (schema.VERSION, stored), kills
        assert (await verify(copy)).faults == (), kills
        shutil.rmtree(copy)
    report.note(
        "new tables, and kill −9 at each write of the change",
        f"{kills} times, {ROOMS} rooms",
        f"{unchanged} times all of it was as before; the next start made the change, 0 lost",
    )
    assert 0 < unchanged <= kills


def is_killed(data: Path, fault: Fault) -> bool:
    """Whether there are so many writes while the folder is opened, and the last was this one."""
    strace = ["strace", "-f", "-qq", "-o", str(data.parent / "strace"), *fault.options]
    done = subprocess.run(
        [*strace, sys.executable, "-c", OPEN, str(data)],
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode in (0, -signal.SIGKILL)
    return done.returncode != 0
