"""The power of a server's machine is cut while people ask, vote and moderate."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from proofs.storage.disks import inserted, serving_with
from proofs.storage.evening import Found, struck
from proofs.storage.report import note

CUTS = 10
AFTER = 250


def cut(folder: Path, synchronous: str, times: int) -> Found:
    """What there is after so many cuts, with this setting of SQLite's."""
    with inserted(folder) as disk:
        data = disk.folder / "data"
        serve = partial(serving_with, data, synchronous)
        return struck(data, times, AFTER, serve, disk.cut_power)


def test_power_cuts_take_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    found = cut(tmp_path, "FULL", CUTS)

    note("power cut", f"{CUTS} times", found)
    assert found.is_exact, found


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_a_server_that_does_not_wait_for_its_disk_is_found_out(
    tmp_path: Path, synchronous: str
) -> None:
    """The same power cut has to lose something here, or it proves nothing of the other."""
    found = cut(tmp_path, synchronous, 1)

    note(f"power cut, `synchronous={synchronous}`", "once", found, "lost, as it must")
    assert found.lost > 0
