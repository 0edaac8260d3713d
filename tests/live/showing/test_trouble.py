"""What is wrong with a room is told to those who can do something about it."""

from __future__ import annotations

import json
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from liveroom.core import commands as c
from liveroom.core.program import EndAction
from liveroom.live.registry import IDLE_SECONDS, LOOKS
from liveroom.store.memory import MemoryLog
from liveroom.store.sqlite import Database, SqliteLog
from liveroom.store.sqlite.folder import DATABASE
from tests.fakes import FIRST, FakeClock, settle
from tests.live.stage import ANA, HOST, MODERATOR, OVERLAY, ROOM, VIEWER, Stage, stage

pytestmark = pytest.mark.anyio

BEHIND = 120
"""Seconds."""


async def test_a_clock_behind_the_last_event_is_told_to_moderators_and_turns_nothing_round(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log, clock = MemoryLog("e1"), FakeClock()
    async with stage(log, clock) as play:
        await clock.advance(BEHIND)
        await play.say(MODERATOR, c.CueNext(None))
    last = FIRST + BEHIND * 1000
    async with stage(log, FakeClock(), "later") as play:
        assert play.screen(MODERATOR)["trouble"] == {"clock_behind_until": last}
        assert all("trouble" not in play.screen(each) for each in (HOST, VIEWER, ANA, OVERLAY))
        assert [each.getMessage() for each in caplog.records] == [
            f"room {ROOM}: the clock is {BEHIND} s behind its last event; "
            "what happens until then has that time"
        ]
        await play.say(MODERATOR, c.AddTime(60))
        await play.say(MODERATOR, c.CueNext(play.room_task.room.rundown.current))
        on = play.room_task.room.rundown.on
        assert on is not None
        assert on.cued_at == last
    assert [each.recorded.at for each in await log.read(ROOM)][-3:] == [last] * 3


async def test_a_clock_that_is_a_little_behind_is_nobody_s_business(
    caplog: pytest.LogCaptureFixture,
) -> None:
    log, clock = MemoryLog("e1"), FakeClock(FIRST + 999)
    async with stage(log, clock):
        pass
    async with stage(log, FakeClock()) as play:
        assert "trouble" not in play.screen(MODERATOR)
    assert caplog.records == []


@asynccontextmanager
async def reopened(folder: Path, clock: FakeClock) -> AsyncIterator[Stage]:
    async with Database.open(folder) as database, stage(SqliteLog(database), clock) as play:
        yield play


def spoil(folder: Path, seq: int) -> None:
    """Change an event behind the server's back."""
    with sqlite3.connect(folder / DATABASE) as file:
        assert file.execute("UPDATE events SET at = at + 1 WHERE seq = ?", (seq,)).rowcount == 1
    file.close()


async def test_a_damaged_room_does_nothing_by_itself_and_goes_when_it_is_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    clock = FakeClock()
    async with reopened(tmp_path, clock) as play:
        first = play.room_task.room.rundown.segments[0]
        change = c.ChangeSegment(first.id, first.rev, end_action=EndAction.CUE_NEXT)
        await play.say(MODERATOR, change)
        await play.say(MODERATOR, c.CueNext(None))
        before, seq = play.room_task.room, play.room_task.seq
        await play.say(MODERATOR, c.AddTime(60))
    spoil(tmp_path, seq + 1)
    async with reopened(tmp_path, clock) as play:
        assert (play.room_task.room, play.room_task.seq) == (before, seq)
        told = {"trouble": {"read_only": {"as_of": FIRST}}}
        for who in (MODERATOR, HOST, VIEWER, ANA):
            screen = json.loads(play.room_task.snapshot(who).json)
            assert {"trouble": screen["trouble"]} == told
        assert "trouble" not in play.screen(OVERLAY)
        assert json.loads(await play.raw(MODERATOR, c.Hold(), "c1"))["code"] == "damaged"
        await clock.advance(3600)
        assert (play.room_task.room, play.room_task.seq) == (before, seq)
        assert not play.rooms.is_running
        await clock.advance(IDLE_SECONDS + IDLE_SECONDS / LOOKS)
        assert play.rooms.loaded(ROOM) is None
        assert len(play.rooms.damaged) == 1
    assert [each.levelno for each in caplog.records] == [logging.ERROR]


async def test_a_room_that_is_read_on_into_damage_is_read_anew(tmp_path: Path) -> None:
    """As where another server wrote, or an answer to an append was lost."""
    async with reopened(tmp_path, FakeClock()) as play:
        seq, room_task = play.room_task.seq, play.room_task
        viewer = play.subscribe(VIEWER)
        async with Database.open_read_only(tmp_path) as _:
            with sqlite3.connect(tmp_path / DATABASE) as file:
                file.execute(
                    "INSERT INTO events SELECT room, ?, at, kind, version, ordered, payload, by,"
                    " chain FROM events WHERE seq = ?",
                    (seq + 1, seq),
                )
            file.close()
        room_task.follow()
        while play.rooms.loaded(ROOM) is room_task:
            await settle()
        assert viewer.closed
        found = await play.rooms.find(ROOM)
        assert found is not None
        assert found is not room_task
        assert found.snapshot(VIEWER).screen["trouble"] == {"read_only": {"as_of": FIRST}}


async def test_a_changed_answer_is_not_given_and_its_room_is_read_anew(tmp_path: Path) -> None:
    async with reopened(tmp_path, FakeClock()) as play:
        told = json.loads(await play.raw(MODERATOR, c.CueNext(None), "c1"))
        assert told["ok"]
    async with reopened(tmp_path, FakeClock()) as play:
        with sqlite3.connect(tmp_path / DATABASE) as file:
            changed = "UPDATE answers SET body = x'7b7d' WHERE command = 'c1'"
            assert file.execute(changed).rowcount == 1
        file.close()
        seq, room_task = play.room_task.seq, play.room_task
        told = json.loads(await play.raw(MODERATOR, c.CueNext(None), "c1"))
        assert told["code"] == "busy"
        while play.rooms.loaded(ROOM) is room_task:
            await settle()
        found = await play.rooms.find(ROOM)
        assert found is not None
        assert found.seq == seq
        assert "read_only" in found.snapshot(MODERATOR).screen["trouble"]
