"""Rooms: found once, replayed from the log, opened, and closed without a trace."""

from __future__ import annotations

import asyncio
import json

import pytest

from liveroom.core import commands as c
from liveroom.core.commands import Link, Open
from liveroom.core.events import ProgramLoaded
from liveroom.core.ids import RoomId
from liveroom.core.program import Program
from liveroom.core.records import NotStored, Repeated, Stored
from liveroom.core.refusals import Refused
from liveroom.core.rundown.state import Phase
from liveroom.live.registry import Rooms
from tests.fakes import FakeClock, settle
from tests.live.stage import ANA, MODERATOR, PROGRAM, ROOM, VIEWER, Log, ids, stage

pytestmark = pytest.mark.anyio


class Read(Log):
    """Counts how often a room is read, and may be unreadable."""

    def __init__(self) -> None:
        super().__init__()
        self.reads = 0
        self.is_unreadable = False

    async def read(self, room: RoomId, after: int = 0) -> list[Stored]:
        self.reads += 1
        await asyncio.sleep(0)
        if self.is_unreadable:
            raise NotStored("the disk is gone")
        return await super().read(room, after)


async def test_a_new_room_begins_with_its_program() -> None:
    log = Log()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        room_task = await rooms.open(ROOM, PROGRAM)
        (first,) = await log.read(ROOM)
        assert isinstance(first.recorded.event, ProgramLoaded)
        assert room_task is await rooms.find(ROOM)
        assert room_task.room.program.title == PROGRAM.title
        assert [each.title for each in room_task.room.rundown.segments] == [
            each.title for each in PROGRAM.segments
        ]


async def test_opening_is_the_first_turn_of_a_room_which_is_not_read_back() -> None:
    log = Read()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        room_task = await rooms.open(ROOM, PROGRAM, (Open(),))
        opened = room_task.room, room_task.seq, room_task.epoch
        assert (log.appends, log.reads) == ([(2, 1)], 0)

    async with Rooms(log, FakeClock(), ids()) as rooms:
        found = await rooms.find(ROOM)
        assert found is not None
        assert (found.room, found.seq, found.epoch) == opened


async def test_who_looks_for_a_room_while_it_is_opened_finds_the_one_that_is_opened() -> None:
    log = Read()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        opening, *looking = await asyncio.gather(
            rooms.open(ROOM, PROGRAM), *(rooms.find(ROOM) for _ in range(3))
        )
        found = await rooms.find(ROOM)

        assert found is opening
        assert {id(each) for each in looking if each is not None} <= {id(opening)}


async def test_rooms_with_one_program_have_segments_of_their_own() -> None:
    async with Rooms(Log(), FakeClock(), ids()) as rooms:
        here, there = [await rooms.open(RoomId(name), PROGRAM) for name in ("here", "there")]

        segments = [each.id for task in (here, there) for each in task.room.rundown.segments]
        assert len({*segments}) == 2 * len(PROGRAM.segments)


async def test_a_room_is_opened_once() -> None:
    async with stage() as play:
        with pytest.raises(Repeated) as repeated:
            await play.rooms.open(ROOM, PROGRAM, facts={"first": False})
        (told,) = repeated.value.bodies.values()
        assert json.loads(told) == {"ok": True, "id": "opening", "seq": 1}


async def test_what_the_owner_asks_for_besides_is_in_the_room_from_the_first_moment() -> None:
    log = Log()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        room_task = await rooms.open(ROOM, PROGRAM, (Link("https://video.example/live"), Open()))
        assert (log.appends, room_task.seq) == ([(3, 1)], 3)
        assert room_task.room.phase is Phase.GREEN_ROOM
        assert room_task.room.stream == "https://video.example/live"


async def test_what_is_refused_besides_opens_nothing() -> None:
    log = Log()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        with pytest.raises(Refused, match="already_open"):
            await rooms.open(ROOM, PROGRAM, (Open(), Open()))
        assert await rooms.find(ROOM) is None


async def test_a_program_without_segments_opens_nothing() -> None:
    log = Log()
    async with Rooms(log, FakeClock(), ids()) as rooms:
        with pytest.raises(Refused, match="no_segments"):
            await rooms.open(ROOM, Program("Nothing"))
        assert await rooms.find(ROOM) is None


