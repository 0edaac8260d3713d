"""The page of the records: the show at a glance, and each record to look at and to take."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.roles import Role
from liveroom.web import paths
from liveroom.web.access import sessions
from liveroom.web.pages import responses, sign_in
from liveroom.web.pages.organiser import glance


async def page(request: Request) -> Response:
    """GET /r/{room}/records: for owner and moderator, or the way in."""
    name = request.path_params["room"]
    caller = await sessions.visitor(request, name, Role.MODERATOR)
    if caller is None:
        return sign_in.enter_page(request, name, Role.MODERATOR)
    room = (await sessions.running(request, caller)).room
    back = Role.OWNER if caller.role is Role.OWNER else Role.MODERATOR
    context = {
        "room": caller.room,
        "event": room.program,
        "back": paths.of_screen(caller.room, back),
        "is_owner": caller.role is Role.OWNER,
        "glance": await glance.words(request, caller, room),
    }
    return responses.page(request, "records/page.html", f"/r/{caller.room}/records", context)
