"""Who visits a page: the cookie of the room and role, and the room it is for."""

from __future__ import annotations

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.live.room_task import RoomTask
from liveroom.web import state
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller

COOKIE_SECONDS = 30 * 24 * 3600
LINK_REVOKED = 4403
"""The close code for whoever came by a link that is revoked."""
_ROLES: dict[str | None, Role] = {role.value: role for role in Role}


def role(name: str | None) -> Role:
    """The role of a page or form by its name; Refused for any other text."""
    if name not in _ROLES:
        choices = [role.value for role in Role]
        raise Refused(Code.BAD_MESSAGE, field="as", problem="not_one_of", choices=choices)
    return _ROLES[name]


async def visitor(connection: HTTPConnection, room: str, as_: Role) -> Caller | None:
    """Who comes with this browser's cookie for the room and role; None without a valid one."""
    app_state = state.of(connection)
    for holder_role in (as_, *_who_see(as_)):
        name = tokens.cookie_name(room, holder_role, app_state.origins.secure)
        caller = await tokens.find(app_state.keys, connection.cookies.get(name))
        if caller is not None and caller.room == room and caller.role is holder_role:
            return caller
    return None


def _who_see(as_: Role) -> list[Role]:
    """Other roles that see the screen of a role: an owner may do more than a moderator."""
    return [role for role in Role if role is not as_ and role.spec.audience == as_.value]


def let_in(request: Request, response: Response, room: str, as_: Role, token: str) -> None:
    """Give the browser its cookie; scripts cannot read it and other sites cannot send it."""
    secure = state.of(request).origins.secure
    response.set_cookie(
        tokens.cookie_name(room, as_.value, secure),
        token,
        max_age=COOKIE_SECONDS,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def own_page_only(request: Request) -> None:
    """Refuse an unsafe request that another site's page made the browser send."""
    if not state.of(request).origins.sent_by_own_page(request.headers):
        raise Refused(Code.NOT_ALLOWED)


async def running(request: HTTPConnection, caller: Caller) -> RoomTask:
    """The caller's room; Refused when it is no more."""
    room_task = await state.of(request).find(caller.room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    return room_task
