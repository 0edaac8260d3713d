"""Every connection of a server: how many there are, from where, and by when each has to get on."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Final

import structlog

from liveroom.web.expected import ExpectedEnds
from liveroom.web.limits.deadlines import Deadline, Deadlines
from liveroom.web.limits.inbox import HANDSHAKES, READS, Inbox

HEAD_SECONDS: Final = 10.0
"""How long a connection may take to send a request's headers."""

UNREAD_SECONDS: Final = 30.0
"""How long an answer may wait for a client that does not read it."""

REST_SECONDS: Final = 3.0
"""How long a client that was answered before it had sent all may take to read the answer."""

MESSAGE_SECONDS: Final = 20.0
"""How long a message on a socket may take from its first byte to its last."""

LOG_EVERY_SECONDS: Final = 60.0
"""How often the log says at most that there is no place left."""

log = structlog.get_logger("liveroom.web")


class Place:
    """What one connection takes, from its beginning to its end."""

    __slots__ = ("_connections", "_message", "abort", "address")

    def __init__(self, connections: Connections, address: str, abort: Callable[[], None]) -> None:
        self._connections: Connections | None = connections
        self._message: Deadline | None = None
        self.address = address
        self.abort = abort

    def may_be_cut(self, may: bool) -> None:
        """Whether it may be ended for a newer one: while nobody waits for an answer on it."""
        if self._connections is not None:
            self._connections._mark(self, may)

    def message(self, is_whole: bool, too_late: Callable[[], None]) -> None:
        """A message on a socket has begun or come to its end; one that does not is too late."""
        if is_whole:
            self._meet()
        elif self._message is None and self._connections is not None:
            self._message = self._connections.messages.start(too_late)

    def _meet(self) -> None:
        message, self._message = self._message, None
        if message is not None:
            message.meet()

    def leave(self) -> None:
        """The connection is gone, or as good as gone; doing so again changes nothing."""
        self._meet()
        connections, self._connections = self._connections, None
        if connections is not None:
            connections._give_back(self)


class Connections:
    """Counts every connection, and makes room where there are too many.

    When there is no place left, in all or for an address, the oldest connection gives way on which
    nothing is being answered: one that still sends its request, or waits with none. So whoever
    holds connections open keeps nobody out who has something to ask, and screens stay.
    """

    def __init__(
        self,
        most: int,
        most_of_address: int,
        ends: ExpectedEnds,
        is_proxy: Callable[[str], bool] = lambda _address: False,
    ) -> None:
        """`is_proxy` tells by an address who brings the connections of many, and may fill all."""
        self.most = most
        self._is_proxy = is_proxy
        self.most_of_address = most_of_address
        self.ends = ends
        self._count = 0
        self._of_address = Counter[str]()
        self._idle: dict[Place, None] = {}
        """The oldest first."""
        self._log_full_from = 0.0
        loop = asyncio.get_running_loop()
        self.heads = Deadlines(loop, HEAD_SECONDS)
        self.unread = Deadlines(loop, UNREAD_SECONDS)
        self.rests = Deadlines(loop, REST_SECONDS)
        self.messages = Deadlines(loop, MESSAGE_SECONDS)
        self.reads = Inbox(loop, READS)
        self.handshakes = Inbox(loop, HANDSHAKES)
        """Apart, so that whoever is in is heard before the next ones come in."""

    def __len__(self) -> int:
        return self._count

    def take(self, address: str, abort: Callable[[], None]) -> Place | None:
        """A place for a new connection; None when nobody gives way to it.

        `abort` ends the connection at once.
        """
        too_many = self._of_address[address] >= self.most_of_address
        if too_many and not self._is_proxy(address) and not self._make_room(address):
            return None
        if self._count >= self.most:
            self._log_full()
            if not self._make_room(None):
                return None
        place = Place(self, address, abort)
        self._count += 1
        self._of_address[address] += 1
        self._idle[place] = None
        return place

    def _make_room(self, address: str | None) -> bool:
        """End the oldest idle connection, of this address where one is given."""
        self.ends.count("connections_beyond_the_limit")
        for place in self._idle:
            if address is None or place.address == address:
                place.leave()
                place.abort()
                return True
        return False

    def _log_full(self) -> None:
        now = asyncio.get_running_loop().time()
        if now >= self._log_full_from:
            self._log_full_from = now + LOG_EVERY_SECONDS
            log.warning("connections_full", most=self.most)

    def _mark(self, place: Place, is_idle: bool) -> None:
        if is_idle:
            self._idle.setdefault(place)
        else:
            self._idle.pop(place, None)

    def _give_back(self, place: Place) -> None:
        self._idle.pop(place, None)
        self._count -= 1
        self._of_address[place.address] -= 1
        if not self._of_address[place.address]:
            del self._of_address[place.address]
