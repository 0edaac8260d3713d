"""What is not in use any more is given back to the system."""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from pathlib import Path

import pytest

from liveroom.core import commands as c
from liveroom.live import heap
from liveroom.live.registry import IDLE_SECONDS, LOOKS
from tests.live.stage import MODERATOR, stage

MIB = 2**20


def resident() -> int:
    """Bytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="for glibc alone")
def test_pages_between_what_is_still_in_use_are_given_back() -> None:
    blocks = [bytes(4_096) for _ in range(20_000)]
    assert len({*map(id, blocks)}) == len(blocks)
    kept = blocks[::100]
    full = resident()
    del blocks

    heap.give_back(collect=False)

    assert full - resident() > 60 * MIB
    assert len(kept) == 200


@pytest.mark.anyio
@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="for glibc alone")
async def test_they_are_given_back_while_a_show_is_on_too() -> None:
    async with stage() as play:
        await play.say(MODERATOR, c.CueNext(None))
        assert play.rooms.is_running
        blocks = [bytes(4_096) for _ in range(20_000)]
        kept = blocks[::100]
        full = resident()
        del blocks

        await play.clock.advance(IDLE_SECONDS / LOOKS)

        assert full - resident() > 60 * MIB
        assert len(kept) == 200


HEAPS = """
import re, sys, threading
from pathlib import Path
from liveroom.live import heap

if sys.argv[1] == "shared":
    heap.configure()
kept, all_there = [], threading.Barrier(4)

def keep():
    kept.append([bytes(4_096) for _ in range(100)])
    all_there.wait()

threads = [threading.Thread(target=keep) for _ in range(3)]
for each in threads:
    each.start()
all_there.wait()
starts = re.findall(r"^([0-9a-f]+)-", Path("/proc/self/maps").read_text(), re.M)
print(sum(int(start, 16) % 2**26 == 0 for start in starts))
"""
"""Counts the heaps of threads: each begins at 64 MiB, and is in use only where it is needed."""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="for glibc alone")
@pytest.mark.parametrize(("heaps", "more"), [("own", True), ("shared", False)])
def test_threads_share_one_heap(heaps: str, more: bool) -> None:
    run = [sys.executable, "-c", HEAPS, heaps]

    found = int(subprocess.run(run, check=True, capture_output=True, text=True).stdout)

    assert (found > 0) is more


LARGE = """
import re, sys
from pathlib import Path
from liveroom.live import heap

if sys.argv[1] == "configured":
    heap.configure()
MIB = 2**20
freed = bytes(8 * MIB)
del freed
piece = bytes(MIB)
maps = Path("/proc/self/maps").read_text()
start, end = re.search(r"^([0-9a-f]+)-([0-9a-f]+) .*\\[heap]$", maps, re.M).groups()
print(int(start, 16) <= id(piece) < int(end, 16))
"""
"""Whether a large piece is in the heap after a larger one was freed."""


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="for glibc alone")
@pytest.mark.parametrize(("heap_is", "within"), [("as it is", "True"), ("configured", "False")])
def test_large_pieces_have_pages_of_their_own(heap_is: str, within: str) -> None:
    run = [sys.executable, "-c", LARGE, heap_is]

    found = subprocess.run(run, check=True, capture_output=True, text=True).stdout

    assert found.strip() == within


class Ring:
    """It holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self
        self.content = bytearray(b"x") * (64 * MIB)


def test_what_only_the_collector_finds_is_freed() -> None:
    Ring()
    full = resident()

    heap.give_back(collect=True)

    assert full - resident() > 60 * MIB
