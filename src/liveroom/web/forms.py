"""Forms to commands, on the same road as everything else; they need no scripts."""

from __future__ import annotations

from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.i18n import LANGUAGES, Words
from liveroom.web import enter, road, site, visits, wire
from liveroom.web.auth import Caller
from liveroom.web.status import status

_FIELD_AT_FAULT = {
    Code.TEXT_EMPTY.value: "text",
    Code.TEXT_TOO_LONG.value: "text",
    Code.NAME_TOO_LONG.value: "name",
}


async def fields(request: Request, most: int = 50) -> dict[str, object]:
    """The texts of a form; uploads are let by."""
    async with request.form(max_files=1, max_fields=most, max_part_size=64 * 1024) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


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
    answer = await road.submit(here, caller, message, site.words(request))
    response: Response
    if answer["ok"]:
        response = RedirectResponse(with_language(request, visits.path(room, as_)), 303)
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


def said(refused: Refused, words: Words) -> dict[str, object]:
    """A refusal as templates show it: its code, its sentence, and the field at fault."""
    told = road.refusal(refused, words)
    return {"code": told["code"], "message": told["message"], "field": told.get("field")}


def status_of(refused: Refused) -> int:
    """The HTTP status that a page with this refusal has."""
    return status(refused.code)


def with_language(request: Request, path: str) -> str:
    """The path, in the language that the reader wished for in the address."""
    lang = request.query_params.get("lang")
    return f"{path}?lang={quote(lang)}" if lang in LANGUAGES else path
