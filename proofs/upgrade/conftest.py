"""A release before this one, and where both are served from."""

from __future__ import annotations

import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.options import Options
from proofs.upgrade import older


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def made() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-older-"))
    try:
        older.make(folder)
        yield folder
    except older.NoHistory:
        pytest.skip(
            "An older liveroom is made from the history of this repository, and there is none "
            "here: run this in a whole clone."
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def before(made: Path, tmp_path: Path) -> Options:
    """How the older liveroom is served. With this checkout in its place it is the newer one."""
    with socket.create_server(("127.0.0.1", 0)) as sock:
        port = str(sock.getsockname()[1])
    return Options(folder=tmp_path, source=made, serve={"LIVEROOM_PORT": port}, spread=True)
