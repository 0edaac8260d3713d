"""The database's primary dies: nothing acknowledged is lost, and nobody resumes another past."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from websockets.exceptions import ConnectionClosed

from liveroom.core.records import Repeated, Unknown
from liveroom.store import postgres
from liveroom.store.postgres import PostgresLog
from tests.postgres import Pair, replicated
from tests.store.samples import CUED, ROOM, answer
from tests.web.serving import Room, running

pytestmark = pytest.mark.anyio

RESTARTING = 1012


@pytest.fixture
def pair() -> Iterator[Pair]:
    folder = Path(tempfile.mkdtemp(prefix="liveroom-pair-"))
    folder.chmod(0o755)
    try:
        with replicated(folder) as made:
            made.primary.create("evening")
            yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def end_waits(pair: Pair) -> None:
    """Whoever waits for the standby is told by an administrator to wait no more."""
    with psycopg.connect(pair.primary.dsn("postgres"), autocommit=True) as connection:
        ended = connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
            " WHERE wait_event = 'SyncRep'"
        ).fetchall()
    assert (True,) in ended


async def test_what_was_acknowledged_is_there_after_a_fail_over(pair: Pair) -> None:
    """Questions go on being asked; who asks meanwhile waits, and is answered."""
    async with running(log=pair.dsn("evening")) as server:
        room = await server.new_room()
        await room.to_questions()
        people = [await room.join() for _ in range(8)]
        before = [await room.do(each, "ask", text="Who pays?", id="a") for each in people]
        async with room.watch(room.tokens["attendee"]) as attendee:
            await attendee.hear()
            await asyncio.to_thread(pair.primary.stop, "immediate")
            waiting = asyncio.gather(
                *(room.do(each, "ask", text="And who decides?", id="b") for each in people)
            )
            await asyncio.to_thread(pair.standby.promote)
            after = await waiting
            again = [await room.do(each, "ask", text="Who pays?", id="a") for each in people]

            await room.do(room.tokens["moderator"], "hold")
            await attendee.until(lambda screen: screen["now"]["held_at"] is not None)

        shown = (await room.screen(room.tokens["moderator"]))["questions"]
        assert sorted(card["number"] for card in shown.values()) == [*range(1, 17)]
        assert sorted(each["number"] for each in before + after) == [*range(1, 17)]
        assert again == before
        async with room.watch(
            room.tokens["attendee"], resume={"epoch": attendee.epoch, "seq": attendee.seq}
        ) as back:
            assert (await back.hear())["t"] == "patch", "it was told whose its last event is"


async def test_whoever_saw_what_survives_goes_on_from_there(pair: Pair) -> None:
    """Also who stays connected meanwhile, and is cut off later; by any server."""
    dsn = pair.dsn("evening")
    async with running(log=dsn) as server, running(log=dsn) as other:
        room = await server.new_room()
        await room.to_questions()
        there = replace(room, server=other)
        async with (
            there.watch(room.tokens["host"]) as host,
            room.watch(room.tokens["attendee"]) as stayed,
            room.watch(room.tokens["attendee"]) as left,
        ):
            for each in (host, stayed, left):
                await each.hear()
            await left.socket.close()
            await asyncio.to_thread(pair.fail_over)
            await room.do(room.tokens["moderator"], "hold")
            for each in (host, stayed):
                await each.until(lambda screen: screen["now"]["held_at"])
        assert (stayed.seq > left.seq, stayed.epoch != left.epoch) == (True, True)

        for at in (room, there):
            for seen in (stayed, left):
                resume = {"epoch": seen.epoch, "seq": seen.seq}
                async with at.watch(room.tokens["attendee"], resume=resume) as back:
                    assert (await back.hear())["t"] == "patch"
                    assert (back.epoch, back.seq) == (stayed.epoch, stayed.seq)


async def test_an_answer_that_the_standby_lacks_is_not_given(pair: Pair) -> None:
    """Given an append that only the primary has, the same id is answered once the standby is back.

    Else whoever asks again would be told "done" of what the fail-over takes away.
    """
    async with postgres.SharedDatabase.open(pair.dsn("evening"), write_seconds=1) as database:
        log = PostgresLog(database)
        await log.append(ROOM, [CUED], answer("first"), 0)
        pair.standby.stop("immediate")
        with pytest.raises(Unknown):
            await log.append(ROOM, [CUED], answer("second"), 1)
        end_waits(pair)
        assert len(await log.read(ROOM)) == 2, "the primary alone has it"
        for _ in range(2):
            with pytest.raises(Unknown):
                await log.append(ROOM, [CUED], answer("second"), 1)
            end_waits(pair)

        pair.standby.start(cluster_name="standby")
        with pytest.raises(Repeated) as repeated:
            await log.append(ROOM, [CUED], answer("second"), 1)
        assert repeated.value.bodies == answer("second")


async def test_who_saw_what_is_lost_gets_a_whole_screen_of_what_is_there(pair: Pair) -> None:
    """The primary alone has a cue, another server shows it, and the fail-over takes it away."""
    dsn = pair.dsn("evening")
    async with running(log=dsn) as server, running(log=dsn) as other:
        room = await server.new_room()
        there = replace(room, server=other)
        await room.do(room.tokens["moderator"], "open")
        async with there.watch(room.tokens["attendee"]) as attendee:
            known = (await attendee.hear())["seq"]
            pair.standby.stop("immediate")
            cueing = asyncio.create_task(insisted(room, "cue_next", after=None, id="cue"))
            await asyncio.to_thread(waits, pair)
            end_waits(pair)
            await attendee.until(lambda screen: screen["now"] is not None)
            assert attendee.seq > known

            pair.primary.stop("immediate")
            pair.standby.start(cluster_name="standby")
            await asyncio.to_thread(pair.standby.promote)
            with pytest.raises(ConnectionClosed) as closed:
                await attendee.until(lambda _: False)
            cued = await cueing

        assert closed.value.rcvd is not None
        assert (closed.value.rcvd.code, cued["seq"]) == (RESTARTING, attendee.seq)
        seen = {"epoch": attendee.epoch, "seq": attendee.seq}
        async with there.watch(room.tokens["attendee"], resume=seen) as back:
            assert (await back.hear())["t"] == "screen", "the same number is another event now"


async def insisted(room: Room, command: str, **fields: Any) -> dict[str, Any]:
    """What a moderator is told in the end who sends a command again for as long as it is unsure."""
    while True:
        answer = await room.send(room.tokens["moderator"], command, **fields)
        if answer.json().get("code") not in {"busy", "not_stored"}:
            assert answer.status_code == 200, answer.text
            return dict(answer.json())


def waits(pair: Pair) -> None:
    """Return when somebody waits for the standby."""
    with psycopg.connect(pair.primary.dsn("postgres"), autocommit=True) as connection:
        while not connection.execute(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'"
        ).fetchall():
            pass
