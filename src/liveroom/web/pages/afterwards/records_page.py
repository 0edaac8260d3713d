"""The page of the records: the show at a glance, and each record to look at and to take."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.ids import RoomId
from liveroom.core.roles import Role
from liveroom.core.room import Phase, Room
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import outcomes
from liveroom.web.pages import responses, sign_in
from liveroom.web.pages.organiser import glance
from liveroom.web.state import AppState


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
        "head": await _head(state.of(request), caller.room, room),
        "glance": await glance.words(request, caller, room),
    }
    return responses.page(request, "records/page.html", f"/r/{caller.room}/records", context)


async def _head(app_state: AppState, room_id: RoomId, room: Room) -> list[str]:
    """The head of what was published of the questions, in groups that can be compared; nothing
    before the end."""
    if room.phase is not Phase.ENDED:
        return []
    head = await outcomes.head_of(app_state, room_id)
    return [head[at : at + 8] for at in range(0, len(head), 8)]
