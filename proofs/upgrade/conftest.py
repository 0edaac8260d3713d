"""Releases before this one, and where they are served from."""

from __future__ import annotations

import shutil
import socket
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.options import Options
from proofs.upgrade import older
from proofs.upgrade.cluster import Cluster, cluster

Made = Callable[[str], Path]


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def made() -> Iterator[Made]:
    """Makes the older liveroom whose tables a file of migrations has changed since."""
    folder = Path(tempfile.mkdtemp(prefix="liveroom-older-"))

    def make(migrations: str) -> Path:
        try:
            which = older.commit(migrations)
        except older.NoHistory:
            pytest.skip(
                "An older liveroom is made from the history of this repository, and there is none "
                "here: run this in a whole clone."
            )
        if not (folder / which).exists():
            (folder / which).mkdir()
            older.make(folder / which, which)
        return folder / which

    try:
        yield make
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def before(made: Made, tmp_path: Path) -> Options:
    """How the older liveroom is served. With this checkout in its place it is the newer one."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = str(sock.getsockname()[1])
    source = made(older.SQLITE)
    return Options(folder=tmp_path, source=source, serve={"LIVEROOM_PORT": port}, spread=True)


@pytest.fixture
def servers(made: Made, tmp_path: Path) -> Iterator[Cluster]:
    """A PostgreSQL database and places for servers, of which none runs yet."""
    before = Options(folder=tmp_path, source=made(older.POSTGRES), spread=True)
    with cluster(before) as found:
        yield found
