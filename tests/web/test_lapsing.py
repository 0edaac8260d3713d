"""What was meant for its moment is not done when a line delivers it late."""

from __future__ import annotations

import pytest

from tests.fakes import FakeClock
from tests.web.serving import Room, Running, running

pytestmark = pytest.mark.anyio


async def on_air(server: Running) -> Room:
    """A room whose first segment runs."""
    room = await server.new_room()
    await room.do(room.tokens["moderator"], "open")
    await room.do(room.tokens["moderator"], "cue_next", after=None)
    return room


async def added(room: Room) -> int:
    seconds = (await room.screen(room.tokens["moderator"]))["now"]["added_seconds"]
    assert isinstance(seconds, int)
    return seconds


async def test_a_press_that_is_delivered_too_late_is_refused_by_either_way() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await on_air(server)
        press = {"seconds": 60, "not_after": clock.now() + 10_000}
        await clock.advance(10.001)
        late = await room.send(room.tokens["moderator"], "add_time", **press)
        async with room.watch(room.tokens["moderator"]) as watcher:
            told = await watcher.command("late", "add_time", **press)

        assert (late.status_code, late.json()["code"], told["code"]) == (409, "lapsed", "lapsed")
        assert await added(room) == 0


async def test_a_press_that_comes_in_time_is_done() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await on_air(server)
        last = clock.now() + 10_000
        await clock.advance(10)
        await room.do(room.tokens["moderator"], "add_time", seconds=60, not_after=last)

        assert await added(room) == 60


async def test_a_press_that_was_done_and_is_sent_again_too_late_has_its_first_answer() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await on_air(server)
        press = {"seconds": 60, "not_after": clock.now() + 10_000}
        first = await room.do(room.tokens["moderator"], "add_time", id="once", **press)
        await clock.advance(60)
        again = await room.do(room.tokens["moderator"], "add_time", id="once", **press)
        async with room.watch(room.tokens["moderator"]) as watcher:
            told = await watcher.command("once", "add_time", **press)

        assert again == first
        assert told == {"t": "answer"} | first
        assert await added(room) == 60


async def test_a_press_that_lapsed_stays_so_under_its_id() -> None:
    clock = FakeClock()
    async with running(clock=clock) as server:
        room = await on_air(server)
        press = {"id": "late", "seconds": 60}
        late = await room.send(
            room.tokens["moderator"], "add_time", **press, not_after=clock.now() - 1
        )
        again = await room.send(room.tokens["moderator"], "add_time", **press)

        assert (late.json()["code"], again.json()) == ("lapsed", late.json())
        assert await added(room) == 0


@pytest.mark.parametrize("instant", ["soon", 1.5, True, None])
async def test_an_instant_that_is_none_is_refused_by_name(room: Room, instant: object) -> None:
    answer = await room.send(room.tokens["moderator"], "open", not_after=instant)

    assert answer.status_code == 422
    assert answer.json()["field"] == "not_after"
