"""A data folder with a room in it and everybody's tokens, made before a server opens it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TypeVar

from liveroom.core import commands as c
from liveroom.core.ids import CommandId, PersonId, QuestionId, SegmentId
from liveroom.core.program import Kind, Program, Segment, Speaker
from liveroom.core.records import Holder
from liveroom.core.roles import Person, Role
from liveroom.live.clock import SystemClock
from liveroom.live.registry import Rooms
from liveroom.live.room_task import RoomTask
from liveroom.store.sqlite import Database, SqliteKeys, SqliteLog
from liveroom.web.commands import opening
from liveroom.web.security.origins import Origins
from liveroom.web.security.tokens import Caller

T = TypeVar("T")
U = TypeVar("U")

AT_ONCE = 2_000
MODERATOR = Person(Role.MODERATOR)
HOUR_MS = 3_600_000


@dataclass(frozen=True, slots=True)
class Stage:
    """A room that waits in a folder.

    `cookies` are those of attendees who have joined; of `questions` the approved ones come first.
    """

    folder: Path
    room: str
    tokens: dict[Role, str]
    cookies: tuple[str, ...]
    questions: tuple[str, ...]

    @property
    def moderator(self) -> str:
        return f"lr-{self.room}-moderator={self.tokens[Role.MODERATOR]}"


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions that were asked, approved and dismissed before the benchmark, and votes."""

    approved: int = 0
    asked: int = 0
    votes: int = 0
    text: str = "How will Bogotá pay for the next three metro lines without raising fares again?"
    dismissed: int = 0


def program() -> Program:
    """Nine segments as in an announcement, with a Q&A segment towards the end."""
    start = int(time.time() * 1000) // HOUR_MS * HOUR_MS
    cities = ("Bogotá", "Medellín", "Santiago", "Lima", "Barcelona")
    talks = tuple(
        Segment(
            f"Internationalisation and metropolitan spaces: {city}",
            Kind.TALK,
            600,
            (Speaker(f"Speaker of {city}", "Director of International Relations", city),),
        )
        for city in cities
    )
    before = (Segment("Welcome", Kind.WELCOME, 180), Segment("Introduction", Kind.OTHER, 300))
    after = (Segment("Questions and answers", Kind.QA, 900), Segment("Closing", Kind.CLOSING, 120))
    segments = (*before, *talks, *after)
    return Program(
        "Internationalisation and metropolitan spaces",
        segments,
        language="es",
        starts_at=start,
        ends_at=start + 2 * HOUR_MS,
        time_zone="Europe/Madrid",
    )


@dataclass(frozen=True, slots=True)
class _Places:
    rooms: Rooms
    keys: SqliteKeys
    clock: SystemClock
    origins: Origins


def build(
    folder: Path, persons: int, questions: Questions = Questions(), rooms: int = 1
) -> list[Stage]:
    """Rooms on air, each with so many persons who have joined and questions in it."""
    return asyncio.run(_build(folder, persons, questions, rooms))


async def _build(folder: Path, persons: int, questions: Questions, rooms: int) -> list[Stage]:
    async with Database.open(folder) as database:
        clock, keys = SystemClock(), SqliteKeys(database)
        async with Rooms(SqliteLog(database), clock, lambda: opening.new_id("q")) as running:
            entrance = Origins("http://127.0.0.1", frozenset(), frozenset(), public=False)
            places = _Places(running, keys, clock, entrance)
            return [await _room(places, folder, persons, questions) for _ in range(rooms)]


async def _room(places: _Places, folder: Path, persons: int, questions: Questions) -> Stage:
    opened = await opening.open_room(places, program())
    links = await places.keys.links(opened.room)
    link = next(each.link for each in links if each.role is Role.ATTENDEE)
    door = Caller(Holder(opened.room, Role.ATTENDEE, link))

    async def person(number: int) -> tuple[PersonId, str]:
        return await opening.new_person(places, door, f"Attendee {number}")

    joined = await _in_parts(person, range(persons))
    room_task = await places.rooms.find(opened.room)
    assert room_task is not None
    await _do(room_task, c.Open(), "open")
    for after in (None, SegmentId("s1")):
        await _do(room_task, c.CueNext(after), f"cue {after}")
    asked = await _ask(room_task, [who for who, _ in joined], questions)
    cookies = tuple(f"lr-{opened.room}-attendee={token}" for _, token in joined)
    return Stage(folder, opened.room, opened.tokens, cookies, asked)


async def _ask(
    room_task: RoomTask, persons: Sequence[PersonId], questions: Questions
) -> tuple[str, ...]:
    """Ask, approve and vote by the road that everybody takes."""

    async def ask(number: int) -> str:
        who = persons[number % len(persons)]
        text = f"{number + 1}. {questions.text}"
        body = await _do(room_task, c.Ask(text), f"a{number}", Person(Role.ATTENDEE, who), who)
        return body.partition(b'"question":"')[2].partition(b'"')[0].decode()

    async def approve(question: str) -> bytes:
        return await _do(room_task, c.Approve(QuestionId(question), 1), f"approve {question}")

    async def dismiss(question: str) -> bytes:
        return await _do(room_task, c.Dismiss(QuestionId(question), 1, "Asked"), f"not {question}")

    asked: list[str] = []
    decided = questions.approved + questions.dismissed
    for part in _parts(range(questions.asked + decided)):
        some, before = await _in_parts(ask, part), len(asked)
        approved = max(0, questions.approved - before)
        await _in_parts(approve, some[:approved])
        await _in_parts(dismiss, some[approved : max(0, decided - before)])
        asked += some
    await _vote(room_task, persons, asked[: questions.approved], questions.votes)
    return tuple(asked)


async def _vote(
    room_task: RoomTask, persons: Sequence[PersonId], approved: Sequence[str], votes: int
) -> None:
    async def vote(number: int) -> bytes:
        who = persons[number % len(persons)]
        question = QuestionId(approved[(number // len(persons) + number) % len(approved)])
        by = Person(Role.ATTENDEE, who)
        return await _do(room_task, c.Vote(question, True), f"v{number}", by, who)

    await _in_parts(vote, range(votes))


async def _do(
    room_task: RoomTask,
    command: c.Command,
    command_id: str,
    by: Person = MODERATOR,
    actor: str = "bench",
) -> bytes:
    body = await room_task.submit(command, by, actor, CommandId(command_id.replace(" ", "-")))
    if not body.startswith(b'{"ok":true'):
        raise RuntimeError(f"{command} was refused: {body.decode()}")
    return body


def _parts(items: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, AT_ONCE)):
        yield part


async def _in_parts(work: Callable[[T], Awaitable[U]], items: Sequence[T]) -> list[U]:
    done: list[U] = []
    for part in _parts(items):
        done += await asyncio.gather(*(work(each) for each in part))
    return done
