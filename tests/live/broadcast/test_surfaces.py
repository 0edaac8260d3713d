"""Control surfaces are told how the room stands: at once when it changes, and each second."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

import pytest

from liveroom.core import commands as c
from tests.fakes import settle
from tests.live.stage import ANA, MODERATOR, Stage, stage

pytestmark = pytest.mark.anyio


@dataclass(eq=False)
class Surface:
    """A control surface that keeps what it is told."""

    link: str = "k1"
    told: list[dict[str, Any]] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)

    def tell(self, frame: bytes) -> None:
        self.told.append(json.loads(frame))

    def close(self, code: int) -> None:
        self.closed.append(code)

    def take(self, name: str) -> list[Any]:
        """One value of each frame since this was last asked."""
        told, self.told = self.told, []
        return [each[name] for each in told]


def listening(play: Stage, link: str = "k1") -> Surface:
    surface = Surface(link)
    play.room_task.showing.surfaces.add(surface)
    return surface


def tasks() -> int:
    return len(asyncio.all_tasks())


async def test_it_is_told_at_once_then_each_second_and_when_something_changes() -> None:
    async with stage() as play:
        surface = listening(play)
        assert surface.take("phase") == ["green_room"]

        await play.say(MODERATOR, c.CueNext(None))
        assert surface.take("remaining") == [180]

        await play.clock.advance(1)
        await play.clock.advance(1)
        assert surface.take("remaining") == [179, 178]


async def test_what_shows_on_no_button_waits_for_the_second() -> None:
    async with stage() as play:
        question = await play.approved()
        surface = listening(play)
        surface.take("phase")

        await play.say(ANA, c.Vote(question, True))
        assert surface.take("phase") == []


async def test_there_is_a_task_only_while_somebody_listens() -> None:
    async with stage() as play:
        before = tasks()
        one, two = listening(play), listening(play)
        assert tasks() == before + 1

        play.room_task.showing.surfaces.remove(one)
        play.room_task.showing.surfaces.remove(one)
        assert tasks() == before + 1
        play.room_task.showing.surfaces.remove(two)
        await settle()
        assert tasks() == before

        again = listening(play)
        await play.clock.advance(1)
        assert len(again.told) == 2


async def test_a_room_that_is_listened_to_is_not_idle() -> None:
    async with stage() as play:
        assert play.room_task.is_idle
        surface = listening(play)
        assert not play.room_task.is_idle
        play.room_task.showing.surfaces.remove(surface)
        assert play.room_task.is_idle


async def test_those_of_a_revoked_link_are_closed_and_told_no_more() -> None:
    async with stage() as play:
        kept, revoked = listening(play, "k1"), listening(play, "k2")
        play.room_task.close_where(lambda socket: socket.link == "k2", 4403)
        told = len(revoked.told)

        await play.clock.advance(1)
        assert (kept.closed, revoked.closed) == ([], [4403])
        assert len(revoked.told) == told


async def test_when_the_room_stops_all_are_closed() -> None:
    async with stage() as play:
        surface = listening(play)
    assert surface.closed == [1012]

    late = listening(play)
    assert (late.closed, late.told) == ([1012], [])
