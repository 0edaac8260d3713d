"""Announcements on their way in: how much of them at once, and all work on them in a thread."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

import anyio
import anyio.to_thread
from starlette.exceptions import HTTPException
from starlette.requests import Request

from liveroom.core.refusals import Code, Refused
from liveroom.web.limits import request_limits

MAX_IN_WORK = 16 * 1024 * 1024
"""Bytes of bodies that are read or worked on at the same time."""

T = TypeVar("T")


class Bodies:
    """The bodies of those who may send announcements, weighed together.

    A server's one loop has a show to run: bodies are worked on in a thread, one after the other.
    """

    def __init__(self, most: int = MAX_IN_WORK) -> None:
        self._left = most
        self._turn = anyio.CapacityLimiter(1)

    @property
    def free(self) -> int:
        """How many bytes may come besides those in work."""
        return self._left

    @contextmanager
    def admitted(self, request: Request) -> Iterator[None]:
        """Let the body of a request come, up to what an announcement may need, and hold its weight.

        For whoever may do what they ask. Refused (busy) while too much is in work; nothing is then
        read.
        """
        weight = _declared(request)
        if weight > request_limits.MAX_ANNOUNCEMENT_BODY:
            raise HTTPException(413)
        if weight > self._left:
            raise Refused(Code.BUSY)
        self._left -= weight
        try:
            request_limits.allow(request.scope, weight)
            yield
        finally:
            self._left += weight

    async def aside(self, work: Callable[[], T]) -> T:
        """Do work on a body in a thread, when it is its turn."""
        return await anyio.to_thread.run_sync(work, limiter=self._turn)


def _declared(request: Request) -> int:
    """How long a body says it is; one that does not say may be as long as is allowed."""
    length = request.headers.get("content-length", "")
    return int(length) if length.isdecimal() else request_limits.MAX_ANNOUNCEMENT_BODY
