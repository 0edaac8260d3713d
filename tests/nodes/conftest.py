"""Two servers on one PostgreSQL database, and a room as it is seen from each."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from tests.postgres import shared_server
from tests.web.serving import Room, Running, running


@pytest.fixture(scope="module")
async def nodes() -> AsyncIterator[list[Running]]:
    """Two servers for the stories of this module."""
    dsn = shared_server().emptied("nodes")
    async with AsyncExitStack() as stack:
        yield [await stack.enter_async_context(running(log=dsn)) for _ in range(2)]


@pytest.fixture
async def room(nodes: list[Running]) -> Room:
    """A room as those see it who come to the first server."""
    return await nodes[0].new_room()


@pytest.fixture
def there(room: Room, nodes: list[Running]) -> Room:
    """The same room as those see it who come to the second server."""
    return replace(room, server=nodes[1])
