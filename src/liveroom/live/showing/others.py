"""Who looks on at other servers, as those say now and then; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from liveroom.core.records import Attending
from liveroom.core.roles import Audience
from liveroom.live.broadcast.subscribers import Staff, Subscribers


class _Heard(NamedTuple):
    attending: Attending
    at: int


class Others:
    """What other servers have said of one room."""

    def __init__(self, subscribers: Subscribers, changed: Callable[[], None]) -> None:
        """`changed` is called when the sum is another."""
        self._subscribers = subscribers
        self._changed = changed
        self._heard: dict[str, _Heard] = {}

    def here(self) -> Attending:
        """Who looks on at this server."""
        staff = tuple((seat.value, name, n) for seat, name, n in self._subscribers.staff_here)
        return Attending(self._subscribers.here, staff)

    def hear(self, server: str, attending: Attending, at: int) -> None:
        """A server has said who looks on there, at an instant (UTC ms)."""
        before = self._heard.get(server)
        self._heard[server] = _Heard(attending, at)
        if before is None or before.attending != attending:
            self._sum()

    def forget(self, before: int) -> None:
        """Count no more those of whom nothing was heard since an instant."""
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
        self._changed()
