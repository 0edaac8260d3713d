"""One alarm after the other, each rung once."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core.rundown.alarm import Alarm, AutoStep
from liveroom.live.alarm_clock import LOOK_SECONDS, RETRY_SECONDS, AlarmClock
from tests.fakes import FIRST, FakeClock, settle

pytestmark = pytest.mark.anyio


class Ringing:
    """An alarm clock that runs, and what it rang when."""

    def __init__(self, *alarms: Alarm, answers: list[bool]) -> None:
        self.clock = FakeClock()
        self.alarms = list(alarms)
        self.rung: list[tuple[str, float]] = []
        self._answers = answers
        self.alarm_clock = AlarmClock(self.clock)

    async def ring(self, alarm: Alarm) -> bool:
        await asyncio.sleep(0)
        self.rung.append((alarm.id, (self.clock.now() - FIRST) / 1000))
        return self._answers.pop(0)

    async def runs(self, seconds: float) -> None:
        task = asyncio.create_task(
            self.alarm_clock.run(lambda now: self.alarms[0] if self.alarms else None, self.ring)
        )
        await self.clock.advance(seconds)
        task.cancel()
        await asyncio.wait([task])
        await settle()


def alarm(id: str, seconds: float) -> Alarm:
    return Alarm(id, AutoStep.START, FIRST + round(seconds * 1000))


async def test_an_alarm_that_changes_nothing_is_rung_once() -> None:
    ringing = Ringing(alarm("a", 42.5), answers=[True])
    await ringing.runs(1000)

    assert ringing.rung == [("a", 42.5)]


async def test_one_that_could_not_be_stored_is_rung_again() -> None:
    ringing = Ringing(alarm("a", 1), answers=[False, False, True])
    await ringing.runs(60)

    assert ringing.rung == [("a", 1), ("a", 1 + RETRY_SECONDS), ("a", 1 + 2 * RETRY_SECONDS)]


async def test_one_that_is_long_due_is_rung_at_once() -> None:
    ringing = Ringing(alarm("a", -3600), answers=[True])
    await ringing.runs(0.001)

    assert ringing.rung == [("a", 0)]


async def test_a_clock_that_is_set_forward_is_noticed_soon() -> None:
    """The server follows its machine's clock while nothing runs."""
    ringing = Ringing(alarm("a", 3600), answers=[True])
    task = asyncio.create_task(ringing.alarm_clock.run(lambda now: ringing.alarms[0], ringing.ring))
    await ringing.clock.advance(5)
    ringing.alarms[0] = alarm("a", 0)  # an hour has passed in no time, as a step of the clock does
    await ringing.clock.advance(LOOK_SECONDS)
    task.cancel()
    await asyncio.wait([task])

    assert ringing.rung == [("a", LOOK_SECONDS)]
