"""The same promises on the log that a real room has."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from liveroom.core import commands as c
from liveroom.core.screens.renditions import Rendition
from liveroom.store.sqlite.database import Database
from liveroom.store.sqlite.log import SqliteLog
from tests.live.stage import ANA, BEA, MODERATOR, VIEWER, Stage, attendee, stage

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def server(folder: Path, prefix: str = "q") -> AsyncIterator[tuple[Stage, Database]]:
    async with (
        Database.open(folder) as database,
        stage(SqliteLog(database), prefix=prefix) as play,
    ):
        yield play, database


async def test_a_hundred_that_waited_cost_one_commit(tmp_path: Path) -> None:
    async with server(tmp_path) as (play, database):
        before = database.commits
        answers = await asyncio.gather(
            *(play.say(attendee(n), c.Ask(f"Question {n}?")) for n in range(100))
        )
        assert sorted(answer["number"] for answer in answers) == list(range(1, 101))
        assert database.commits == before + 1


async def test_a_restart_changes_nothing_and_repeats_the_first_answers(tmp_path: Path) -> None:
    async with server(tmp_path) as (play, _):
        question = await play.approved()
        asked = await play.raw(BEA, c.Ask("Who decides?"), "c1")
        refused = await play.raw(MODERATOR, c.Hold(), "c2")
        await play.say(BEA, c.Vote(question, True))
        await play.say(MODERATOR, c.CueNext(None))
        room, seq, epoch = play.room_task.room, play.room_task.seq, play.room_task.epoch

    async with server(tmp_path, "again") as (play, _):
        assert (play.room_task.room, play.room_task.seq, play.room_task.epoch) == (room, seq, epoch)
        assert await play.raw(BEA, c.Ask("Who decides?"), "c1") == asked
        assert await play.raw(MODERATOR, c.Hold(), "c2") == refused
        assert play.room_task.room == room


async def test_seats_follow_a_room_on_disk(tmp_path: Path) -> None:
    async with server(tmp_path) as (play, _):
        ana, viewer = play.subscribe(ANA), play.subscribe(VIEWER, rendition=Rendition.LEAN)
        question = await play.approved()
        await asyncio.gather(*(play.say(attendee(n), c.Vote(question, True)) for n in range(50)))
        await play.say(MODERATOR, c.CueNext(None))
        await play.quiet()
        assert ana.screen == play.screen(ANA)
        assert viewer.screen == play.screen(VIEWER)
