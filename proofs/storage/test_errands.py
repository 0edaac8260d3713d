"""A server that is killed, or whose disk fails, while rooms are opened, erased or deleted."""

from __future__ import annotations

from pathlib import Path

import pytest

from liveroom.store.sqlite.folder import DATABASE, HEAD
from proofs import report
from proofs.storage.errands import Deleting, Erasing, Errand, Opening, spread, strike
from proofs.storage.injected import Fault

WRITES, SYNCS = "pwrite64", "fdatasync,fsync"


@pytest.mark.parametrize("kind", [Opening, Erasing, Deleting])
def test_a_kill_in_an_errand_leaves_it_done_or_not(tmp_path: Path, kind: type[Errand]) -> None:
    data = tmp_path / "data"
    kills = [Fault(WRITES, "signal=KILL", n) for n in spread(24, 10)]
    kills += [Fault(SYNCS, "signal=KILL", n) for n in (1, 2, 3)]
    kills += [Fault("write", "signal=KILL", n, data / HEAD) for n in (1, 2)]
    errand = kind(data)
    for fault in kills:
        strike(errand, fault, tmp_path / "strace", is_kill=True)
    note(f"kill while {kind.name}", errand, len(kills))
    assert errand.cut_off >= len(kills) // 2


@pytest.mark.parametrize("kind", [Opening, Erasing, Deleting])
def test_an_error_in_an_errand_leaves_it_done_or_not(tmp_path: Path, kind: type[Errand]) -> None:
    data = tmp_path / "data"
    errors = [Fault(WRITES, "error=EIO", n) for n in spread(24, 6)]
    errors += [Fault(SYNCS, "error=EIO", n) for n in (1, 2)]
    if kind is not Opening:  # it writes the file itself: a checkpoint
        errors += [Fault(WRITES, "error=EIO", n, data / DATABASE) for n in (1, 2, 5)]
    errand = kind(data)
    for fault in errors:
        strike(errand, fault, tmp_path / "strace", is_kill=False)
    note(f"n-th I/O error while {kind.name}", errand, len(errors))


def note(name: str, errand: Errand, times: int) -> None:
    came_to = f"{errand.cut_off} without an answer or told so: done or not, and then done again"
    report.note(name, f"{times} times", f"{errand.acknowledged:,}", 0, 0, came_to)
