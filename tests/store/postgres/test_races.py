"""Writers on several servers race for a room: one wins each round, and all ends as if in turn."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack

import psycopg
import pytest

from liveroom.core.ids import CommandId
from liveroom.core.records import Answers, Conflict, Repeated
from liveroom.core.roles import Role
from liveroom.core.vocabulary.damage import Damage
from liveroom.store.people.postgres_people import add_person
from liveroom.store.postgres import PostgresKeys, PostgresLog, SharedDatabase
from tests.examples import TIMES
from tests.postgres import shared_server
from tests.store.samples import AT, CUED, ERASED, ROOM

pytestmark = pytest.mark.anyio

SERVERS, WRITERS = 3, 6
ROUNDS = 300 if TIMES > 1 else 100


def answer(number: int, writer: int) -> Answers:
    return {("host", CommandId(f"{number} of {writer}")): b'{"ok":true}'}


async def race(log: PostgresLog, number: int, writer: int) -> int | None:
    """The place that the writer won in a round, if they did."""
    try:
        return await log.append(ROOM, [CUED], answer(number, writer), number)
    except Conflict as conflict:
        return None if conflict.control == number + 1 else -1


async def test_of_writers_who_expect_the_same_one_wins_each_round() -> None:
    dsn = shared_server().emptied("races")
    async with AsyncExitStack() as stack:
        opened = [await stack.enter_async_context(SharedDatabase.open(dsn)) for _ in range(SERVERS)]
        logs = [PostgresLog(opened[writer % SERVERS]) for writer in range(WRITERS)]
        winners = []
        for number in range(ROUNDS):
            places = await asyncio.gather(
                *(race(log, number, writer) for writer, log in enumerate(logs))
            )
            assert sorted(place for place in places if place is not None) == [number + 1]
            winners.append(places.index(number + 1))

        assert len(await logs[0].read(ROOM)) == ROUNDS
        assert len(set(winners)) > 1, "there was a race"
        for number, winner in enumerate(winners[-10:], ROUNDS - 10):
            for writer, log in enumerate(logs):
                if writer == winner:
                    with pytest.raises(Repeated):
                        await log.append(ROOM, [CUED], answer(number, writer), number)
        for number, winner in enumerate(winners[-2:], ROUNDS - 2):
            loser = (winner + 1) % WRITERS
            control = ROUNDS + number - (ROUNDS - 2)
            await logs[loser].append(ROOM, [CUED], answer(number, loser), control)


async def test_who_joins_while_all_names_are_erased_keeps_theirs_and_it_is_no_damage() -> None:
    dsn = shared_server().emptied("races")
    async with SharedDatabase.open(dsn) as database:
        log, keys = PostgresLog(database), PostgresKeys(database)
        await keys.add_link(ROOM, Role.ATTENDEE, "k1", b"k1", "", AT)
        await keys.add_person(ROOM, "k1", b"ana", "Ana")
        async with await psycopg.AsyncConnection.connect(dsn) as other:
            await other.execute("LOCK TABLE names IN SHARE MODE")
            erasing = asyncio.create_task(log.append(ROOM, [ERASED], {}))
            while not await asyncio.to_thread(is_one_waiting, dsn):
                assert not erasing.done()
            await add_person(ROOM, "k1", b"eve", "Eve", b"new key", other)
        await erasing

        named = {digest: holder.name for digest, holder in await keys.holders(ROOM)}
        assert named == {b"k1": None, b"ana": None, b"eve": "Eve"}
        assert await log.damage(ROOM) == Damage()


def is_one_waiting(dsn: str) -> bool:
    """Whether somebody who has read the names waits to delete them."""
    with psycopg.connect(dsn) as connection:
        row = connection.execute(
            "SELECT count(*) FROM pg_locks WHERE relation = 'names'::regclass AND NOT granted"
        ).fetchone()
    return row == (1,)
