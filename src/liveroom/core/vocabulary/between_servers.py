"""What servers on one database tell each other and nobody stores; it may be lost."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from liveroom.core.ids import RoomId


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


Presence = Attending


@dataclass(frozen=True, slots=True)
class ServerSaid:
    """What a server says, by the name that the others know it by."""

    server: str
    what: Presence
