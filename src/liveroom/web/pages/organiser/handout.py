"""The links that a room was opened with, shown to its owner."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.commands import opening
from liveroom.web.pages import qr, responses, sign_in
from liveroom.web.security import tokens


def path(room: str) -> str:
    """Where the links of a new room are shown."""
    return f"/r/{room}/opened"


async def opened(request: Request) -> Response:
    """GET /r/{room}/opened: those of the room's first links that are still good."""
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.OWNER)
    if caller is None:
        return sign_in.enter_page(request, room, Role.OWNER)
    room_task = await sessions.running(request, caller)
    app_state = state.of(request)
    rows = [opening.first_link(caller.room, role) for role in Role]
    good = await tokens.shown(app_state.keys, app_state.link_key, caller.room, rows)
    made = {row.role: good[row.link] for row in rows if row.link in good}
    table = [
        {"role": role.value, "url": url, "qr": qr.svg(url)}
        for role, url in opening.links(app_state.origins, caller.room, made).items()
    ]
    context = {"room": room, "links": table, "title": room_task.room.program.title}
    return responses.page(request, "organiser/links.html", path(room), context)
