"""A webinar to play with: its program, its people, subscribers that remember, and logs that
misbehave."""

from __future__ import annotations

import asyncio
import json
from array import array
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from liveroom.core import commands as c
from liveroom.core.events import Recorded
from liveroom.core.ids import CommandId, PersonId, RoomId, SegmentId
from liveroom.core.program import Kind, Program, Segment
from liveroom.core.records import Answers, AnswersAfter, DiskFull, NotStored
from liveroom.core.roles import Audience, Person, Role
from liveroom.core.room import NEW, evolve, seen_at
from liveroom.core.screens import diff
from liveroom.core.screens.apply import apply
from liveroom.core.screens.diff import Screen
from liveroom.core.screens.for_speakers import own_key
from liveroom.core.screens.personal import personal
from liveroom.core.screens.renditions import PANELS_IN, Rendition
from liveroom.live.broadcast.messages import patch_seq
from liveroom.live.broadcast.presence import PRESENT
from liveroom.live.event_log import EventLog
from liveroom.live.likeness.aside import aside
from liveroom.live.likeness.doubles import EVERY_SECONDS
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RoomTask
from liveroom.store.appending import answers_after
from liveroom.store.memory import MemoryLog
from tests.fakes import FakeClock, settle

ROOM = RoomId("plaza")
PROGRAM = Program(
    "Cities after the lockdown",
    (
        Segment("Welcome", Kind.WELCOME, 180),
        Segment("Bogotá", Kind.TALK, 600),
        Segment("Questions", Kind.QA, 900),
    ),
)

OWNER = Person(Role.OWNER)
MODERATOR = Person(Role.MODERATOR)
HOST = Person(Role.HOST)
SPEAKER = Person(Role.SPEAKER)
OVERLAY = Person(Role.OVERLAY)
VIEWER = Person(Role.ATTENDEE)
ANA = Person(Role.ATTENDEE, PersonId("ana"))
BEA = Person(Role.ATTENDEE, PersonId("bea"))


def attendee(number: int) -> Person:
    return Person(Role.ATTENDEE, PersonId(f"person{number}"))


def ids(prefix: str = "q") -> Callable[[], str]:
    """Ids one after the other; a second server needs a prefix of its own."""
    numbers = count(1)
    return lambda: f"{prefix}{next(numbers)}"


class Log(MemoryLog):
    """A memory log that counts its appends, can be full, and can keep an append waiting.

    When it is full it may have a reserve left, which never ends.

    `public` are the texts that attendees were ever meant to see.
    """

    def __init__(self) -> None:
        super().__init__("e1")
        self.appends: list[tuple[int, int]] = []
        self.public: set[str] = set()
        self._room = NEW
        self.is_full = self.has_reserve = False
        self.gate = asyncio.Event()
        self.gate.set()

    async def append(
        self,
        room: RoomId,
        recorded: Sequence[Recorded],
        answers: Answers | AnswersAfter,
        expect: int | None = None,
        from_reserve: bool = False,
        alarm: int | None = None,
        lineage: str | None = None,
    ) -> int:
        await self.gate.wait()
        if self.is_full and not self.has_reserve:
            raise NotStored("no space left")
        if self.is_full and not from_reserve:
            raise DiskFull("no space left but the reserve")
        last = await super().append(room, recorded, answers, expect, from_reserve, alarm, lineage)
        self.appends.append((len(recorded), len(answers_after(answers, last))))
        for each in recorded:
            self._room = evolve(self._room, each)
            board = self._room.board.questions.values()
            self.public |= {question.text for question in board if question.shown}
        return last


@dataclass(eq=False)
class Watcher:
    """A subscriber that keeps what it is offered and draws its screen as a browser would."""

    who: Person
    rendition: Rendition = Rendition.PLAIN
    beat: bool = False
    link: str = "k1"
    name: str | None = None
    build: str = ""
    frames: list[bytes] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    is_behind: bool = False
    missed_from: int | None = None
    """The seq of the first patch that was let fall while it was behind."""
    screen: Screen = field(default_factory=dict)
    seq: int = 0
    epoch: str = ""

    @property
    def audience(self) -> Audience:
        return self.who.role.spec.audience

    @property
    def person(self) -> PersonId | None:
        return own_key(self.who)

    def offer(self, frame: bytes, written: int = 0) -> None:
        if self.is_behind:
            if self.missed_from is None:
                self.missed_from = patch_seq(frame)
            return
        self.frames.append(frame)
        told = json.loads(frame)
        if told["t"] == "beat":
            return
        assert told["seq"] >= self.seq, "frames come in order"
        self.seq, self.epoch = told["seq"], told.get("epoch", self.epoch)
        self.screen = (
            told["screen"] if told["t"] == "screen" else apply(self.screen, told["panels"])
        )

    def sit(self, descriptors: array[int], place: int) -> None: ...

    def rise(self) -> None: ...

    @staticmethod
    def write_to_all(descriptors: Sequence[int], frame: bytes) -> list[tuple[int, int]]:
        return [(index, 0) for index in range(len(descriptors))]

    def close(self, code: int) -> None:
        self.closed.append(code)

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(frame) for frame in self.frames]

    @property
    def kinds(self) -> list[str]:
        return [frame["t"] for frame in self.told]


