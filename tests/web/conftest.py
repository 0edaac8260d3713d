"""Every story here runs against a real server."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.web.serving import Room, Running, running


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def server() -> AsyncIterator[Running]:
    """One server for the stories of a module; each story has a room of its own."""
    async with running() as started:
        yield started


@pytest.fixture
async def room(server: Running) -> Room:
    return await server.new_room()
