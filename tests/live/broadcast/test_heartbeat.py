"""Subscribers that want beats hear that the line stands, and need not ask."""

from __future__ import annotations

from collections import Counter

import pytest

from liveroom.live.broadcast.heartbeat import BEAT_SECONDS, PART
from tests.fakes import settle
from tests.live.stage import ANA, MODERATOR, VIEWER, Stage, Watcher, forget, stage

pytestmark = pytest.mark.anyio


def heartbeat(subscriber: Watcher) -> list[int]:
    """The server's times that a subscriber was told by beats."""
    return [told["s"] for told in subscriber.told if told["t"] == "beat"]


async def come(play: Stage, many: int) -> list[Watcher]:
    subscribers = [play.subscribe(VIEWER, beat=True) for _ in range(many)]
    await settle()
    forget(*subscribers)
    return subscribers


async def test_a_seat_that_wants_beats_hears_the_servers_time_and_no_other_does() -> None:
    async with stage() as play:
        listening, moderator, asking = (
            play.subscribe(ANA, beat=True),
            play.subscribe(MODERATOR, beat=True),
            play.subscribe(ANA),
        )
        began = play.clock.now()

        await play.clock.advance(2 * BEAT_SECONDS)

        times = [began + 25_000, began + 50_000]
        assert [heartbeat(subscriber) for subscriber in (listening, moderator, asking)] == [
            times,
            times,
            [],
        ]


async def test_a_hall_hears_one_after_the_other_and_each_as_often_as_all_others() -> None:
    async with stage() as play:
        subscribers = await come(play, 4 * PART)
        await play.clock.advance(BEAT_SECONDS)
        forget(*subscribers)

        heard = []
        for _ in range(8):
            await play.clock.advance(BEAT_SECONDS / 4)
            heard.append(sum(len(heartbeat(subscriber)) for subscriber in subscribers))

        assert heard == [PART * (step + 1) for step in range(8)]
        assert {len(heartbeat(subscriber)) for subscriber in subscribers} == {2}


async def test_a_crowd_that_comes_at_once_waits_no_longer_than_one_beat() -> None:
    async with stage() as play:
        first = await come(play, 1)
        crowd = await come(play, 3 * PART)

        await play.clock.advance(BEAT_SECONDS)

        assert Counter(len(heartbeat(subscriber)) for subscriber in first + crowd) == {
            1: 3 * PART + 1
        }


async def test_whoever_has_left_hears_nothing_more() -> None:
    async with stage() as play:
        gone, stays = await come(play, 2)
        play.room_task.unsubscribe(gone)

        await play.clock.advance(BEAT_SECONDS)

        assert (len(heartbeat(gone)), len(heartbeat(stays))) == (0, 1)
