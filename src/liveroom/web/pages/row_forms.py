"""Rows of a sheet become segments of a room, as one step."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from liveroom.core.program import MAX_SEGMENTS
from liveroom.core.refusals import Code, Refused
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import incoming, service
from liveroom.web.pages import responses
from liveroom.web.pages.forms import fields, with_language
from liveroom.web.pages.typed import pasted_rows, segment_message
from liveroom.web.security.tokens import Caller


async def paste(request: Request) -> Response:
    """POST /r/{room}/rows with `pasted` and `after`: 303 back to the page, or what is wrong."""
    sessions.own_page_only(request)
    typed = {name: str(value) for name, value in (await fields(request)).items()}
    as_ = sessions.role(typed.pop("as", None))
    caller = await sessions.visitor(request, request.path_params["room"], as_)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    answer = await _added(request, caller, typed)
    if request.headers.get("accept") == "application/json":
        return JSONResponse(answer, service.http_status(answer), service.http_headers(answer))
    if answer["ok"]:
        target = with_language(request, paths.of_screen(caller.room, as_))
        return RedirectResponse(target, 303)
    notice = {name: answer.get(name) for name in ("code", "message", "field")}
    code = service.http_status(answer)
    return await responses.screen(request, as_, caller, code, notice=notice, kept=typed)


async def _added(request: Request, caller: Caller, typed: dict[str, str]) -> service.Answer:
    app_state, words = state.of(request), state.words(request)
    rows = pasted_rows.rows(typed.get("pasted", ""), MAX_SEGMENTS)
    if not rows:
        return service.refusal(Refused(Code.TEXT_EMPTY, field="pasted"), words, typed.get("id"))
    segments = [segment_message.of_new(row) for row in rows]
    about = {"command": "add_segments", "id": typed.get("id"), "after": typed.get("after") or None}
    sent = incoming.form({**about, "segments": segments}, caller.holder.asks_as)
    return await service.submit(app_state, caller, state.address(request), sent, words)
