"""Whatever position a page remembers, it comes to the right screen with one frame."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from liveroom.core import commands as c
from liveroom.core.ids import RoomId
from liveroom.core.screens.diff import Screen
from liveroom.store.memory import MemoryLog
from tests.examples import examples
from tests.fakes import FakeClock
from tests.live.stage import ANA, MODERATOR, PROGRAM, ROOM, Stage, Watcher, stage

OTHER = RoomId("harbour")
STEPS = ("ask", "cue", "banner", "hold")

steps = st.lists(st.sampled_from(STEPS), min_size=1, max_size=8)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page has seen: where, and its screen there."""

    epoch: str
    seq: int
    screen: Screen


async def walked(play: Stage, steps: list[str]) -> list[Seen]:
    """What a moderator's page saw on the way."""
    page = play.subscribe(MODERATOR)
    seen = []
    for number, step in enumerate(steps):
        match step:
            case "ask":
                await play.say(ANA, c.Ask(f"Who pays for {number}?"))
            case "cue":
                await play.say(MODERATOR, c.CueNext(play.room_task.room.rundown.current))
            case "banner":
                await play.say(MODERATOR, c.Banner(f"Back in {number} minutes"))
            case _:
                is_on = play.room_task.room.rundown.on is not None
                await play.say(MODERATOR, c.Hold() if is_on else c.Open())
        await play.quiet()
        seen.append(Seen(page.epoch, page.seq, page.screen))
    play.room_task.unsubscribe(page)
    return seen


def resumed(play: Stage, seen: Seen, seq: int) -> Watcher:
    """The page that comes back with what it has seen, at a seq that it tells."""
    page = Watcher(MODERATOR, screen=seen.screen)
    play.room_task.subscribe(page, (seen.epoch, seq))
    play.room_task.unsubscribe(page)
    return page


@given(steps, steps, steps, st.integers(1, 1000))
@examples(30)
def test_a_position_of_elsewhere_or_of_another_time_gets_a_whole_screen(
    before: list[str], lost: list[str], later: list[str], ahead: int
) -> None:
    async def story() -> None:
        log, backup, clock = MemoryLog("e1"), MemoryLog("e2"), FakeClock()
        async with stage(log, clock) as play:
            old = await walked(play, before)
            # A backup is made now, and restored after the rest of the evening: see `epoch`.
            await copied(log, backup)
            lost_with_it = await walked(play, lost)
            for seen in old + lost_with_it:
                assert_fresh(play, resumed(play, seen, seen.seq), {"patch", "screen"})
                future = resumed(play, seen, play.room_task.seq + ahead)
                assert_fresh(play, future, {"screen"})
            there = Stage(play.rooms, await play.rooms.open(OTHER, PROGRAM), clock, "o")
            elsewhere = await walked(there, later)
            for seen in elsewhere:
                for seq in {seen.seq, play.room_task.seq}:
                    assert_fresh(play, resumed(play, seen, seq), {"screen"})
        async with stage(backup, clock, "later") as play:
            await walked(play, later)
            for seen in old + lost_with_it:
                for seq in {seen.seq, play.room_task.seq}:
                    assert_fresh(play, resumed(play, seen, seq), {"screen"})

    asyncio.run(story())


def assert_fresh(play: Stage, page: Watcher, kinds: set[str]) -> None:
    (kind,) = page.kinds
    assert kind in kinds
    assert settled(page.screen) == settled(play.screen(MODERATOR))


def settled(screen: Screen) -> dict[str, Any]:
    """But for who is there, which is told at its own pace."""
    return {name: panel for name, panel in screen.items() if name not in ("audience", "staff")}


async def copied(log: MemoryLog, to: MemoryLog) -> None:
    """A restored backup: the same events, under an epoch of its own."""
    recorded = [each.recorded for each in await log.read(ROOM)]
    await to.append(ROOM, recorded, {})
