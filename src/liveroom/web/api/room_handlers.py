"""All rooms for the operator's programs, and the end of one for its owner's too."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web import state
from liveroom.web.access import operator
from liveroom.web.commands import replies, rooms
from liveroom.web.security import tokens


async def listed(request: Request) -> Response:
    """GET /api/v1/rooms: every room, for whoever may open rooms."""
    operator.required(request, tokens.bearer(request.headers))
    found = await state.of(request).listing.rooms()
    return replies.json([rooms.described(each) for each in found])


async def delete(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}: all of it is gone with the answer. By its owner's token
    or the operator's key."""
    await rooms.delete(state.of(request), await operator.room_of_owner(request))
    return Response(status_code=204)