def forget(*subscribers: Watcher) -> None:
    """Keep only the frames that come from now on."""
    for subscriber in subscribers:
        subscriber.frames.clear()


def without_likeness(screen: Screen) -> Screen:
    """The screen without what moderators' cards say of questions that seem to ask the same."""
    cards: Any = screen.get("questions")
    if not isinstance(cards, dict):
        return screen
    bare = {q: {k: v for k, v in c.items() if k != "similar_to"} for q, c in cards.items()}
    return screen | {"questions": bare}


class Stage:
    """A running room and shorthands to act in it."""

    def __init__(self, rooms: Rooms, room_task: RoomTask, clock: FakeClock, prefix: str) -> None:
        self.rooms = rooms
        self.room_task = room_task
        self.clock = clock
        self._new_id = ids(f"{prefix}-c")

    async def say(self, who: Person, command: c.Command, id: str | None = None) -> dict[str, Any]:
        """The answer to a command, read as a client reads it."""
        answer: dict[str, Any] = json.loads(await self.raw(who, command, id))
        return answer

    async def raw(self, who: Person, command: c.Command, id: str | None = None) -> bytes:
        command_id = CommandId(id or self._new_id())
        return await self.room_task.submit(command, who, who.id or who.role.value, command_id)

    def segment(self, place: int) -> SegmentId:
        """The id of a segment by its place in the program; the first is 1."""
        return self.room_task.room.rundown.segments[place - 1].id

    async def approved(self, text: str = "Who pays?", who: Person = ANA) -> Any:
        """The id of a question that was asked and approved."""
        asked = await self.say(who, c.Ask(text))
        await self.say(MODERATOR, c.Approve(asked["question"], 1))
        return asked["question"]

    def subscribe(
        self,
        who: Person,
        *,
        rendition: Rendition = Rendition.PLAIN,
        beat: bool = False,
        resume: tuple[str, int] | None = None,
        screen: Screen | None = None,
    ) -> Watcher:
        """One that says what it has seen has that `screen` already."""
        subscriber = Watcher(who, rendition, beat, screen=screen or {})
        self.room_task.subscribe(subscriber, resume)
        return subscriber

    def catch_up(self, subscriber: Watcher) -> None:
        """One that fell behind hears again, and is told what was let fall, as on a connection."""
        subscriber.is_behind = False
        since, subscriber.missed_from = subscriber.missed_from, None
        if since is not None:
            self.room_task.subscribe(subscriber, (self.room_task.epoch, since))

    def come_back(self, old: Watcher) -> Watcher:
        """A browser that lost its line and still has its screen."""
        self.room_task.unsubscribe(old)
        back = Watcher(old.who, old.rendition, screen=old.screen)
        self.room_task.subscribe(back, (old.epoch, old.seq))
        return back

    async def quiet(self) -> None:
        """Let everything that waits be told, then forget how it came about."""
        for _ in range(2):  # what is due while a round is under way is told in the next
            await settle(100)
            await self.clock.advance(10)
        await settle(100)

    async def compared(self) -> None:
        """Let the questions be held against each other, and what is found be told."""
        await self.clock.advance(EVERY_SECONDS)
        for _ in range(10):
            await aside(int)  # whatever was to be done before it is done
            await settle()
        await self.clock.advance(0)

    def screen(self, who: Person, rendition: Rendition = Rendition.PLAIN) -> Screen:
        """The snapshot, as JSON gives it back; it is the very screen that the core draws, but for
        what is no fact of the room."""
        room = seen_at(self.room_task.room, self.room_task.now())
        taken = dict(self.room_task.snapshot(who).screen)
        drawn = diff.screen(room, who.role.spec.audience)
        if (whose := own_key(who)) is not None:
            drawn |= personal(room, whose)
        drawn |= {key: taken[key] for key in PRESENT if key in taken}
        assert without_likeness(taken) == without_likeness(drawn)
        panels = PANELS_IN[rendition][who.role.spec.audience].items()
        taken |= {name: panel(room) for name, panel in panels if name != "questions"}
        sent: Screen = json.loads(json.dumps(taken))
        return sent


@asynccontextmanager
async def stage(
    log: EventLog | None = None, clock: FakeClock | None = None, prefix: str = "q"
) -> AsyncIterator[Stage]:
    """The room of a log, opened when it is new, with its doors open."""
    clock = clock or FakeClock()
    log = log or MemoryLog("e1")
    async with Rooms(log, clock, ids(prefix)) as rooms:
        room_task = await rooms.find(ROOM)
        if room_task is None:
            room_task = await rooms.open(ROOM, PROGRAM)
        played = Stage(rooms, room_task, clock, prefix)
        if room_task.seq == 1:
            await played.say(OWNER, c.Open(), "open")
            await settle()
        try:
            yield played
        finally:
            if isinstance(log, Log):
                log.gate.set()  # else a story that fails with the gate shut would never end
