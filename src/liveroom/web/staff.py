"""The pages of those who run the show: moderator, host, speaker and overlay."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.web import enter, visits


async def page(request: Request) -> Response:
    """GET /r/{room}/{role}: the page, or the way in for whoever has no cookie yet."""
    room = request.path_params["room"]
    as_ = visits.role(request.url.path.rstrip("/").rpartition("/")[2])
    caller = await visits.visitor(request, room, as_)
    if caller is None:
        return enter.enter_page(request, room, as_)
    return await visits.page(request, as_, caller)
