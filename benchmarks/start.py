"""How soon a server with a thousand rooms is ready; half of them will start by themselves."""

from __future__ import annotations

import time
from pathlib import Path
from time import perf_counter_ns

from benchmarks import fixture, http_client, server, wire
from benchmarks.audience import Room
from benchmarks.client_loop import ClientLoop
from benchmarks.figures import Outcome
from benchmarks.http_client import Script, fetch
from benchmarks.moderator import Moderator
from benchmarks.options import Options
from benchmarks.server import Server

ROOMS = 1_000
QUESTIONS_EACH = 5
CONNECTIONS = 64
DAY_MS = 24 * 3_600_000


def run(options: Options) -> Outcome:
    """All figures of a start."""
    outcome = Outcome("start", {"rooms": ROOMS})
    options.step("opening rooms")
    with server.unlimited(options) as running:
        rooms = fixture.open_rooms(running, ROOMS)
        use(running, rooms)
    options.step("starts")
    ready, screens = list[float](), list[float]()
    for _ in range(max(3, options.rounds // 2)):
        began = perf_counter_ns()
        with server.plain(options) as running:
            _until_ready(running)
            ready.append((perf_counter_ns() - began) / 1e9)
            screens.append(_screen(running, rooms[-1]))
    outcome.spread("from exec to ready", ready, "s", most=2)
    outcome.spread("a moderator's first screen right after", screens, "ms")
    files = (options.folder / "data").glob("*")
    outcome.add("the database", _mebibytes(list(files)), "MiB")
    return outcome


def use(running: Server, rooms: list[Room]) -> None:
    """In every other room a show is on and people have asked; the rest begin tomorrow."""
    loop = ClientLoop()
    scripts = [
        _show(running.host, room) if place % 2 else _tomorrow(running.host, room)
        for place, room in enumerate(rooms)
    ]
    http_client.run_all(loop, running.address, scripts, CONNECTIONS)
    loop.end()


def _show(host: str, room: Room) -> Script:
    yield _command(host, room, "open")
    yield _command(host, room, "cue_next", after=None)
    for number in range(QUESTIONS_EACH):
        done = yield _command(host, room, "ask", text=f"Question {number}?")
        assert done.status == 200, done


def _tomorrow(host: str, room: Room) -> Script:
    starts_at = int(time.time() * 1000) + DAY_MS
    ends_at = starts_at + DAY_MS // 12
    changed = {"starts_at": starts_at, "ends_at": ends_at, "auto_start": True}
    done = yield _command(host, room, "change_event", rev=1, **changed)
    assert done.status == 200, done


def _command(host: str, room: Room, name: str, **fields: object) -> bytes:
    identity = f"Authorization: Bearer {room.tokens['moderator']}"
    body = {"id": wire.new_id(), "command": name, **fields}
    return wire.request(host, f"/api/v1/rooms/{room.id}/commands", identity, body)


def _until_ready(running: Server) -> None:
    loop, request = ClientLoop(), wire.request(running.host, "/readyz", "DNT: 1")
    while fetch(loop, running.address, request).responses[0].status != 200:
        loop.rest(0.01)
    loop.end()


def _screen(running: Server, room: Room) -> float:
    """Milliseconds until a moderator has a screen of a room that nobody has visited yet."""
    loop = ClientLoop()
    moderator = Moderator(loop, running.host, room.id, room.tokens["moderator"])
    took = moderator.join(running.address)
    loop.end()
    return took


def _mebibytes(files: list[Path]) -> float:
    return sum(each.stat().st_size for each in files if each.is_file()) / 2**20
