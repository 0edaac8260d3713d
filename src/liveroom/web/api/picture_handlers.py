"""The pictures of an event: its logo and those of its sponsors, for whoever is in the room."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.look import pictures
from liveroom.core.program_changes import pictures as pictures_of
from liveroom.core.refusals import Code, Refused
from liveroom.web.access import sessions
from liveroom.web.api.reference.operation import File, Operation
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller

_KEPT = "private, max-age=31536000, immutable"
"""A name stands for the same bytes for ever."""


async def of_page(request: Request) -> Response:
    """GET /r/{room}/pictures/{name}: for pages, by the cookie of any role."""
    caller = await sessions.of_any_role(request, request.path_params["room"])
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    return await _picture(request, caller)


@Operation("token", {200: File(pictures.MEDIA_TYPES)}, (401, 403, 404))
async def of_program(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/pictures/{name}: the same by a token."""
    return await _picture(request, await sessions.of_token(request, tokens.bearer(request.headers)))


async def _picture(request: Request, caller: Caller) -> Response:
    room = (await sessions.running(request, caller)).room
    address = pictures_of(room.program).get(request.path_params["name"])
    content = None if address is None else pictures.content(address)
    if content is None:
        raise HTTPException(404)
    media_type, raw = content
    return Response(raw, media_type=media_type, headers={"Cache-Control": _KEPT})
