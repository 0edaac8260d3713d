"""Opening a room: a name for it, its program, and one secret link for each role."""

from __future__ import annotations

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from liveroom.core.ids import PersonId, RoomId
from liveroom.core.program import Program
from liveroom.core.roles import LINKED_ROLES, Role
from liveroom.live.clock import Clock
from liveroom.live.rooms import Rooms
from liveroom.web.auth import PERSON_PREFIX, PREFIXES, Caller, Keys, digest, new_token
from liveroom.web.doors import Doors

_ANYWHERE = frozenset({"0.0.0.0", "::", ""})


class Places(Protocol):
    """What of a site is needed to open rooms."""

    @property
    def rooms(self) -> Rooms: ...

    @property
    def keys(self) -> Keys: ...

    @property
    def clock(self) -> Clock: ...

    @property
    def doors(self) -> Doors: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A new room with its links; their secrets are in no other place."""

    room: RoomId
    tokens: dict[Role, str]
    links: dict[Role, str]
    owner: str
    """The id of the owner's link, under which further commands of the opener go."""


async def open_room(site: Places, program: Program) -> Opened:
    """Open a room with this program, in draft; it is on disk when this returns."""
    room = RoomId(_room_name())
    owner = new_id("k")
    await site.rooms.open(room, program, owner)
    tokens: dict[Role, str] = {}
    for role in LINKED_ROLES:
        link = owner if role is Role.OWNER else new_id("k")
        tokens[role] = await new_link(site, room, role, link)
    links = {role: address(site.doors, room, role, token) for role, token in tokens.items()}
    return Opened(room, tokens, links, owner)


async def new_link(site: Places, room: RoomId, role: Role, link: str, label: str = "") -> str:
    """Make a link for a role and return its token, of which only the digest is kept."""
    token = new_token(PREFIXES[role])
    await site.keys.add_link(room, role, link, digest(token), label, site.clock.now())
    return token


async def new_person(site: Places, link: Caller, name: str | None) -> tuple[PersonId, str]:
    """Let somebody join by an attendee link: a person of their own, with a token."""
    person = PersonId(new_id("p"))
    token = new_token(PERSON_PREFIX)
    now = site.clock.now()
    await site.keys.add_person(link.room, link.holder.link, person, digest(token), name, now)
    return person, token


def address(doors: Doors, room: RoomId, role: Role, token: str) -> str:
    """The link to hand out. Staff secrets stand in the fragment, which no server ever sees."""
    if role is Role.ATTENDEE:
        return f"{doors.base_url}/join/{token}"
    return f"{doors.base_url}/r/{room}/{role.value}#{token}"


def own_url(host: str, port: int) -> str:
    """How this machine itself reaches a server that listens there."""
    name = "127.0.0.1" if host in _ANYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def described(opened: Opened, understood: Mapping[str, object]) -> dict[str, object]:
    """What whoever opens a room is told, once."""
    return {
        "room": opened.room,
        "links": {role.value: url for role, url in opened.links.items()},
        "tokens": {role.value: token for role, token in opened.tokens.items()},
        "program": understood,
    }


def new_id(prefix: str) -> str:
    """A short random name for a thing; it is no secret."""
    return prefix + secrets.token_hex(8)


def _room_name() -> str:
    return base64.b32encode(secrets.token_bytes(10)).decode().lower()
