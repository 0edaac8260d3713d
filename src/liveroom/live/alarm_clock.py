"""Waits for what a room does next by itself, and has it done."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, Generic, Protocol, TypeVar

from liveroom.core.commands import RunAlarm
from liveroom.core.ids import RoomId
from liveroom.core.rundown.alarm import Alarm
from liveroom.live.clock import Clock
from liveroom.live.command_queue import Full, Waiting, of_itself

LOOK_SECONDS: Final = 10.0
"""How long it sleeps at most: the clock may step forward, and the machine may sleep, meanwhile."""

RETRY_SECONDS: Final = 2.0

logger = logging.getLogger(__name__)


class Due(Protocol):
    """What is to be done at an instant (UTC ms); its id is that of nothing else."""

    @property
    def id(self) -> str: ...

    @property
    def at(self) -> int: ...


AnyDue = TypeVar("AnyDue", bound=Due)


@dataclass(frozen=True, slots=True)
class Look:
    """Screens are to be looked at again, since time alone changes what they say."""

    at: int

    @property
    def id(self) -> str:
        return f"look:{self.at}"


class AlarmClock(Generic[AnyDue]):
    """What is due in one room, one after the other."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._changed = asyncio.Event()

    def set_again(self) -> None:
        """Look again what is due next."""
        self._changed.set()

    async def run(
        self,
        next_due: Callable[[int], AnyDue | None],
        ring: Callable[[AnyDue], Awaitable[bool]],
    ) -> None:
        """Ring each alarm once, until cancelled.

        `next_due` says what is due next, as seen at an instant (UTC ms). `ring` has it done, and
        answers False where that could not be stored.
        """
        rung = ""
        while True:
            self._changed.clear()
            now = self._clock.now()
            alarm = next_due(now)
            if alarm is None or alarm.id == rung:
                await self._changed.wait()
            elif alarm.at > now:
                await self._sleep(min((alarm.at - now) / 1000, LOOK_SECONDS))
            elif await ring(alarm):
                rung = alarm.id
            else:
                await self._clock.sleep(RETRY_SECONDS)

    async def _sleep(self, seconds: float) -> None:
        """Return when the seconds have passed, or what is due next may have changed."""
        passed = asyncio.ensure_future(self._clock.sleep(seconds))
        changed = asyncio.ensure_future(self._changed.wait())
        try:
            await asyncio.wait({passed, changed}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            passed.cancel()
            changed.cancel()


async def ring(alarm: Alarm, put: Callable[[Waiting], object], room: RoomId) -> bool:
    """Have it done on the road of everything else; False where it has to be tried again.

    `put` lets a command wait for its turn.
    """
    waiting, answer = of_itself(RunAlarm(alarm.id), alarm.id)
    try:
        put(waiting)
    except Full:
        return False
    try:
        return (await answer).startswith(b'{"ok":true')
    except Exception:  # a defect of the core's: once is enough
        logger.exception("room %s: its alarm %s failed", room, alarm.id)
        return True
