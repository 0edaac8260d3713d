"""One frame to many sockets: each takes it whole, or is known not to have."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Iterator

import pytest

from liveroom.core.roles import Audience
from liveroom.live.broadcast.subscribers import Subscribers
from liveroom.web.ws.fan_out import A_FEW, NONE, write_each, write_own
from liveroom.web.ws.frames import Opcode, frame
from liveroom.web.ws.ring import LONGEST
from liveroom.web.ws.subscriber import ConnectionSubscriber
from tests.web.ws.test_connection import HANDSHAKE, Seats, serving

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
    descriptors = [NONE, pairs[0][0].fileno(), pairs[1][0].fileno()]

    assert write_each(descriptors, b"hola") == [0, 0, 4]
    assert pairs[1][1].recv(10) == b"hola"


def test_more_than_fits_into_the_queue_reaches_each_all_the_same() -> None:
    made = [socket.socketpair() for _ in range(2 * A_FEW + 3)]
    for _, theirs in made:
        theirs.setblocking(False)
    frames = [bytes([place]) * (LONGEST // 8) for place in range(len(made))]
    try:
        taken = write_own([ours.fileno() for ours, _ in made], frames)

        assert taken == list(map(len, frames))
        assert [theirs.recv(2 * LONGEST) for _, theirs in made] == frames
    finally:
        for each in [one for pair in made for one in pair]:
            each.close()


Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


async def come(port: int) -> Streams:
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1_024)
    writer.write(HANDSHAKE)
    await reader.readuntil(b"\r\n\r\n")
    return reader, writer


def seated(subscribers: Seats) -> list[ConnectionSubscriber]:
    return [
        ConnectionSubscriber(each, Audience.ATTENDEE, None, "k1", 60, lambda code: None)
        for each in subscribers.lines
    ]


async def hears(reader: asyncio.StreamReader, *texts: bytes) -> bool:
    wire = b"".join(frame(Opcode.TEXT, text) for text in texts)
    return await reader.readexactly(len(wire)) == wire


def test_many_hear_the_same_frame_and_a_closing_one_nothing_more() -> None:
    async def story() -> None:
        subscribers = Seats()
        async with serving(subscribers) as port:
            peers = [await come(port) for _ in range(3)]
            app_state = seated(subscribers)
            Subscribers().offer(app_state, b"all are here")
            app_state[1].close(1012)

            for text in (b"first", b"again"):
                Subscribers().offer(app_state, text)
                app_state[0].tell(b"to one")

            assert await hears(
                peers[0][0], b"all are here", b"first", b"to one", b"again", b"to one"
            )
            assert await hears(peers[2][0], b"all are here", b"first", b"again")
            assert await hears(peers[1][0], b"all are here")
            assert await peers[1][0].read(100) == frame(Opcode.CLOSE, (1012).to_bytes(2, "big"))
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
                (slow,) = app_state = seated(subscribers)
                subscribers.when_full, subscribers.when_room = slow.read_no_more, slow.read_again

                def push() -> None:
                    pushed.append(b"%06d" % len(pushed) + b"x" * 9_000)
                    Subscribers().offer(app_state, pushed[-1])

                while not subscribers.lines[0].is_paused:
                    push()
                heard = peer.recv(300_000)  # there is room again, but the loop cannot know it yet
                push()

                wire = b"".join(frame(Opcode.TEXT, text) for text in pushed)
                while len(heard) < len(wire):
                    heard += await loop.sock_recv(peer, 300_000)
                assert answer.endswith(b"\r\n\r\n")
                assert heard == wire
                assert slow.is_behind is False

    asyncio.run(asyncio.wait_for(story(), 20))
