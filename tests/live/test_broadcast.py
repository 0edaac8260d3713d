"""A round to many seats holds up nobody: turns go on, and what they change is told in the next."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from itertools import count

import msgspec

from liveroom.core.commands import AddTime, CueNext
from liveroom.core.ids import CommandId, PersonId, RoomId, SegmentId
from liveroom.core.program import Kind, Program, Segment
from liveroom.core.roles import Audience, Person, Role
from liveroom.live.registry import Rooms
from liveroom.live.subscribers import CHUNK
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock, settle

MODERATOR = Person(Role.MODERATOR)
PROGRAM = Program("Cities", (Segment("Talk", Kind.TALK, 600), Segment("Q&A", Kind.QA, 900)))


class Listener:
    """An attendee's seat that keeps what it is told."""

    audience = Audience.ATTENDEE
    person: PersonId | None = None
    lean = True
    beat = False
    offer_to_all = None

    def __init__(self) -> None:
        self.frames: list[bytes] = []

    def offer(self, frame: bytes) -> None:
        self.frames.append(frame)

    def close(self, code: int) -> None: ...

    @property
    def seqs(self) -> list[int]:
        return [msgspec.json.decode(frame)["seq"] for frame in self.frames]


def test_a_moderator_is_answered_while_thousands_are_told() -> None:
    async def story() -> None:
        ids = count()
        async with Rooms(MemoryLog(), FakeClock(), lambda: f"id{next(ids)}") as rooms:
            runner = await rooms.open(RoomId("r"), PROGRAM)
            seats = [Listener() for _ in range(CHUNK * 20)]
            for seat in seats:
                runner.sit(seat, None)
            await settle(60)
            started = len(seats[0].frames)

            await runner.submit(CueNext(None), MODERATOR, "m", CommandId("c1"))
            answer = await runner.submit(AddTime(60), MODERATOR, "m", CommandId("c2"))
            assert msgspec.json.decode(answer)["ok"] is True
            told = [len(seat.frames) - started for seat in seats]
            assert (min(told), max(told)) == (0, 1)  # the first round is still under way

            await runner.submit(AddTime(60), MODERATOR, "m", CommandId("c3"))
            await settle(200)
            assert [seat.seqs == sorted(seat.seqs) for seat in seats] == [True] * len(seats)
            assert {seat.frames[-1] for seat in seats} == {seats[0].frames[-1]}
            patch = msgspec.json.decode(seats[0].frames[-1])
            assert patch["panels"]["now"]["added_seconds"] == 120
            assert patch["panels"]["now"]["segment"] == SegmentId("s1")

    asyncio.run(story())


class Restless(Listener):
    """A seat that, once it is told something, lets another sit again."""

    def __init__(self) -> None:
        super().__init__()
        self.then: Callable[[], None] | None = None

    def offer(self, frame: bytes) -> None:
        super().offer(frame)
        then, self.then = self.then, None
        if then is not None:
            then()


def test_whoever_sits_again_during_a_round_is_told_nothing_older() -> None:
    async def story() -> None:
        ids = count()
        async with Rooms(MemoryLog(), FakeClock(), lambda: f"id{next(ids)}") as rooms:
            runner = await rooms.open(RoomId("r"), PROGRAM)
            first, last = Restless(), Listener()
            for seat in (first, *(Listener() for _ in range(CHUNK)), last):
                runner.sit(seat, None)
            await settle(60)
            for seat in (first, last):
                seat.frames.clear()

            first.then = lambda: runner.sit(last, None)
            await runner.submit(CueNext(None), MODERATOR, "m", CommandId("c1"))
            await settle(60)

            assert first.then is None
            assert [msgspec.json.decode(frame)["t"] for frame in first.frames] == ["patch"]
            assert [msgspec.json.decode(frame)["t"] for frame in last.frames] == ["screen"]

    asyncio.run(story())
