"""Who wants to hear that a room moved."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from weakref import WeakSet

from liveroom.core.ids import RoomId

MOST_WAITING = 1_000


class Hints:
    """Tells every listener the rooms that moved; one that does not listen costs nothing more."""

    def __init__(self) -> None:
        self._listeners: WeakSet[_Listener] = WeakSet()

    def say(self, room: RoomId) -> None:
        """Tell that a room moved. Never waits; a listener with too much waiting misses it."""
        for listener in self._listeners:
            listener.hear(room)

    def listen(self) -> AsyncIterator[RoomId]:
        """Rooms that move from now on, each at most once until it has been taken."""
        listener = _Listener()
        self._listeners.add(listener)
        return listener


class _Listener(AsyncIterator[RoomId]):
    def __init__(self) -> None:
        self._waiting: dict[RoomId, None] = {}
        self._heard = asyncio.Event()

    def hear(self, room: RoomId) -> None:
        if len(self._waiting) < MOST_WAITING:
            self._waiting[room] = None
            self._heard.set()

    async def __anext__(self) -> RoomId:
        await self._heard.wait()
        room = next(iter(self._waiting))
        del self._waiting[room]
        if not self._waiting:
            self._heard.clear()
        return room
