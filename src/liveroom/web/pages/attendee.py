"""The attendee page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.roles import Role
from liveroom.web.access import sessions
from liveroom.web.commands import paging
from liveroom.web.pages import responses, sign_in


async def page(request: Request) -> Response:
    """GET /r/{room}: the page, or the way in for whoever has no cookie yet.

    Without scripts `?sort=…&after=ID` brings the questions that follow one.
    """
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.ATTENDEE)
    if caller is None:
        return sign_in.enter_page(request, room, Role.ATTENDEE)
    if "sort" not in request.query_params:
        return await responses.screen(request, Role.ATTENDEE, caller)
    room_task = await sessions.running(request, caller)
    sort, after = paging.wanted(request.query_params)
    further = room_task.questions(caller.person, sort, after)
    return await responses.screen(
        request,
        Role.ATTENDEE,
        caller,
        further={"cards": further.cards, "next": further.next, "sort": sort.value},
    )