async def test_an_unknown_room_is_none() -> None:
    async with stage() as play:
        assert await play.rooms.find(RoomId("elsewhere")) is None


async def test_many_who_look_for_a_room_at_once_replay_it_once() -> None:
    log = Read()
    async with stage(log) as play:
        await play.approved()
        room = play.room_task.room
    log.reads = 0

    async with Rooms(log, FakeClock(), ids()) as rooms:
        found = await asyncio.gather(*(rooms.find(ROOM) for _ in range(50)))
        assert len({id(room_task) for room_task in found}) == 1
        assert found[0] is not None
        assert (log.reads, found[0].room) == (1, room)


async def test_who_stops_looking_does_not_stop_the_others() -> None:
    log = Read()
    async with stage(log):
        pass
    async with Rooms(log, FakeClock(), ids()) as rooms:
        first = asyncio.ensure_future(rooms.find(ROOM))
        second = asyncio.ensure_future(rooms.find(ROOM))
        await settle(1)
        first.cancel()
        assert await second is not None


async def test_a_log_that_cannot_be_read_is_said_and_tried_again() -> None:
    log = Read()
    async with stage(log) as play:
        await play.approved()
    log.is_unreadable = True
    async with Rooms(log, FakeClock(), ids()) as rooms:
        outcomes = await asyncio.gather(rooms.find(ROOM), rooms.find(ROOM), return_exceptions=True)
        assert [type(outcome) for outcome in outcomes] == [NotStored, NotStored]
        log.is_unreadable = False
        assert await rooms.find(ROOM) is not None


async def test_a_long_log_lets_others_run_while_it_is_replayed() -> None:
    log = Log()
    async with stage(log) as play:
        question = await play.approved()
        for n in range(2_500):
            await play.say(ANA, c.Vote(question, n % 2 == 0))
    async with Rooms(log, FakeClock(), ids()) as rooms:
        finding, steps = asyncio.ensure_future(rooms.find(ROOM)), 0
        while not finding.done():
            await asyncio.sleep(0)
            steps += 1
        assert steps > 2_500 // 1_000
        assert (await finding).seq == play.room_task.seq  # type: ignore[union-attr]  # it is there


async def test_closing_answers_what_waits_and_leaves_no_task() -> None:
    log = Log()
    before = asyncio.all_tasks()
    async with stage(log) as play:
        subscriber = play.subscribe(VIEWER)
        question = await play.approved()
        await play.say(ANA, c.Vote(question, True))
        await play.say(ANA, c.Vote(question, False))  # a count waits to be told
        log.gate.clear()
        asking = [asyncio.ensure_future(play.say(ANA, c.Ask(f"Last {n}?"))) for n in range(3)]
        await settle()
        closing = asyncio.ensure_future(play.rooms.close())
        await settle()
        assert not closing.done()
        log.gate.set()
        await closing

        assert [(await answer)["ok"] for answer in asking] == [True] * 3
        assert subscriber.closed == [1012]
        assert asyncio.all_tasks() == before
    with pytest.raises(RuntimeError, match="closed"):
        await play.rooms.find(ROOM)


async def test_a_room_cut_off_leaves_nobody_waiting() -> None:
    log = Log()
    async with stage(log) as play:
        log.gate.clear()
        asking = [asyncio.ensure_future(play.say(ANA, c.Ask(f"Last {n}?"))) for n in range(2)]
        await settle()
        late = asyncio.ensure_future(play.say(MODERATOR, c.CueNext(None)))
        closing = asyncio.ensure_future(play.rooms.close())
        await settle()
        closing.cancel()  # the operator has lost patience
        await settle()

        answers = [await answer for answer in [*asking, late]]
        assert [answer["code"] for answer in answers] == ["busy"] * 3
        log.gate.set()


async def test_a_room_that_falls_is_found_again_from_its_log(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with stage() as play:
        subscriber = play.subscribe(VIEWER)
        fallen = play.room_task

        async def fall(*_: object) -> None:
            raise RuntimeError("a defect")

        monkeypatch.setattr(fallen.showing._broadcaster, "_rest", fall)
        await play.say(MODERATOR, c.CueNext(None))
        await settle()
        found = await play.rooms.find(ROOM)

        assert subscriber.closed == [1012]
        assert found is not None
        assert found is not fallen
        assert found.room == fallen.room
