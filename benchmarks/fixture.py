"""Rooms in a data folder, filled over the public interface before anything is measured."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from benchmarks import http_client, server, wire
from benchmarks.audience import Audience, Room, send_all
from benchmarks.client import Client
from benchmarks.client_loop import ClientLoop
from benchmarks.http_client import Script
from benchmarks.options import Options
from benchmarks.server import Server

PART = 2_000
IN_FLIGHT = 500
CONNECTIONS = 256
ASKERS = 1_000
HOUR_MS = 3_600_000
MAX_UNDECIDED = 5_000
"""Questions of a room that nobody has decided on (docs/protocol.md)."""


@dataclass(frozen=True, slots=True)
class Questions:
    """Questions that were asked, approved and dismissed before the benchmark, and votes."""

    approved: int = 0
    asked: int = 0
    votes: int = 0
    text: str = "How will Bogotá pay for the next three metro lines without raising fares again?"
    dismissed: int = 0
    wording: Callable[[int], str] | None = None
    """Where they are not all alike: the text of each by its number."""

    def of(self, number: int) -> str:
        """The text of a question."""
        return f"{number + 1}. {self.text}" if self.wording is None else self.wording(number)


NO_QUESTIONS = Questions()


def program() -> dict[str, object]:
    """Nine segments as in an announcement, with a Q&A segment towards the end."""
    start = int(time.time() * 1000) // HOUR_MS * HOUR_MS
    cities = ("Bogotá", "Medellín", "Santiago", "Lima", "Barcelona")
    titles = [f"Internationalisation and metropolitan spaces: {city}" for city in cities]
    role = "Director of International Relations"
    people = [{"name": f"Speaker of {c}", "role": role, "organisation": c} for c in cities]
    segments = [
        _segment("Welcome", "welcome", 180),
        _segment("Introduction", "other", 300),
        *(_segment(title, "talk", 600, who) for title, who in zip(titles, people, strict=True)),
        _segment("Questions and answers", "qa", 900),
        _segment("Closing", "closing", 120),
    ]
    return {
        "title": "Internationalisation and metropolitan spaces",
        "language": "es",
        "starts_at": start,
        "ends_at": start + 2 * HOUR_MS,
        "time_zone": "Europe/Madrid",
        "segments": segments,
    }


def _segment(title: str, kind: str, seconds: int, *speakers: object) -> dict[str, object]:
    return {"title": title, "kind": kind, "planned_seconds": seconds, "speakers": speakers}


def build(
    options: Options, questions: Questions = NO_QUESTIONS, persons: int | None = None
) -> Room:
    """A room on air, with so many persons who have joined (all attendees unless given)."""
    options.step("filling a room")
    with server.unlimited(options) as running:
        return _filled(running, options.attendees if persons is None else persons, questions)


def open_rooms(running: Server, many: int) -> list[Room]:
    """So many rooms with a program and nobody in them."""
    loop, rooms = ClientLoop(), list[Room]()
    key, body = f"Authorization: Bearer {server.OWNER_KEY}", {"program": program()}

    def opening() -> Script:
        made = yield wire.request(running.host, "/api/v1/rooms", key, body)
        assert made.status == 201, made
        told = json.loads(made.body)
        rooms.append(Room(told["room"], told["tokens"]))

    http_client.run_all(loop, running.address, [opening() for _ in range(many)], CONNECTIONS)
    loop.end()
    return rooms


def _filled(running: Server, persons: int, questions: Questions) -> Room:
    (room,) = open_rooms(running, 1)
    audience = Audience(room, running, 0)
    moderator = audience.moderator()
    moderator.do("open")
    for _ in range(2):
        moderator.advance()
    audience.end()
    joined = replace(room, cookies=_joined(running, room, persons))
    return replace(joined, questions=_asked(running, joined, questions))


def _joined(running: Server, room: Room, persons: int) -> tuple[str, ...]:
    """The cookie of each person."""
    loop, cookies, host = ClientLoop(), list[str](), running.host

    def joining(number: int) -> Script:
        link = f"Authorization: Bearer {room.tokens['attendee']}"
        name = {"name": f"Attendee {number}"}
        person = yield wire.request(host, f"/api/v1/rooms/{room.id}/join", link, name)
        token = json.loads(person.body)["token"]
        secret = {"as": "attendee", "token": token}
        entered = yield wire.request(host, f"/r/{room.id}/enter", "DNT: 1", secret)
        found = re.findall(rb"(?i)\r\nset-cookie: ([^;\r]+)", entered.head)
        cookies.append(f"Cookie: {b'; '.join(found).decode()}; lr-lang=es")

    scripts = [joining(number) for number in range(persons)]
    http_client.run_all(loop, running.address, scripts, CONNECTIONS)
    loop.end()
    return tuple(cookies)


def _asked(running: Server, room: Room, questions: Questions) -> tuple[str, ...]:
    """Ask, approve, dismiss and vote by sockets; the ids of all questions."""
    decided = questions.approved + questions.dismissed
    if not decided + questions.asked:
        return ()
    voters = len(room.cookies) if questions.votes else ASKERS
    audience = Audience(room, running, voters)
    audience.join()
    moderator = audience.absent_moderator().client
    moderator.hear = None
    audience.join([moderator])
    asked: list[str] = []
    for part in _parts(range(decided + questions.asked)):
        some, before = _ask(audience, part, questions), len(asked)
        approved, both = max(0, questions.approved - before), max(0, decided - before)
        _decide(audience, moderator, "approve", some[:approved])
        _decide(audience, moderator, "dismiss", some[approved:both], reason="Asked")
        asked += some
    _vote(audience, asked[: questions.approved], questions.votes)
    if audience.loop.refused:
        raise RuntimeError(f"refused: {audience.loop.refused}")
    audience.end()
    return tuple(asked)


def _ask(audience: Audience, numbers: Sequence[int], questions: Questions) -> list[str]:
    loop, clients = audience.loop, audience.attendees
    loop.answers = []
    commands = (
        (
            clients[number % len(clients)],
            wire.command("ask", wire.new_id(), text=questions.of(number)),
        )
        for number in numbers
    )
    send_all(loop, commands, IN_FLIGHT)
    answers, loop.answers = loop.answers, None
    return [json.loads(answer)["question"] for answer in answers]


def _decide(
    audience: Audience, moderator: Client, name: str, some: Sequence[str], **fields: object
) -> None:
    commands = (
        (moderator, wire.command(name, wire.new_id(), question=each, rev=1, **fields))
        for each in some
    )
    send_all(audience.loop, commands, IN_FLIGHT)


def _vote(audience: Audience, approved: Sequence[str], votes: int) -> None:
    clients = audience.attendees
    commands = (
        (
            clients[number % len(clients)],
            wire.command(
                "vote",
                wire.new_id(),
                question=approved[(number // len(clients) + number) % len(approved)],
                value=True,
            ),
        )
        for number in range(votes)
    )
    send_all(audience.loop, commands, IN_FLIGHT)


def _parts(items: Sequence[int]) -> Iterator[list[int]]:
    rest = iter(items)
    while part := list(islice(rest, PART)):
        yield part
