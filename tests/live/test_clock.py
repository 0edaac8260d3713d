"""The server's clock and its stand-in for tests."""

from __future__ import annotations

import time

import pytest

from liveroom.live.clock import Clock, SystemClock
from tests.fakes import FakeClock

pytestmark = pytest.mark.anyio


def test_the_clock_starts_from_the_wall_and_never_goes_back() -> None:
    before = time.time_ns() // 1_000_000
    clock = SystemClock()
    times = [clock.now() for _ in range(1_000)]
    assert times == sorted(times)
    assert before - 1 <= times[0]


def test_a_step_of_the_wall_clock_moves_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = SystemClock()
    before = clock.now()
    monkeypatch.setattr(time, "time_ns", lambda: 0)
    assert clock.now() >= before


async def test_sleeping_takes_its_time() -> None:
    clock: Clock = SystemClock()
    before = clock.now()
    await clock.sleep(0.01)
    assert clock.now() - before >= 9


async def test_the_fake_clock_is_a_clock() -> None:
    clock: Clock = FakeClock()
    before = clock.now()
    await clock.sleep(0)
    assert clock.now() == before
