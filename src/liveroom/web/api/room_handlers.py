"""All rooms for the operator's programs, and the end of one for its owner's too."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web import state
from liveroom.web.access import operator
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import replies, rooms
from liveroom.web.security import tokens


@Operation("operator", {200: list[answer_types.ListedRoom]}, (401, 403, 429))
async def listed(request: Request) -> Response:
    """GET /api/v1/rooms: every room, for whoever may open rooms."""
    operator.required(request, tokens.bearer(request.headers))
    found = await state.of(request).listing.rooms()
    return replies.json([rooms.described(each) for each in found])


@Operation("owner or operator", {204: None}, (401, 403, 404, 429))
async def delete(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}: all of it is gone with the answer. By its owner's token
    or the operator's key."""
    await rooms.delete(state.of(request), await operator.room_of_owner(request))
    return Response(status_code=204)
