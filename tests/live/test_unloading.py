"""Rooms that nobody visits any more give back what they held, and come back on the next visit."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import Collection, Iterator

import pytest

from liveroom.core import commands as c
from liveroom.core.ids import RoomId
from liveroom.core.roles import Person
from liveroom.core.screens.renditions import Rendition
from liveroom.live.registry import IDLE_SECONDS, LOOKS, Rooms
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock, settle
from tests.live.stage import (
    ANA,
    MODERATOR,
    OVERLAY,
    PROGRAM,
    ROOM,
    VIEWER,
    Log,
    Stage,
    attendee,
    ids,
    stage,
)

pytestmark = pytest.mark.anyio

UNTIL_UNLOADED = IDLE_SECONDS + IDLE_SECONDS / LOOKS
"""The longest that a room stays after the last visit."""


async def found(play: Stage) -> Stage:
    """The room as the next visitor gets it."""
    room_task = await play.rooms.find(ROOM)
    assert room_task is not None
    return Stage(play.rooms, room_task, play.clock, "later")


async def test_a_room_that_is_left_alone_is_unloaded_and_the_next_visit_finds_all_of_it() -> None:
    before = asyncio.all_tasks()
    async with stage() as play:
        viewer = play.subscribe(VIEWER)
        asked = await play.raw(ANA, c.Ask("Who pays?"), "c1")
        play.room_task.unsubscribe(viewer)
        left, room, seq = play.room_task, play.room_task.room, play.room_task.seq
        await play.clock.advance(UNTIL_UNLOADED)
        assert asyncio.all_tasks() == before

        later = await found(play)

        assert later.room_task is not left
        assert (later.room_task.room, later.room_task.seq) == (room, seq)
        assert await later.raw(ANA, c.Ask("Who pays?"), "c1") == asked
        assert viewer.closed == []


@pytest.mark.parametrize("who", [ANA, VIEWER, MODERATOR, OVERLAY])
async def test_a_room_stays_for_as_long_as_anybody_looks_on(who: Person) -> None:
    async with stage() as play:
        viewer = play.subscribe(who)
        await play.clock.advance(10 * IDLE_SECONDS)
        assert (await found(play)).room_task is play.room_task

        play.room_task.unsubscribe(viewer)
        await play.clock.advance(UNTIL_UNLOADED)
        assert (await found(play)).room_task is not play.room_task


async def test_a_room_stays_while_a_segment_runs_and_is_unloaded_after_the_end() -> None:
    async with stage() as play:
        await play.say(MODERATOR, c.CueNext(None))
        await play.clock.advance(10 * IDLE_SECONDS)
        assert (await found(play)).room_task is play.room_task

        await play.say(MODERATOR, c.End())
        await play.clock.advance(UNTIL_UNLOADED)
        assert (await found(play)).room_task is not play.room_task


async def test_a_room_stays_while_somebody_waits_for_an_answer() -> None:
    log = Log()
    async with stage(log) as play:
        log.gate.clear()
        asking = asyncio.ensure_future(play.say(ANA, c.Ask("Who pays?")))
        await play.clock.advance(10 * IDLE_SECONDS)
        log.gate.set()

        assert (await asking)["ok"] is True
        assert (await found(play)).room_task is play.room_task


async def test_each_visit_keeps_a_room_for_a_while() -> None:
    async with stage() as play:
        for _ in range(5):
            await play.clock.advance(IDLE_SECONDS * 0.8)
            assert (await found(play)).room_task is play.room_task


async def test_who_held_on_to_a_room_that_was_unloaded_comes_back_to_the_one_room_there_is() -> (
    None
):
    async with stage() as play:
        await play.clock.advance(UNTIL_UNLOADED)

        late = play.subscribe(VIEWER)
        refused = await play.say(ANA, c.Ask("Who pays?"), "c1")
        first, second = await asyncio.gather(found(play), found(play))
        asked, again = await asyncio.gather(
            first.say(ANA, c.Ask("Who pays?"), "c1"), second.say(ANA, c.Ask("Who pays?"), "c1")
        )

        assert (late.closed, refused["code"]) == ([1012], "busy")
        assert first.room_task is second.room_task
        assert (asked["number"], again) == (1, asked)
        assert len(first.room_task.room.board.questions) == 1


async def test_a_room_found_again_before_the_old_one_is_over_is_unloaded_in_its_turn() -> None:
    """The end of the old one takes nothing of the new one away."""
    async with stage() as play:
        rooms, old = play.rooms, play.room_task
        rooms.unload(old)
        new = (await found(play)).room_task
        await settle()

        assert new is not old
        assert (await found(play)).room_task is new
        await play.clock.advance(UNTIL_UNLOADED)
        assert (await found(play)).room_task is not new


@pytest.fixture
def no_collector() -> Iterator[None]:
    """The cyclic collector runs seldom in a server, so nothing may wait for it."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.usefixtures("no_collector")
