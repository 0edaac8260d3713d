"""How many questions fit is right as time passes, on every screen that tells it."""

from __future__ import annotations

from typing import Any

import pytest

from liveroom.core import commands as c
from liveroom.core.screens.renditions import Rendition
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock, settle
from tests.live.stage import ANA, HOST, MODERATOR, VIEWER, Stage, Watcher, forget, stage

pytestmark = pytest.mark.anyio


async def questions(play: Stage) -> None:
    """The Q&A of 15 minutes is on."""
    await play.say(MODERATOR, c.CueNext(None))
    await play.say(MODERATOR, c.CueNext(play.segment(1)))
    await play.say(MODERATOR, c.CueNext(play.segment(2)))


def fits(screen: dict[str, Any]) -> Any:
    return screen["qa"]["fits"]


async def test_staff_are_told_when_fewer_fit_and_at_no_other_time() -> None:
    async with stage() as play:
        await questions(play)
        host, desk = play.subscribe(HOST), play.subscribe(MODERATOR, rendition=Rendition.SMALL)
        viewer = play.subscribe(VIEWER)
        await play.quiet()  # 20 seconds
        seen: list[Watcher] = [host, desk, viewer]
        forget(*seen)
        assert (fits(host.screen), fits(desk.screen)) == (7, 7)

        await play.clock.advance(40)
        assert [frame for each in (host, desk) for frame in each.told if "qa" in str(frame)] == []
        await play.clock.advance(0.001)
        assert (fits(host.screen), fits(desk.screen)) == (6, 6)
        (told,) = [frame["panels"] for frame in desk.told if frame["t"] == "patch"]
        assert told == {"qa": {"fits": 6}}
        await play.clock.advance(15 * 60)
        assert (fits(host.screen), fits(desk.screen)) == (0, 0)
        assert len([frame for frame in host.told if frame["t"] == "patch"]) == 7
        assert "fits" not in str(viewer.told)


async def test_whoever_comes_later_or_only_fetches_sees_the_same() -> None:
    async with stage() as play:
        await questions(play)
        await play.clock.advance(200)

        assert fits(play.subscribe(HOST).screen) == 5
        assert fits(play.screen(MODERATOR)) == 5


async def test_it_stands_still_in_a_hold_and_goes_on_after_it() -> None:
    async with stage() as play:
        await questions(play)
        desk = play.subscribe(MODERATOR)
        await play.clock.advance(100)
        await play.say(MODERATOR, c.Hold())
        await play.clock.advance(600)
        assert fits(desk.screen) == 6
        await play.say(MODERATOR, c.Resume())
        await play.clock.advance(80)
        assert fits(desk.screen) == 6
        await play.clock.advance(0.001)
        assert fits(desk.screen) == 5


async def test_what_happens_after_a_look_is_told_against_what_was_seen() -> None:
    async with stage() as play:
        await questions(play)
        desk = play.subscribe(MODERATOR)
        question = await play.approved()
        await play.clock.advance(100)
        await play.say(ANA, c.Vote(question, True))
        await play.quiet()
        assert fits(desk.screen) == fits(play.screen(MODERATOR)) == 6

        await play.say(MODERATOR, c.AddTime(120))
        await play.quiet()
        assert fits(desk.screen) == fits(play.screen(MODERATOR)) == 7


async def test_a_room_that_was_away_tells_what_fits_now() -> None:
    log, clock = MemoryLog("e1"), FakeClock()
    async with stage(log, clock) as play:
        await questions(play)
    await clock.advance(400)
    async with stage(log, clock, "r") as again:
        await settle()
        assert fits(again.screen(HOST)) == 4
