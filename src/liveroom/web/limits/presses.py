"""Buttons that bounce, and fingers that press twice: what comes again at once counts once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable
from typing import Any, Final, Generic, TypeVar

WITHIN_MS: Final = 400

T = TypeVar("T")


class Presses(Generic[T]):
    """The presses of late, with what came of each."""

    def __init__(self) -> None:
        self._late: dict[Hashable, tuple[int, asyncio.Task[T]]] = {}
        """By what was pressed, the oldest first."""

    async def once(self, key: Hashable, now: int, press: Callable[[], Coroutine[Any, Any, T]]) -> T:
        """What comes of a press, or came of the one of the same key within WITHIN_MS before.

        Whoever stops waiting takes no press back.
        """
        while self._late and now - self._late[first := next(iter(self._late))][0] > WITHIN_MS:
            del self._late[first]
        if key not in self._late:
            self._late[key] = now, asyncio.create_task(press())
        return await asyncio.shield(self._late[key][1])
