"""A disk of its own for a server, whose power can be cut."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from proofs.cluster.machines import run, shut_down, unmount
from tests.cli.process import Server, serving

FORGETFUL = (
    "import sys; from liveroom.store.sqlite import worker; "
    "worker.WRITING = dict(worker.WRITING) | {{'synchronous': '{}'}}; "
    "from liveroom.cli.main import main; sys.argv[0] = 'liveroom'; main()"
)


@dataclass(frozen=True, slots=True)
class Disk:
    """An ext4 file system in a file, mounted at a folder."""

    image: Path
    folder: Path

    def cut_power(self, server: Server) -> None:
        """Nothing that is not on the disk stays; the server ends, and the disk is mounted again."""
        shut_down(self.folder)
        server.kill()
        unmount(self.folder)
        self.mount()

    def mount(self) -> None:
        """Put it in its place."""
        run("mount", "-o", "loop", str(self.image), str(self.folder))


@contextmanager
def inserted(folder: Path, size: str = "256M") -> Iterator[Disk]:
    """A new disk for as long as the block lasts. Mounts must be this process's own."""
    run("mount", "--make-rprivate", "/")
    disk = Disk(folder / "image", folder / "disk")
    disk.folder.mkdir()
    run("truncate", "-s", size, str(disk.image))
    run("mkfs.ext4", "-q", str(disk.image))
    disk.mount()
    try:
        yield disk
    finally:
        unmount(disk.folder)


@contextmanager
def serving_with(data: Path, synchronous: str) -> Iterator[Server]:
    """A server as it is, or one that does not wait for its disk."""
    program = [sys.executable, "-c", FORGETFUL.format(synchronous)]
    with serving(data, program=None if synchronous == "FULL" else program) as server:
        yield server
