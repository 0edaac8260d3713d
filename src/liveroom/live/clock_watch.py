"""Keeps a server's time with the machine's while nothing runs, and tells where they part."""

from __future__ import annotations

import logging
from typing import Final

from liveroom.core.records import NotStored
from liveroom.core.rehearsal.pace import rehearsed
from liveroom.live.clock import SystemClock
from liveroom.live.event_log import EventLog
from liveroom.live.registry import Rooms

CHECK_SECONDS: Final = 5.0
TOLERANCE_MS: Final = 2_000
"""The machine's clock may be off by so much without a word."""

logger = logging.getLogger(__name__)


class ClockWatch:
    """Looks at a clock every few seconds, for all rooms of a process."""

    def __init__(self, clock: SystemClock, rooms: Rooms) -> None:
        self._clock = clock
        self._rooms = rooms
        self._differs = False

    async def run(self) -> None:
        """Check for ever."""
        while True:
            self.check()
            await self._clock.sleep(CHECK_SECONDS)

    def check(self) -> None:
        """Anchor the clock anew while no countdown runs; tell when a difference begins and ends."""
        self._log_difference()
        if not self._rooms.is_running:
            self._clock.anchor()
        self._log_agreement()

    def _log_difference(self) -> None:
        ahead = self._clock.ahead_ms
        if self._differs or abs(ahead) <= TOLERANCE_MS:
            return
        self._differs = True
        logger.warning(
            "this machine's clock is %.1f s %s the server's time, %s",
            abs(ahead) / 1000,
            "behind" if ahead > 0 else "ahead of",
            "which never goes back while the server runs"
            if ahead > 0
            else "which follows it as soon as no countdown runs",
        )

    def _log_agreement(self) -> None:
        if self._differs and abs(self._clock.ahead_ms) <= TOLERANCE_MS:
            self._differs = False
            logger.warning("this machine's clock and the server's time agree again")


async def warn_of_later_stamps(log: EventLog, now: int) -> None:
    """Warn, at the start, when something in the log has yet to happen by this machine's clock."""
    try:
        all_heads = await log.heads()
    except NotStored:
        return  # whoever asks for a room, or whether the server is ready, is told of that
    heads = {room: head for room, head in all_heads.items() if rehearsed(room) is None}
    room = max(heads, key=lambda each: heads[each].at, default=None)
    if room is not None and heads[room].at - now > TOLERANCE_MS:
        logger.warning(
            "this machine's clock is behind the log: the last event of room %s is stamped %.1f s"
            " from now, and until then its times are wrong; set the clock and start again",
            room,
            (heads[room].at - now) / 1000,
        )
