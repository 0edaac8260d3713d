"""All rooms for the operator's programs, and the end of one for its owner's."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import operator, sessions
from liveroom.web.commands import replies, rooms
from liveroom.web.security import tokens


async def listed(request: Request) -> Response:
    """GET /api/v1/rooms: every room, for whoever may open rooms."""
    operator.required(request, tokens.bearer(request.headers))
    found = await state.of(request).listing.rooms()
    return replies.json([rooms.described(each) for each in found])


async def delete(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}: all of it is gone with the answer. By its owner's token."""
    caller = await sessions.of_token(request, tokens.bearer(request.headers))
    if caller.role is not Role.OWNER:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    await rooms.delete(state.of(request), RoomId(caller.room))
    return Response(status_code=204)
