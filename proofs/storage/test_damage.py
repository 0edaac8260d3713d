"""A thousand flips, cuts and lost pages: each is found or harmless, and none is told as true."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from proofs import report
from tests.store.sqlite.damaging import OF_THE_FILE, OF_THE_WAL, differs, outcome, written

pytestmark = pytest.mark.anyio

DAMAGES = 1_000


@pytest.mark.parametrize(
    ("name", "while_it_runs"), [("damaged database file", False), ("damaged `-wal`", True)]
)
async def test_damage_is_found_or_does_no_harm(
    tmp_path: Path, name: str, while_it_runs: bool
) -> None:
    before = await written(tmp_path / "before", while_it_runs)
    kinds = OF_THE_WAL if while_it_runs else OF_THE_FILE
    came_to: Counter[str] = Counter()
    seed = 0
    while came_to.total() < DAMAGES:
        seed += 1
        damage, chance = kinds[seed % len(kinds)], random.Random(seed)
        before.put(folder := tmp_path / "damaged")
        damage(before, folder, chance)
        if not differs(before, folder):  # two empty pages were swapped
            continue
        came = await outcome(before, folder)
        assert came.is_whole or came.is_told, (damage.__name__, seed)
        told = "not started, with a sentence" if came.refused else "found, and named"
        came_to[told if came.is_told else "harmless"] += 1
    parts = ", ".join(f"{n} {what}" for what, n in came_to.most_common())
    report.note(name, f"{DAMAGES:,} times", "", 0, 0, parts)
