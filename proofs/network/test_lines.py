"""A cue over bad lines, and screens whose line has died without a word."""

from __future__ import annotations

import asyncio
import re
import urllib.request
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from benchmarks.audience import Room
from benchmarks.figures import percentile
from benchmarks.server import OWNER_KEY, Server
from proofs import report
from proofs.network.lines import Line, Quality, lines
from proofs.network.screens import Screen, until

pytestmark = pytest.mark.anyio

PEOPLE = 20
CUES = 40
CUE_SECONDS = 1.0
BAD = Quality(loss=0.05, delay=0.1, jitter=0.025, rate=256_000)
"""Both ways: a round trip takes 200 ± 50 ms."""

GOOD = Quality(loss=0.0, delay=0.02, jitter=0.0, rate=10_000_000)
FOUND_SECONDS = 25.0
SEEN_SECONDS = 3.0
PATIENCE_SECONDS = 60.0


async def test_a_cue_is_seen_over_bad_lines(reached: tuple[Server, Room]) -> None:
    with lines(PEOPLE, BAD) as made:
        async with watched(reached, made) as (moderator, screens):
            took = list[float]()
            for number in range(CUES):
                began = asyncio.get_running_loop().time()
                seq = await moderator.cue(("cue_next", "cue_previous")[number % 2])
                await asyncio.sleep(CUE_SECONDS)
                await all_saw(screens, seq)
                took += [(each.saw(seq) or 0.0) - began for each in screens]
            again = sum(each.connections for each in screens) - PEOPLE
        lost, passed = sum(each.lost for each in made), sum(each.passed for each in made)
    report.note(
        "5 % lost, 200 ± 50 ms, 256 kbit/s",
        f"{lost:,} of {lost + passed:,} packets lost",
        f"{len(took):,} times a cue was seen",
        f"median {percentile(took, 0.5):.2f} s, p99 {percentile(took, 0.99):.2f} s, "
        f"worst {max(took):.2f} s; {again} connections lost",
    )
    assert lost > 0
    assert percentile(took, 0.99) <= SEEN_SECONDS


@pytest.mark.parametrize("cued", [False, True], ids=["nothing on the way", "a cue on the way"])
async def test_a_dead_line_is_found(reached: tuple[Server, Room], cued: bool) -> None:
    running, _ = reached
    with lines(PEOPLE, GOOD) as made:
        async with watched(reached, made) as (moderator, screens):
            await until(lambda: open_sockets(running) == PEOPLE, 10, "all are counted")
            for each in made[: PEOPLE // 2]:
                each.is_cut = True
            if cued:
                seq = await moderator.cue("cue_next")
                await all_saw(screens[PEOPLE // 2 :], seq)
            left = PEOPLE - PEOPLE // 2
            found = await until(
                lambda: open_sockets(running) == left, PATIENCE_SECONDS, "they are found"
            )
            lost = sum(each.lost for each in made)
            for each in made:
                each.is_cut = False
            seq = await moderator.cue("cue_previous" if cued else "cue_next")
            back = await until(
                lambda: all(each.saw(seq) for each in screens), PATIENCE_SECONDS, "all are back"
            )
    report.note(
        f"{PEOPLE // 2} of {PEOPLE} lines dead, {'a cue' if cued else 'nothing'} on the way",
        f"{lost:,} packets lost",
        f"found by the server after {found:.1f} s",
        f"back with what they missed {back:.1f} s after the lines were",
    )
    assert lost > 0
    assert found <= FOUND_SECONDS


@asynccontextmanager
async def watched(
    reached: tuple[Server, Room], made: list[Line]
) -> AsyncIterator[tuple[Screen, list[Screen]]]:
    """A moderator beside the server, and somebody at the end of each line."""
    server, room = reached
    moderator = Screen(server, room, "moderator")
    screens = [Screen(server, room, "attendee", line) for line in made]
    async with asyncio.TaskGroup() as tasks:
        following = [tasks.create_task(each.follow()) for each in (moderator, *screens)]
        await until(lambda: all(each.seen for each in (moderator, *screens)), 60, "all are there")
        yield moderator, screens
        for each in following:
            each.cancel()


async def all_saw(screens: list[Screen], seq: int) -> None:
    """Wait until a cue has come to all."""
    await until(lambda: all(each.saw(seq) for each in screens), PATIENCE_SECONDS, "all saw it")


def open_sockets(running: Server) -> int:
    """How many sockets of attendees the server counts."""
    request = urllib.request.Request(f"http://{running.host}/metrics")
    request.add_header("Authorization", f"Bearer {OWNER_KEY}")
    with urllib.request.urlopen(request) as answer:
        told = answer.read().decode()
    found = re.search(r'^liveroom_sockets\{audience="attendee"\} (\d+)', told, re.M)
    return int(found[1]) if found else 0
