"""What a connection needs only while an ASGI application decides on it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any, Final

MOST_WAITING: Final = 16

Headers = list[tuple[bytes, bytes]]


class Talk:
    """The scope, the events that wait to be received, and whether the peer reads."""

    def __init__(self, scope: dict[str, Any], key: bytes, default_headers: Sequence[Any]) -> None:
        self.scope = scope
        self.key = key
        self.default_headers = default_headers
        self.denial: tuple[int, Headers, bytes] | None = None
        self._events: deque[dict[str, Any]] = deque([{"type": "websocket.connect"}])
        self._waiter: asyncio.Future[None] | None = None
        self._may_write = asyncio.Event()
        self._may_write.set()
        self._is_over = False

    async def receive(self) -> dict[str, Any]:
        """The next event; after the end it is the end again."""
        while not self._events:
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        event = self._events[0]
        if event["type"] != "websocket.disconnect":
            self._events.popleft()
        return event

    def put(self, event: dict[str, Any]) -> bool:
        """Let an event wait; True when that are enough for now."""
        if not self._is_over:
            self._events.append(event)
            self._is_over = event["type"] == "websocket.disconnect"
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)
        return len(self._events) >= MOST_WAITING

    def rest(self) -> Iterator[str | None]:
        """The messages that nobody has received; None for one that is not a text."""
        for event in self._events:
            if event["type"] == "websocket.receive":
                yield event.get("text")

    def pause(self) -> None:
        self._may_write.clear()

    def resume(self) -> None:
        self._may_write.set()

    async def writable(self) -> None:
        """Return when the peer reads."""
        await self._may_write.wait()
