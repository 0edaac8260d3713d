"""Who visits a page: the cookie of the room and role, and the page that role gets."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.live.broadcast.snapshots import Snapshot
from liveroom.live.room_task import RoomTask
from liveroom.web import state
from liveroom.web.access import tokens
from liveroom.web.access.tokens import Caller
from liveroom.web.commands import announcements, decode
from liveroom.web.pages.render import script_json

COOKIE_SECONDS = 30 * 24 * 3600
MANY_QUESTIONS = 300
"""With more than these a page takes so long to make that nobody may wait for it."""
_ROLES: dict[str | None, Role] = {role.value: role for role in Role}
_ALSO = {Role.MODERATOR: (Role.OWNER,)}
"""An owner is a moderator who may do more, so the owner's cookie opens that desk too."""


def role(name: str | None) -> Role:
    """The role of a page or form by its name; Refused for any other text."""
    if name not in _ROLES:
        raise decode.bad("as", "not_one_of", choices=[role.value for role in Role])
    return _ROLES[name]


async def visitor(connection: HTTPConnection, room: str, as_: Role) -> Caller | None:
    """Who comes with this browser's cookie for the room and role; None without a valid one."""
    app_state = state.of(connection)
    for holder_role in (as_, *_ALSO.get(as_, ())):
        name = tokens.cookie_name(room, holder_role, app_state.origins.secure)
        caller = await tokens.find(app_state.keys, connection.cookies.get(name))
        if caller is not None and caller.room == room and caller.role is holder_role:
            return caller
    return None


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


def path(room: str, as_: Role) -> str:
    """Where the page of a role is."""
    return f"/r/{room}" if as_ is Role.ATTENDEE else f"/r/{room}/{as_.value}"


async def running(request: HTTPConnection, caller: Caller) -> RoomTask:
    """The caller's room; Refused when it is no more."""
    room_task = await state.of(request).find(caller.room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    return room_task


async def page(
    request: Request,
    as_: Role,
    caller: Caller,
    status: int = 200,
    **more: object,
) -> Response:
    """The page of a role, complete without scripts; `more` are further words for the template."""
    room_task = await running(request, caller)
    snapshot = room_task.snapshot(caller.person)

    def made() -> Response:
        return _made(request, as_, caller, snapshot, status, more)

    questions = snapshot.screen.get("questions", ())
    is_long = isinstance(questions, Mapping) and len(questions) > MANY_QUESTIONS
    return await announcements.aside(made) if is_long else made()


def _made(
    request: Request,
    as_: Role,
    caller: Caller,
    snapshot: Snapshot,
    status: int,
    more: Mapping[str, object],
) -> Response:
    frame = {
        "t": "screen",
        "epoch": snapshot.epoch,
        "seq": snapshot.seq,
        "server_time": snapshot.server_time,
        "screen": snapshot.screen,
    }
    context: dict[str, object] = {
        "as_": as_.value,
        "room": caller.room,
        "joined": caller.person.id is not None,
        "screen": snapshot.screen,
        "server_time": snapshot.server_time,
        "snapshot_json": script_json(decode.encode(frame)),
        "embed_hosts": state.of(request).settings.embed_hosts,
    }
    template = "organiser/owner.html" if as_ is Role.OWNER else f"{as_.value}/page.html"
    return render(request, template, path(caller.room, as_), {**context, **more}, status)


def render(
    request: Request,
    template: str,
    app_state: str,
    context: Mapping[str, object],
    status: int = 200,
) -> Response:
    """A page in the reader's language; a language wished in the address is kept for later."""
    lang = state.language(request)
    response = state.of(request).pages.render(template, lang, app_state, context, status)
    if "lang" in request.query_params:
        response.set_cookie(state.LANGUAGE_COOKIE, lang, path="/", samesite="lax")
    return response
