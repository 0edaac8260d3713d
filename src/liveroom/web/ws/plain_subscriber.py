"""One connected screen: what waits to be written to it, and how much may."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable

from liveroom.core.ids import PersonId
from liveroom.core.roles import Audience

MAX_FRAMES = 64
MAX_BYTES = 64 * 1024
MAX_TOLD = 1_000
"""Answers and pongs are never dropped, so a client that reads none of so many is cut off."""

READS_TOO_SLOWLY = 4430


class PlainSubscriber:
    """A subscriber with a bounded queue; `write` is its one writer.

    When the queue would grow too long the subscriber falls behind: waiting patches are dropped, and
    once everything else is written it asks for a whole screen.
    """

    offer_to_all = None

    def __init__(self, audience: Audience, person: PersonId | None, link: str) -> None:
        self.audience = audience
        self.person = person
        self.link = link
        self.lean = self.beat = False
        self.is_behind = False
        self.code: int | None = None
        self._waiting: deque[tuple[bytes, bool]] = deque()
        self._bytes = 0
        self._told = 0
        self._wake = asyncio.Event()
        self._may_read = asyncio.Event()
        self._may_read.set()

    def take_hello(self, lean: bool, beat: bool) -> None:
        """See WebSubscriber."""
        self.lean, self.beat = lean, beat

    def offer(self, frame: bytes) -> None:
        """Take a screen or a patch to write; it is let fall while the subscriber is behind."""
        if self.is_behind or self.code is not None:
            return
        is_full = len(self._waiting) >= MAX_FRAMES or self._bytes + len(frame) > MAX_BYTES
        if self._waiting and is_full:
            self._fall_behind()
        else:
            self._put(frame, is_told=False)

    def tell(self, frame: bytes) -> None:
        """Take an answer or a pong to write."""
        if self._told >= MAX_TOLD:
            self.close(READS_TOO_SLOWLY)
        if self.code is None:
            self._told += 1
            self._put(frame, is_told=True)

    def hold_back(self) -> None:
        """See WebSubscriber."""
        self._may_read.clear()

    def go_on(self) -> None:
        """See WebSubscriber."""
        self._may_read.set()

    async def may_read(self) -> None:
        """Return when more may be read from the peer."""
        await self._may_read.wait()

    def close(self, code: int) -> None:
        """End the connection once what waits is written; the first code counts."""
        if self.code is None:
            self.code = code
        self._wake.set()

    async def write(
        self, send: Callable[[str], Awaitable[None]], catch_up: Callable[[], None]
    ) -> int:
        """Write until the subscriber is closed, and return the close code.

        `catch_up` is called when a subscriber that was behind has written all it had. Cancelled and
        timed out from outside: a frame in writing may be lost then.
        """
        while True:
            while self._waiting:
                await send(self._take().decode())
            if self.code is not None:
                return self.code
            if self.is_behind:
                self.is_behind = False
                catch_up()
            else:
                self._wake.clear()
                await self._wake.wait()

    def _put(self, frame: bytes, is_told: bool) -> None:
        self._waiting.append((frame, is_told))
        self._bytes += len(frame)
        self._wake.set()

    def _take(self) -> bytes:
        frame, is_told = self._waiting.popleft()
        self._bytes -= len(frame)
        self._told -= is_told
        return frame

    def _fall_behind(self) -> None:
        self.is_behind = True
        self._waiting = deque(each for each in self._waiting if each[1])
        self._bytes = sum(len(frame) for frame, _ in self._waiting)
        self._wake.set()
