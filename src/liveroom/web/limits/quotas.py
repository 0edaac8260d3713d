"""How many sockets may be open at once: in all, in a room, from an address, and of one token."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, TypeVar

from liveroom.core.events import TextsErased
from liveroom.core.ids import RoomId
from liveroom.core.roles import Audience, Role
from liveroom.web.limits.rate_limits import network
from liveroom.web.security.tokens import Caller
from liveroom.web.settings import Settings

T = TypeVar("T")

GAVE_WAY: Final = 4409

PER_PERSON: Final = 12
PER_LINK: Final = 200
"""Of a link for staff or overlays. An attendee link is everybody's: who joined by it counts as a
person, and those who only watch are bounded by what their room and their address may have."""

STAFF_RESERVE: Final = 0.05
"""The share of all sockets that only owners and moderators can take."""

FREE_TIMES: Final = 9
"""An audience of a room grows to so many times what is free: alone to nine tenths of all, two
rooms to nine nineteenths each. However many rooms are flooded, something is left for another."""


class Lease:
    """What one open socket takes of the quotas, until it is released."""

    __slots__ = ("_quotas", "address", "caller", "close")

    def __init__(self, quotas: Quotas, caller: Caller, address: str) -> None:
        self._quotas: Quotas | None = quotas
        self.caller = caller
        self.address = address
        self.close: Callable[[int], None] | None = None
        """Ends the socket with a code, to be set by whoever serves it."""

    def release(self) -> None:
        """The socket is gone, or as good as gone; doing so again changes nothing."""
        quotas, self._quotas, self.close = self._quotas, None, None
        if quotas is not None:
            quotas._give_back(self)

    def end(self, code: int) -> None:
        """Close the socket with this code; what it took is free at once."""
        close = self.close
        self.release()
        if close is not None:
            close(code)


class Quotas:
    """All open sockets. `count` is told of each that comes (1) and goes (-1).

    Of one token the newest sockets win, so that a connection that died unnoticed keeps nobody out.
    """

    def __init__(self, settings: Settings, count: Callable[[Audience, int], None]) -> None:
        self._most = settings.max_sockets
        self._most_without_reserve = self._most - math.ceil(self._most * STAFF_RESERVE)
        self._most_of_address = settings.sockets_per_address
        self._count = count
        self._all = 0
        self._rooms = Counter[tuple[RoomId, Audience]]()
        self._addresses = Counter[str]()
        """Those of attendees; staff come from the same hall, and have links of their own."""
        self._own: dict[str, tuple[Lease, ...]] = {}
        """By the person or the link, the oldest first."""

    def __len__(self) -> int:
        """How many sockets are open."""
        return self._all

    def take(self, caller: Caller, address: str) -> Lease | None:
        """A lease for one more socket of the caller, or None where there is none left for them.

        Their oldest gives way where they have as many as they may, and for a person, who is one
        and the same on all of them, also where the room or the address has none left.
        """
        own, is_person = self._own.get(caller.actor, ()), caller.person.id is not None
        has_most = len(own) >= (PER_PERSON if is_person else PER_LINK)
        oldest = own[0] if own and (has_most or is_person) else None
        source = network(address)
        is_full = self._is_full(caller)
        is_busy = (
            caller.audience is Audience.ATTENDEE
            and self._addresses[source] >= self._most_of_address
        )
        if is_full and oldest is None:
            return None
        if is_busy and (oldest is None or oldest.address != source):
            return None
        if oldest is not None and (has_most or is_full or is_busy):
            oldest.end(GAVE_WAY)
        return self._leased(Lease(self, caller, source))

    def end(self, caller: Caller, code: int) -> None:
        """Close all sockets that were opened by the same token or session as the caller's."""
        for lease in self._own.get(caller.actor, ()):
            if lease.caller.by == caller.by:
                lease.end(code)

    def callers(self, room: RoomId) -> list[Caller]:
        """Whoever has a socket open in the room and does not only watch."""
        return [each for each in self._callers() if each.room == room]

    def staff(self) -> set[bytes]:
        """What those who have a socket open and are no attendees came by."""
        return {each.by for each in self._callers() if each.role is not Role.ATTENDEE}

    def _callers(self) -> Iterator[Caller]:
        return (lease.caller for leases in self._own.values() for lease in leases)

    def forget_names(self, room: RoomId, event: TextsErased) -> None:
        """Whoever has a socket open asks without the name that was erased."""
        if event.questions is None:
            actors = [*self._own]
        else:
            actors = [] if event.person is None else [event.person]
        for lease in (lease for actor in actors for lease in self._own.get(actor, ())):
            if lease.caller.room == room and lease.caller.person.id is not None:
                lease.caller = lease.caller.without_name

    def _is_full(self, caller: Caller) -> bool:
        most = self._most if caller.audience.sees.runs_show else self._most_without_reserve
        free = most - self._all
        return self._rooms[caller.room, caller.audience] >= FREE_TIMES * free

    def _leased(self, lease: Lease) -> Lease:
        self._add(lease, 1)
        actor = lease.caller.actor
        if not _only_watches(lease.caller):
            self._own[actor] = (*self._own.get(actor, ()), lease)
        return lease

    def _give_back(self, lease: Lease) -> None:
        self._add(lease, -1)
        if _only_watches(lease.caller):
            return
        actor = lease.caller.actor
        left = tuple(each for each in self._own[actor] if each is not lease)
        if left:
            self._own[actor] = left
        else:
            del self._own[actor]

    def _add(self, lease: Lease, change: int) -> None:
        caller = lease.caller
        self._all += change
        self._count(caller.audience, change)
        _add(self._rooms, (caller.room, caller.audience), change)
        if caller.audience is Audience.ATTENDEE:
            _add(self._addresses, lease.address, change)


def _only_watches(caller: Caller) -> bool:
    """Whether they came by the attendee link and have not joined: one of many on one token."""
    return caller.audience is Audience.ATTENDEE and caller.person.id is None


def _add(counter: Counter[T], key: T, change: int) -> None:
    """Count, and keep no zeros."""
    counter[key] += change
    if not counter[key]:
        del counter[key]
