"""What servers on one database tell each other and nobody stores; it may be lost."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from liveroom.core.ids import PersonId, RoomId


class Claimed(Struct, frozen=True, array_like=True):
    """A moderator is at a segment or a question, since an instant and until another (UTC ms).

    `screen` tells their screens apart, `by` is what colleagues call them.
    """

    thing: str
    screen: str
    by: str | None
    since: int
    until: int


class Attending(Struct, frozen=True, tag="attending"):
    """Who looks on at one server: how many attend, of the staff each audience, name and number of
    screens, and what moderators are at."""

    room: RoomId
    count: int
    staff: tuple[tuple[str, str | None, int], ...] = ()
    claims: tuple[Claimed, ...] = ()


class Came(Struct, frozen=True, array_like=True):
    """A person joined a room at an instant (its own time, UTC ms); `origin` is the same for all
    who come from one address."""

    person: PersonId
    origin: str
    at: int


class Joined(Struct, frozen=True, tag="joined"):
    """People who joined a room of late, or of whom it matters from where."""

    room: RoomId
    people: tuple[Came, ...]


class Spent(Struct, frozen=True, tag="spent"):
    """How often something was done that is limited on all servers together: by limit, then by
    whatever it is counted for."""

    times: dict[str, dict[str, int]]


Presence = Attending | Joined | Spent


@dataclass(frozen=True, slots=True)
class ServerSaid:
    """What a server says, by the name that the others know it by."""

    server: str
    what: Presence
