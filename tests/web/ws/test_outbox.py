"""What one connection is told and what all are told reaches each whole and in order."""

from __future__ import annotations

import asyncio
import socket
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from liveroom.web.ws.fan_out import A_FEW, NONE
from liveroom.web.ws.frames import Opcode, close_frame, frame
from liveroom.web.ws.outbox import MOST, Outbox, Straight
from tests.web.ws.test_connection import PING, PONG, Seats, serving
from tests.web.ws.test_fan_out import Streams, come
from tests.web.ws.test_ring import pairs

PEERS = A_FEW + 4


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


def everybody_hears(subscribers: Seats, text: bytes) -> None:
    for place in subscribers.lines[0].write_to_all(subscribers.lines, text):
        subscribers.lines[place].write(text)


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
                everybody_hears(subscribers, text)
                heard = set(range(PEERS)) - closed
            case Closed(subscriber):
                subscribers.lines[subscriber].close(1000)
                due[subscriber] += b"" if subscriber in closed else close_frame(1000)
                closed.add(subscriber)
                continue
            case RoundOver():
                await asyncio.sleep(0)
                continue
        for subscriber in heard:
            due[subscriber] += frame(Opcode.TEXT, text)
    return due


async def all_come(port: int, subscribers: Seats) -> list[Streams]:
    """Peers in the order of their lines, each told once so that it is written to straight."""
    peers = []
    for number in range(PEERS):
        peers.append(await come(port))
        assert len(subscribers.lines) == number + 1
    everybody_hears(subscribers, b"all are here")
    for reader, _ in peers:
        await reader.readexactly(len(frame(Opcode.TEXT, b"all are here")))
    return peers


@given(STEPS)
@settings(max_examples=40, deadline=None)
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

            answer = frame(Opcode.TEXT, b"answer")
            wire = answer + PONG + answer
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
            everybody_hears(subscribers, b"all")
            subscribers.lines[0].write(b"one")

            wire = frame(Opcode.TEXT, b"all") + frame(Opcode.TEXT, b"one")
            assert (gone.descriptor, subscribers.lines[0].descriptor == NONE) == (NONE, False)
            assert await peers[0][0].readexactly(len(wire)) == wire

    asyncio.run(asyncio.wait_for(play(), 20))


@dataclass(eq=False)
class Ours(Straight):
    """One end of a pair, of which nothing is ever left over."""

    end: socket.socket

    @property
    def descriptor(self) -> int:
        return self.end.fileno()

    def go_straight(self) -> None:
        raise AssertionError

    def write_rest(self, frame: bytes, taken: int) -> None:
        raise AssertionError


def test_a_thousand_who_are_told_at_once_do_not_wait_for_the_round_to_end() -> None:
    async def play() -> None:
        outbox = Outbox(asyncio.get_running_loop())
        with pairs(MOST + 1) as (ours, theirs):
            for number, end in enumerate(ours):
                outbox.put(Ours(end), b"%d" % number)

            assert [end.recv(9) for end in theirs] == [b"%d" % each for each in range(MOST + 1)]

    asyncio.run(play())
