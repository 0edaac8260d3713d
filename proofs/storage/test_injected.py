"""Each of a server's writes and syncs may fail: what it acknowledged is there, and it goes on."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from proofs.storage.evening import struck
from proofs.storage.injected import Fault, fails
from proofs.storage.report import note
from tests.cli.process import Server, liveroom, serving

AFTER = 30
Come = Callable[[Server, Fault, Path], None]


def each_in_turn(faults: list[Fault], come: Come, log: Path) -> Callable[[Server], None]:
    """A strike that is another fault each time."""
    number = count()
    return lambda server: come(server, faults[next(number)], log)


@pytest.mark.parametrize(
    ("name", "calls", "what", "times"),
    [
        ("n-th write fails, EIO", "pwrite64", "error=EIO", 30),
        ("n-th write fails, no space", "pwrite64", "error=ENOSPC", 15),
        ("n-th sync fails, EIO", "fdatasync,fsync", "error=EIO", 15),
    ],
)
def test_a_write_that_fails_takes_nothing(
    tmp_path: Path, name: str, calls: str, what: str, times: int
) -> None:
    data = tmp_path / "data"
    faults = [Fault(calls, what, nth) for nth in range(1, times + 1)]
    strike = each_in_turn(faults, fails, tmp_path / "strace")
    found = struck(data, times, AFTER, partial(serving, data), strike)

    note(name, f"{times} times", found, f"{found.not_stored:,} told `not_stored`, asked again")
    assert found.is_exact, found
    assert found.not_stored >= times // 3, "people were told"
    assert liveroom("verify", "--data", str(data)).returncode == 0
