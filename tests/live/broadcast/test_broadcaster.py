"""A round to many subscribers holds up nobody: turns go on, and what they change is told in the
next."""

from __future__ import annotations

import asyncio
from array import array
from collections.abc import Callable, Sequence
from itertools import count

import msgspec

from liveroom.core.commands import AddTime, CueNext
from liveroom.core.ids import CommandId, PersonId, RoomId
from liveroom.core.program import Kind, Program, Segment
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.screens.renditions import Rendition
from liveroom.live.broadcast.subscribers import CHUNK
from liveroom.live.registry import Rooms
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock, settle

MODERATOR = Person(Role.MODERATOR)
PROGRAM = Program("Cities", (Segment("Talk", Kind.TALK, 600), Segment("Q&A", Kind.QA, 900)))


class Listener:
    """An attendee's subscriber that keeps what it is told."""

    audience = Audience.ATTENDEE
    person: PersonId | None = None
    link = "k1"
    build = ""
    name = None
    rendition = Rendition.LEAN
    beat = False

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    def offer(self, frame: bytes, written: int = 0) -> None:
        self.frames.append(frame)

    def sit(self, descriptors: array[int], place: int) -> None: ...

    def rise(self) -> None: ...

    @staticmethod
    def write_to_all(descriptors: Sequence[int], frame: bytes) -> list[tuple[int, int]]:
        return [(index, 0) for index in range(len(descriptors))]

    def close(self, code: int) -> None: ...

    @property
    def seqs(self) -> list[int]:
        return [msgspec.json.decode(frame)["seq"] for frame in self.frames]


def test_a_moderator_is_answered_while_thousands_are_told() -> None:
    async def story() -> None:
        ids = count()
        async with Rooms(MemoryLog(), FakeClock(), lambda: f"id{next(ids)}") as rooms:
            room_task = await rooms.open(RoomId("r"), PROGRAM)
            subscribers = [Listener() for _ in range(CHUNK * 10)]
            for subscriber in subscribers:
                room_task.subscribe(subscriber, None)
            await settle(60)
            started = len(subscribers[0].frames)

            await room_task.submit(CueNext(None), MODERATOR, "m", CommandId("c1"))
            answer = await room_task.submit(AddTime(60), MODERATOR, "m", CommandId("c2"))
            assert msgspec.json.decode(answer)["ok"] is True
            told = [len(subscriber.frames) - started for subscriber in subscribers]
            assert (min(told), max(told)) == (0, 1)  # the first round is still under way

            await room_task.submit(AddTime(60), MODERATOR, "m", CommandId("c3"))
            await settle(200)
            assert [subscriber.seqs == sorted(subscriber.seqs) for subscriber in subscribers] == [
                True
            ] * len(subscribers)
            assert {subscriber.frames[-1] for subscriber in subscribers} == {
                subscribers[0].frames[-1]
            }
            patch = msgspec.json.decode(subscribers[0].frames[-1])
            assert patch["panels"]["now"]["added_seconds"] == 120
            assert patch["panels"]["now"]["segment"] == room_task.room.rundown.current

    asyncio.run(story())


class Restless(Listener):
    """A subscriber that, once it is told something, lets another sit again."""

    def __init__(self) -> None:
        super().__init__()
        self.then: Callable[[], None] | None = None

    def offer(self, frame: bytes, written: int = 0) -> None:
        super().offer(frame, written)
        then, self.then = self.then, None
        if then is not None:
            then()


def test_whoever_sits_again_during_a_round_is_told_nothing_older() -> None:
    async def story() -> None:
        ids = count()
        async with Rooms(MemoryLog(), FakeClock(), lambda: f"id{next(ids)}") as rooms:
            room_task = await rooms.open(RoomId("r"), PROGRAM)
            first, last = Restless(), Listener()
            for subscriber in (first, *(Listener() for _ in range(CHUNK)), last):
                room_task.subscribe(subscriber, None)
            await settle(60)
            for subscriber in (first, last):
                subscriber.frames.clear()

            first.then = lambda: room_task.subscribe(last, None)
            await room_task.submit(CueNext(None), MODERATOR, "m", CommandId("c1"))
            await settle(60)

            assert first.then is None
            assert [msgspec.json.decode(frame)["t"] for frame in first.frames] == ["patch"]
            assert [msgspec.json.decode(frame)["t"] for frame in last.frames] == ["screen"]

    asyncio.run(story())
