"""Further links of a room: made, listed and revoked by its owner."""

from __future__ import annotations

from dataclasses import dataclass

from liveroom.core.ids import RoomId
from liveroom.core.records import IN_URL, LinkRow, NotStored
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.live.room_task import RoomTask
from liveroom.web.access import sessions
from liveroom.web.commands.opening import Places, link_id
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

MAX_LABEL = 60


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as its owner sees it; without a token where it is revoked."""

    row: LinkRow
    token: str | None


async def new_link(
    app_state: Places, room: RoomId, role: Role, label: str, name: str, in_url: bool = False
) -> str:
    """Make a link that is named so by whoever asks for it, and give its id.

    Asked again under the same name it makes no other, also where the first was revoked. With
    `in_url` its token may stand in an address. Raises NotStored, and Refused for a long label.
    """
    if len(label) > MAX_LABEL:
        raise Refused(Code.NAME_TOO_LONG, limit=MAX_LABEL, length=len(label), field="label")
    link = link_id(room, "named", name, role.value, label)
    if in_url:
        link = IN_URL + link
    row = LinkRow(link, role, label, app_state.clock.now())
    made = tokens.digest(tokens.link_token(app_state.link_key, room, row))
    try:
        await app_state.keys.add_link(room, role, link, made, label, row.created_at)
    except NotStored:
        if all(row.link != link for row in await app_state.keys.links(room)):
            raise
    return link


async def listed(app_state: Places, room: RoomId) -> list[Shown]:
    """All links of a room, the oldest first."""
    rows = await app_state.keys.links(room)
    made = await tokens.shown(app_state.keys, app_state.link_key, room, rows)
    return [Shown(row, made.get(row.link)) for row in rows]


async def revoke(app_state: AppState, room_task: RoomTask, caller: Caller, link: str) -> bool:
    """Revoke a link at once: who came by it is sent away, and cannot come back by it.

    False where there is none to revoke. Raises Refused for the caller's own.
    """
    if link == caller.holder.link:
        raise Refused(Code.NOT_ALLOWED)
    revoked = await app_state.keys.revoke(caller.room, link, app_state.clock.now())
    app_state.revoked.add(link)
    room_task.close_where(lambda socket: socket.link == link, sessions.LINK_REVOKED)
    return revoked
