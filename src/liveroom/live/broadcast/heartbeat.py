"""Tells subscribers that the line stands, a few at a time, so that they need not ask."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from itertools import islice

from liveroom.core.roles import Audience
from liveroom.live.broadcast.messages import encode
from liveroom.live.broadcast.subscribers import Subscriber
from liveroom.live.clock import Clock

PART = 200
"""Subscribers told in one go: about 2 ms, in which nobody else is served."""
BEAT_SECONDS = 25
"""A subscriber that wants beats hears from the server at least so often."""


class Heartbeat:
    """Whose turn is longest ago is told first, so that a hall hears one after the other.

    A ping from each of ten thousand subscribers would wake the server ten thousand times; this
    tells hundreds on each wake.
    """

    def __init__(
        self,
        clock: Clock,
        time: Callable[[Audience], int],
        offer: Callable[[Sequence[Subscriber], bytes], None],
    ) -> None:
        """It beats by `clock`, and tells each audience its time."""
        self._clock = clock
        self._time = time
        self._offer = offer
        self._subscribers: dict[Subscriber, None] = {}

    def add(self, subscriber: Subscriber) -> None:
        """Tell the subscriber from now on, if it wants that; doing so again changes nothing."""
        if subscriber.beat:
            self._subscribers[subscriber] = None

    def remove(self, subscriber: Subscriber) -> None:
        """Tell the subscriber no more; doing so again changes nothing."""
        self._subscribers.pop(subscriber, None)

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            parts = max(1, math.ceil(len(self._subscribers) / PART))
            await self._clock.sleep(BEAT_SECONDS / parts)
            due = list(islice(self._subscribers, math.ceil(len(self._subscribers) / parts)))
            for start in range(0, len(due), PART):
                self._beat(due[start : start + PART])
                await asyncio.sleep(0)

    def _beat(self, due: Sequence[Subscriber]) -> None:
        here = [subscriber for subscriber in due if subscriber in self._subscribers]
        for subscriber in here:
            del self._subscribers[subscriber]
            self._subscribers[subscriber] = None
        times = {audience: self._time(audience) for audience in Audience}
        for now in dict.fromkeys(times.values()):
            same = [each for each in here if times[each.audience] == now]
            self._offer(same, encode({"t": "beat", "s": now}))
