"""The pages of those who run the show: moderator, host, speaker and overlay."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web.access import sessions
from liveroom.web.pages import responses, sign_in


async def page(request: Request) -> Response:
    """GET /r/{room}/{role}: the page, or the way in for whoever has no cookie yet."""
    room = request.path_params["room"]
    as_ = sessions.role(request.url.path.rstrip("/").rpartition("/")[2])
    caller = await sessions.visitor(request, room, as_)
    if caller is None:
        return sign_in.enter_page(request, room, as_)
    return await responses.screen(request, as_, caller)
