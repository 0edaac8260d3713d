"""The database is away for a while: screens stay, and whoever asked meanwhile is answered then."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import postgres
from tests.web.serving import running

pytestmark = pytest.mark.anyio


@pytest.fixture
def database() -> Iterator[postgres.Server]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-away-"))
    try:
        with postgres.running(folder) as server:
            server.create("evening")
            yield server
    finally:
        shutil.rmtree(folder, ignore_errors=True)


async def test_what_is_asked_while_the_database_is_away_is_answered_when_it_is_back(
    database: postgres.Server,
) -> None:
    async with running(log=database.dsn("evening")) as server:
        room = await server.new_room()
        question = await room.approved()
        voters = [await room.join() for _ in range(5)]
        async with (
            room.watch(room.tokens["attendee"]) as attendee,
            room.watch(room.tokens["moderator"]) as desk,
        ):
            await attendee.hear()
            await desk.hear()
            await asyncio.to_thread(database.stop, "immediate")
            assert (await server.call("GET", "/readyz")).status_code == 503

            await desk.say(t="command", id="h1", command="hold")
            voting = asyncio.gather(
                *(room.do(each, "vote", question=question, value=True) for each in voters)
            )
            shown = await room.screen(room.tokens["attendee"])
            assert shown["now"]["held_at"] is None, "the last state that is known"
            assert not voting.done()

            await asyncio.to_thread(database.start)
            assert (await desk.answer("h1"))["ok"] is True
            await voting
            await attendee.until(lambda screen: screen["now"]["held_at"] is not None)
            await desk.until(lambda screen: screen["questions"][question]["votes"] == 5)
        assert (await server.call("GET", "/readyz")).status_code == 200


async def test_a_start_before_its_database_waits_for_it(database: postgres.Server) -> None:
    database.stop()
    starting = asyncio.create_task(_opened(database))
    await asyncio.to_thread(database.start)

    assert await starting == 200


async def _opened(database: postgres.Server) -> int:
    async with running(log=database.dsn("evening")) as server:
        return (await server.call("GET", "/readyz")).status_code
