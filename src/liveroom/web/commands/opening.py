"""Opening a room: a name for it, its program, and one secret link for each role."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import msgspec

from liveroom.core.commands import SetCode
from liveroom.core.ids import PersonId, RoomId, first_link_id, link_id
from liveroom.core.program import Program
from liveroom.core.records import CODE, LinkRow, Repeated
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.vocabulary.damage import Damaged
from liveroom.live.batch import Opening
from liveroom.live.clock import Clock
from liveroom.live.registry import OPENING, Rooms
from liveroom.web.limits.everywhere import pseudonym
from liveroom.web.limits.rate_limits import network
from liveroom.web.security import codes, tokens
from liveroom.web.security.origins import Origins
from liveroom.web.security.tokens import PERSON_PREFIX, Caller, Keys, digest, new_token

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

    @property
    def link_key(self) -> bytes: ...


@dataclass(frozen=True, slots=True)
class Opened:
    """A room with the tokens of its first links, and the links themselves."""

    room: RoomId
    tokens: dict[Role, str]
    links: dict[Role, str]


async def open_room(
    app_state: Places,
    program: Program,
    key: str | None = None,
    sent: str = "",
    also: Sequence[Opening] = (),
) -> Opened:
    """Open a room with this program and what is asked for besides; it is on disk on return.

    `key` names this opening for as long as the room exists: the same key again gives the same room
    with the same links, and opens nothing. `sent` is the fingerprint of what came with the key.
    Raises Refused, key_reused where that differs from the first time.
    """
    room = RoomId(room_name(key or secrets.token_urlsafe(24)))
    return await open_named(app_state, room, program, sent, also)


async def open_named(
    app_state: Places, room: RoomId, program: Program, sent: str, also: Sequence[Opening] = ()
) -> Opened:
    """The same for a room whose name was made of its key."""
    rows = [first_link(room, role, app_state.clock.now()) for role in Role]
    made = {row.role: tokens.link_token(app_state.link_key, room, row) for row in rows}
    kept = {digest(made[row.role]): row for row in rows}
    code = codes.made(app_state.link_key, room, "opening")
    kept[codes.digest(code)] = code_link(room, code, app_state.clock.now())
    try:
        await app_state.rooms.open(room, program, (*also, SetCode(code)), kept, {"sent": sent})
    except Repeated as repeated:
        if msgspec.json.decode(repeated.bodies[OPENING])["sent"] != sent:
            raise Refused(Code.KEY_REUSED, room=room) from None
        good = await tokens.shown(app_state.keys, app_state.link_key, room, rows)
        made = {row.role: good[row.link] for row in rows if row.link in good}
    return Opened(room, made, links(app_state.origins, room, made))


def fingerprint(sent: object) -> str:
    """Whether the same was sent again shows by this, which is kept instead of what was sent."""
    return hashlib.sha256(msgspec.json.encode(sent, order="sorted")).hexdigest()


def first_link(room: RoomId, role: Role, at: int = 0) -> LinkRow:
    """The link of a role that a room is opened with."""
    return LinkRow(first_link_id(room, role.value), role, "", at)


def code_link(room: RoomId, code: str, at: int = 0) -> LinkRow:
    """The attendee link whose secret is a short code."""
    return LinkRow(CODE + link_id(room, "code", code), Role.ATTENDEE, "", at)


def links(origins: Origins, room: RoomId, made: Mapping[Role, str]) -> dict[Role, str]:
    """The links to hand out."""
    return {role: address(origins, room, role, token) for role, token in made.items()}


async def new_person(
    app_state: Places,
    link: Caller,
    name: str | None,
    address: str,
    before: PersonId | None = None,
) -> tuple[PersonId, str]:
    """Let somebody join by an attendee link: a person of their own, with a token.

    They come from an address; `before` is who they were in the same browser. Raises Refused where
    nobody who joined is known any more.
    """
    room_task = await app_state.rooms.find(link.room)
    token = new_token(PERSON_PREFIX)
    try:
        person = await app_state.keys.add_person(link.room, link.holder.link, digest(token), name)
    except Damaged as error:
        raise Refused(Code.DAMAGED) from error
    if room_task is not None:
        origin = pseudonym(app_state.link_key, link.room, network(address))
        await room_task.joined(person, origin, before)
    return person, token


def address(origins: Origins, room: RoomId, role: Role, token: str) -> str:
    """The link to hand out. Staff secrets stand in the fragment, which no server ever sees."""
    if role is Role.ATTENDEE:
        return f"{origins.base_url}/join/{token}"
    return f"{origins.base_url}/r/{room}/{role.value}#{token}"


def code_address(origins: Origins, code: str) -> str:
    """The short address that leads to the attendee page."""
    return f"{origins.base_url}/c/{code}"


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


def room_name(key: str) -> str:
    """One room for each key, however often and at how many places at once it is opened."""
    name = hashlib.sha256(b"room\0" + key.encode()).digest()[:10]
    return base64.b32encode(name).decode().lower()
