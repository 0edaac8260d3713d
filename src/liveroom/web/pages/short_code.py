"""The way in by a short code, which is read aloud, on a slide, or behind a QR code."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import service
from liveroom.web.pages import forms, responses
from liveroom.web.security import codes, tokens


async def page(request: Request) -> Response:
    """GET /c, which asks for the code; with `?code=` on to its address."""
    typed = request.query_params.get("code", "")
    code = codes.typed(typed)
    if code is not None:
        return RedirectResponse(forms.with_language(request, f"/c/{code}"), 303)
    return _asked(request, typed, 404 if typed else 200)


async def follow(request: Request) -> Response:
    """GET /c/{code}: on to the attendee page. Whoever has joined already stays who they are."""
    app_state, typed = state.of(request), request.path_params["code"]
    address, now = state.address(request), app_state.clock.now()
    try:
        app_state.limits.may_try_code(address, now)
    except Refused as refused:
        notice = forms.notice(refused, state.words(request))
        answer = _asked(request, typed, forms.status_of(refused), notice=notice)
        answer.headers.update(service.http_headers(service.refusal(refused, state.words(request))))
        return answer
    code = codes.typed(typed)
    caller = None if code is None else await tokens.find_code(app_state.keys, code)
    if caller is None:
        app_state.limits.wrong_code(address, now)
        return _asked(request, typed, 404)
    target = paths.of_screen(caller.room, Role.ATTENDEE)
    response = RedirectResponse(forms.with_language(request, target), 303)
    if await sessions.visitor(request, caller.room, Role.ATTENDEE) is None:
        await sessions.begin(request, response, caller, "")
    return response


def _asked(request: Request, typed: str, status: int, **more: object) -> Response:
    context = {"typed": typed[:40], "is_unknown": status == 404} | more
    return responses.page(request, "enter/code.html", "/c", context, status)
