"""A room with a long evening behind it, and a server with many rooms that nobody is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from time import perf_counter_ns, sleep

from benchmarks import fixture, machine, server, wire
from benchmarks.audience import Audience, Room, send_all
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.fixture import MAX_UNDECIDED
from benchmarks.http_client import asking_for, fetch, run_all
from benchmarks.options import Options
from benchmarks.server import DidNotStart, Server

QUESTIONS = 19_900
APPROVED_SHARE = 0.05
EACH_ASKS = 8
VOTES = 200_000
SEATS = 50
ROOMS = 1_000
UNLOAD_SECONDS = 8.0
UNLOADING = {"LIVEROOM_IDLE_ROOM_SECONDS": str(UNLOAD_SECONDS)}


def run(options: Options) -> Outcome:
    """All figures of a room that is as full as attendees and moderators can have made it."""
    outcome = Outcome("replay", options.settings)
    questions = min(QUESTIONS, options.attendees * EACH_ASKS)
    approved = max(1, int(questions * APPROVED_SHARE))
    votes = min(VOTES, options.attendees * approved)
    undecided = min(MAX_UNDECIDED - 100, questions - approved)
    full = fixture.Questions(approved, undecided, votes, dismissed=questions - approved - undecided)
    room = fixture.build(options, full)
    outcome.settings |= {"questions": questions, "votes": votes}
    opened: list[float] = []
    for number in range(max(2, options.rounds // 3)):
        options.step("opening it")
        with server.plain(options) as running:
            audience = Audience(room, running, SEATS)
            opened.append(_open(audience))
            if number == 0:
                _turns(outcome, audience, options.rounds)
                _beside_joins(outcome, audience, options.rounds)
                _calendar(outcome, audience, options.rounds)
            audience.end()
    outcome.spread("opened", opened, "s", most=2)
    _idle_rooms(outcome, options)
    return outcome


def _open(audience: Audience) -> float:
    """Seconds until somebody who asks for the screen of a room that rests gets it."""
    began = perf_counter_ns()
    request = _screen_request(audience.server, audience.room)
    response = fetch(audience.loop, audience.server.address, request).responses[0]
    assert response.status == 200, response
    return (response.at - began) / 1e9


def _screen_request(running: Server, room: Room) -> bytes:
    link = f"Authorization: Bearer {room.tokens['attendee']}"
    return wire.request(running.host, f"/api/v1/rooms/{room.id}/screen", link)


def _turns(outcome: Outcome, audience: Audience, rounds: int) -> None:
    """What each kind of command takes from being sent to being answered, alone."""
    audience.join()
    moderator, loop = audience.moderator(), audience.loop
    size = audience.attendees[0].bytes / 1000
    outcome.add("an attendee's first screen", size, "kB", most=100)
    loop.rest(0.5)
    unseen, seen = audience.room.questions[-rounds:], audience.room.questions[0]
    kinds: dict[str, Callable[[int], float]] = {
        "vote": lambda n: _one(audience, n, "vote", question=seen, value=n % 2 == 0),
        "ask": lambda n: _one(audience, n, "ask", text=f"One more? {n}"),
        "approve": lambda n: moderator.do("approve", question=unseen[n], rev=1),
        "cue_next": lambda n: moderator.do(("cue_next", "cue_previous")[n % 2], after=moderator.on),
    }
    for name, take in kinds.items():
        took: list[float] = []
        for number in range(rounds):
            took.append(take(number))
            loop.rest(0.05)
        outcome.spread(f"one turn: {name}", took, "ms", most=5)
        outcome.curves[name] = list(enumerate(took, 1))
    outcome.axes = ("turn", "ms from command to answer")


def _one(audience: Audience, number: int, name: str, **fields: object) -> float:
    attendee = audience.attendees[number % len(audience.attendees)]
    return 1e3 * send_all(audience.loop, [(attendee, wire.command(name, wire.new_id(), **fields))])


def _beside_joins(outcome: Outcome, audience: Audience, rounds: int) -> None:
    """An approve while somebody joins who is the first to do so after another approve."""
    loop, moderator, took = audience.loop, audience.moderator(), list[float]()
    unseen = audience.room.questions[-3 * rounds : -rounds]
    for number in range(rounds):
        moderator.do("approve", question=unseen[2 * number], rev=1)
        attendee = audience.attendees[number % len(audience.attendees)]
        attendee.leave()
        loop.rest(0.05)
        attendee.connect(audience.server.address)
        loop.until(lambda a=attendee: a.is_open, 5, "a connection")  # type: ignore[misc]
        took.append(moderator.do("approve", question=unseen[2 * number + 1], rev=1))
        loop.rest(0.1)
    outcome.spread("approve while somebody joins after another", took, "ms", most=5)


def _calendar(outcome: Outcome, audience: Audience, rounds: int) -> None:
    """An attendee's calendar file."""
    host, path, took = audience.server.host, f"/r/{audience.room.id}/calendar.ics", list[float]()
    for cookie in audience.room.cookies[:rounds]:
        client = fetch(audience.loop, audience.server.address, wire.request(host, path, cookie))
        assert client.responses[0].status == 200, client.responses
        took.append((client.responses[0].at - client.began) / 1e6)
    outcome.spread("a calendar file", took, "ms", most=5)


def _idle_rooms(outcome: Outcome, options: Options) -> None:
    """What a server holds for rooms that were visited once, beyond what the visits leave."""
    many = min(ROOMS, options.attendees)
    options.step(f"{many} rooms that nobody is in")
    with server.unlimited(options) as running:
        rooms = fixture.open_rooms(running, many)
    with _unloading(options) as (running, seconds):
        _visit(running, rooms[:1] * many)
        before = machine.resident(running.pid)
        _visit(running, rooms)
        visited = machine.resident(running.pid)
        sleep(2 * seconds)
        rested = machine.resident(running.pid)
        _visit(running, rooms)
        again = machine.resident(running.pid)
    outcome.add(f"memory after {many} visits to one room", before / 2**20, "MiB")
    outcome.add("… more after one visit to each", (visited - before) / 2**20, "MiB")
    outcome.add("… more when all have left", (rested - before) / 2**20, "MiB")
    outcome.add("… more after another visit to each", (again - before) / 2**20, "MiB")


def _visit(running: Server, rooms: list[Room]) -> None:
    """Ask for the screen of each, sixteen at a time."""
    loop = ClientLoop()
    visits = [asking_for([_screen_request(running, room)]) for room in rooms]
    run_all(loop, running.address, visits, 16)
    loop.end()


@contextmanager
def _unloading(options: Options) -> Iterator[tuple[Server, float]]:
    """A server that unloads rooms soon, where it can do so; and the seconds after which."""
    try:
        with server.plain(replace(options, serve=UNLOADING)) as running:
            yield running, UNLOAD_SECONDS
    except DidNotStart:
        with server.plain(options) as running:
            yield running, 0.0
