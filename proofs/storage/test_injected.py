"""Each of a server's writes may fail, and each may be its last: what it acknowledged is there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from liveroom.store.sqlite.folder import HEAD
from proofs.storage.evening import struck
from proofs.storage.injected import Fault, ends, fails
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


@pytest.mark.parametrize(
    ("name", "calls", "file", "times"),
    [
        ("kill at the n-th write of a commit", "pwrite64", None, 20),
        ("kill before a commit's sync", "fdatasync", None, 10),
        ("kill after a commit, before its answers", "write", HEAD, 10),
        ("kill at the n-th thing sent", "write,writev,sendmsg,sendto", None, 20),
    ],
)
def test_a_write_that_is_the_last_takes_nothing(
    tmp_path: Path, name: str, calls: str, file: str | None, times: int
) -> None:
    data = tmp_path / "data"
    path = None if file is None else data / file
    faults = [Fault(calls, "signal=KILL", nth, path) for nth in range(1, times + 1)]
    strike = each_in_turn(faults, ends, tmp_path / "strace")
    found = struck(data, times, AFTER, partial(serving, data), strike)

    note(name, f"{times} times", found)
    assert found.is_exact, found
    assert liveroom("verify", "--data", str(data)).returncode == 0