@pytest.mark.parametrize("who", [ANA, VIEWER, MODERATOR])
@pytest.mark.parametrize("rendition", Rendition)
async def test_counts_that_somebody_left_before_are_told_when_they_come_back(
    who: Person, rendition: Rendition
) -> None:
    async with stage() as play:
        question = await play.approved()
        screen = play.subscribe(who, rendition=rendition)
        await play.quiet()
        for voter in (attendee(1), attendee(2), ANA):
            await play.say(voter, c.Vote(question, True))
            await settle(100)
        await play.say(MODERATOR, c.SetWindow("open"))
        await settle(100)
        assert screen.seq == play.room_task.seq
        assert screen.screen["questions"][question]["votes"] == 1
        play.room_task.unsubscribe(screen)
        await play.clock.advance(UNTIL_UNLOADED)

        later = await found(play)
        back = later.come_back(screen)
        await later.quiet()

        assert back.screen == later.screen(who, rendition)
        assert set(back.kinds) == {"patch"}


async def test_of_a_hundred_rooms_that_were_visited_once_nothing_stays() -> None:
    log, clock, before, told = Log(), FakeClock(), asyncio.all_tasks(), set[RoomId]()
    left: list[weakref.ref[object]] = []
    held_when_told: list[object] = []

    def unloaded(rooms: Collection[RoomId]) -> None:
        told.update(rooms)
        held_when_told.extend(each for each in left if each() is not None)

    async with Rooms(log, clock, ids(), unloaded=unloaded) as rooms:
        for number in range(100):
            room_task = await rooms.open(RoomId(f"room{number}"), PROGRAM, (c.Open(),))
            await Stage(rooms, room_task, clock, "x").say(attendee(1), c.Ask("Who pays?"))
            left.append(weakref.ref(room_task))
            del room_task
        assert len(asyncio.all_tasks()) > 100

        await clock.advance(UNTIL_UNLOADED)
        await settle()

        assert [each for each in left if each() is not None] == []
        assert held_when_told == [], "what frees memory must come after"
        assert told == {RoomId(f"room{number}") for number in range(100)}
        assert asyncio.all_tasks() == before


async def test_what_a_room_was_is_freed_without_a_garbage_collection() -> None:
    """Else a server on which some show is always on would keep it for hours."""
    async with Rooms(Log(), clock := FakeClock(), ids()) as rooms:
        gc.collect()
        gc.disable()
        try:
            for number in range(10):
                room_task = await rooms.open(RoomId(f"room{number}"), PROGRAM, (c.Open(),))
                play = Stage(rooms, room_task, clock, "x")
                await play.say(attendee(1), c.Ask("Who pays?"))
                play.subscribe(VIEWER)
                del room_task, play
                await rooms.delete(RoomId(f"room{number}"), 4403)
                await settle()
            # What is still in reference cycles belongs to the tests' own screens, not to rooms.
            gc.set_debug(gc.DEBUG_SAVEALL)
            gc.collect()
            left = {type(each).__module__ for each in gc.garbage}
        finally:
            gc.set_debug(0)
            gc.garbage.clear()
            gc.enable()
    assert [module for module in sorted(left) if module.startswith("liveroom")] == []


async def test_a_deleted_room_is_found_no_more_and_its_screens_are_closed() -> None:
    async with stage() as play:
        viewer = play.subscribe(VIEWER)
        await play.rooms.delete(ROOM, 4403)

        assert viewer.closed == [4403]
        assert await play.rooms.find(ROOM) is None


class LongLog(MemoryLog):
    """A memory log that, like a long file, leaves bytes while it is in use."""

    def __init__(self) -> None:
        super().__init__("e1")
        self.left = set[RoomId]()

    async def delete(self, room: RoomId, in_use: bool = False) -> bool:
        await super().delete(room)
        if in_use:
            self.left.add(room)
        return not in_use

    async def compact(self, in_use: bool = False) -> bool:
        if not in_use:
            self.left.clear()
        return not self.left


async def test_what_a_room_leaves_that_is_deleted_during_a_show_goes_after_it() -> None:
    log = LongLog()
    async with stage(log) as play:
        other = RoomId("rehearsal")
        await play.rooms.open(other, PROGRAM)
        await play.say(MODERATOR, c.CueNext(None))
        play.subscribe(VIEWER)

        await play.rooms.delete(other, 4403)
        await play.clock.advance(UNTIL_UNLOADED)
        assert (await play.rooms.find(other), log.left) == (None, {other})

        await play.say(MODERATOR, c.End())
        await play.clock.advance(IDLE_SECONDS / LOOKS)
        assert log.left == set()

        await play.rooms.open(other, PROGRAM)
        await play.rooms.delete(other, 4403)
        assert log.left == set(), "nothing runs, so nothing waits"
