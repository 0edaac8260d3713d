"""What is erased, by hand or by date, is gone from two servers and a dump of their database."""

from __future__ import annotations

import re
import subprocess
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace

import pytest

from liveroom.core.ids import RoomId
from liveroom.web.access.retention import FIRST_SECONDS
from tests.fakes import FakeClock
from tests.postgres import binary, shared_server
from tests.web.access.test_erased import HERS, PLANTED, anywhere, erase, found, plant
from tests.web.serving import Room, Running, Watcher, running

pytestmark = pytest.mark.anyio

DATABASE = "erased"


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def servers(clock: FakeClock) -> AsyncIterator[list[Running]]:
    dsn = shared_server().emptied(DATABASE)
    async with AsyncExitStack() as stack:
        ways = [running(clock, log=dsn) for _ in range(2)]
        yield [await stack.enter_async_context(each) for each in ways]


@pytest.fixture
async def room(servers: list[Running]) -> Room:
    """As those see it who come to the first server."""
    return await servers[0].new_room()


@pytest.fixture
def there(room: Room, servers: list[Running]) -> Room:
    """The same as those see it who come to the second."""
    return replace(room, server=servers[1])


def dumped() -> set[str]:
    """The canaries in a plain dump of the database, in which bytes stand as hexadecimal digits."""
    command = [binary("pg_dump"), shared_server().dsn(DATABASE)]
    plain = subprocess.run(command, check=True, capture_output=True).stdout
    packed = (
        bytes.fromhex(each.decode()) for each in re.findall(rb"\\\\x((?:[0-9a-f]{2})+)", plain)
    )
    return found(plain + b"\n".join(packed))


def kept(room: Room) -> set[str]:
    """The canaries in what its server has in memory of a room."""
    room_task = room.server.app_state.rooms.loaded(RoomId(room.name))
    assert room_task is not None
    return found(repr(room_task.room).encode())


async def erasures(room: Room) -> list[str]:
    """By whom texts were erased."""
    answer = await room.server.call("GET", f"{room.api}/export/audit.json", room.tokens["owner"])
    return [each["by"]["role"] for each in answer.json() if each["what"] == "texts_erased"]


async def test_what_is_erased_is_in_no_dump_and_on_no_server(
    room: Room, there: Room, clock: FakeClock
) -> None:
    ana = await plant(room)
    async with AsyncExitStack() as stack:
        watchers: dict[str, Watcher] = {}
        for name, token in {**room.tokens, "ana": ana}.items():
            watchers[name] = await stack.enter_async_context(there.watch(token))
            await watchers[name].hear()
        shown = PLANTED - {"canary-takeoff"}
        assert dumped() == PLANTED
        assert await anywhere(there, ana, watchers, clock) == shown

        await erase(room, "Q1", watchers)
        assert dumped() == PLANTED - HERS
        assert kept(there) == PLANTED - HERS

        await erase(room, None, watchers)
        assert dumped() == set()
        assert await anywhere(there, ana, watchers, clock) == set()
        assert [kept(each) for each in (room, there)] == [set(), set()]


async def test_what_is_due_is_erased_once_by_two_servers_and_gone_from_both() -> None:
    """Both begin when the room's days are over, and see to it at the same instant."""
    dsn, clock = shared_server().emptied(DATABASE), FakeClock()
    async with running(clock, log=dsn) as server:
        opened = await server.new_room()
        await plant(opened)
        await opened.do(opened.tokens["owner"], "end")
    await clock.advance(40 * 24 * 3_600)
    async with AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(running(clock, log=dsn)) for _ in range(2)]
        rooms = [replace(opened, server=server) for server in servers]
        owner = opened.tokens["owner"]
        desks = [await stack.enter_async_context(room.watch(owner)) for room in rooms]
        for desk in desks:
            await desk.until(lambda screen: "canary" in str(screen.get("questions")))
        assert dumped() == PLANTED

        await clock.advance(FIRST_SECONDS)
        for desk in desks:
            await desk.until(lambda screen: "canary" not in str(screen))
        assert dumped() == set()
        assert [kept(room) for room in rooms] == [set(), set()]
        assert [await erasures(room) for room in rooms] == [["auto"], ["auto"]]
