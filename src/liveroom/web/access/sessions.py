"""Who visits a page: the cookie of the room and role, and the room it is for."""

from __future__ import annotations

import contextlib
import re
from functools import cache

from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from liveroom.core.commands import NoteAccess
from liveroom.core.ids import PersonId, RoomId
from liveroom.core.records import NotStored, Unknown
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.live.room_task import RoomTask
from liveroom.web import state
from liveroom.web.access import auditing, browsers
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

DAY_SECONDS = 24 * 3600
COOKIE_SECONDS = 30 * DAY_SECONDS
UNSEEN_SECONDS = 14 * DAY_SECONDS
"""How long a session of staff lasts in which nobody opens or looks at a page. Long enough to be in
for the show again after a rehearsal."""
NOT_SIGNED_IN = 4401
"""The close code for whoever has no good session, or no more."""
LINK_REVOKED = 4403
"""The close code for whoever came by a link that is revoked."""
ROOM_DELETED = 4410
"""The close code for whoever comes to a room that is no more."""
_PERSON = re.compile(r"p[0-9a-f]{16}", re.ASCII)
_COOKIE_NAME = re.compile(r"[\w-]+", re.ASCII)
"""What a cookie of ours is called; a path may name any room."""
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
        caller = await tokens.find_session(app_state.keys, connection.cookies.get(name))
        if caller is not None and caller.room == room and caller.role is holder_role:
            if caller.role is not Role.ATTENDEE:
                app_state.seen[caller.by] = app_state.clock.now()
            return caller
    return None


async def of_any_role(connection: HTTPConnection, room: str) -> Caller | None:
    """Who comes with a cookie of this browser for the room, in whatever role."""
    for as_ in Role:
        if (caller := await visitor(connection, room, as_)) is not None:
            return caller
    return None


@cache
def _who_see(as_: Role) -> tuple[Role, ...]:
    """Other roles that see the screen of a role: an owner may do more than a moderator."""
    return tuple(role for role in Role if role is not as_ and role.spec.audience == as_.value)


async def ended(app_state: AppState, caller: Caller) -> int | None:
    """The close code for a caller whose session or link has ended since they were found; or None.

    Asked just before a socket is counted: whoever ends a session or link later closes the socket.
    """
    if await app_state.keys.find(caller.by) is not None:
        return None
    if await is_no_more(app_state, caller.room):
        return ROOM_DELETED
    return LINK_REVOKED if caller.holder.link in app_state.revoked else NOT_SIGNED_IN


async def is_no_more(app_state: AppState, room: str) -> bool:
    """Whether there is no such room, or not any more. Raises NotStored."""
    return await app_state.log.head(RoomId(room)) is None


async def turned_away(connection: HTTPConnection) -> Refused:
    """Why the room of the address does not know this browser: the page then forgets what it shows
    of a room that is no more."""
    gone = await is_no_more(state.of(connection), connection.path_params["room"])
    return Refused(Code.NO_SUCH_ROOM if gone else Code.NOT_SIGNED_IN)


async def begin(request: Request, response: Response, caller: Caller, token: str) -> None:
    """Let a browser in that came by a token: the cookie is an id of its own, not a link's token.

    Whoever has joined comes by their own token, and viewers share one id, so that a crowd of them
    costs the store nothing. What the browser had before for this page ends. Refuses a link that is
    for one browser where another one has opened it and not signed out.
    """
    app_state = state.of(request)
    if caller.person.id is None:
        link, now = caller.holder.link, app_state.clock.now()
        if caller.role is Role.ATTENDEE:
            token, browser = tokens.viewer_id(app_state.link_key, caller.room, link), None
        else:
            token = tokens.new_token(tokens.SESSION_PREFIX)
            browser = browsers.kind_of(request.headers.get("user-agent", ""))
        if await tokens.find_session(app_state.keys, token) is None:
            if not await app_state.keys.add_session(
                caller.room, link, tokens.digest(token), now, browser
            ):
                raise Refused(Code.LINK_BOUND)
            if (author := caller.person.author) is not None:
                opened = NoteAccess("link_opened", link, caller.role.value, author.name)
                await auditing.note(app_state.rooms, caller.room, author, opened)
    await _end(request, caller.room, caller.role, tokens.SESSION_PREFIX)
    let_in(request, response, caller.room, caller.role, token)


def before(request: Request, room: str) -> PersonId | None:
    """Who somebody was who left this room in the same browser; it lets nobody in."""
    was = request.cookies.get(_left_name(request, room), "")
    return PersonId(was) if _PERSON.fullmatch(was) else None


def _left_name(request: Request, room: str) -> str:
    return tokens.cookie_name(room, "left", state.of(request).origins.secure)


