"""The links of a room, for its owner's programs and the operator's."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.events import Author
from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import expiry, operator, sessions
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import links, opening, replies, sanitise
from liveroom.web.commands.decode import Reader
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState


class NewLink(Struct, forbid_unknown_fields=True):
    role: Role
    label: str = ""
    in_url: bool = False
    one_browser: bool = False


class WhichLinks(Struct, forbid_unknown_fields=True):
    """`role` null: those of all staff. Attendees' are only given other addresses."""

    role: Role | None = None


_WHICH_LINKS = Reader[WhichLinks](WhichLinks)
_NEW_LINKS = Reader[NewLink](NewLink)


@Operation("owner or operator", {200: answer_types.RoomLinks}, (401, 403, 404, 429))
async def listed(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/links: all of them, with their addresses."""
    room = await operator.room_of_owner(request)
    return replies.json({"links": await _described(state.of(request), room)})


@Operation(
    "owner or operator",
    {201: answer_types.RoomLink},
    (401, 403, 404, 422, 429),
    body=NewLink,
    takes_key=True,
)
async def make(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/links: a new one. The same `Idempotency-Key` makes no other."""
    room, app_state = await operator.room_of_owner(request), state.of(request)
    wanted = _NEW_LINKS.json(await request.body() or b"{}")
    name = replies.idempotency_key(request) or opening.new_id("f")
    label = sanitise.line(wanted.label)
    by = await _author(request)
    link = await links.new_link(
        app_state,
        room,
        wanted.role,
        label,
        name,
        wanted.in_url,
        by,
        is_bound=wanted.one_browser,
    )
    (made,) = await _described(app_state, room, {link})
    return replies.json(made, 201)


@Operation(
    "owner or operator", {200: answer_types.RoomLinks}, (401, 403, 404, 422, 429), body=WhichLinks
)
async def rotate(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/links/rotate: new links in the place of all of a role's, or of all
    of staff's, but for the caller's own. Attendees who are in stay."""
    room, app_state = await operator.room_of_owner(request), state.of(request)
    wanted = _WHICH_LINKS.json(await request.body() or b"{}")
    room_task = await app_state.find(room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    by = await _author(request)
    name = opening.new_id("f")
    if wanted.role is Role.ATTENDEE:
        made = await links.new_way_in(app_state, room_task, name, by)
    else:
        roles = links.STAFF if wanted.role is None else (wanted.role,)
        keep = None if by is None else by.link
        made = [*(await links.rotate(app_state, room_task, roles, name, by, keep)).values()]
    return replies.json({"links": await _described(app_state, room, made)})


@Operation("token", {204: None}, (401, 403, 404))
async def revoke(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}/links/{link}: whoever came by it is sent away."""
    caller = await _owner(request)
    room_task = await sessions.running(request, caller)
    link = request.path_params["link"]
    if not await links.revoke(state.of(request), room_task, caller, link):
        raise Refused(Code.NO_SUCH_LINK, link=link)
    return Response(status_code=204)


async def _described(
    app_state: AppState, room: RoomId, only: Collection[str] | None = None
) -> list[dict[str, object]]:
    """The links of a room, or these, as programs are told of them."""
    room_task = await app_state.find(room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    used = links.last_used(room_task.room)
    shown = [
        (each, expiry.expires_at(room_task.room, each.row.role, each.row.created_at))
        for each in await links.listed(app_state, room)
        if only is None or each.row.link in only
    ]
    return [links.described(each, until, used.get(each.row.link)) for each, until in shown]


async def _author(request: Request) -> Author | None:
    """The owner who asks; None for whoever runs this server."""
    caller = await tokens.find(state.of(request).keys, tokens.bearer(request.headers))
    return None if caller is None else caller.person.author


async def _owner(request: Request) -> Caller:
    caller = await sessions.of_token(request, tokens.bearer(request.headers))
    if caller.role is not Role.OWNER:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    return caller
