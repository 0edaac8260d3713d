"""People who look on, each over a line of their own, as docs/protocol.md tells clients to."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, InvalidMessage

from benchmarks.audience import Room
from benchmarks.server import Server
from proofs.network.lines import Line

BROKEN = (OSError, ConnectionClosed, InvalidHandshake, InvalidMessage, TimeoutError)
SILENCE_SECONDS = 30.0
CONNECT_SECONDS = 6.0
AGAIN_SECONDS = 0.5


class Screen:
    """One screen; `seen` has when each seq was reached, in seconds of the loop's time."""

    def __init__(self, server: Server, room: Room, role: str, line: Line | None = None) -> None:
        self._server, self._line = server, line
        self._path = f"/ws/{room.id}?as={role}"
        self._token = f"Bearer {room.tokens[role]}"
        self._position: tuple[str, int] | None = None
        self._connection: ClientConnection | None = None
        self._numbers = count()
        self._answers: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self.seen: list[tuple[int, float]] = []
        self.now: dict[str, Any] | None = None
        self.connections = 0
        self.arrived = asyncio.Event()

    async def follow(self) -> None:
        """Stay connected for ever."""
        while True:
            with suppress(*BROKEN):
                await self._follow_once()
            self._connection = None
            await asyncio.sleep(AGAIN_SECONDS)

    async def cue(self, name: str) -> int:
        """Cue; the seq of what it made happen."""
        id_ = f"c{next(self._numbers)}"
        answer = self._answers[id_] = asyncio.get_running_loop().create_future()
        after = None if self.now is None else self.now["segment"]
        assert self._connection is not None
        command = {"t": "command", "id": id_, "command": name, "after": after}
        await self._connection.send(json.dumps(command))
        told = await answer
        assert told["ok"], told
        return int(told["seq"])

    def saw(self, seq: int) -> float | None:
        """When it had come so far."""
        return next((at for reached, at in self.seen if reached >= seq), None)

    async def _follow_once(self) -> None:
        async with asyncio.timeout(CONNECT_SECONDS):
            socket = self._line.socket() if self._line else None
            if socket is not None:
                await asyncio.get_running_loop().sock_connect(socket, self._server.address)
            connection = await connect(
                f"ws://{self._server.host}{self._path}",
                sock=socket,
                additional_headers={"Authorization": self._token},
                subprotocols=["liveroom.v1"],  # type: ignore[list-item]
                compression=None,
                ping_interval=None,
                proxy=None,
            )
        self.connections += 1
        async with connection:
            hello: dict[str, Any] = {"t": "hello", "lean": True, "beat": True}
            if self._position is not None:
                epoch, seq = self._position
                hello["resume"] = {"epoch": epoch, "seq": seq}
            await connection.send(json.dumps(hello))
            self._connection = connection
            while True:
                async with asyncio.timeout(SILENCE_SECONDS):
                    self._hear(json.loads(await connection.recv()))

    def _hear(self, message: dict[str, Any]) -> None:
        match message["t"]:
            case "answer":
                self._answers.pop(message["id"]).set_result(message)
            case "screen":
                self._position = message["epoch"], message["seq"]
                self._shown(message["screen"], message["seq"])
            case "patch":
                epoch, _ = self._position or ("", 0)
                self._position = message.get("epoch", epoch), message["seq"]
                self._shown(message["panels"], message["seq"])
            case _:
                pass

    def _shown(self, panels: dict[str, Any], seq: int) -> None:
        self.now = panels.get("now", self.now)
        self.seen.append((seq, asyncio.get_running_loop().time()))
        self.arrived.set()


async def until(true: Callable[[], bool], seconds: float, what: str) -> float:
    """Wait until something holds; the seconds it took."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while not true():
        assert loop.time() - began < seconds, f"{what}: not within {seconds} s"
        await asyncio.sleep(0.05)
    return loop.time() - began
