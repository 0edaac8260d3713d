"""Secrets that a page shows once: the answer to the form leaves them to the next page.

So the page that shows them is one that may be loaded again, and loading it makes nothing.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.ids import RoomId
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.commands import opening
from liveroom.web.pages import qr, responses, sign_in
from liveroom.web.security import tokens

SECONDS = 3600
"""For how long a browser is shown them."""


def path(room: str) -> str:
    """Where the links of a new room are shown."""
    return f"/r/{room}/opened"


def give(request: Request, response: Response, page: str, secret: str) -> None:
    """Leave a secret in this browser, for one page alone; no script can read it."""
    secure = state.of(request).origins.secure
    response.set_cookie(
        _cookie_name(secure),
        secret,
        max_age=SECONDS,
        path=page,
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def given(request: Request) -> str | None:
    """The secret that was left for this page; None without one, and after its time."""
    return request.cookies.get(_cookie_name(state.of(request).origins.secure))


async def opened(request: Request) -> Response:
    """GET /r/{room}/opened: the links of a new room, as long as this browser is shown them."""
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.OWNER)
    if caller is None:
        return sign_in.enter_page(request, room, Role.OWNER)
    room_task = await sessions.running(request, caller)
    table = [
        {"role": role.value, "url": url, "qr": qr.svg(url)}
        for role, url in (await _links(request, caller.room)).items()
    ]
    context = {"room": room, "links": table, "title": room_task.room.program.title}
    return responses.page(request, "organiser/links.html", path(room), context)


async def _links(request: Request, room: RoomId) -> dict[Role, str]:
    """Those of the room's first links that are still good."""
    app_state, secret = state.of(request), given(request)
    if secret is None:
        return {}
    made = opening.tokens(secret)
    good = {
        role: token
        for role, token in made.items()
        if (caller := await tokens.find(app_state.keys, token)) is not None and caller.room == room
    }
    return opening.links(app_state.origins, room, good)


def _cookie_name(secure: bool) -> str:
    return f"{'__Secure-' if secure else ''}lr-handout"
