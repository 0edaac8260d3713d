"""A moderator at work: commands that wait for their answers, and the segment that is on."""

from __future__ import annotations

import json
from time import perf_counter_ns
from typing import Any

from benchmarks import wire
from benchmarks.client import Client
from benchmarks.client_loop import ClientLoop

PATIENCE_SECONDS = 20.0
FOLLOWED = ("now", "show", "rundown")
"""Panels that are kept up to date."""


class Moderator:
    """One moderator's screen."""

    def __init__(self, loop: ClientLoop, host: str, room: str, token: str) -> None:
        self.loop = loop
        path = f"/ws/{room}?as=moderator&lang=es"
        request = wire.handshake(host, path, f"Authorization: Bearer {token}")
        self.client = Client(loop, request, hear=self._hear)
        self.screen: dict[str, Any] = {}
        self.answer: dict[str, Any] | None = None
        self.answered_at = self._screen_at = self.seq = 0

    def join(self, address: tuple[str, int]) -> float:
        """Connect and wait for the screen; the milliseconds until all of it was there."""
        self.screen, began = {}, perf_counter_ns()
        self.client.connect(address)
        self.loop.until(lambda: bool(self.screen), PATIENCE_SECONDS, "the moderator's screen")
        return (self._screen_at - began) / 1e6

    @property
    def on(self) -> str | None:
        """The segment that is on."""
        now = self.screen["now"]
        return None if now is None else str(now["segment"])

    def send(self, name: str, **fields: object) -> int:
        """Send a command and return at once; the instant it left."""
        self.answer = None
        data = wire.command(name, wire.new_id(), **fields)
        began = perf_counter_ns()
        self.client.send(data)
        return began

    def cue(self, way: str = "cue_next") -> int:
        return self.send(way, after=self.on)

    def advance(self) -> None:
        """Cue the next segment, and wait until it is on."""
        before = self.on
        self.cue()
        self.settle()
        self.loop.until(lambda: self.on != before, PATIENCE_SECONDS, "the next segment")

    def edit(self, name: str) -> int:
        """Change the last segment, land half a minute early, or take a step back; when it left."""
        if name == "undo_last":
            return self.send(name, rev=self.rev)
        if name == "land":
            ends_at = self.screen["show"]["projected_end"] - 30_000
            return self.send(name, rev=self.rev, ends_at=ends_at)
        row = self.screen["rundown"][-1]
        seconds = row["planned_seconds"] + 30
        return self.send(name, segment=row["segment"], rev=row["rev"], planned_seconds=seconds)

    @property
    def rev(self) -> int:
        """The rundown's."""
        return int(self.screen["show"]["rev"])

    def settle(self) -> dict[str, Any]:
        """Wait for the answer; RuntimeError when it is a refusal."""
        self.loop.until(lambda: self.answer is not None, PATIENCE_SECONDS, "an answer")
        assert self.answer is not None
        if not self.answer["ok"]:
            raise RuntimeError(f"refused: {self.answer}")
        return self.answer

    def do(self, name: str, **fields: object) -> float:
        """A command; the milliseconds until its answer."""
        began = self.send(name, **fields)
        self.settle()
        return (self.answered_at - began) / 1e6

    def _hear(self, text: bytes) -> None:
        now = perf_counter_ns()
        message = json.loads(text)
        match message["t"]:
            case "answer":
                self.answer, self.answered_at = message, now
            case "screen":
                self.screen, self._screen_at = message["screen"], now
                self.seq = message["seq"]
            case "patch":
                told, self.seq = message["panels"], message["seq"]
                self.screen |= {name: told[name] for name in FOLLOWED if name in told}
            case _:
                pass


class Worker:
    """A moderator who works on questions all the time: stars one, and takes the star off."""

    def __init__(self, moderator: Moderator, question: str) -> None:
        self._moderator = moderator
        self._question, self._rev = question, 2  # one that was approved
        self._asked = 0
        self.answers: list[float] = []
        """Milliseconds until each answer."""

        self.asked: list[int] = []
        """When each was asked for, in ns."""

    def work(self) -> None:
        """Take the answer, and do the next thing. RuntimeError for a refusal."""
        if self._asked and self._moderator.answer is not None:
            self.answers.append((self._moderator.answered_at - self._asked) / 1e6)
            self.asked.append(self._asked)
            self._moderator.settle()
            self._asked = 0
            self._rev += 1
        if not self._asked:
            fields = {"question": self._question, "rev": self._rev, "on": self._rev % 2 == 0}
            self._asked = self._moderator.send("star", **fields)
