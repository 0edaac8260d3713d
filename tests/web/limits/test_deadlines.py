"""Deadlines of one length pass in their order, and those that were met never."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.web.limits.deadlines import Deadlines

pytestmark = pytest.mark.anyio

SHORT = 0.01


async def test_deadlines_pass_in_their_order_but_for_those_that_were_met() -> None:
    loop = asyncio.get_running_loop()
    deadlines = Deadlines(loop, SHORT)
    passed: list[str] = []
    done = asyncio.Event()

    first = deadlines.start(lambda: passed.append("first"))
    deadlines.start(lambda: passed.append("second"))
    third = deadlines.start(lambda: passed.append("third"))
    deadlines.start(done.set)
    first.meet()
    third.meet()

    await asyncio.wait_for(done.wait(), 10)
    assert passed == ["second"]
    assert (first.is_met, third.is_met) == (True, True)


async def test_one_that_starts_after_all_have_passed_passes_too() -> None:
    deadlines = Deadlines(asyncio.get_running_loop(), SHORT)
    for _ in range(2):
        passed = asyncio.Event()
        deadlines.start(passed.set)
        await asyncio.wait_for(passed.wait(), 10)


async def test_what_is_done_at_a_deadline_may_meet_others_and_start_one() -> None:
    deadlines = Deadlines(asyncio.get_running_loop(), SHORT)
    passed: list[str] = []
    done = asyncio.Event()

    def act() -> None:
        other.meet()
        deadlines.start(done.set)

    deadlines.start(act)
    other = deadlines.start(lambda: passed.append("other"))

    await asyncio.wait_for(done.wait(), 10)
    assert passed == []


async def test_one_timer_serves_them_all() -> None:
    deadlines = Deadlines(asyncio.get_running_loop(), SHORT)
    deadlines.start(lambda: None)
    timer = deadlines._timer
    for _ in range(1_000):
        deadlines.start(lambda: None)
    assert timer is not None
    assert deadlines._timer is timer
