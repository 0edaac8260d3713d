"""What waits to be written to one screen, and how much may."""

from __future__ import annotations

import asyncio

import pytest

from liveroom.core.roles import Audience
from liveroom.web.ws.plain_subscriber import MAX_BYTES, MAX_FRAMES, MAX_TOLD, PlainSubscriber
from tests.fakes import settle

pytestmark = pytest.mark.anyio


class Line:
    """A connection whose peer reads when it is told to."""

    def __init__(self) -> None:
        self.subscriber = PlainSubscriber(Audience.ATTENDEE, None, "k1")
        self.written: list[str] = []
        self.reads = asyncio.Event()
        self.screens = 0

    async def send(self, frame: str) -> None:
        await self.reads.wait()
        self.written.append(frame)

    def catch_up(self) -> None:
        self.screens += 1
        self.subscriber.offer(f"screen {self.screens}".encode())


async def test_frames_are_written_in_order() -> None:
    line = Line()
    line.reads.set()
    writing = asyncio.create_task(line.subscriber.write(line.send, line.catch_up))
    line.subscriber.offer(b"one")
    line.subscriber.tell(b"two")
    line.subscriber.offer(b"three")
    await settle()
    line.subscriber.offer(b"four")
    line.subscriber.close(4403)
    assert await writing == 4403
    assert line.written == ["one", "two", "three", "four"]


async def test_a_seat_that_cannot_keep_up_drops_patches_keeps_answers_and_gets_a_screen() -> None:
    line = Line()
    writing = asyncio.create_task(line.subscriber.write(line.send, line.catch_up))
    line.subscriber.offer(b"in writing")
    await settle()
    for number in range(MAX_FRAMES):
        line.subscriber.offer(f"patch {number}".encode())
    line.subscriber.tell(b"answer")
    assert not line.subscriber.is_behind
    line.subscriber.offer(b"one too many")
    assert line.subscriber.is_behind
    line.subscriber.offer(b"let fall")
    line.reads.set()
    await settle()
    line.subscriber.offer(b"patch after")
    line.subscriber.close(1000)
    await writing
    assert line.written == ["in writing", "answer", "screen 1", "patch after"]


async def test_a_seat_is_bounded_in_bytes_but_a_large_screen_passes() -> None:
    subscriber = PlainSubscriber(Audience.ATTENDEE, None, "k1")
    subscriber.offer(b"x" * (10 * MAX_BYTES))
    assert not subscriber.is_behind
    subscriber.offer(b"x")
    assert subscriber.is_behind


async def test_whoever_reads_no_answers_at_all_is_closed() -> None:
    subscriber = PlainSubscriber(Audience.ATTENDEE, None, "k1")
    for _ in range(MAX_TOLD + 1):
        subscriber.tell(b"pong")
    assert subscriber.code == 4430


async def test_the_first_code_counts_and_nothing_is_taken_after_it() -> None:
    line = Line()
    line.reads.set()
    line.subscriber.close(4403)
    line.subscriber.close(1012)
    line.subscriber.offer(b"late")
    line.subscriber.tell(b"late")
    assert await line.subscriber.write(line.send, line.catch_up) == 4403
    assert line.written == []
