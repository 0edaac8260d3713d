"""One frame to many sockets: each takes it whole, or is known not to have."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liveroom.core.roles import Audience
from liveroom.live import seats
from liveroom.live.seats import NO_DESCRIPTOR
from liveroom.web.ws.fan_out import write_each
from liveroom.web.ws.frames import text_frame
from liveroom.web.ws.subscriber import ConnectionSubscriber
from tests.examples import examples
from tests.web.ws.test_connection import HANDSHAKE, PING, PONG, Seats, serving

pytestmark = pytest.mark.skipif(os.name != "posix", reason="sockets are no files there")


@pytest.fixture
def pairs() -> Iterator[list[tuple[socket.socket, socket.socket]]]:
    made = [socket.socketpair() for _ in range(4)]
    for ours, _ in made:
        ours.setblocking(False)
    yield made
    for ours, theirs in made:
        ours.close()
        theirs.close()


def fill(ours: socket.socket) -> None:
    try:
        while True:
            ours.send(b"x" * 65_536)
    except BlockingIOError:
        return


def test_each_takes_the_same_and_one_that_cannot_keeps_nobody_from_it(
    pairs: list[tuple[socket.socket, socket.socket]],
) -> None:
    fill(pairs[1][0])
    pairs[2][1].close()

    taken = write_each([ours.fileno() for ours, _ in pairs], b"hola")

    assert taken == [4, 0, 0, 4]
    assert [pairs[place][1].recv(10) for place in (0, 3)] == [b"hola", b"hola"]


def test_what_has_no_descriptor_takes_nothing(
    pairs: list[tuple[socket.socket, socket.socket]],
) -> None:
    fill(pairs[0][0])
    descriptors = [NO_DESCRIPTOR, pairs[0][0].fileno(), pairs[1][0].fileno()]

    assert write_each(descriptors, b"hola") == [0, 0, 4]
    assert pairs[1][1].recv(10) == b"hola"


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def come(port: int) -> Streams:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
    writer.write(HANDSHAKE)
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


class Row(seats.Seats[ConnectionSubscriber]):
    """Subscribers on these lines."""

    def __init__(self, subscribers: Seats) -> None:
        super().__init__()
        self.all = [
            ConnectionSubscriber(
                each, Audience.ATTENDEE, None, "k1", None, "b", 60, lambda code: None
            )
            for each in subscribers.lines
        ]
        for each in self.all:
            self.add(each)

    def tell(self, text: bytes) -> None:
        for subscriber, written in self.write(text, 0, len(self)):
            subscriber.offer(text, written)


async def hears(reader: asyncio.StreamReader, *texts: bytes) -> bool:
    wire = b"".join(text_frame(text) for text in texts)
    return await reader.readexactly(len(wire)) == wire


def test_many_hear_the_same_frame_and_a_closing_one_nothing_more() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            peers = [await come(port) for _ in range(3)]
            row = Row(subscribers)
            row.tell(b"all are here")
            row.all[1].close(1012)

            for text in (b"first", b"again"):
                row.tell(text)
                row.all[0].send_text(b"to one")

            assert await hears(
                peers[0][0], b"all are here", b"first", b"to one", b"again", b"to one"
            )
            assert await hears(peers[2][0], b"all are here", b"first", b"again")
            assert await hears(peers[1][0], b"all are here")
            assert await peers[1][0].read(100) == b"\x88\x02" + (1012).to_bytes(2, "big")
            for _, writer in peers:
                writer.close()

    asyncio.run(asyncio.wait_for(story(), 20))


def test_one_that_reads_slowly_hears_every_frame_whole_and_in_order() -> None:
    async def story() -> None:
        loop, subscribers, pushed = asyncio.get_running_loop(), Seats(), list[bytes]()
        async with serving(subscribers) as port:
            with socket.create_connection(("127.0.0.1", port)) as peer:
                peer.setblocking(False)
                await loop.sock_sendall(peer, HANDSHAKE)
                answer = await loop.sock_recv(peer, 1_000)
                row = Row(subscribers)
                (slow,) = row.all
                subscribers.when_full = slow.peer_paused
                subscribers.when_room = lambda: slow.peer_resumed(lambda seq: None)

                def push() -> None:
                    pushed.append(b"%06d" % len(pushed) + b"x" * 9_000)
                    row.tell(pushed[-1])

                while not subscribers.lines[0].is_paused:
                    push()
                heard = peer.recv(300_000)  # there is room again, but the loop cannot know it yet
                push()

                wire = b"".join(text_frame(text) for text in pushed)
                while len(heard) < len(wire):
                    heard += await loop.sock_recv(peer, 300_000)
                assert answer.endswith(b"\r\n\r\n")
                assert heard == wire
                assert slow.is_behind is False

    asyncio.run(asyncio.wait_for(story(), 20))


PEERS = 20


@dataclass(frozen=True)
class Told:
    subscriber: int
    size: int


@dataclass(frozen=True)
class AllTold:
    size: int


@dataclass(frozen=True)
class Closed:
    subscriber: int


class RoundOver:
    """The loop comes round."""


Step = Told | AllTold | Closed | RoundOver
SEATS, SIZES = st.integers(0, PEERS - 1), st.sampled_from([1, 70, 3_000, 70_000])
STEPS = st.lists(
    st.builds(Told, SEATS, SIZES)
    | st.builds(AllTold, SIZES)
    | st.builds(Closed, SEATS)
    | st.builds(RoundOver),
    max_size=60,
)


async def said(subscribers: Seats, story: list[Step]) -> list[bytes]:
    """Do as the story says; what each peer should hear of it."""
    due, closed = [b""] * PEERS, set[int]()
    for number, step in enumerate(story):
        match step:
            case Told(subscriber, size):
                text = b"%03d" % number * size
                subscribers.lines[subscriber].write(text)
                heard = {subscriber} - closed
            case AllTold(size):
                text = b"%03d" % number * size
                subscribers.tell_all(text)
                heard = set(range(PEERS)) - closed
            case Closed(subscriber):
                subscribers.lines[subscriber].close(1000)
                due[subscriber] += b"" if subscriber in closed else b"\x88\x02\x03\xe8"
                closed.add(subscriber)
                continue
            case RoundOver():
                await asyncio.sleep(0)
                continue
        for subscriber in heard:
            due[subscriber] += text_frame(text)
    return due


async def all_come(port: int, subscribers: Seats) -> list[Streams]:
    """Peers in the order of their lines, each told once."""
    peers = []
    for number in range(PEERS):
        peers.append(await come(port))
        assert len(subscribers.lines) == number + 1
    subscribers.tell_all(b"all are here")
    for reader, _ in peers:
        await reader.readexactly(len(text_frame(b"all are here")))
    return peers


@given(STEPS)
@examples(40)
def test_whatever_is_said_by_turns_each_hears_its_own_whole_and_in_order(story: list[Step]) -> None:
    async def play() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            peers = await all_come(port, subscribers)
            due = await said(subscribers, story)

            heard = await asyncio.gather(
                *(
                    reader.readexactly(len(wire))
                    for (reader, _), wire in zip(peers, due, strict=True)
                )
            )
            assert heard == due
            for _, writer in peers:
                writer.close()

    asyncio.run(asyncio.wait_for(play(), 20))


def test_an_answer_goes_out_before_the_pong_that_comes_after_it() -> None:
    async def play() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            (reader, writer), *_ = await all_come(port, subscribers)
            subscribers.when_heard = lambda: subscribers.lines[0].write(b"answer")
            ask = b"\x81\x83\0\0\0\0ask"

            writer.write(ask + PING + ask)

            answer = text_frame(b"answer")
            wire = answer + answer + PONG
            assert await reader.readexactly(len(wire)) == wire

    asyncio.run(asyncio.wait_for(play(), 20))


def test_whoever_is_gone_is_written_to_no_more() -> None:
    """A descriptor may belong to somebody else as soon as its connection is gone."""

    async def play() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            peers = await all_come(port, subscribers)
            gone = subscribers.lines[3]
            peers[3][1].transport.abort()
            await subscribers.gone.wait()

            gone.write(b"never")
            subscribers.tell_all(b"all")
            subscribers.lines[0].write(b"one")

            wire = text_frame(b"all") + text_frame(b"one")
            assert subscribers.descriptors[3] == NO_DESCRIPTOR
            assert subscribers.descriptors.count(NO_DESCRIPTOR) == 1
            assert await peers[0][0].readexactly(len(wire)) == wire

    asyncio.run(asyncio.wait_for(play(), 20))
