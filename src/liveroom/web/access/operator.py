"""Who runs this server: whoever has its key, or else whoever sits at its machine.

Programs bring the key with each request. A browser gives it once, on a form of its own, and gets a
cookie for it: so it is known who asks before the body of any other form is read.
"""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.security import tokens
from liveroom.web.state import AppState

SIGNED_IN_MS = 12 * 3_600_000
"""How long a browser need not give the key again."""


def required(request: Request, given: str | None) -> None:
    """Refuse a request without the owner key; where none is set, one from another machine.

    A web page of another site, open in the operator's browser, is refused too. After several wrong
    keys from an address no further one is looked at for a while.
    """
    sessions.own_page_only(request)
    app_state = state.of(request)
    if app_state.run_key is not None and tokens.same(given, app_state.run_key):
        return
    if app_state.settings.owner_key is None:
        _local_only(request, app_state)
    else:
        _check(request, app_state, app_state.settings.owner_key, given)


async def room_of_owner(request: Request) -> RoomId:
    """The room of the address, for its owner's token and for the operator's key.

    Refused: not_signed_in, not_allowed, no_such_room.
    """
    given, app_state = tokens.bearer(request.headers), state.of(request)
    if given is not None and not tokens.is_token(given) and _is_key(request, app_state, given):
        room = RoomId(request.path_params["room"])
        if await app_state.log.head(room) is None:
            raise Refused(Code.NO_SUCH_ROOM)
        return room
    caller = await sessions.of_token(request, given)
    if caller.role is not Role.OWNER:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    return caller.room


def signed_in(request: Request) -> None:
    """The same for a page or a form, whose browser has given the key before."""
    app_state = state.of(request)
    if app_state.settings.owner_key is None:
        _local_only(request, app_state)
    elif not _is_good(
        app_state, app_state.settings.owner_key, request.cookies.get(_cookie(app_state), "")
    ):
        raise Refused(Code.NOT_SIGNED_IN)


def sign_in(request: Request, response: Response, given: str) -> None:
    """Let the browser come without the key for some hours. Refused for a wrong one."""
    required(request, given)
    app_state = state.of(request)
    if app_state.settings.owner_key is None:
        return
    until = app_state.clock.now() + SIGNED_IN_MS
    response.set_cookie(
        _cookie(app_state),
        f"{until}.{_sealed(app_state.settings.owner_key, until)}",
        path="/",
        secure=app_state.origins.secure,
        httponly=True,
        samesite="lax",
    )


def _is_key(request: Request, app_state: AppState, given: str) -> bool:
    """Whether it is the key of this server or of its tools; where one is set a wrong one counts
    against its sender, and is refused."""
    if app_state.run_key is not None and tokens.same(given, app_state.run_key):
        return True
    if app_state.settings.owner_key is None:
        return False
    _check(request, app_state, app_state.settings.owner_key, given)
    return True


def _check(request: Request, app_state: AppState, key: str, given: str | None) -> None:
    if given is None:
        raise Refused(Code.NOT_SIGNED_IN)
    address, now = state.address(request), app_state.clock.now()
    app_state.limits.may_guess(address, now)
    if not tokens.same(given, key):
        app_state.limits.guessed(address, now)
        raise Refused(Code.NOT_SIGNED_IN)


def _local_only(request: Request, app_state: AppState) -> None:
    client = request.client.host if request.client else None
    # A proxy that names itself nowhere may speak an HTTP that no browser and no tool of ours does.
    is_old = request.scope["http_version"] == "1.0"
    if is_old or not app_state.origins.is_local(client, request.headers):
        raise Refused(Code.NOT_ALLOWED)


def _cookie(app_state: AppState) -> str:
    return f"{'__Host-' if app_state.origins.secure else ''}lr-operator"


def _is_good(app_state: AppState, key: str, cookie: str) -> bool:
    until, _, seal = cookie.partition(".")
    if not (until.isascii() and until.isdigit() and len(until) < 20):
        return False
    return app_state.clock.now() < int(until) and tokens.same(seal, _sealed(key, int(until)))


def _sealed(key: str, until: int) -> str:
    """What only a server with this key can have written; another key makes it worthless."""
    return hmac.new(key.encode(), f"operator until {until}".encode(), hashlib.sha256).hexdigest()
