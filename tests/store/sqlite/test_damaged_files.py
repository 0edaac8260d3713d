"""Flipped bits, lost pages and files cut short are found or harmless, and never told as true."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.store.sqlite.damaging import (
    OF_THE_FILE,
    OF_THE_WAL,
    bit_in_a_row,
    differs,
    outcome,
    written,
)

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("while_it_runs", [False, True], ids=["file", "wal"])
async def test_damage_is_found_or_does_no_harm(tmp_path: Path, while_it_runs: bool) -> None:
    before = await written(tmp_path / "before", while_it_runs)
    kinds = OF_THE_WAL if while_it_runs else OF_THE_FILE
    for seed in range(15 if while_it_runs else 45):
        damage, chance = kinds[seed % len(kinds)], random.Random(seed)
        before.put(folder := tmp_path / "damaged")
        damage(before, folder, chance)
        assert differs(before, folder), (damage.__name__, seed)
        came = await outcome(before, folder)
        assert came.is_whole or came.is_told, (damage.__name__, seed)
        if damage is bit_in_a_row and came.refused is None:
            assert came.is_whole or "event" in " ".join(came.found), (came, seed)
