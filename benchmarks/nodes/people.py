"""People who go on through failures: they come back as pages do, and send again what they must."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Sequence
from random import Random
from time import perf_counter_ns
from typing import Any

from benchmarks import wire
from benchmarks.audience import PATIENCE_SECONDS, Audience
from benchmarks.client import ANSWER, SCREEN, Client
from benchmarks.client_loop import ClientLoop

AGAIN = frozenset({"busy", "not_stored"})
"""Refusals after which the same id is sent again."""
AGAIN_NS = 300_000_000
TEND_NS = 20_000_000
TEXT = "Who pays for the metro line {} of Bogotá?"


class Person:
    """One attendee. `came_at` is when the last first screen came, in ns."""

    def __init__(self, people: People, client: Client, address: tuple[str, int]) -> None:
        self._people = people
        self.client = client
        self.address = address
        client.hear = self._hear
        self.unanswered: dict[str, bytes] = {}
        self._again: dict[str, int] = {}
        self._is_there = False
        self.came_at = self._due = self._tries = 0

    def do(self, name: str, **fields: object) -> str:
        """Send a command; its id."""
        id_ = wire.new_id()
        self.unanswered[id_] = wire.command(name, id_, **fields)
        if self._is_there:
            self.client.send(self.unanswered[id_])
        return id_

    def tend(self, now: int) -> None:
        """Come back when it is time, and send again what was not taken."""
        if self.client.sock is None:
            self._is_there = False
            if self._due == 0:
                self._tries += 1
                most = min(15.0, 0.5 * 2 ** min(self._tries, 6))  # as static/shared/socket.js
                most = max(most, min(6.0, 1 + len(self._people.all) / 1_000))
                wait = most * (0.2 + 0.8 * self._people.chance.random())
                self._due = now + int(wait * 1e9)
            elif now >= self._due:
                self._due = 0
                self.client.connect(self.address)
        for id_ in [id_ for id_, due in self._again.items() if now >= due]:
            del self._again[id_]
            if self._is_there:  # else all is sent again when it has come
                self.client.send(self.unanswered[id_])

    def _hear(self, text: bytes) -> None:
        if text.startswith(ANSWER):
            self._answered(json.loads(text))
        elif text.startswith(SCREEN):
            self.came_at, self._tries, self._is_there = perf_counter_ns(), 0, True
            self._again = {}
            for data in self.unanswered.values():
                self.client.send(data)

    def _answered(self, answer: dict[str, Any]) -> None:
        id_ = answer["id"]
        if answer["ok"]:
            self.unanswered.pop(id_, None)
            self._people.take(answer, self.address)
        elif answer["code"] in AGAIN:
            self._again[id_] = perf_counter_ns() + AGAIN_NS
        elif id_ in self.unanswered:
            del self.unanswered[id_]
            self._people.refused[answer["code"]] += 1


class People:
    """All of them, in one loop, who ask and vote for as long as they are told to."""

    def __init__(self, *audiences: Audience) -> None:
        self.loop: ClientLoop = audiences[0].loop
        self.chance = Random(1)
        self.all = [
            Person(self, client, audience.server.address)
            for audience in audiences
            for client in audience.attendees
        ]
        self.chance.shuffle(self.all)
        self.refused: Counter[str] = Counter()
        self.answers: dict[str, dict[str, Any]] = {}
        self.answered_at: dict[tuple[str, int], list[int]] = {}
        """When something was answered, by the address that it came from."""
        self.contradicted = 0
        """Answers that differ from an earlier one to the same id."""
        self.asked: dict[str, str] = {}
        """The text of each question, by the id of its command."""
        self.votes: Counter[str] = Counter()
        self._turn = self._due = 0

    def take(self, answer: dict[str, Any], address: tuple[str, int]) -> None:
        """Remember a command's answer."""
        first = self.answers.setdefault(answer["id"], answer)
        self.contradicted += first != answer
        self.answered_at.setdefault(address, []).append(perf_counter_ns())

    def come(self) -> None:
        """All come, and are there."""
        for person in self.all:
            person.client.connect(person.address)
        self.until(lambda: all(each.came_at for each in self.all), "everybody has a screen")

    def work(self, seconds: float, rate: float, questions: Sequence[str]) -> None:
        """Do so many things a second: one in four asks, the others vote."""
        began = perf_counter_ns()
        while (spent := (perf_counter_ns() - began) / 1e9) < seconds:
            for _ in range(int(spent * rate) - self._turn):
                self._act(questions)
            self._tend()
            self.loop.step(0.002)

    def until_answered(self) -> None:
        """Wait until nothing is unanswered."""
        self.until(lambda: not any(each.unanswered for each in self.all), "all answers")

    def until(self, true: Callable[[], bool], what: str) -> None:
        """Let them go on until something holds. Raises TooLate."""
        self.loop.until(lambda: self._tend() and true(), 2 * PATIENCE_SECONDS, what)

    def _tend(self) -> bool:
        """Look after all, if they were not looked after just now; whether that was done."""
        if (now := perf_counter_ns()) < self._due:
            return False
        self._due = now + TEND_NS
        for each in self.all:
            each.tend(now)
        return True

    def _act(self, questions: Sequence[str]) -> None:
        turn = self._turn
        person = self.all[turn % len(self.all)]
        self._turn += 1
        if turn % 4:
            question = questions[turn // len(self.all) % len(questions)]
            person.do("vote", question=question, value=True)
            self.votes[question] += 1
        else:
            text = TEXT.format(wire.new_id())
            self.asked[person.do("ask", text=text)] = text
