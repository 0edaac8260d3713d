"""The browsers of a room's staff, for its owner's programs and the operator's."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web import state
from liveroom.web.access import operator, signed_in
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import replies
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller


@Operation("owner or operator", {200: answer_types.RoomSessions}, (401, 403, 404, 429))
async def listed(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/sessions: which browsers are signed in by which staff link."""
    room = await operator.room_of_owner(request)
    found = await signed_in.listed(state.of(request), room, b"")
    return replies.json({"sessions": [signed_in.described(each) for each in found]})


@Operation("owner or operator", {204: None}, (401, 403, 404, 429))
async def end(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}/sessions/{session}: that browser is signed out."""
    room, by = await operator.room_of_owner(request), await _caller(request)
    await signed_in.end_one(state.of(request), room, by, request.path_params["session"])
    return Response(status_code=204)


@Operation("owner or operator", {200: answer_types.EndedSessions}, (401, 403, 404, 429))
async def end_all(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}/sessions: all of them are; the links stay good."""
    room, by = await operator.room_of_owner(request), await _caller(request)
    return replies.json({"ended": await signed_in.end_others(state.of(request), room, by)})


async def _caller(request: Request) -> Caller | None:
    """The owner who asks; None for whoever runs this server."""
    return await tokens.find(state.of(request).keys, tokens.bearer(request.headers))
