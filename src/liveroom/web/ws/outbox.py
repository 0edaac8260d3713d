"""What single connections are told in one round of the loop, sent together."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any, Final, Protocol
from weakref import WeakKeyDictionary

from liveroom.web.ws.fan_out import write_each, write_own

MOST: Final = 256
"""Connections that may wait to be told; one more, and all are told at once."""


class Straight(Protocol):
    """A connection whose socket may be written to."""

    @property
    def descriptor(self) -> int:
        """NONE while something waits before it, and once it is closed."""
        ...

    def go_straight(self) -> None:
        """Have a descriptor from now on, if that can be."""
        ...

    def write_rest(self, frame: bytes, taken: int) -> None:
        """Write what has not been taken of a frame, in the ordinary way."""
        ...


class Outbox:
    """Frames on their way to the connections of one loop, each connection's in their order.

    A thousand answers are given in one go, and the kernel takes them in a few calls. Whoever writes
    past it, to one connection or to all, flushes it first, so that nothing overtakes.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._waiting: dict[Straight, bytes] = {}
        self._is_due = False
        self._is_flushing = False

    def put(self, connection: Straight, frame: bytes) -> None:
        """Send it when the loop comes round, or earlier where something is to go past it."""
        waiting = self._waiting
        before = waiting.get(connection)
        waiting[connection] = frame if before is None else before + frame
        if not self._is_due:
            self._is_due = True
            self._loop.call_soon(self._come_round)
        elif len(waiting) > MOST:
            self.flush()

    def flush(self) -> None:
        """Send what waits. What is put here meanwhile is sent after it."""
        if self._is_flushing:
            return
        self._is_flushing = True
        try:
            while waiting := self._waiting:
                self._waiting = {}
                self._send(list(waiting), list(waiting.values()))
        finally:
            self._is_flushing = False

    def send_to_all(self, connections: Sequence[Straight], frame: bytes) -> list[int]:
        """Send one frame to many; returns the places of those who took nothing of it."""
        self.flush()
        taken = write_each([each.descriptor for each in connections], frame)
        whole = len(frame)
        if taken.count(whole) == len(taken):
            return []
        short = [place for place, size in enumerate(taken) if size != whole]
        for place in short:
            if taken[place] <= 0:
                connections[place].go_straight()
            else:
                connections[place].write_rest(frame, taken[place])
        return [place for place in short if taken[place] <= 0]

    def _come_round(self) -> None:
        self._is_due = False
        self.flush()

    def _send(self, connections: Sequence[Straight], frames: Sequence[bytes]) -> None:
        taken = write_own([each.descriptor for each in connections], frames)
        if taken == list(map(len, frames)):
            return
        for connection, frame, size in zip(connections, frames, taken, strict=True):
            if size < len(frame):
                connection.write_rest(frame, max(0, size))


class Server(Protocol):
    """The part of uvicorn's server state that a connection registers with."""

    connections: set[Any]
    tasks: set[Any]


_of_servers: WeakKeyDictionary[Server, Outbox] = WeakKeyDictionary()


def outbox_of(server: Server, loop: asyncio.AbstractEventLoop) -> Outbox:
    """The one of all connections of a server."""
    found = _of_servers.get(server)
    if found is None:
        found = _of_servers[server] = Outbox(loop)
    return found
