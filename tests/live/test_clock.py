"""The server's clock and its stand-in for tests."""

from __future__ import annotations

import time

import pytest

from liveroom.live.clock import Clock, SystemClock
from tests.fakes import FIRST, FakeClock, FakeMachine

pytestmark = pytest.mark.anyio

HOUR = 3_600


def test_the_clock_starts_from_the_wall_and_never_goes_back() -> None:
    before = time.time_ns() // 1_000_000
    clock = SystemClock()
    times = [clock.now() for _ in range(1_000)]
    assert times == sorted(times)
    assert before - 1 <= times[0]


def test_an_hour_that_the_machine_slept_has_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    since_boot = {7: 5 * 10**9}
    monkeypatch.setattr(time, "CLOCK_BOOTTIME", 7, raising=False)
    monkeypatch.setattr(time, "clock_gettime_ns", lambda which: since_boot[which])
    monkeypatch.setattr(time, "monotonic_ns", lambda: 5 * 10**9)  # it stands still meanwhile
    clock = SystemClock(wall=lambda: FIRST * 10**6)
    since_boot[7] += HOUR * 10**9
    assert clock.now() == FIRST + HOUR * 1000


def test_where_there_is_no_clock_that_goes_on_asleep_the_monotonic_one_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(which: int) -> int:
        raise OSError("no such clock")

    monkeypatch.setattr(time, "clock_gettime_ns", missing)
    readings = iter((5 * 10**9, 7 * 10**9))
    monkeypatch.setattr(time, "monotonic_ns", lambda: next(readings))
    clock = SystemClock(wall=lambda: FIRST * 10**6)
    assert clock.now() == FIRST + 2_000


@pytest.mark.parametrize("step", [HOUR, -HOUR])
def test_a_step_of_the_wall_clock_alone_moves_nothing(step: int) -> None:
    machine = FakeMachine()
    clock = machine.clock()
    machine.set_wall(step)
    machine.go_on(60)
    assert (clock.now(), clock.ahead_ms) == (FIRST + 60_000, -step * 1000)


def test_anchored_anew_the_clock_has_the_time_of_the_wall() -> None:
    machine = FakeMachine()
    clock = machine.clock()
    machine.set_wall(HOUR)
    clock.anchor()
    machine.go_on(1)
    assert (clock.now(), clock.ahead_ms) == (FIRST + (HOUR + 1) * 1000, 0)


def test_anchored_anew_after_the_wall_was_set_back_the_clock_goes_on_as_it_was() -> None:
    machine = FakeMachine()
    clock = machine.clock()
    machine.set_wall(-HOUR)
    clock.anchor()
    machine.go_on(1)
    assert (clock.now(), clock.ahead_ms) == (FIRST + 1_000, HOUR * 1000)


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
