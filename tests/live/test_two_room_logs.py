"""Two servers on one log: what each is answered is what the log says, in its order."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from liveroom.core import commands as c
from liveroom.core.events import QuestionReceived
from liveroom.core.ids import CommandId, RoomId
from liveroom.core.records import NotStored, Stored
from liveroom.live.event_log import EventLog
from liveroom.store.memory import MemoryLog
from liveroom.store.sqlite import Database, SqliteLog
from tests.fakes import FakeClock
from tests.live.stage import ANA, BEA, MODERATOR, ROOM, Stage, attendee, stage

pytestmark = pytest.mark.anyio


@pytest.fixture(params=["memory", "sqlite"])
async def log(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[EventLog]:
    if request.param == "memory":
        yield MemoryLog("e1")
        return
    async with Database.open(tmp_path) as database:
        yield SqliteLog(database)


@asynccontextmanager
async def two(log: EventLog) -> AsyncIterator[tuple[Stage, Stage]]:
    clock = FakeClock()
    async with stage(log, clock) as here, stage(log, clock, prefix="x") as there:
        yield here, there


async def test_who_ask_at_once_get_all_numbers_and_each_its_own(log: EventLog) -> None:
    async with two(log) as (here, there):
        answers = await asyncio.gather(
            *(
                server.say(attendee(n), c.Ask(f"Question {n}?"))
                for n in range(40)
                for server in (here, there)
            )
        )
        stored = await log.read(ROOM)
        await asyncio.gather(here.say(MODERATOR, c.Hold()), there.say(MODERATOR, c.Hold()))

        received = [
            (each.seq, each.recorded.event.question)
            for each in stored
            if isinstance(each.recorded.event, QuestionReceived)
        ]
        told = [(answer["seq"], answer["question"], answer["number"]) for answer in answers]
        assert sorted(told) == [(*each, number) for number, each in enumerate(received, 1)]
        assert here.room_task.room == there.room_task.room


async def test_questions_between_votes_and_moderation_are_numbered_alike_on_both(
    log: EventLog,
) -> None:
    async with two(log) as (here, there):
        question = await here.approved()
        told = {question: 1}
        for n in range(10):
            first, _, second, _, _ = await asyncio.gather(
                here.say(attendee(n), c.Ask(f"Here {n}?")),
                there.say(attendee(n), c.Vote(question, True)),
                there.say(attendee(n), c.Ask(f"There {n}?")),
                here.say(attendee(n + 50), c.Vote(question, True)),
                here.say(MODERATOR, c.SetWindow("open" if n % 2 else "auto")),
            )
            told |= {answer["question"]: answer["number"] for answer in (first, second)}
        await asyncio.gather(here.say(MODERATOR, c.Hold()), there.say(MODERATOR, c.Hold()))

        assert sorted(told.values()) == [*range(1, 22)]
        for server in (here, there):
            board = server.room_task.room.board
            assert {each.id: each.number for each in board.questions.values()} == told
            assert board.counts[question] == 20


async def test_the_same_id_gets_its_first_receipt_again_on_both_and_after_a_restart(
    log: EventLog,
) -> None:
    async with two(log) as (here, there):
        first, other = await asyncio.gather(
            here.raw(ANA, c.Ask("Who pays?"), "c1"), there.raw(BEA, c.Ask("Who decides?"), "c2")
        )
        again = [await server.raw(ANA, c.Ask("Who pays?"), "c1") for server in (there, here)]
        assert [first != other, *again] == [True, first, first]
        assert await here.raw(BEA, c.Ask("Who decides?"), "c2") == other

    async with stage(log) as later:
        assert await later.raw(ANA, c.Ask("Who pays?"), "c1") == first
        assert await later.raw(BEA, c.Ask("Who decides?"), "c2") == other


class Unreadable(MemoryLog):
    """Can be written, and not always read."""

    is_unreadable = False

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        if self.is_unreadable:
            raise NotStored("the disk is gone")
        return await super().read(room, after)


async def test_who_cannot_be_told_a_number_yet_asks_again_and_is() -> None:
    log = Unreadable("e1")
    async with two(log) as (here, there):
        await here.say(ANA, c.Ask("Who pays?"))
        log.is_unreadable = True
        blind = await there.say(BEA, c.Ask("Who decides?"), "c1")
        log.is_unreadable = False
        again = await there.say(BEA, c.Ask("Who decides?"), "c1")

        assert (blind["code"], again["number"]) == ("busy", 2)
        assert len(there.room_task.room.board.questions) == 2


async def test_a_receipt_kept_with_its_number_is_given_as_it_was(log: EventLog) -> None:
    kept = b'{"ok":true,"id":"c1","seq":3,"question":"q9","number":9}'
    async with stage(log) as play:
        await log.append(ROOM, [], {("ana", CommandId("c1")): kept})

        assert await play.raw(ANA, c.Ask("Who pays?"), "c1") == kept
