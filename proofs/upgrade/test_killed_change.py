"""Tables in PostgreSQL are brought on by a server that is killed, or whose database is."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from liveroom.store.postgres import PostgresLog, PostgresRooms, SharedDatabase, schema
from liveroom.store.verified import faults_of
from proofs import report
from proofs.storage.injected import Fault
from proofs.upgrade.cluster import DATABASE, Cluster
from proofs.upgrade.shared_tables import events, version
from tests.cli.process import PATIENCE, environment

pytestmark = pytest.mark.anyio

ROOMS = 8
COPY = "copy"
OPEN = """
import asyncio, sys
from liveroom.store.cannot_open import CannotOpen
from liveroom.store.postgres.start import prepare
try:
    asyncio.run(prepare(sys.argv[1], 0))
except CannotOpen as error:
    sys.exit(str(error))
"""


async def test_whatever_it_sent_last_the_next_start_goes_on(servers: Cluster) -> None:
    """At each thing that is sent to the database its sender is killed."""
    servers.filled(ROOMS)
    kills, unchanged = await struck(servers, "KILL", killed)
    report.note(
        "new tables in PostgreSQL, and kill −9 of the server at each thing it sends",
        f"{kills} times, {ROOMS} rooms",
        f"{unchanged} times all of it was as before; the next start made the change, 0 lost",
    )
    assert 0 < unchanged < kills


async def test_whenever_the_database_ends_the_next_start_goes_on(servers: Cluster) -> None:
    """After each thing that is sent to the database that is ended as by a power cut."""
    servers.filled(ROOMS)
    kills, unchanged = await struck(servers, "STOP", lambda run: database_ended(servers, run))
    report.note(
        "the same, and the database ends in the middle",
        f"{kills} times, {ROOMS} rooms",
        f"{unchanged} times all of it was as before; the next start made the change, 0 lost",
    )
    assert 0 < unchanged < kills


async def struck(
    servers: Cluster, sent: str, strike: Callable[[subprocess.Popen[str]], bool]
) -> tuple[int, int]:
    """Strike at each thing that is sent while tables are brought on, until nothing is left to
    strike at; how often that was, and how often it left the tables as they were."""
    was, stored = version(servers.dsn()), events(servers.dsn())
    strikes = unchanged = 0
    while True:
        copied(servers)
        if not await asyncio.to_thread(strike, opening(servers, sent, strikes + 1)):
            return strikes, unchanged
        strikes += 1
        unchanged += version(servers.dsn(COPY)) == was
        async with SharedDatabase.open(servers.dsn(COPY)) as database:
            rooms = await PostgresRooms(database).rooms()
            assert await faults_of(PostgresLog(database), rooms) == []
        left = version(servers.dsn(COPY)), events(servers.dsn(COPY)), len(rooms)
        assert left == (schema.VERSION, stored, ROOMS), strikes


def copied(servers: Cluster) -> None:
    """A database like the older one."""
    servers.postgres.drop(COPY)
    with psycopg.connect(servers.postgres.dsn("postgres"), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {COPY} TEMPLATE {DATABASE} OWNER liveroom")


def opening(servers: Cluster, sent: str, nth: int) -> subprocess.Popen[str]:
    """What brings the tables on, and is sent a signal when it sends something for the n-th time."""
    fault = Fault("sendto", f"signal={sent}", nth)
    log_of(servers).unlink(missing_ok=True)
    strace = ["strace", "-f", "-qq", "-o", str(log_of(servers)), *fault.options]
    return subprocess.Popen(
        [*strace, sys.executable, "-c", OPEN, servers.dsn(COPY)],
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    )


def log_of(servers: Cluster) -> Path:
    """Where it stands what was sent."""
    return servers.before.folder / "strace"


def killed(run: subprocess.Popen[str]) -> bool:
    """Whether it was killed."""
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode in (0, -signal.SIGKILL), said
    return run.returncode != 0


def database_ended(servers: Cluster, run: subprocess.Popen[str]) -> bool:
    """Whether it was stopped, so that the database could be ended meanwhile. Then it goes on."""
    log = log_of(servers)
    while "--- stopped by SIGSTOP ---" not in (log.read_text() if log.exists() else ""):
        if run.poll() is not None:
            return killed(run)
    servers.postgres.stop("immediate")
    servers.postgres.start()
    (child,) = Path(f"/proc/{run.pid}/task/{run.pid}/children").read_text().split()
    os.kill(int(child), signal.SIGCONT)
    _, said = run.communicate(timeout=PATIENCE)
    assert run.returncode in (0, 1), said
    assert "Traceback" not in said
    return True
