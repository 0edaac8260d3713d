"""The overlay as its owner looks at it, in a frame on their page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import links
from liveroom.web.security import tokens


async def overlay(request: Request) -> Response:
    """GET /r/{room}/overlay/preview: on to the overlay, with what stands behind the `?`.

    The owner's browser is let in by an overlay link that is good, so that no secret of it has to
    stand in a page.
    """
    app_state, room = state.of(request), request.path_params["room"]
    owner = await sessions.visitor(request, room, Role.OWNER)
    if owner is None:
        raise Refused(Code.NOT_SIGNED_IN)
    query = request.url.query
    target = paths.of_screen(room, Role.OVERLAY) + (f"?{query}" if query else "")
    response = RedirectResponse(target, 303)
    if await sessions.visitor(request, room, Role.OVERLAY) is None:
        found = await links.listed(app_state, owner.room)
        good = [each.token for each in found if each.row.role is Role.OVERLAY and each.token]
        caller = await tokens.find(app_state.keys, good[0]) if good else None
        if caller is None:
            raise Refused(Code.NO_SUCH_LINK)
        await sessions.begin(request, response, caller, good[0])
    return response
