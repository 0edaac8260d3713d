"""The database's primary dies, and machines lose their power, while people ask and look on."""

from __future__ import annotations

import asyncio
import time

import pytest

from proofs.cluster.cluster import Cluster, wait
from proofs.cluster.machines import Machine, cut_power
from proofs.cluster.report import note
from tests.nodes.crowd import Crowd, Found

pytestmark = pytest.mark.anyio

PEOPLE = 40
AFTER_DEATH_SECONDS = 30.0
AFTER_PROMOTION_SECONDS = 5.0


async def writing_again(
    cluster: Cluster, crowd: Crowd, standby: Machine, died: float
) -> tuple[float, float]:
    """Seconds to the first answer to anybody, from the primary's death and from the promotion."""
    await asyncio.to_thread(wait, "a promotion", lambda: cluster.is_primary(standby))
    promoted = time.monotonic()
    await crowd.answered(10)
    after_promotion = crowd.first_answer_after(promoted)
    return promoted - died + after_promotion, after_promotion


async def test_the_primary_is_killed_and_the_standby_goes_on(cluster: Cluster) -> None:
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(5 * PEOPLE)
    primary = cluster.primary()
    standby = cluster.other(primary)
    await asyncio.to_thread(primary.kill, "database")
    died = time.monotonic()
    after_death, after_promotion = await writing_again(cluster, crowd, standby, died)
    primary.start("database")
    await asyncio.to_thread(cluster.whole)
    assert cluster.primary() == standby
    await crowd.cued(2)
    found = await crowd.found()

    writing = f"{after_death:.1f} s after its death, {after_promotion:.1f} s after promotion"
    note("kill −9 of the primary", "once", found, f"writing again {writing}; it is the standby now")
    assert found.is_exact, found
    assert after_death <= AFTER_DEATH_SECONDS
    assert after_promotion <= AFTER_PROMOTION_SECONDS


async def power_cut(cluster: Cluster, crowd: Crowd) -> Found:
    """What there is of what was acknowledged when all machines lose their power at once."""
    assert cluster.is_whole()
    await asyncio.to_thread(cut_power, *cluster.nodes)
    assert not any(map(cluster.is_ready, cluster.nodes))
    for machine in cluster.nodes:
        machine.start("etcd")
    for machine in cluster.databases:
        machine.start("database")
    await asyncio.to_thread(cluster.wait_for_primary)
    remember(cluster)
    for machine in cluster.nodes:
        machine.start("node")
    await asyncio.to_thread(cluster.whole)
    return await crowd.found()


def forget(cluster: Cluster) -> None:
    """Let the primary acknowledge what is in its memory alone.

    Servers refuse to start with it, so it is set when they have.
    """
    cluster.set(cluster.primary(), synchronous_commit="off", wal_writer_delay="10s")


def remember(cluster: Cluster) -> None:
    """Take that back."""
    cluster.reset(cluster.primary())


async def test_a_power_cut_of_everything_takes_nothing_that_was_acknowledged(
    cluster: Cluster,
) -> None:
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE)
    await crowd.answered(10 * PEOPLE)
    found = await power_cut(cluster, crowd)

    note("power cut of all machines", "once", found, "both databases, etcd and all servers")
    assert found.is_exact, found


async def test_a_database_that_does_not_wait_for_its_disk_is_found_out(cluster: Cluster) -> None:
    """The same power cut has to lose something here, or it proves nothing of the other."""
    crowd = await Crowd.gathered(cluster.door, people=PEOPLE, cues=False)
    await crowd.answered(PEOPLE)
    forget(cluster)
    await crowd.asked(PEOPLE // 2)  # votes alone would be given again
    found = await power_cut(cluster, crowd)

    note("power cut, `synchronous_commit=off`", "once", found, "lost, as it must: this proof bites")
    assert found.lost > 0
