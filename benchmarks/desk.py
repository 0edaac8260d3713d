"""A moderator at work: commands that wait for their answers, and the segment that is on."""

from __future__ import annotations

import json
from time import perf_counter_ns
from typing import Any

from benchmarks import wire
from benchmarks.client import Client
from benchmarks.crowd import Crowd

PATIENCE_SECONDS = 20.0


class Desk:
    """One moderator's subscriber."""

    def __init__(self, crowd: Crowd, host: str, room: str, cookie: str) -> None:
        self._crowd = crowd
        request = wire.handshake(host, f"/ws/{room}?as=moderator&lang=es", cookie)
        self.client = Client(crowd, request, hear=self._hear)
        self.screen: dict[str, Any] = {}
        self.answer: dict[str, Any] | None = None
        self.answered_at = 0

    def sit(self, address: tuple[str, int]) -> None:
        """Take the subscriber and wait for its screen."""
        self.screen = {}
        self.client.connect(address)
        self._crowd.until(lambda: bool(self.screen), PATIENCE_SECONDS, "the moderator has a seat")

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

    def settle(self) -> dict[str, Any]:
        """Wait for the answer; RuntimeError when it is a refusal."""
        self._crowd.until(lambda: self.answer is not None, PATIENCE_SECONDS, "an answer")
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
        message = json.loads(text)
        match message["t"]:
            case "answer":
                self.answer, self.answered_at = message, perf_counter_ns()
            case "screen":
                self.screen = message["screen"]
            case "patch":
                if "now" in message["panels"]:
                    self.screen["now"] = message["panels"]["now"]
            case _:
                pass
