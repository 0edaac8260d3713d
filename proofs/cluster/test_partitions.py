"""Machines cannot reach each other for a while, while people ask, vote and look on."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import pytest

from proofs.cluster.cluster import Cluster, wait
from proofs.cluster.machines import Machine
from proofs.cluster.report import note
from proofs.cluster.test_databases import (
    AFTER_DEATH_SECONDS,
    AFTER_PROMOTION_SECONDS,
    writing_again,
)
from tests.nodes.crowd import Crowd

pytestmark = pytest.mark.anyio

PEOPLE = 40
CUT_SECONDS = 30.0
"""Longer than the lease of a primary."""
STANDBY_SECONDS = 20.0
"""So long after the standby vanished the primary goes on alone."""


async def both_primary(cluster: Cluster) -> None:
    """Return when two databases say that they are the primary; they never should."""
    while True:
        said = [asyncio.to_thread(cluster.is_primary, each) for each in cluster.databases]
        if all(await asyncio.gather(*said)):
            return
        await asyncio.sleep(0.1)


async def test_a_server_that_cannot_reach_the_database_says_so_and_comes_back(
    cluster: Cluster,
) -> None:
    """Its screens stay as they were; whoever asks there waits, and is answered in the end."""
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(2 * PEOPLE)
    node = cluster.third
    for each in cluster.databases:
        node.lose(each)
    said = await asyncio.to_thread(wait, "it says so", lambda: not cluster.is_ready(node))
    elsewhere = [each for each in cluster.nodes if each != node]
    assert all(map(cluster.is_ready, elsewhere))
    before = crowd.answers
    await asyncio.sleep(CUT_SECONDS)
    meanwhile = crowd.answers - before
    for each in cluster.databases:
        node.find(each)
    back = await asyncio.to_thread(wait, "it is back", lambda: cluster.is_ready(node))
    await crowd.cued(2)
    found = await crowd.found()

    note(
        "server cut off from the database",
        f"once, {CUT_SECONDS:.0f} s",
        found,
        f"`/readyz` said 503 after {said:.1f} s and 200 {back:.1f} s after the mend; "
        f"{meanwhile} answers from the others meanwhile",
    )
    assert found.is_exact, found
    assert meanwhile > PEOPLE, "whoever is elsewhere goes on"


async def test_a_primary_without_etcd_and_standby_gives_way(cluster: Cluster) -> None:
    """The balancer reaches its machine all the while, and the server there the old primary."""
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(2 * PEOPLE)
    primary = cluster.primary()
    standby = cluster.other(primary)
    two = asyncio.create_task(both_primary(cluster))
    others = [each for each in cluster.nodes if each != primary]
    for each in others:
        primary.lose(each)
    cut = time.monotonic()
    after_cut, after_promotion = await writing_again(cluster, crowd, standby, cut)
    await asyncio.to_thread(wait, "the server there says so", lambda: not cluster.is_ready(primary))
    await asyncio.sleep(max(0.0, cut + CUT_SECONDS - time.monotonic()))
    assert not cluster.is_primary(primary)
    for each in others:
        primary.find(each)
    await asyncio.to_thread(cluster.whole)
    assert cluster.primary() == standby
    await crowd.cued(2)
    found = await crowd.found()
    two.cancel()
    with suppress(asyncio.CancelledError):
        await two

    note(
        "primary cut off from etcd and standby",
        f"once, {CUT_SECONDS:.0f} s",
        found,
        f"never two primaries; writing again {after_cut:.1f} s after the cut, "
        f"{after_promotion:.1f} s after promotion",
    )
    assert found.is_exact, found
    assert two.cancelled(), "there were two primaries at once"
    assert after_cut <= AFTER_DEATH_SECONDS
    assert after_promotion <= AFTER_PROMOTION_SECONDS


async def vanish(machine: Machine, crowd: Crowd) -> float:
    """Pull the cable of a machine, so that nobody is told; the instant."""
    await crowd.answered(2 * PEOPLE)
    machine.pull_cable()
    return time.monotonic()


async def test_a_primary_that_vanishes_without_a_word_is_replaced(cluster: Cluster) -> None:
    """Connections to it are not reset: everybody has to find out."""
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    primary = cluster.primary()
    standby = cluster.other(primary)
    gone = await vanish(primary, crowd)
    after_death, after_promotion = await writing_again(cluster, crowd, standby, gone)
    await asyncio.sleep(max(0.0, gone + CUT_SECONDS - time.monotonic()))
    primary.plug_in()
    await asyncio.to_thread(cluster.whole)
    await crowd.cued(2)
    found = await crowd.found()

    note(
        "primary's machine vanishes",
        f"once, {CUT_SECONDS:.0f} s",
        found,
        f"writing again {after_death:.1f} s after it vanished, "
        f"{after_promotion:.1f} s after promotion",
    )
    assert found.is_exact, found
    assert after_death <= AFTER_DEATH_SECONDS
    assert after_promotion <= AFTER_PROMOTION_SECONDS


async def test_without_its_standby_the_primary_goes_on_alone_after_a_while(
    cluster: Cluster,
) -> None:
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    primary = cluster.primary()
    standby = cluster.other(primary)
    gone = await vanish(standby, crowd)
    await asyncio.sleep(1)
    paused = crowd.answers
    await crowd.answered(10)
    alone = time.monotonic() - gone
    assert cluster.is_primary(primary)
    assert crowd.answers >= paused
    await asyncio.sleep(max(0.0, gone + CUT_SECONDS - time.monotonic()))
    standby.plug_in()
    await asyncio.to_thread(cluster.whole)
    await crowd.cued(2)
    found = await crowd.found()

    note(
        "standby cut off",
        f"once, {CUT_SECONDS:.0f} s",
        found,
        f"the primary went on alone after {alone:.1f} s, and has its standby again",
    )
    assert found.is_exact, found
    assert alone <= STANDBY_SECONDS
