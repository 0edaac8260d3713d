"""A disk small enough to be filled, for one process and what it starts."""

from __future__ import annotations

import os
import resource
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

MOUNTED = 'mount -t tmpfs -o "size=$1" tmpfs "$2" && shift 2 && exec "$@"'


def on_a_small_disk(folder: Path, size: str, *command: str) -> list[str]:
    """The command with a file system of this size at the folder, which ends with the process."""
    folder.mkdir(parents=True, exist_ok=True)
    as_root = [] if os.geteuid() == 0 else ["--map-root-user"]
    namespace = ["unshare", "--mount", *as_root, "sh", "-c", MOUNTED, "sh"]
    return [*namespace, size, str(folder), *command]


@cache
def allowed() -> bool:
    """Whether this system lets the tests mount a disk that nobody else sees."""
    with tempfile.TemporaryDirectory() as folder:
        command = on_a_small_disk(Path(folder), "1m", "true")
        return subprocess.run(command, capture_output=True, check=False).returncode == 0


needs_disk = pytest.mark.skipif(not allowed(), reason="no disk may be mounted here")


def fill(folder: Path) -> Path:
    """Leave not a byte of the disk at the folder; the file that took them all."""
    filler = folder / "filler"
    block = b"x" * 4096
    with filler.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(block)
        except OSError:
            pass
    return filler


def free(folder: Path) -> int:
    """The bytes that are left of the disk at the folder."""
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize


@contextmanager
def writes_fail(path: Path) -> Iterator[None]:
    """Whatever this process writes to an open file fails, though there is space."""
    opened = [each for each in Path("/proc/self/fd").iterdir() if each.resolve() == path]
    assert opened, "it is open"
    places = {int(each.name): os.dup(int(each.name)) for each in opened}
    for_reading = os.open(path, os.O_RDONLY)
    for place in places:
        os.dup2(for_reading, place)
    try:
        yield
    finally:
        for place, kept in places.items():
            os.dup2(kept, place)
            os.close(kept)
        os.close(for_reading)


@contextmanager
def no_space_beyond(size: int) -> Iterator[None]:
    """No file of this process may become longer, as where a user's share of a disk is used up."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
