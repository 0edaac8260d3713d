"""Servers on one PostgreSQL database give way to the next release, one by one, during a show."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import psycopg
import pytest

from benchmarks.audience import Room
from benchmarks.options import ROOT
from liveroom.store.postgres import schema
from proofs import report
from proofs.upgrade import older, shared_tables
from proofs.upgrade.cluster import Cluster
from proofs.upgrade.screens import holds, screens
from tests.nodes.crowd import Crowd, Found

pytestmark = pytest.mark.anyio

PEOPLE = 40
ROOMS = 12
BACK_SECONDS = 15.0
WAITING = (
    "SELECT locktype FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE datname = 'liveroom' AND NOT granted"
)


async def test_servers_of_both_releases_go_on_beside_each_other_on_the_newer_tables(
    servers: Cluster,
) -> None:
    rooms = servers.filled(ROOMS)
    servers.start(servers.before.source)
    crowd = await Crowd.gathered(servers.door, PEOPLE)
    await crowd.answered(5 * PEOPLE)
    assert shared_tables.version(servers.dsn()) < schema.VERSION
    told = await shown(servers.nodes[0].host, rooms)
    differing = 0
    for place, node in enumerate(servers.nodes):
        await asyncio.to_thread(node.stop)
        await asyncio.to_thread(node.start, ROOT)
        assert shared_tables.version(servers.dsn()) == schema.VERSION
        await crowd.cued(2)
        await crowd.answered(5 * PEOPLE)
        if place == 0:
            again = await asyncio.to_thread(
                older.liveroom,
                servers.before.source,
                "serve",
                "--port",
                "0",
                "--data",
                str(servers.before.folder / "again"),
                "--log",
                servers.dsn(),
            )
        for each in servers.nodes:
            found_screens = await shown(each.host, rooms)
            differing += sum(
                not holds(new, old) for new, old in zip(found_screens, told, strict=True)
            )
    found = await crowd.found()
    row(
        "a rolling upgrade on PostgreSQL",
        f"3 servers, {ROOMS} rooms",
        found,
        differing,
        f"both beside each other on the newer tables; back on others after {found.longest_away:.1f}"
        f" s at most; {found.cues} cues seen by everybody; an older one cannot start any more",
    )
    assert found.is_exact, found
    assert differing == 0
    assert found.came_back >= PEOPLE, "everybody was sent away"
    assert found.longest_away <= BACK_SECONDS
    assert again.returncode == 1
    assert "was written by a newer version of liveroom" in again.stderr


async def test_of_two_that_start_at_once_one_changes_the_tables(servers: Cluster) -> None:
    """It waits for somebody who holds a table, the other for it; people go on beside them."""
    rooms = servers.filled(ROOMS)
    servers.start(servers.before.source)
    crowd = await Crowd.gathered(servers.door, PEOPLE // 2)
    told = await shown(servers.nodes[0].host, rooms)
    new = servers.nodes[:2]
    for node in new:
        await asyncio.to_thread(node.stop)
    with psycopg.connect(servers.dsn()) as somebody:
        somebody.execute("LOCK TABLE meta IN SHARE MODE")
        starting = [asyncio.create_task(asyncio.to_thread(node.start, ROOT)) for node in new]
        await asyncio.to_thread(wait_for, servers, ["advisory", "relation"])
        await crowd.cued(2)
        await crowd.answered(5 * PEOPLE)
        assert not any(each.done() for each in starting)
        assert shared_tables.version(servers.dsn()) < schema.VERSION
    await asyncio.gather(*starting)
    assert shared_tables.version(servers.dsn()) == schema.VERSION
    await crowd.answered(5 * PEOPLE)
    differing = sum(
        not holds(now, was) for now, was in zip(await shown(new[1].host, rooms), told, strict=True)
    )
    found = await crowd.found()
    row(
        "two of the next release start at once",
        "while a table is held",
        found,
        differing,
        "one waited for the table, the other for the first; the longest time without any answer "
        f"{found.longest_pause:.1f} s",
    )
    assert found.is_exact, found
    assert differing == 0


def wait_for(servers: Cluster, what: list[str]) -> None:
    """Return as soon as servers wait for these kinds of locks."""
    with psycopg.connect(servers.dsn(), autocommit=True) as connection:
        while sorted(row[0] for row in connection.execute(WAITING)) != what:
            pass


async def shown(host: str, rooms: Sequence[Room]) -> list[dict[str, object]]:
    """Every screen of these rooms, as a server shows it."""
    return await asyncio.to_thread(lambda: [screens(host, room) for room in rooms])


def row(name: str, struck: str, found: Found, differing: int, came_to: str) -> None:
    report.note(
        name,
        f"{struck}, {found.came_back} sockets cut",
        f"{found.acknowledged:,}",
        found.lost,
        found.doubled + found.changed_answers,
        found.wrong_votes + found.holes + differing,
        came_to,
    )
