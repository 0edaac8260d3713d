"""A form's command, on the same road as everything else; it needs no scripts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import incoming, service
from liveroom.web.pages import responses, sign_in
from liveroom.web.pages.forms import fields, with_language
from liveroom.web.security.tokens import Caller

_FIELD_AT_FAULT = {
    Code.TEXT_EMPTY.value: "text",
    Code.TEXT_TOO_LONG.value: "text",
    Code.NAME_TOO_LONG.value: "name",
}


_SEEN_AT = {"ask": "#mine", "withdraw": "#mine"}
"""Where a page shows what came of a command, for whoever has no scripts to stay in place."""


async def do(request: Request) -> Response:
    """POST /r/{room}/do: 303 back to the page, or the page again with the reason and the texts."""
    sessions.own_page_only(request)
    app_state, room = state.of(request), request.path_params["room"]
    typed = {name: str(value) for name, value in (await fields(request)).items()}
    as_ = sessions.role(typed.pop("as", None))
    caller = await sessions.visitor(request, room, as_)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    caller, token = await sign_in.joined(request, caller)
    sent = incoming.form(typed, caller.holder.name)
    answer = await service.submit(
        app_state, caller, state.address(request), sent, state.words(request)
    )
    response: Response
    if answer["ok"]:
        seen_at = _SEEN_AT.get(typed["command"], "")
        target = with_language(request, paths.of_screen(room, as_)) + seen_at
        response = RedirectResponse(target, 303)
    else:
        response = await _again(request, as_, caller, answer, typed)
    if token is not None:
        sessions.let_in(request, response, room, Role.ATTENDEE, token)
    return response


async def _again(
    request: Request,
    as_: Role,
    caller: Caller,
    answer: service.Answer,
    typed: dict[str, str],
) -> Response:
    field = answer.get("field") or _FIELD_AT_FAULT.get(str(answer["code"]))
    notice = {"code": answer["code"], "message": answer["message"], "field": field}
    code = service.http_status(answer)
    response = await responses.screen(request, as_, caller, code, notice=notice, kept=typed)
    response.headers.update(service.http_headers(answer))
    return response
