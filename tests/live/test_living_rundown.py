"""The rundown is run and edited by several at once, and a restart changes nothing of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import SegmentId
from liveroom.live.event_log import EventLog
from liveroom.store.memory import MemoryLog
from liveroom.store.sqlite import Database, SqliteLog
from tests.fakes import FakeClock
from tests.live.stage import ANA, HOST, MODERATOR, OVERLAY, SPEAKER, VIEWER, Stage, stage

pytestmark = pytest.mark.anyio

ROUNDS = 1_000
EVERYBODY = [MODERATOR, HOST, SPEAKER, OVERLAY, VIEWER, ANA]


def fresh(play: Stage, segment: SegmentId) -> tuple[SegmentId, int]:
    """A segment with the revision that its row has."""
    row = play.room_task.room.rundown.find(segment)
    assert row is not None
    return segment, row.rev


async def undo(play: Stage) -> str:
    answer = await play.say(MODERATOR, c.UndoLast(play.room_task.room.rundown.rev))
    return str(answer["undone"])


async def test_of_two_to_twenty_who_press_next_together_exactly_one_wins() -> None:
    async with stage() as play:
        for number in range(ROUNDS):
            together = 2 + number % 19
            answers = await asyncio.gather(
                *(play.say(MODERATOR, c.CueNext(None)) for _ in range(together))
            )
            won = [answer["segment"] for answer in answers if answer["ok"]]
            lost = [answer["code"] for answer in answers if not answer["ok"]]

            assert won == [play.segment(1)]
            assert lost == ["already_cued"] * (together - 1)
            assert await undo(play) == "segment_cued"


async def test_of_two_who_change_one_row_one_is_told_what_it_is_now() -> None:
    async with stage() as play:
        row = fresh(play, play.segment(2))
        titles = ("Medellín", "Cali")
        first, second = await asyncio.gather(
            *(play.say(MODERATOR, c.ChangeSegment(*row, title=each)) for each in titles)
        )

        assert first["ok"]
        assert (second["code"], second["rev"], second["row"]["title"]) == ("stale", 2, "Medellín")


async def test_two_who_take_the_same_step_back_take_back_one() -> None:
    async with stage() as play:
        for _ in range(2):
            await play.say(MODERATOR, c.CueNext(play.room_task.room.rundown.current))
        rev = play.room_task.room.rundown.rev
        answers = await asyncio.gather(*(play.say(MODERATOR, c.UndoLast(rev)) for _ in range(2)))

        assert [answer["ok"] for answer in answers] == [True, False]
        assert play.room_task.room.rundown.current == play.segment(1)


@asynccontextmanager
async def a_log(kind: str, folder: Path) -> AsyncIterator[EventLog]:
    if kind == "memory":
        yield MemoryLog("e1")
        return
    async with Database.open(folder) as database:
        yield SqliteLog(database)


async def cue_next(play: Stage) -> None:
    await play.say(MODERATOR, c.CueNext(play.room_task.room.rundown.current))


async def overtime(play: Stage) -> None:
    await cue_next(play)
    await play.clock.advance(200)


async def hold(play: Stage) -> None:
    await overtime(play)
    await play.say(MODERATOR, c.Hold())


async def restart(play: Stage) -> None:
    await hold(play)
    await play.say(MODERATOR, c.Restart(*fresh(play, play.segment(1))))


async def edit(play: Stage) -> None:
    await cue_next(play)
    await play.say(MODERATOR, c.AddSegment(play.segment(1), "Encore", planned_seconds=60))
    await play.say(MODERATOR, c.ChangeSegment(*fresh(play, play.segment(3)), skipped=True))
    await play.say(MODERATOR, c.ChangeEvent(play.room_task.room.program.rev, title="Squares"))


async def slip(play: Stage) -> None:
    await hold(play)
    await cue_next(play)
    await undo(play)


async def end(play: Stage) -> None:
    await edit(play)
    question = await play.approved()
    await play.say(MODERATOR, c.GoLive(question, 2))
    await play.say(MODERATOR, c.End())


async def taken_back_end(play: Stage) -> None:
    await end(play)
    await undo(play)


async def nothing(play: Stage) -> None:
    """The green room."""


STATES = (nothing, cue_next, overtime, hold, restart, edit, slip, end, taken_back_end)


@pytest.mark.parametrize("kind", ["memory", "sqlite"])
@pytest.mark.parametrize("state", STATES)
async def test_after_a_restart_everybody_sees_the_same_and_the_same_can_be_taken_back(
    state: object, kind: str, tmp_path: Path
) -> None:
    assert callable(state)
    clock = FakeClock()
    async with a_log(kind, tmp_path) as log:
        async with stage(log, clock) as play:
            await state(play)
            room = play.room_task.room
            before = [play.screen(who) for who in EVERYBODY]
        async with stage(log, clock, prefix="later") as play:
            assert play.room_task.room == room
            assert [play.screen(who) for who in EVERYBODY] == before
