"""The page on which a browser counts again what was published of a room's questions."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.roles import Role
from liveroom.web import paths
from liveroom.web.access import sessions
from liveroom.web.pages import responses, sign_in

TEMPLATE = "check/page.html"


async def of_files(request: Request) -> Response:
    """GET /check: for saved files, of whatever room and server."""
    return responses.page(request, TEMPLATE, "/check", {"title": ""})


async def of_room(request: Request) -> Response:
    """GET /r/{room}/check: for whoever is in the room, or the way in."""
    name = request.path_params["room"]
    caller = await sessions.visitor(request, name, Role.ATTENDEE)
    caller = caller or await sessions.of_any_role(request, name)
    if caller is None:
        return sign_in.enter_page(request, name, Role.ATTENDEE)
    room = (await sessions.running(request, caller)).room
    context = {
        "room": caller.room,
        "as_": caller.role.value,
        "title": room.program.title or caller.room,
        "back": paths.of_screen(caller.room, caller.role),
    }
    return responses.page(request, TEMPLATE, f"/r/{caller.room}/check", context)
