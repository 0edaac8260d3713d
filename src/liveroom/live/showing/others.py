"""Who looks on at other servers, as those say now and then; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from liveroom.core.ids import RoomId
from liveroom.core.roles import Audience
from liveroom.core.vocabulary.between_servers import Attending
from liveroom.live.broadcast.claims import Claims
from liveroom.live.broadcast.subscribers import Staff, Subscribers
from liveroom.live.clock import Clock

FORGOTTEN_MS: Final = 30_000
"""A server that has said nothing for so long is gone."""


class _Heard(NamedTuple):
    attending: Attending
    at: int


class Others:
    """What other servers have said of one room."""

    def __init__(
        self,
        room: RoomId,
        clock: Clock,
        subscribers: Subscribers,
        claims: Claims,
        changed: Callable[[], None],
    ) -> None:
        """`changed` is called when something is another."""
        self._room = room
        self._clock = clock
        self._subscribers = subscribers
        self._claims = claims
        self._changed = changed
        self._heard: dict[str, _Heard] = {}

    def here(self) -> Attending:
        """Who looks on at this server, and what moderators are at."""
        staff = tuple((seat.value, name, n) for seat, name, n in self._subscribers.staff_here)
        claims = self._claims.here(self._clock.now())
        return Attending(self._room, self._subscribers.here, staff, claims)

    def hear(self, server: str, said: Attending) -> bool:
        """A server has said who is there; whether it is one of which nothing was known."""
        before = self._heard.get(server)
        self._heard[server] = _Heard(said, self._clock.now())
        if before is None or before.attending != said:
            self._sum()
        return before is None

    def forget(self) -> None:
        """Count no more those of whom nothing was heard for long."""
        before = self._clock.now() - FORGOTTEN_MS
        gone = [server for server, heard in self._heard.items() if heard.at < before]
        for server in gone:
            del self._heard[server]
        if gone:
            self._sum()

    def _sum(self) -> None:
        heard = [each.attending for each in self._heard.values()]
        staff: Staff = tuple(
            (Audience(audience), name, screens)
            for each in heard
            for audience, name, screens in each.staff
        )
        self._subscribers.count_elsewhere(sum(each.count for each in heard), staff)
        self._claims.hear(claim for each in heard for claim in each.claims)
        self._changed()
