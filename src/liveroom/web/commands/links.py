"""Further links of a room: made, listed and revoked by its owner."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import chain

import msgspec

from liveroom.core.commands import SetCode
from liveroom.core.events import Author
from liveroom.core.ids import CommandId, RoomId, link_id
from liveroom.core.records import BOUND, IN_URL, LinkRow, NotStored
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Person, Role
from liveroom.core.room import Room
from liveroom.core.vocabulary.access_notes import Noted
from liveroom.live.room_task import RoomTask
from liveroom.web.access import auditing, sessions
from liveroom.web.commands import decode
from liveroom.web.commands.opening import Places, address, code_link
from liveroom.web.security import codes, tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

MAX_LABEL = 60
STAFF = tuple(role for role in Role if role is not Role.ATTENDEE)
"""Whose links are replaced together where no role is named."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A link as its owner sees it; without a token and an address where it is revoked."""

    row: LinkRow
    token: str | None
    url: str | None


async def new_link(
    app_state: Places,
    room: RoomId,
    role: Role,
    label: str,
    name: str,
    in_url: bool = False,
    by: Author | None = None,
    noted: Noted = "link_made",
    is_bound: bool = False,
) -> str:
    """Make a link that is named so by whoever asks for it, and give its id.

    Asked again under the same name it makes no other, also where the first was revoked. With
    `in_url` its token may stand in an address; one that `is_bound` is for the first browser that
    opens it. Raises NotStored, and Refused for a long label and for what cannot be bound.
    """
    if is_bound and (in_url or not role.spec.bindable):
        raise decode.bad("one_browser", "not_for_this_role")
    if len(label) > MAX_LABEL:
        raise Refused(Code.NAME_TOO_LONG, limit=MAX_LABEL, length=len(label), field="label")
    link = link_id(room, "named", name, role.value, label)
    link = (IN_URL if in_url else BOUND if is_bound else "") + link
    row = LinkRow(link, role, label, app_state.clock.now())
    made = tokens.digest(tokens.link_token(app_state.link_key, room, row))
    if await _keep(app_state, room, row, made):
        await auditing.note_link(app_state.rooms, room, by, noted, row)
    return link


async def new_way_in(
    app_state: AppState, room_task: RoomTask, name: str, by: Author | None
) -> list[str]:
    """Let attendees in by another short code and by other addresses of their links, which are
    returned, and no more by those before. Whoever is in stays.

    Asked again under the same name it changes nothing more. Raises Refused, and NotStored: then
    some of the old ones may still be good.
    """
    room, key = room_task.room_id, app_state.link_key
    code, rotation = codes.made(key, room, name), tokens.rotation_named(name)
    await _set_code(room_task, code, name, by)
    rows = [
        row
        for row in await app_state.keys.links(room)
        if row.role is Role.ATTENDEE and row.revoked_at is None
    ]
    shown = [row for row in rows if not row.has_code]
    if room_task.room.code == code:  # else this is an earlier wish, sent again
        with_code = next((row for row in rows if row.has_code), None)
        if with_code is None:
            row = code_link(room, code, app_state.clock.now())
            await _keep(app_state, room, row, codes.digest(code))
        else:
            await app_state.keys.rotate(room, with_code.link, codes.digest(code), rotation)
        for row in shown:
            token = tokens.link_token(key, room, replace(row, rotation=rotation))
            await app_state.keys.rotate(room, row.link, tokens.digest(token), rotation)
            if row.rotation != rotation:
                await auditing.note_link(app_state.rooms, room, by, "link_replaced", row)
    return [row.link for row in shown]


async def _set_code(room_task: RoomTask, code: str, name: str, by: Author | None) -> None:
    actor = "server" if by is None else by.link
    command_id = CommandId(f"code-{name}")
    owner = Person(Role.OWNER, author=by)
    answer = msgspec.json.decode(await room_task.submit(SetCode(code), owner, actor, command_id))
    if not answer["ok"]:
        raise Refused(Code(answer["code"]))


async def listed(app_state: Places, room: RoomId) -> list[Shown]:
    """All links of a room that have a token, the oldest first."""
    rows = [row for row in await app_state.keys.links(room) if not row.has_code]
    made = await tokens.shown(app_state.keys, app_state.link_key, room, rows)
    urls = {
        row.link: address(app_state.origins, room, row.role, made[row.link])
        for row in rows
        if row.link in made
    }
    return [Shown(row, made.get(row.link), urls.get(row.link)) for row in rows]


def last_used(room: Room) -> dict[str, int]:
    """When something was last done by each link, or a new browser opened it (the room's UTC ms)."""
    used: dict[str, int] = {}
    rundown = (entry.recorded for entry in room.rundown.account)
    for recorded in chain(room.audit.values(), room.account.values(), rundown):
        if (by := recorded.by) is not None:
            used[by.link] = max(recorded.at, used.get(by.link, 0))
    return used


def described(
    shown: Shown, expires_at: int | None = None, used_at: int | None = None
) -> dict[str, object]:
    """A link as its owner's programs are told of it."""
    row = shown.row
    return {
        "link": row.link,
        "role": row.role.value,
        "label": row.label,
        "in_url": row.in_url,
        "one_browser": row.is_bound,
        "created_at": row.created_at,
        "revoked_at": row.revoked_at,
        "expires_at": expires_at,
        "used_at": used_at,
        "token": shown.token,
        "url": shown.url,
    }


async def revoke(app_state: AppState, room_task: RoomTask, caller: Caller, link: str) -> bool:
    """Revoke a link at once: who came by it is sent away, and cannot come back by it.

    False where there is none to revoke. Raises Refused for the caller's own.
    """
    if link == caller.holder.link:
        raise Refused(Code.NOT_ALLOWED)
    revoked = await _shut(app_state, room_task, link)
    if revoked:
        rows = await app_state.keys.links(caller.room)
        row = next(each for each in rows if each.link == link)
        by = caller.person.author
        await auditing.note_link(app_state.rooms, caller.room, by, "link_revoked", row)
    return revoked


async def rotate(
    app_state: AppState,
    room_task: RoomTask,
    roles: Collection[Role],
    name: str,
    by: Author | None,
    keep: str | None = None,
) -> dict[str, str]:
    """Put a new link in the place of each good one of these roles, but for the link `keep`.

    Returns the new links by those they stand for, which are revoked at once. `name` is that of
    whoever asks for it, once. Raises NotStored; then some of the old ones may still be good.
    """
    room = room_task.room_id
    rows = [
        row
        for row in await app_state.keys.links(room)
        if row.role in roles and row.revoked_at is None and not row.has_code and row.link != keep
    ]
    made = {
        row.link: await new_link(
            app_state,
            room,
            row.role,
            row.label,
            f"{name} {row.link}",
            row.in_url,
            by,
            "link_replaced",
            row.is_bound,
        )
        for row in rows
    }
    for link in made:
        await _shut(app_state, room_task, link)
    return made


async def _shut(app_state: AppState, room_task: RoomTask, link: str) -> bool:
    now = app_state.clock.now()
    revoked = await app_state.keys.revoke(room_task.room_id, link, now)
    app_state.revoked.add(link)
    room_task.close_where(lambda socket: socket.link == link, sessions.LINK_REVOKED)
    return revoked


async def _keep(app_state: Places, room: RoomId, row: LinkRow, digest: bytes) -> bool:
    """Keep a link, unless it is kept already; whether it was new."""
    try:
        await app_state.keys.add_link(room, row.role, row.link, digest, row.label, row.created_at)
    except NotStored:
        if all(kept.link != row.link for kept in await app_state.keys.links(room)):
            raise
        return False
    return True
