"""A subscriber whose peer reads slowly: a few patches wait, and for many there is one."""

from __future__ import annotations

import asyncio

from liveroom.core.roles import Audience
from liveroom.live.broadcast.messages import patch_frame
from liveroom.web.ws.frames import text_frame
from liveroom.web.ws.subscriber import MOST_HELD, ConnectionSubscriber
from tests.web.ws.test_connection import HANDSHAKE, Seats, serving

BIG = b"x" * 16_000


class Slow:
    """A peer that has stopped reading, and its subscriber."""

    def __init__(self, subscribers: Seats, reader: asyncio.StreamReader) -> None:
        self.line = subscribers.lines[0]
        self.reader = reader
        self.missed_from: list[int | None] = []
        self.pushed = 0
        self.subscriber = ConnectionSubscriber(
            self.line, Audience.ATTENDEE, None, "k1", None, "b", 60, lambda code: None
        )
        subscribers.when_full = self.subscriber.peer_paused
        subscribers.when_room = lambda: self.subscriber.peer_resumed(self.catch_up)

    def catch_up(self, seq: int | None) -> None:
        self.missed_from.append(seq)
        self.subscriber.offer(b"all of it")

    async def stall(self) -> None:
        while not self.line.is_paused:
            self.subscriber.offer(BIG)
            self.pushed += 1
            await asyncio.sleep(0)

    async def read(self) -> None:
        """Read everything that was pushed before the peer stalled."""
        await self.reader.readexactly(self.pushed * len(text_frame(BIG)))

    async def hears(self, *texts: bytes) -> bool:
        wire = b"".join(text_frame(text) for text in texts)
        return await self.reader.readexactly(len(wire)) == wire


def test_a_few_patches_wait_and_come_in_order() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            writer.write(HANDSHAKE)
            await reader.readuntil(b"\r\n\r\n")
            slow = Slow(subscribers, reader)
            await slow.stall()

            for patch in (b"one", b"two", b"three"):
                slow.subscriber.offer(patch)
                slow.subscriber.peer_paused()  # again, as when it has read a part of what waits
            await slow.read()

            assert await slow.hears(b"one", b"two", b"three")
            assert slow.missed_from == []
            writer.close()
            await subscribers.gone.wait()

    asyncio.run(story())


def test_for_many_patches_there_is_one_from_the_first_that_was_not_sent() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            writer.write(HANDSHAKE)
            await reader.readuntil(b"\r\n\r\n")
            slow = Slow(subscribers, reader)
            await slow.stall()

            slow.subscriber.offer(b'{"t":"beat","s":1}')
            for seq in range(7, 7 + MOST_HELD // 1_000 + 2):
                slow.subscriber.offer(patch_frame(seq, 0, b'{"now":"%s"}' % (b"p" * 1_000)))
            assert slow.subscriber.is_behind
            await slow.read()

            assert await slow.hears(b"all of it")
            assert slow.missed_from == [7]

            slow.pushed = 0
            await slow.stall()
            for _ in range(MOST_HELD // 1_000 + 2):
                slow.subscriber.offer(patch_frame(90, 0, b'{"now":"%s"}' % (b"p" * 1_000)))
            await slow.read()
            assert await slow.hears(b"all of it")
            assert slow.missed_from == [7, 90]
            writer.close()
            await subscribers.gone.wait()

    asyncio.run(story())
