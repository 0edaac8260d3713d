"""A button that is pressed twice at once counts once."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.web.limits.presses import WITHIN_MS, Presses

pytestmark = pytest.mark.anyio


class Pressed:
    """What is done at each press that counts."""

    def __init__(self) -> None:
        self.presses = Presses[int]()
        self.count = 0
        self.may_end = asyncio.Event()
        self.may_end.set()

    async def _work(self) -> int:
        self.count += 1
        number = self.count
        await self.may_end.wait()
        return number

    async def press(self, key: str, now: int) -> int:
        return await self.presses.once(key, now, self._work)


async def test_the_same_button_within_the_time_gets_the_same_answer() -> None:
    button = Pressed()
    assert [await button.press("next", now) for now in (0, 1, WITHIN_MS)] == [1, 1, 1]


async def test_a_press_after_that_counts_and_so_does_another_button() -> None:
    button = Pressed()
    assert [await button.press("next", now) for now in (0, WITHIN_MS + 1)] == [1, 2]
    assert await button.press("hold", WITHIN_MS + 1) == 3


async def test_many_at_once_wait_for_one_and_who_leaves_takes_nothing_back() -> None:
    button = Pressed()
    button.may_end.clear()
    waiting = [asyncio.create_task(button.press("next", 0)) for _ in range(5)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.wait([waiting[0]])
    button.may_end.set()

    assert await asyncio.gather(*waiting[1:]) == [1, 1, 1, 1]
