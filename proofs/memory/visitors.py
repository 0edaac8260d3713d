"""Attendees who come and go in every way that there is, ask, and vote."""

from __future__ import annotations

import json
import re
import socket
from collections import Counter, deque
from collections.abc import Callable

from benchmarks import wire
from benchmarks.audience import Audience
from benchmarks.client import ANSWER, PATCH, SCREEN, Client
from benchmarks.schedule import Schedule

STAYS_SECONDS = (55.0, 160.0)
AWAY_SECONDS = (1.0, 9.0)
LOOK_SECONDS = 10.0
"""How long the server has to end a connection that somebody closed, or does not read."""

LOOKS = 20
"""So many are looked at for one who is there: at first there is nobody."""

GOING_AWAY = wire.masked((1001).to_bytes(2, "big"), wire.CLOSE)
POSITION = re.compile(rb'"epoch":"([^"]+)","seq":(\d+)')


class Visitors:
    """All of them; `done` counts what they did, `asked` are questions not yet decided on."""

    def __init__(self, audience: Audience, schedule: Schedule) -> None:
        self.schedule = schedule
        self.address = audience.server.address
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self.asked: deque[str] = deque()
        self.all = [Visitor(self, each) for each in audience.attendees]

    def begin(self) -> None:
        """All come, and each goes when it pleases."""
        for each in self.all:
            self.schedule.after(self.schedule.chance.uniform(0, STAYS_SECONDS[1]), each.come)

    @property
    def there(self) -> int:
        """How many have a connection open."""
        return sum(each.is_connected for each in self.all)

    def vote(self, question: str) -> None:
        """Somebody votes, or takes a vote back."""
        self._do("vote", question=question, value=self.schedule.chance.random() < 0.6)

    def ask(self) -> None:
        """Somebody asks."""
        self._do("ask", text=f"{wire.new_id()}: who pays for the next metro line of Bogotá?")

    def _do(self, name: str, **fields: object) -> None:
        """One of those who are there does something."""
        for each in self.schedule.chance.sample(self.all, LOOKS):
            if each.is_there:
                each.do(name, **fields)
                return


class Visitor:
    """One of them: how they come and how they go is a matter of chance each time."""

    def __init__(self, all_: Visitors, client: Client) -> None:
        self._all = all_
        self._schedule = all_.schedule
        self._client = client
        self._hellos = (client.hello, wire.encoded({"t": "hello"}))
        client.hear = self._hear
        self._epoch, self._seq = "", 0
        self.is_there = False

    @property
    def is_connected(self) -> bool:
        return self._client.sock is not None

    def do(self, name: str, **fields: object) -> None:
        """Send a command."""
        self._client.send(wire.command(name, wire.new_id(), **fields))
        self._all.done[name] += 1

    def come(self) -> None:
        """Come with what was seen last, or anew as a page of ours, or as a simple client."""
        chance = self._schedule.chance
        self._client.hello = chance.choice(self._hellos)
        if self._seq and chance.random() < 0.5:
            position = {"epoch": self._epoch, "seq": self._seq}
            hello = {"t": "hello", "lean": True, "beat": True, "resume": position}
            self._client.hello = wire.encoded(hello)
        self._client.connect(self._all.address)
        self._all.done["came"] += 1
        self._schedule.after(chance.uniform(*STAYS_SECONDS), self._go)

    def _go(self) -> None:
        """Go in one way or another."""
        ways: list[Callable[[Client], None]] = [_reset, _close, _shut, _fall_silent]
        way = self._schedule.chance.choice(ways) if self._client.sock else _gone
        way(self._client)
        self._all.done[way.__name__.strip("_")] += 1
        self.is_there = False
        self._schedule.after(LOOK_SECONDS, lambda: self._look(way in {_close, _shut}))

    def _look(self, was_closed: bool) -> None:
        """Whether the server has ended what was closed here; then stay away for a while."""
        if self._client.sock is not None:
            self._all.done["not ended by the server"] += was_closed
            self._client.leave()
        self._schedule.after(self._schedule.chance.uniform(*AWAY_SECONDS), self.come)

    def _hear(self, text: bytes) -> None:
        if text.startswith(PATCH):
            self._seq = int(text[len(PATCH) : text.index(b",", len(PATCH))])
            self.is_there = True
        elif text.startswith(SCREEN):
            epoch, seq = POSITION.search(text).groups()  # type: ignore[union-attr]
            self._epoch, self._seq, self.is_there = epoch.decode(), int(seq), True
        elif text.startswith(ANSWER):
            answer = json.loads(text)
            if not answer["ok"]:
                self._all.refused[answer["code"]] += 1
            elif "question" in answer and "number" in answer:
                self._all.asked.append(answer["question"])


def _reset(client: Client) -> None:
    client.leave()


def _gone(client: Client) -> None:
    """It was cut off before."""


def _close(client: Client) -> None:
    client.send(GOING_AWAY)


def _shut(client: Client) -> None:
    assert client.sock is not None
    client.sock.shutdown(socket.SHUT_WR)


def _fall_silent(client: Client) -> None:
    client.stall()