async def end(request: Request, response: Response, room: str, as_: Role) -> None:
    """Sign a browser out of a page: its id is worth nothing any more, wherever it is kept.

    The screens that were opened with it are closed. Of a person it keeps for a day who they were,
    since whoever is muted stays so.
    """
    ended = await _end(request, room, as_, (tokens.SESSION_PREFIX, tokens.PERSON_PREFIX))
    app_state = state.of(request)
    if ended is not None:
        app_state.quotas.end(ended, NOT_SIGNED_IN)
    secure = app_state.origins.secure
    if ended is not None and ended.person.id is not None:
        _keep(response, _left_name(request, room), ended.person.id, DAY_SECONDS, secure)
    name = tokens.cookie_name(room, as_.value, secure)
    if name not in request.cookies or not _COOKIE_NAME.fullmatch(name):
        return
    response.delete_cookie(name, path="/", secure=secure, httponly=True, samesite="lax")


async def end_old(app_state: AppState) -> None:
    """End at once, and each day, the sessions that no browser ought to have any more."""
    while True:
        with contextlib.suppress(NotStored, Unknown):  # then they last until the next day
            now = app_state.clock.now()
            await app_state.keys.end_sessions(
                now - COOKIE_SECONDS * 1000, now - UNSEEN_SECONDS * 1000
            )
        await app_state.clock.sleep(DAY_SECONDS)


async def _end(
    request: Request, room: str, as_: Role, prefixes: str | tuple[str, ...]
) -> Caller | None:
    """End the session in the room's cookie if it is of these kinds; whose it was."""
    app_state = state.of(request)
    cookie = request.cookies.get(tokens.cookie_name(room, as_.value, app_state.origins.secure), "")
    if not cookie.startswith(prefixes):
        return None
    caller = await tokens.find_session(app_state.keys, cookie)
    if caller is None or caller.room != room:
        return None
    await app_state.keys.end_session(tokens.digest(cookie))
    return caller


def let_in(request: Request, response: Response, room: str, as_: Role, token: str) -> None:
    """Give the browser its cookie; scripts cannot read it and other sites cannot send it."""
    secure = state.of(request).origins.secure
    _keep(response, tokens.cookie_name(room, as_.value, secure), token, COOKIE_SECONDS, secure)


def _keep(response: Response, name: str, value: str, seconds: int, secure: bool) -> None:
    response.set_cookie(
        name,
        value,
        max_age=seconds,
        path="/",
        secure=secure,
        httponly=True,
        samesite="lax",
    )


def own_page_only(request: Request) -> None:
    """Refuse an unsafe request that another site's page made the browser send."""
    if not state.of(request).origins.sent_by_own_page(request.headers):
        raise Refused(Code.NOT_ALLOWED)


async def of_token(connection: HTTPConnection, token: str | None) -> Caller:
    """The holder of a token for the room of the address; a wrong one counts against its sender.

    Refused: not_signed_in, no_such_room, link_bound.
    """
    app_state = state.of(connection)
    try:
        caller = await tokens.of_room(app_state.keys, token, connection.path_params["room"])
    except Refused as refused:
        if token is not None and refused.code is Code.NOT_SIGNED_IN:
            app_state.limits.miss(state.address(connection), app_state.clock.now())
        raise
    if caller.holder.is_bound:  # a browser comes by its cookie
        raise Refused(Code.LINK_BOUND)
    return caller


async def caller_or_page(request: Request) -> Caller:
    """Whoever holds the token, or without one our own page by its cookie, as for a socket."""
    if tokens.bearer(request.headers) is not None or not request.cookies:
        return await of_token(request, tokens.bearer(request.headers))
    own_page_only(request)
    as_ = role(request.query_params.get("as", Role.ATTENDEE))
    caller = await visitor(request, request.path_params["room"], as_)
    if caller is None:
        raise await turned_away(request)
    return caller


async def surface(connection: HTTPConnection, in_url: bool) -> Caller:
    """The moderator whose control surface this is, by the token in the header. With `in_url` it may
    stand in the address too, if its link is made for that. Raises Refused."""
    token = tokens.bearer(connection.headers)
    stands_in_url = token is None and in_url
    if stands_in_url:
        token = state.query(connection).get("token")
    caller = await of_token(connection, token)
    if (stands_in_url and not caller.holder.in_url) or not caller.audience.sees.runs_show:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    return caller


async def running(request: HTTPConnection, caller: Caller) -> RoomTask:
    """The caller's room; Refused when it is no more."""
    room_task = await state.of(request).find(caller.room)
    if room_task is None:
        raise Refused(Code.NO_SUCH_ROOM)
    return room_task
