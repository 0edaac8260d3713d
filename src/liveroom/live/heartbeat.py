"""Tells seats that the line stands, a few at a time, so that they need not ask."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Sequence
from itertools import islice

from liveroom.live.clock import Clock
from liveroom.live.messages import encode
from liveroom.live.subscribers import CHUNK, Seat

BEAT_SECONDS = 25
"""A seat that wants beats hears from the server at least so often."""


class Beats:
    """Whose turn is longest ago is told first, so that a hall hears one after the other.

    A ping from each of ten thousand seats would wake the server ten thousand times; this tells
    hundreds on each wake.
    """

    def __init__(self, clock: Clock, offer: Callable[[Sequence[Seat], bytes], None]) -> None:
        self._clock = clock
        self._offer = offer
        self._seats: dict[Seat, None] = {}

    def add(self, seat: Seat) -> None:
        """Tell the seat from now on, if it wants that; doing so again changes nothing."""
        if seat.beat:
            self._seats[seat] = None

    def remove(self, seat: Seat) -> None:
        """Tell the seat no more; doing so again changes nothing."""
        self._seats.pop(seat, None)

    async def run(self) -> None:
        """Beat until cancelled."""
        while True:
            parts = max(1, math.ceil(len(self._seats) / CHUNK))
            await self._clock.sleep(BEAT_SECONDS / parts)
            due = list(islice(self._seats, math.ceil(len(self._seats) / parts)))
            for start in range(0, len(due), CHUNK):
                self._beat(due[start : start + CHUNK])
                await asyncio.sleep(0)

    def _beat(self, due: Sequence[Seat]) -> None:
        here = [seat for seat in due if seat in self._seats]
        for seat in here:
            del self._seats[seat]
            self._seats[seat] = None
        self._offer(here, encode({"t": "beat", "s": self._clock.now()}))
