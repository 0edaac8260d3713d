"""Opening a room: a name for it, its program, and one secret link for each role."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from liveroom.core.commands import Command
from liveroom.core.ids import PersonId, RoomId
from liveroom.core.program import Program
from liveroom.core.records import LinkRow, NotStored, Repeated
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.live.clock import Clock
from liveroom.live.registry import OPENING, Rooms
from liveroom.web.security.origins import Origins
from liveroom.web.security.tokens import (
    PERSON_PREFIX,
    Caller,
    Keys,
    digest,
    new_token,
    token_from,
)

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
    def origins(self) -> Origins: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A room with its links; `secret` is what they are made from, and is in no other place."""

    room: RoomId
    secret: str
    tokens: dict[Role, str]
    links: dict[Role, str]


async def open_room(
    app_state: Places,
    program: Program,
    key: str | None = None,
    sent: str = "",
    also: Sequence[Command] = (),
) -> Opened:
    """Open a room with this program and what is asked for besides; it is on disk on return.

    `key` names this opening for as long as the room exists: the same key again gives the same room
    with the same links, and opens nothing. `sent` is the fingerprint of what came with the key.
    Raises Refused, key_reused where that differs from the first time.
    """
    key = key or secrets.token_urlsafe(24)
    room, seed = _room_name(key), secrets.token_urlsafe(32)
    opened = _opened(app_state.origins, room, seed, key)
    made = {role: digest(token) for role, token in opened.tokens.items()}
    now = app_state.clock.now()
    rows = {each: LinkRow(_link_id(each), role, "", now) for role, each in made.items()}
    try:
        await app_state.rooms.open(room, program, also, rows, {"seed": seed, "sent": sent})
    except Repeated as repeated:
        first = msgspec.json.decode(repeated.bodies[OPENING])
        if first["sent"] != sent:
            raise Refused(Code.KEY_REUSED, room=room) from None
        return _opened(app_state.origins, room, first["seed"], key)
    return opened


def fingerprint(sent: object) -> str:
    """Whether the same was sent again shows by this, which is kept instead of what was sent."""
    return hashlib.sha256(msgspec.json.encode(sent, order="sorted")).hexdigest()


def tokens(secret: str) -> dict[Role, str]:
    """The tokens of a new room's links, from the secret that they are made of."""
    return {role: token_from(secret, role.spec.prefix, role.value) for role in Role}


def _opened(origins: Origins, room: RoomId, seed: str, key: str) -> Opened:
    """The store has the seed and not the key, the caller the key and not the seed."""
    secret = token_from(seed, "", key)
    made = tokens(secret)
    return Opened(room, secret, made, links(origins, room, made))


def links(origins: Origins, room: RoomId, tokens: Mapping[Role, str]) -> dict[Role, str]:
    """The links to hand out."""
    return {role: address(origins, room, role, token) for role, token in tokens.items()}


async def keep_link(
    app_state: Places, room: RoomId, role: Role, token: str, label: str = ""
) -> None:
    """Keep a link, of whose token only the digest is kept; one that is kept already stays.

    Raises NotStored.
    """
    made = digest(token)
    link = _link_id(made)
    try:
        await app_state.keys.add_link(room, role, link, made, label, app_state.clock.now())
    except NotStored:
        if all(row.link != link for row in await app_state.keys.links(room)):
            raise


async def new_person(app_state: Places, link: Caller, name: str | None) -> tuple[PersonId, str]:
    """Let somebody join by an attendee link: a person of their own, with a token."""
    token = new_token(PERSON_PREFIX)
    person = await app_state.keys.add_person(link.room, link.holder.link, digest(token), name)
    return person, token


def address(origins: Origins, room: RoomId, role: Role, token: str) -> str:
    """The link to hand out. Staff secrets stand in the fragment, which no server ever sees."""
    if role is Role.ATTENDEE:
        return f"{origins.base_url}/join/{token}"
    return f"{origins.base_url}/r/{room}/{role.value}#{token}"


def own_url(host: str, port: int) -> str:
    """How this machine itself reaches a server that listens there."""
    name = "127.0.0.1" if host in _ANYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def described(opened: Opened, understood: Mapping[str, object]) -> dict[str, object]:
    """What whoever opens a room is told."""
    return {
        "room": opened.room,
        "links": {role.value: url for role, url in opened.links.items()},
        "tokens": {role.value: token for role, token in opened.tokens.items()},
        "program": understood,
    }


def new_id(prefix: str) -> str:
    """A short random name for a thing; it is no secret."""
    return prefix + secrets.token_hex(8)


def _link_id(digest: bytes) -> str:
    return "k" + digest[:8].hex()


def _room_name(key: str) -> RoomId:
    """One room for each key, however often and at how many places at once it is opened."""
    name = hashlib.sha256(b"room\0" + key.encode()).digest()[:10]
    return RoomId(base64.b32encode(name).decode().lower())
