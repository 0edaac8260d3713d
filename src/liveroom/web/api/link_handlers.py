"""The links of a room, for its owner's programs and the operator's."""

from __future__ import annotations

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import operator, sessions
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import links, opening, replies, sanitise
from liveroom.web.commands.decode import Reader
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller


class NewLink(Struct, forbid_unknown_fields=True):
    role: Role
    label: str = ""
    in_url: bool = False


_NEW_LINKS = Reader[NewLink](NewLink)


@Operation("owner or operator", {200: answer_types.RoomLinks}, (401, 403, 404, 429))
async def listed(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/links: all of them, with their addresses."""
    room = await operator.room_of_owner(request)
    found = await links.listed(state.of(request), room)
    return replies.json({"links": [links.described(each) for each in found]})


@Operation(
    "owner or operator",
    {201: answer_types.RoomLink},
    (401, 403, 404, 429),
    body=NewLink,
    takes_key=True,
)
async def make(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/links: a new one. The same `Idempotency-Key` makes no other."""
    room, app_state = await operator.room_of_owner(request), state.of(request)
    wanted = _NEW_LINKS.json(await request.body() or b"{}")
    name = replies.idempotency_key(request) or opening.new_id("f")
    label = sanitise.line(wanted.label)
    link = await links.new_link(app_state, room, wanted.role, label, name, in_url=wanted.in_url)
    found = await links.listed(app_state, room)
    made = next(each for each in found if each.row.link == link)
    return replies.json(links.described(made), 201)


@Operation("token", {204: None}, (401, 403, 404))
async def revoke(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}/links/{link}: whoever came by it is sent away."""
    caller = await _owner(request)
    room_task = await sessions.running(request, caller)
    link = request.path_params["link"]
    if not await links.revoke(state.of(request), room_task, caller, link):
        raise Refused(Code.NO_SUCH_LINK, link=link)
    return Response(status_code=204)


async def _owner(request: Request) -> Caller:
    caller = await sessions.of_token(request, tokens.bearer(request.headers))
    if caller.role is not Role.OWNER:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    return caller
