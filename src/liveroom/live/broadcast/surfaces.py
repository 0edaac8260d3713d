"""Control surfaces: told how the room stands whenever that changes, and once a second."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from liveroom.core.questions.state import QuestionState
from liveroom.core.room import Room
from liveroom.core.screens.feedback import Feedback, feedback
from liveroom.core.screens.lists import Lists
from liveroom.live.broadcast.messages import encode
from liveroom.live.broadcast.subscribers import Subscribers
from liveroom.live.clock import Clock

EVERY_SECONDS = 1


class Linked(Protocol):
    """A socket, by the link that it came by."""

    @property
    def link(self) -> str: ...


class Surface(Linked, Protocol):
    """One control surface."""

    def tell(self, frame: bytes) -> None:
        """Take a frame, or let it fall where the peer does not read. Never blocks."""
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


class Surfaces:
    """Those of a room. There is a task for them only while there are any."""

    def __init__(
        self,
        clock: Clock,
        show_clock: Clock,
        room: Room,
        lists: Lists,
        subscribers: Subscribers,
    ) -> None:
        """They are told by `clock` how the room stands by `show_clock`."""
        self._clock = clock
        self._show_clock = show_clock
        self._room = room
        self._lists = lists
        self._subscribers = subscribers
        self._surfaces: dict[Surface, None] = {}
        self._last = b""
        self._ticking: asyncio.Task[None] | None = None
        self._closed_with: int | None = None

    def __len__(self) -> int:
        """How many there are."""
        return len(self._surfaces)

    def feedback(self) -> Feedback:
        """How the room stands now."""
        new = self._lists.counts()[QuestionState.RECEIVED]
        return feedback(self._room, self._show_clock.now(), new, self._subscribers.headcount)

    def add(self, surface: Surface) -> None:
        """Tell the surface how the room stands now, and from then on."""
        if self._closed_with is not None:
            surface.close(self._closed_with)
            return
        self._surfaces[surface] = None
        self._last = encode(self.feedback())
        surface.tell(self._last)
        if self._ticking is None:
            self._ticking = asyncio.create_task(self._tick())

    def remove(self, surface: Surface) -> None:
        """Tell it no more; doing so again changes nothing."""
        self._surfaces.pop(surface, None)
        if not self._surfaces and self._ticking is not None:
            self._ticking.cancel()
            self._ticking = None

    def close_where(self, predicate: Callable[[Linked], bool], code: int) -> None:
        """Take away and close every surface of which this is so."""
        for surface in [each for each in self._surfaces if predicate(each)]:
            self.remove(surface)
            surface.close(code)

    def close(self, code: int) -> None:
        """Close all, and whatever comes later."""
        self._closed_with = code
        self.close_where(lambda _: True, code)

    def changed(self, room: Room) -> None:
        """The room is so now."""
        self._room = room
        if self._surfaces and (frame := encode(self.feedback())) != self._last:
            self._tell(frame)

    def _tell(self, frame: bytes) -> None:
        self._last = frame
        for surface in list(self._surfaces):
            surface.tell(frame)

    async def _tick(self) -> None:
        while True:
            await self._clock.sleep(EVERY_SECONDS)
            self._tell(encode(self.feedback()))
