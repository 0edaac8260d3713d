"""Who runs this server: whoever has its key, or else whoever sits at its machine.

Programs bring the key with each request. A browser gives it once, on a form of its own, and gets a
cookie for it: so it is known who asks before the body of any other form is read.
"""

from __future__ import annotations

import hashlib
import hmac

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
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
