"""A seat whose peer reads slowly: a few patches wait, and for many there is a whole screen."""

from __future__ import annotations

import asyncio

from liveroom.core.roles import Audience
from liveroom.web.ws.frames import Opcode, frame
from liveroom.web.ws.subscriber import MOST_HELD, LineSeat
from tests.web.ws.test_connection import HANDSHAKE, Seats, serving

BIG = b"x" * 16_000


class Slow:
    """A peer that has stopped reading, and its seat."""

    def __init__(self, seats: Seats, reader: asyncio.StreamReader) -> None:
        self.line = seats.lines[0]
        self.reader = reader
        self.screens = 0
        self.pushed = 0
        self.seat = LineSeat(self.line, Audience.ATTENDEE, None, "k1", 60, lambda code: None)
        self.seat.when_it_reads_again(self.catch_up)
        seats.when_full = self.seat.read_no_more
        seats.when_room = self.seat.read_again

    def catch_up(self) -> None:
        self.screens += 1
        self.seat.offer(b"whole")

    async def stall(self) -> None:
        while not self.line.is_paused:
            self.seat.offer(BIG)
            self.pushed += 1
            await asyncio.sleep(0)

    async def read(self) -> None:
        """Read everything that was pushed before the peer stalled."""
        await self.reader.readexactly(self.pushed * len(frame(Opcode.TEXT, BIG)))

    async def hears(self, *texts: bytes) -> bool:
        wire = b"".join(frame(Opcode.TEXT, text) for text in texts)
        return await self.reader.readexactly(len(wire)) == wire


def test_a_few_patches_wait_and_come_in_order() -> None:
    async def story() -> None:
        seats = Seats()
        async with serving(seats) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            writer.write(HANDSHAKE)
            await reader.readuntil(b"\r\n\r\n")
            slow = Slow(seats, reader)
            await slow.stall()

            for patch in (b"one", b"two", b"three"):
                slow.seat.offer(patch)
            await slow.read()

            assert await slow.hears(b"one", b"two", b"three")
            assert slow.screens == 0
            writer.close()
            await seats.gone.wait()

    asyncio.run(story())


def test_for_many_patches_there_is_one_whole_screen() -> None:
    async def story() -> None:
        seats = Seats()
        async with serving(seats) as port:
            reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
            writer.write(HANDSHAKE)
            await reader.readuntil(b"\r\n\r\n")
            slow = Slow(seats, reader)
            await slow.stall()

            for _ in range(MOST_HELD // 1_000 + 2):
                slow.seat.offer(b"p" * 1_000)
            assert slow.seat.is_behind
            await slow.read()

            assert await slow.hears(b"whole")
            assert slow.screens == 1
            writer.close()
            await seats.gone.wait()

    asyncio.run(story())
