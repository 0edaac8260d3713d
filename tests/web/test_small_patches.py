"""What the real program costs a client that looks up and adds up what it can."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes import FakeClock
from tests.web.serving import Room, SmallWatcher, Watcher, running

pytestmark = pytest.mark.anyio

EXAMPLE = Path(__file__).parents[2] / "examples" / "webinar.txt"
MOST = 400


@asynccontextmanager
async def watched(clock: FakeClock) -> AsyncIterator[tuple[Room, Watcher, SmallWatcher]]:
    """The example with its doors open, and two attendees who have their first screen."""
    async with running(clock=clock) as server:
        room = await server.opened(announcement=EXAMPLE.read_text("utf-8"))
        await room.do(room.tokens["moderator"], "open")
        token = room.tokens["attendee"]
        async with room.watch(token) as plain, room.watch(token, lean=True, beat=True) as small:
            assert isinstance(small, SmallWatcher)
            await clock.advance(6)
            for watcher in (plain, small):
                await watcher.until(lambda screen: screen["audience"] == {"count": 2})
            yield room, plain, small


async def patched(watcher: Watcher) -> int:
    """Hear the next patch; its bytes."""
    while (await watcher.hear())["t"] != "patch":
        pass
    return watcher.length


def drifted(screen: dict[str, Any], at: int) -> dict[str, Any]:
    """A plain screen with what has drifted since the last fact: the hold, or else overtime."""
    now, rows = screen["now"], screen["rundown"]
    if now is None:
        return screen
    drift = max(0, at - (now["held_at"] or now["ends_at"]))
    coming = [row["segment"] for row in rows].index(now["segment"]) + 1
    later = [row | {"projected_start": row["projected_start"] + drift} for row in rows[coming:]]
    return screen | {"rundown": rows[:coming] + later}


async def test_each_cue_and_added_time_is_one_small_frame_that_says_as_much() -> None:
    """On time, under and over; from the first cue to the last segment."""
    clock = FakeClock()
    async with watched(clock) as (room, plain, small):
        moderator, on = room.tokens["moderator"], None
        for place, segment in enumerate(await room.segments()):
            for name, fields in (("cue_next", {"after": on}), ("add_time", {"seconds": 30})):
                await clock.advance(60 * place)
                await room.do(moderator, name, **fields)
                await patched(plain)
                assert await patched(small) <= MOST, f"{name} in segment {place + 1}"
                assert small.completed(clock.now()) == drifted(plain.screen, clock.now())
            on = segment


async def test_a_cue_taken_back_is_one_small_frame_that_says_as_much() -> None:
    clock = FakeClock()
    async with watched(clock) as (room, plain, small):
        moderator, on = room.tokens["moderator"], None
        for segment in (await room.segments())[:2]:
            await room.do(moderator, "cue_next", after=on)
            await clock.advance(100)
            await patched(plain)
            await patched(small)
            on = segment

        await room.do(moderator, "undo_last", rev=small.screen["show"]["rev"])
        await patched(plain)
        assert await patched(small) <= MOST
        assert small.completed(clock.now()) == drifted(plain.screen, clock.now())


async def test_a_hold_and_the_end_say_as_much() -> None:
    clock = FakeClock()
    async with watched(clock) as (room, plain, small):
        for name, fields, seconds in (
            ("cue_next", {"after": None}, 60),
            ("hold", {}, 400),
            ("resume", {}, 200),
            ("hold", {}, 30),
            ("end", {}, 1),
        ):
            await room.do(room.tokens["moderator"], name, **fields)
            await patched(plain)
            await patched(small)
            assert small.completed(clock.now()) == drifted(plain.screen, clock.now())
            await clock.advance(seconds)
            assert small.completed(clock.now()) == drifted(plain.screen, clock.now())
