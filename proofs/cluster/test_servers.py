"""Servers are killed and replaced while people ask, vote and look on."""

from __future__ import annotations

import asyncio

import pytest

from proofs.cluster.cluster import Cluster, wait
from proofs.cluster.report import note
from tests.nodes.crowd import Crowd

pytestmark = pytest.mark.anyio

PEOPLE = 40
BACK_SECONDS = 5.0


async def test_a_server_that_is_killed_takes_nothing_with_it(cluster: Cluster) -> None:
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(2 * PEOPLE)
    for node in cluster.nodes:
        await asyncio.to_thread(node.kill, "node")
        await crowd.cued(2)
        await crowd.answered(5 * PEOPLE)
        node.start("node")
        await asyncio.to_thread(wait, "a server is back", lambda n=node: cluster.is_ready(n))
        await asyncio.sleep(5)
    found = await crowd.found()

    away = f"back on others after {found.longest_away:.1f} s at most"
    note("kill −9 of a server", "3 times", found, f"{found.came_back} sockets cut, {away}")
    assert found.is_exact, found
    assert found.came_back >= PEOPLE // 2, "servers had sockets"
    assert found.longest_away <= BACK_SECONDS


async def test_every_server_is_replaced_in_turn_and_nobody_misses_anything(
    cluster: Cluster,
) -> None:
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(2 * PEOPLE)
    for node in cluster.nodes:
        old = node.pid("node")
        await asyncio.to_thread(node.stop, "node")
        node.start("node")
        await asyncio.to_thread(wait, "a new server", lambda n=node: cluster.is_ready(n))
        assert node.pid("node") != old
        await asyncio.sleep(5)
    found = await crowd.found()

    away = f"back on others after {found.longest_away:.1f} s at most"
    note("rolling upgrade", "3 servers", found, f"{found.came_back} sockets sent away, {away}")
    assert found.is_exact, found
    assert found.came_back >= PEOPLE, "everybody was sent away"
