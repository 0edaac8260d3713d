"""Requests of every kind beside the sockets, and other rooms that come and go."""

from __future__ import annotations

import json
from collections import Counter
from itertools import count

from benchmarks import fixture, wire
from benchmarks.audience import Audience, Room
from benchmarks.client import Client
from benchmarks.http_client import HttpClient, Script
from benchmarks.schedule import Schedule
from benchmarks.server import OWNER_KEY

LASTS_SECONDS = 45.0
UNLOADED_SECONDS = 150.0
"""A room in which nobody is for a minute is unloaded; it is deleted later than that."""

PEOPLE = 10
OK, CREATED = 200, 201
KEY = f"Authorization: Bearer {OWNER_KEY}"


class Errands:
    """What browsers and programs ask for; `statuses` counts the answers."""

    def __init__(self, audience: Audience, schedule: Schedule) -> None:
        self._audience = audience
        self._schedule = schedule
        self._host = audience.server.host
        self._numbers = count()
        self.statuses: Counter[int] = Counter()

    def next(self) -> None:
        """Ask for the next thing."""
        some = self._requests()
        self._send(some[next(self._numbers) % len(some)])

    def open_room(self) -> None:
        """Open another room, let people act in it and go, and delete it at once or unloaded."""
        self._run(self._opening())

    def _send(self, *requests: bytes) -> None:
        def script() -> Script:
            for each in requests:
                response = yield each
                self.statuses[response.status] += 1

        self._run(script())

    def _run(self, script: Script) -> None:
        HttpClient(self._audience.loop, self._audience.server.address, script)

    def _requests(self) -> list[bytes]:
        room, host, number = self._audience.room, self._host, next(self._numbers)
        attendee, moderator, owner = (
            f"Authorization: Bearer {room.tokens[role]}"
            for role in ("attendee", "moderator", "owner")
        )
        cookie = room.cookies[number % len(room.cookies)]
        api = f"/api/v1/rooms/{room.id}"
        return [
            wire.request(host, f"/r/{room.id}", cookie),
            wire.request(host, f"{api}/screen", attendee),
            wire.request(host, f"{api}/screen?as=attendee", cookie),
            wire.request(host, f"{api}/questions?sort=votes", moderator),
            wire.request(host, f"{api}/similar?text=Who+pays+for+it+{number}", moderator),
            wire.request(host, f"{api}/export/minutes.html", owner),
            wire.request(host, f"{api}/export/questions.xlsx", owner),
            wire.request(host, f"{api}/landing", moderator),
            wire.request(host, f"/api/v1/rooms/{number}", attendee),
            wire.request(host, f"{api}/screen", f"Authorization: Bearer wrong-{number}"),
            wire.request(host, f"/nothing/{number}", "DNT: 1"),
            wire.request(host, f"{api}/commands", attendee, {"id": f"{number}", "command": "?"}),
            wire.request(host, "/metrics", KEY),
            wire.request(host, "/", KEY),
        ]

    def _opening(self) -> Script:
        made = yield wire.request(self._host, "/api/v1/rooms", KEY, {"program": fixture.program()})
        self.statuses[made.status] += 1
        if made.status != CREATED:
            return
        told = json.loads(made.body)
        room = Room(told["room"], told["tokens"])
        moderator = f"Authorization: Bearer {room.tokens['moderator']}"
        attendee = f"Authorization: Bearer {room.tokens['attendee']}"
        api = f"/api/v1/rooms/{room.id}"
        for name, fields in (("open", {}), ("cue_next", {"after": None})):
            body = {"id": wire.new_id(), "command": name, **fields}
            done = yield wire.request(self._host, f"{api}/commands", moderator, body)
            self.statuses[done.status] += 1
        screens = list[Client]()
        for _ in range(PEOPLE):
            person = yield wire.request(self._host, f"{api}/join", attendee, {"name": "Ana"})
            if person.status != OK:
                break
            token = f"Authorization: Bearer {json.loads(person.body)['token']}"
            body = {"id": wire.new_id(), "command": "ask", "text": f"Who? {wire.new_id()}"}
            asked = yield wire.request(self._host, f"{api}/commands", token, body)
            self.statuses[asked.status] += 1
            request = wire.handshake(self._host, f"/ws/{room.id}?as=attendee", token)
            screens.append(Client(self._audience.loop, request, hear=lambda text: None))
            screens[-1].connect(self._audience.server.address)
        self._schedule.after(LASTS_SECONDS, lambda: self._end(room, moderator, screens))

    def _end(self, room: Room, moderator: str, screens: list[Client]) -> None:
        """All go; the show ends, and the room is deleted, every other one when unloaded."""
        for each in screens:
            each.leave()
        api, body = f"/api/v1/rooms/{room.id}", {"id": wire.new_id(), "command": "end"}
        self._send(wire.request(self._host, f"{api}/commands", moderator, body))
        gone = f"DELETE {api} HTTP/1.1\r\nHost: {self._host}\r\n{KEY}\r\n\r\n".encode()
        later = UNLOADED_SECONDS if next(self._numbers) % 2 else 1.0
        self._schedule.after(later, lambda: self._send(gone))
