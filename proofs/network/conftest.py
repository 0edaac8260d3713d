"""A room on a server that is reached over lines, and by staff who sit beside it."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks import fixture, server
from benchmarks.audience import Room
from benchmarks.options import Options
from benchmarks.server import Server
from proofs.network.lines import SERVER, run


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def reached(tmp_path: Path) -> Iterator[tuple[Server, Room]]:
    """A server at SERVER with a room on air."""
    run("ip", "link", "set", "lo", "up")
    run("ip", "address", "replace", f"{SERVER}/32", "dev", "lo")
    with socket.create_server((SERVER, 0)) as sock:
        port = sock.getsockname()[1]
    serve = {
        "LIVEROOM_HOST": SERVER,
        "LIVEROOM_PORT": str(port),
        "LIVEROOM_BASE_URL": f"http://{SERVER}:{port}",
        "LIVEROOM_ALLOW_PLAIN_HTTP": "true",
    }
    options = Options(1, folder=tmp_path, serve=serve, spread=True)
    room = fixture.build(options, persons=1)
    with server.plain(options) as running:
        yield running, room
