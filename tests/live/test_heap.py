"""What is not in use any more is given back to the system."""

from __future__ import annotations

import os
import platform
from pathlib import Path

import pytest

from liveroom.live import heap

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

    heap.give_back()

    assert full - resident() > 60 * MIB
    assert len(kept) == 200


class Ring:
    """It holds itself, so that only the collector frees it."""

    def __init__(self) -> None:
        self.itself = self
        self.content = bytearray(b"x") * (64 * MIB)


def test_what_only_the_collector_finds_is_freed() -> None:
    Ring()
    full = resident()

    heap.give_back()

    assert full - resident() > 60 * MIB
