"""What waits to be written to one screen, and how much may."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core.roles import Audience
from liveroom.web.ws.plain_subscriber import MAX_BYTES, MAX_FRAMES, MAX_TOLD, SocketSeat
from tests.fakes import settle

pytestmark = pytest.mark.anyio


class Line:
    """A connection whose peer reads when it is told to."""

    def __init__(self) -> None:
        self.seat = SocketSeat(Audience.ATTENDEE, None, "k1")
        self.written: list[str] = []
        self.reads = asyncio.Event()
        self.screens = 0

    async def send(self, frame: str) -> None:
        await self.reads.wait()
        self.written.append(frame)

    def catch_up(self) -> None:
        self.screens += 1
        self.seat.offer(f"screen {self.screens}".encode())


async def test_frames_are_written_in_order() -> None:
    line = Line()
    line.reads.set()
    writing = asyncio.create_task(line.seat.write(line.send, line.catch_up))
    line.seat.offer(b"one")
    line.seat.tell(b"two")
    line.seat.offer(b"three")
    await settle()
    line.seat.offer(b"four")
    line.seat.close(4403)
    assert await writing == 4403
    assert line.written == ["one", "two", "three", "four"]


async def test_a_seat_that_cannot_keep_up_drops_patches_keeps_answers_and_gets_a_screen() -> None:
    line = Line()
    writing = asyncio.create_task(line.seat.write(line.send, line.catch_up))
    line.seat.offer(b"in writing")
    await settle()
    for number in range(MAX_FRAMES):
        line.seat.offer(f"patch {number}".encode())
    line.seat.tell(b"answer")
    assert not line.seat.is_behind
    line.seat.offer(b"one too many")
    assert line.seat.is_behind
    line.seat.offer(b"let fall")
    line.reads.set()
    await settle()
    line.seat.offer(b"patch after")
    line.seat.close(1000)
    await writing
    assert line.written == ["in writing", "answer", "screen 1", "patch after"]


async def test_a_seat_is_bounded_in_bytes_but_a_large_screen_passes() -> None:
    seat = SocketSeat(Audience.ATTENDEE, None, "k1")
    seat.offer(b"x" * (10 * MAX_BYTES))
    assert not seat.is_behind
    seat.offer(b"x")
    assert seat.is_behind


async def test_whoever_reads_no_answers_at_all_is_closed() -> None:
    seat = SocketSeat(Audience.ATTENDEE, None, "k1")
    for _ in range(MAX_TOLD + 1):
        seat.tell(b"pong")
    assert seat.code == 4430


async def test_the_first_code_counts_and_nothing_is_taken_after_it() -> None:
    line = Line()
    line.reads.set()
    line.seat.close(4403)
    line.seat.close(1012)
    line.seat.offer(b"late")
    line.seat.tell(b"late")
    assert await line.seat.write(line.send, line.catch_up) == 4403
    assert line.written == []
