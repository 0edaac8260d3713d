"""A disk small enough to be filled, for one process and what it starts."""

from __future__ import annotations

import os
import subprocess
import tempfile
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
