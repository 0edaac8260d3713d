"""Simulated attendees: they join, ask and vote over the public interface, at a human pace."""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Iterator
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from liveroom.core.screens.apply import apply
from liveroom.demo import phrases, stage
from liveroom.demo.stage import Demo

JOINS_PER_SECOND = 10.0
SECONDS_BETWEEN_QUESTIONS = 4.0
"""Of the whole audience; a small one asks more each."""

SECONDS_BETWEEN_VOTES = 12.0
"""Of one attendee."""

ASK_IN = frozenset({"collecting", "open"})
VOTE_IN = frozenset({"collecting", "open", "votes_only"})


async def attend(demo: Demo, size: int) -> None:
    """Let `size` attendees come one after another, and stay until this is cancelled."""
    chance = random.Random()
    questions = phrases.questions(chance)
    async with asyncio.TaskGroup() as group:
        for _ in range(size):
            group.create_task(_attendee(demo, size, questions, chance))
            await asyncio.sleep(chance.expovariate(JOINS_PER_SECOND))
        await asyncio.Event().wait()


async def _attendee(demo: Demo, size: int, questions: Iterator[str], chance: random.Random) -> None:
    name = phrases.name(chance)
    path = f"/api/v1/rooms/{demo.room}/join"
    joined = await asyncio.to_thread(stage.call, demo.url, path, demo.tokens["attendee"], {})
    person = _Person(demo, joined["token"], name, chance)
    try:
        await person.live(size * SECONDS_BETWEEN_QUESTIONS, questions)
    except* (ConnectionClosed, OSError):
        pass  # The server has gone, and the audience with it.


class _Person:
    def __init__(self, demo: Demo, token: str, name: str | None, chance: random.Random) -> None:
        self.demo = demo
        self.token = token
        self.name = name
        self.chance = chance
        self.screen: dict[str, Any] = {}
        self.sent = 0

    async def live(self, between_questions: float, questions: Iterator[str]) -> None:
        """Read, ask and vote until the connection ends."""
        address = self.demo.url.replace("http", "ws", 1) + f"/ws/{self.demo.room}"
        headers = {"Authorization": f"Bearer {self.token}"}
        async with connect(
            address,
            additional_headers=headers,
            subprotocols=["liveroom.v1"],  # type: ignore[list-item]  # a NewType of str
            compression=None,
            proxy=None,
        ) as socket:
            await socket.send(json.dumps({"t": "hello", "lean": True}))
            async with asyncio.TaskGroup() as group:
                group.create_task(self._read(socket))
                group.create_task(self._ask(socket, between_questions, questions))
                group.create_task(self._vote(socket))

    async def _read(self, socket: ClientConnection) -> None:
        async for frame in socket:
            message = json.loads(frame)
            match message["t"]:
                case "screen":
                    self.screen = message["screen"]
                case "patch":
                    self.screen = apply(self.screen, message["panels"])
                case _:
                    pass  # Answers: whoever is refused lets it be.
        raise ConnectionClosed(None, None)

    async def _ask(
        self, socket: ClientConnection, between: float, questions: Iterator[str]
    ) -> None:
        while True:
            await asyncio.sleep(self.chance.expovariate(1 / between))
            if self._window() in ASK_IN and (text := next(questions, None)) is not None:
                await self._send(socket, command="ask", text=text, name=self.name)

    async def _vote(self, socket: ClientConnection) -> None:
        while True:
            await asyncio.sleep(self.chance.expovariate(1 / SECONDS_BETWEEN_VOTES))
            if self._window() not in VOTE_IN:
                continue
            voted = self.screen.get("my_votes", {})
            cards = {
                question: card["votes"] + 1
                for question, card in self.screen.get("questions", {}).items()
                if question not in voted and card["state"] in ("approved", "queued")
            }
            if cards:
                chosen = self.chance.choices(list(cards), list(cards.values()))[0]
                await self._send(socket, command="vote", question=chosen, value=True)

    async def _send(self, socket: ClientConnection, **command: object) -> None:
        self.sent += 1
        await socket.send(json.dumps({"t": "command", "id": f"a{self.sent}"} | command))

    def _window(self) -> str:
        return str(self.screen.get("qa", {}).get("window", "closed"))
