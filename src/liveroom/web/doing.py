"""A form's command, on the same road as everything else; it needs no scripts."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import enter, road, site, visits, wire
from liveroom.web.auth import Caller
from liveroom.web.forms import fields, with_language

_FIELD_AT_FAULT = {
    Code.TEXT_EMPTY.value: "text",
    Code.TEXT_TOO_LONG.value: "text",
    Code.NAME_TOO_LONG.value: "name",
}


_SEEN_AT = {"ask": "#mine", "withdraw": "#mine"}
"""Where a page shows what came of a command, for whoever has no scripts to stay in place."""


async def do(request: Request) -> Response:
    """POST /r/{room}/do: 303 back to the page, or the page again with the reason and the texts."""
    visits.own_page_only(request)
    here, room = site.of(request), request.path_params["room"]
    typed = {name: str(value) for name, value in (await fields(request)).items()}
    as_ = visits.role(typed.pop("as", None))
    caller = await visits.visitor(request, room, as_)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    caller, token = await enter.joined(request, caller)
    message = {"command": typed.get("command"), **_message(typed)}
    answer = await road.submit(here, caller, site.address(request), message, site.words(request))
    response: Response
    if answer["ok"]:
        seen_at = _SEEN_AT.get(str(message["command"]), "")
        target = with_language(request, visits.path(room, as_)) + seen_at
        response = RedirectResponse(target, 303)
    else:
        response = await _again(request, as_, caller, answer, typed)
    if token is not None:
        visits.let_in(request, response, room, Role.ATTENDEE, token)
    return response


def _message(typed: dict[str, str]) -> dict[str, object]:
    return wire.form_fields(typed.get("command", ""), typed)


async def _again(
    request: Request,
    as_: Role,
    caller: Caller,
    answer: road.Answer,
    typed: dict[str, str],
) -> Response:
    field = answer.get("field") or _FIELD_AT_FAULT.get(str(answer["code"]))
    told = {"code": answer["code"], "message": answer["message"], "field": field}
    code = road.http_status(answer)
    response = await visits.page(request, as_, caller, code, said=told, kept=typed)
    response.headers.update(road.http_headers(answer))
    return response
