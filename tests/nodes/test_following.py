"""Following other servers goes on after a defect, and says so while it does not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest

from liveroom.core.ids import RoomId
from liveroom.core.records import Hint
from liveroom.store.postgres import PostgresKeys, PostgresLog, SharedDatabase, link_key
from liveroom.web.app import Store
from tests.fakes import FakeClock, settle
from tests.postgres import shared_server
from tests.web.serving import Running, running

pytestmark = pytest.mark.anyio

FALLS = 2


class Falling(PostgresLog):
    """A log whose first hints end by a defect."""

    fell = 0

    async def hints(self, known: Callable[[], Mapping[RoomId, int]]) -> AsyncIterator[Hint]:
        if self.fell < FALLS:
            self.fell += 1
            raise RuntimeError("a defect")
        async for hint in super().hints(known):
            yield hint


async def ready(server: Running) -> tuple[int, str]:
    answer = await server.call("GET", "/readyz")
    return answer.status_code, answer.text


async def test_a_server_that_does_not_follow_others_is_not_ready_until_it_does_again() -> None:
    dsn, clock, logs = shared_server().emptied("following"), FakeClock(), list[Falling]()

    @asynccontextmanager
    async def falling() -> AsyncIterator[Store]:
        async with SharedDatabase.open(dsn) as database:
            logs.append(Falling(database))
            yield Store(logs[0], PostgresKeys(database), await link_key(database, None))

    async with (
        running(log=dsn, clock=clock) as server,
        running(log=dsn, clock=clock, opens=falling) as fallen,
    ):
        for fell, pause in ((1, 0.5), (2, 1)):
            await settle()
            assert logs[0].fell == fell, "the fault has struck"
            assert await ready(fallen) == (503, "not at work: following\n")
            counts = (await fallen.call("GET", "/metrics")).text
            assert f'liveroom_tasks_fallen_total{{task="following"}} {fell}.0' in counts
            await clock.advance(pause)
        assert await ready(fallen) == await ready(server) == (200, "ready\n")

        room = await server.new_room()
        there = replace(room, server=fallen)
        async with there.watch(room.tokens["attendee"]) as attendee:
            await attendee.hear()
            await room.do(room.tokens["moderator"], "open")
            await attendee.until(lambda screen: screen["event"]["phase"] != "draft")
