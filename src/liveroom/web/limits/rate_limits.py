"""How often somebody may do something: it is refused at once, and never queued."""

from __future__ import annotations

from functools import lru_cache
from ipaddress import IPv6Address
from typing import Final

from liveroom.core.commands import Ask, Command, Vote
from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.web.limits.everywhere import Everywhere, Shared
from liveroom.web.limits.gcra import Gcra
from liveroom.web.settings import Settings


class RateLimits:
    """All budgets of a server. One hall of people shares one address, so those are generous.

    What people do in a room is counted for that room: a flood of one locks nobody out of another.
    """

    def __init__(self, settings: Settings, everywhere: Everywhere) -> None:
        """What keeps people safe, secrets from being guessed or the database from being filled
        holds `everywhere`; what keeps one process free is its own.
        """
        shared = everywhere.limit
        self.votes = Gcra(100, 200)
        asks = shared("ask", 10, 3_000)
        self._own: dict[type[Command], Gcra | Shared] = {Ask: asks, Vote: self.votes}
        self._commands = Gcra(300, 100)
        self._similar = Gcra(20, 1_000)
        self._similar_in = Gcra(1_000, 10)
        self._joins = shared("join", settings.joins_per_address, 200)
        self._asked = shared("ask from", settings.questions_per_address, 1_000)
        self._asked_in = shared("ask in", 5_000, 200)
        self._sign_ins = shared("sign in", 100, 2_000)
        self._misses = shared("wrong token", 10, 6_000)
        self._guesses = shared("wrong key", 10, 6_000)
        self._codes = shared("wrong code", 100, 6_000)
        self._all_codes = shared("wrong codes", 3_000, 100)
        self._exports = Gcra(30, 3_000)
        self._calendars = Gcra(300, 100)
        self._outcomes = Gcra(300, 100)
        self._glances = Gcra(60, 1_000)
        self._rooms = shared("open", settings.rooms_per_address, 2_000)

    def command(self, actor: str, command: Command, now: int) -> None:
        """Refuse what this actor asks for too often."""
        _spend(self._own.get(type(command), self._commands), actor, now)

    def ask(self, room: RoomId, address: str, now: int) -> None:
        """Refuse a question where a room gets more than people can ask, from one address or all."""
        _spend(self._asked, f"{room} {network(address)}", now)
        _spend(self._asked_in, room, now)

    def similar(self, room: RoomId, actor: str, now: int) -> None:
        """Refuse to look for questions like a text too often, for one who types or for a room."""
        _spend(self._similar, actor, now)
        _spend(self._similar_in, room, now)

    def join(self, room: RoomId, address: str, now: int) -> None:
        """Refuse an address from which more people join a room than a hall can hold."""
        _spend(self._joins, f"{room} {network(address)}", now)

    def sign_in(self, link: str, now: int) -> None:
        """Refuse a link by which more browsers come in than there can be staff."""
        _spend(self._sign_ins, link, now)

    def miss(self, address: str, now: int) -> None:
        """Count a wrong token against where it came from; nobody else is kept out by it."""
        _spend(self._misses, network(address), now)

    def may_guess(self, address: str, now: int) -> None:
        """Refuse an address that gave the wrong owner key too often, before it gives another."""
        wait = self._guesses.wait(address, now)
        if wait:
            raise too_often(wait)

    def guessed(self, address: str, now: int) -> None:
        """Count a wrong owner key."""
        self._guesses.take(address, now)

    def may_try_code(self, address: str, now: int) -> None:
        """Refuse to look a short code up where its sender had too many wrong.

        Where all together had, those wait who have given a wrong one of late, so that nobody locks
        others out. Right ones cost nothing. At what all may try, one code of 10^11 is not found.
        """
        sender = network(address)
        wait = self._codes.wait(sender, now)
        if self._codes.has_spent(sender, now):
            wait = max(wait, self._all_codes.wait("", now))
        if wait:
            raise too_often(wait)

    def wrong_code(self, address: str, now: int) -> None:
        """Count a short code that nobody has."""
        self._codes.take(network(address), now)
        self._all_codes.take("", now)

    def export(self, actor: str, now: int) -> None:
        """Refuse records to who takes them too often."""
        _spend(self._exports, actor, now)

    def calendar(self, actor: str, now: int) -> None:
        """The same for the calendar, which costs little; all who only watch share a link's name."""
        _spend(self._calendars, actor, now)

    def outcomes(self, actor: str, now: int) -> None:
        """The same for accounts and receipts, of which only what is new has to be made."""
        _spend(self._outcomes, actor, now)

    def glance(self, actor: str, now: int) -> None:
        """Refuse to draw the show at a glance for who looks at it without end."""
        _spend(self._glances, actor, now)

    def open_room(self, address: str, now: int) -> None:
        """Refuse an address that opens or reads announcements without end."""
        _spend(self._rooms, network(address), now)


@lru_cache(maxsize=16_384)
def network(address: str) -> str:
    """What one customer of a provider has: an IPv4 address, or the /64 network of an IPv6 one.

    Whatever is neither is left as it is.
    """
    if ":" not in address:
        return address
    try:
        full = IPv6Address(address.partition("%")[0])
    except ValueError:
        return address
    if full.ipv4_mapped is not None:
        return str(full.ipv4_mapped)
    return f"{IPv6Address(int(full) >> 64 << 64)}/64"


class Budget:
    """The same for single sockets, each of which keeps its number itself: 0 to begin with."""

    __slots__ = ("_burst_ms", "_every_ms")

    def __init__(self, burst: int, every_ms: int) -> None:
        self._burst_ms = burst * every_ms
        self._every_ms = every_ms

    def take(self, full_at: int, now: int) -> int | None:
        """The number after one more was taken; None when none was there."""
        full_at = (full_at if full_at > now else now) + self._every_ms
        return None if full_at - now > self._burst_ms else full_at


ATTENDEE_FRAMES: Final = Budget(50, 600)
STAFF_FRAMES: Final = Budget(300, 100)
"""How many frames one socket may send."""


def too_often(wait: int) -> Refused:
    """The refusal of who has to wait so many seconds."""
    return Refused(Code.TOO_OFTEN, retry_after=wait)


def _spend(limit: Gcra | Shared, key: str, now: int) -> None:
    wait = limit.take(key, now)
    if wait:
        raise too_often(wait)
