"""What an operator does with rooms: beside a running server, which is asked, or without one."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from liveroom.cli.operator_client import Site, asked, no_such_room, server_of, site
from liveroom.core.ids import RoomId
from liveroom.core.records import NotStored, Unknown
from liveroom.core.refusals import Refused
from liveroom.core.rehearsal.pace import rehearsed
from liveroom.core.roles import Role
from liveroom.core.vocabulary.damage import Damaged
from liveroom.live.all_rooms import Listing
from liveroom.store.cannot_open import CannotOpen
from liveroom.web.access import sessions
from liveroom.web.app import reading
from liveroom.web.commands import links
from liveroom.web.commands import rooms as rooms_
from liveroom.web.commands.rooms import described
from liveroom.web.settings import Settings

Described = Mapping[str, object]


async def rooms(settings: Settings) -> list[Described]:
    """Every room as `GET /api/v1/rooms` tells of it, read without a lock. Raises CannotOpen."""
    try:
        async with reading(settings) as log:
            return [described(each) for each in await Listing(log).rooms()]
    except NotStored as error:
        raise CannotOpen(f"The rooms cannot be read: {error}.") from None


async def title(settings: Settings, room: RoomId) -> str:
    """The title of a room; "" of one that cannot be read. Raises CannotOpen where there is none."""
    found = {each["room"]: each["title"] for each in await rooms(settings)}
    if room not in found:
        raise no_such_room(settings, room)
    return str(found[room])


async def new_links(
    settings: Settings, room: RoomId, roles: Sequence[Role], label: str
) -> list[Described]:
    """A new link for each role, as `POST /api/v1/rooms/{room}/links` tells of it.

    Raises CannotOpen.
    """
    if (run := server_of(settings)) is not None:
        path, said = f"/api/v1/rooms/{quote(room)}/links", {"label": label}
        return [
            asked(run, "POST", path, secrets.token_urlsafe(24), said | {"role": role.value})
            for role in roles
        ]
    try:
        async with site(settings) as here:
            return [await _new_link(settings, here, room, role, label) for role in roles]
    except (NotStored, Unknown) as error:
        raise CannotOpen(f"It is not known that the links were made: {error}.") from None
    except Refused as refused:
        raise CannotOpen(f"No link was made: {refused}.") from None


async def delete(settings: Settings, room: RoomId) -> None:
    """Delete a room and its rehearsals with all their bytes. Raises CannotOpen."""
    if (run := server_of(settings)) is not None:
        asked(run, "DELETE", f"/api/v1/rooms/{quote(room)}")
        return
    try:
        async with site(settings) as here:
            for each in await here.log.heads():
                if room in (each, rehearsed(each)):
                    await here.rooms.delete(each, sessions.ROOM_DELETED)
    except (NotStored, Unknown) as error:
        raise CannotOpen(f"Something may be left of it: {error}.") from None


async def erase(settings: Settings, room: RoomId, whose: str | None) -> rooms_.Erasure:
    """Erase the texts and names of a room, or of one person. Raises CannotOpen."""
    if (run := server_of(settings)) is not None:
        said = {} if whose is None else {"person": whose}
        told = asked(run, "POST", f"/api/v1/rooms/{quote(room)}/erase", body=said)
        return rooms_.Erasure(int(str(told["questions"])), bool(told["left"]))
    try:
        async with site(settings) as here:
            return await rooms_.erase(here.rooms, here.log, room, whose)
    except (NotStored, Unknown) as error:
        raise CannotOpen(f"Something may be left of them: {error}.") from None
    except Damaged as error:
        raise CannotOpen(f"The room cannot be read, only deleted: {error}.") from None
    except Refused as refused:
        raise CannotOpen(f"Nothing was erased: {refused}.") from None


async def _new_link(
    settings: Settings, here: Site, room: RoomId, role: Role, label: str
) -> Described:
    if await here.log.head(room) is None:
        raise no_such_room(settings, room)
    made = await links.new_link(here, room, role, label, secrets.token_urlsafe(24))
    found = await links.listed(here, room)
    return links.described(next(each for each in found if each.row.link == made))
