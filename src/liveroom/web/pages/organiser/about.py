"""What the owner tells of the event: one form, with pictures, that needs no scripts."""

from __future__ import annotations

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import incoming, service
from liveroom.web.limits import request_limits
from liveroom.web.limits.request_limits import MAX_EVENT_BODY
from liveroom.web.pages import forms, responses
from liveroom.web.pages.typed import about_fields
from liveroom.web.security.tokens import Caller

MAX_FIELDS = 2_000
"""200 documents and 50 sponsors."""


async def change(request: Request) -> Response:
    """POST /r/{room}/about: 303 back to the form, or the page again with what was typed."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    request_limits.allow(request.scope, MAX_EVENT_BODY)
    typed, uploads = await _sent(request)
    wrongs: dict[str, str] = {}
    message = about_fields.message(typed, uploads, wrongs.setdefault)
    if wrongs:
        return await _again(request, caller, typed, wrongs, 422)
    named = {"command": "change_event", "id": typed.get("id", ""), "rev": typed.get("rev", "")}
    sent = incoming.form(named | message, caller.holder.asks_as)
    words = state.words(request)
    answer = await service.submit(state.of(request), caller, state.address(request), sent, words)
    if answer["ok"]:
        target = forms.with_language(request, paths.of_screen(caller.room, Role.OWNER))
        return RedirectResponse(f"{target}#about", 303)
    cell = about_fields.cell_of(str(answer.get("field") or "about"), typed)
    said = {cell if cell in typed else "about": str(answer["message"])}
    return await _again(request, caller, typed, said, service.http_status(answer))


async def _sent(request: Request) -> tuple[dict[str, str], dict[str, bytes]]:
    """The texts of the form, and the files that were chosen."""
    limits = {"max_files": 100, "max_fields": MAX_FIELDS, "max_part_size": 128 * 1024}
    async with request.form(**limits) as form:
        texts = {name: value for name, value in form.items() if isinstance(value, str)}
        files = {
            name: await value.read()
            for name, value in form.items()
            if isinstance(value, UploadFile) and value.size
        }
    return texts, files


async def _again(
    request: Request, caller: Caller, typed: dict[str, str], wrongs: dict[str, str], status: int
) -> Response:
    words = state.words(request)
    said = {name: words.gettext(sentence) for name, sentence in wrongs.items()}
    told = {"about_typed": typed, "about_wrongs": said}
    return await responses.screen(request, Role.OWNER, caller, status, **told)
