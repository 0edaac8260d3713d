"""A server that is killed two hundred times loses nothing that it acknowledged."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from proofs.storage.evening import struck
from proofs.storage.report import note
from tests.cli.process import Server, serving

KILLS = 200
AFTER = 60


def test_two_hundred_kills_lose_nothing_and_double_nothing(tmp_path: Path) -> None:
    data = tmp_path / "data"
    found = struck(data, KILLS, AFTER, partial(serving, data), Server.kill)

    note("kill −9 of the server", f"{KILLS} times", found)
    assert found.is_exact, found
    assert found.unanswered >= KILLS // 2, "kills came into the middle of something"
