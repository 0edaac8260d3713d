"""Who wants to hear that a room moved hears it once, and never holds up who tells."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core.ids import RoomId
from liveroom.store.hints import MOST_WAITING, Hints

pytestmark = pytest.mark.anyio


def room(number: int) -> RoomId:
    return RoomId(f"room-{number}")


async def test_a_room_that_moves_twice_is_told_once_until_it_is_taken() -> None:
    hints = Hints()
    heard = hints.listen()
    for number in (1, 2, 1):
        hints.say(room(number))
    assert [await anext(heard), await anext(heard)] == [room(1), room(2)]
    hints.say(room(1))
    assert await anext(heard) == room(1)


async def test_a_listener_who_waits_is_woken() -> None:
    hints = Hints()
    heard = hints.listen()
    waiting = asyncio.ensure_future(anext(heard))
    await asyncio.sleep(0)
    hints.say(room(1))
    assert await waiting == room(1)


async def test_a_listener_who_never_takes_misses_what_is_too_much() -> None:
    hints = Hints()
    heard = hints.listen()
    for number in range(MOST_WAITING + 5):
        hints.say(room(number))
    taken = [await anext(heard) for _ in range(MOST_WAITING)]
    hints.say(room(-1))
    assert taken == [*map(room, range(MOST_WAITING))]
    assert await anext(heard) == room(-1)


async def test_who_does_not_listen_yet_hears_nothing_of_before() -> None:
    hints = Hints()
    hints.say(room(1))
    heard = hints.listen()
    hints.say(room(2))
    assert await anext(heard) == room(2)
