"""A form's command, on the same road as everything else; it needs no scripts.

Scripts that send a form themselves say `Accept: application/json` and get the command's answer.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import incoming, rooms, service
from liveroom.web.pages import responses, sign_in
from liveroom.web.pages.forms import fields, with_language
from liveroom.web.pages.typed import (
    event_fields,
    question_message,
    recording_fields,
    segment_message,
)
from liveroom.web.security.tokens import Caller

_FIELD_AT_FAULT = {
    Code.TEXT_EMPTY.value: "text",
    Code.TEXT_TOO_LONG.value: "text",
    Code.NAME_TOO_LONG.value: "name",
}
_SEGMENT = ("add_segment", "change_segment")

_SEEN_AT = {
    "ask": "#mine",
    "edit_own": "#mine",
    "withdraw": "#mine",
    "erase_mine": "#mine",
    "erase": "#erase",
    "erase_room": "#erase",
}
"""Where a page shows what came of a command, for whoever has no scripts to stay in place."""

MAX_FIELDS = 400
"""A segment with fifty people and fifty documents."""


async def do(request: Request) -> Response:
    """POST /r/{room}/do: 303 back to the page, or the page again with the reason and the texts."""
    sessions.own_page_only(request)
    app_state, room = state.of(request), request.path_params["room"]
    typed = {name: str(value) for name, value in (await fields(request, MAX_FIELDS)).items()}
    as_ = sessions.role(typed.pop("as", None))
    caller = await sessions.visitor(request, room, as_)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    caller, token = await sign_in.joined(request, caller)
    problems: dict[str, str] = {}
    message = await _message(request, caller, typed, problems)
    if problems:
        answer = _unread(request, typed, problems)
    else:
        sent = incoming.form(message, caller.holder.asks_as)
        answer = await service.submit(
            app_state, caller, state.address(request), sent, state.words(request)
        )
    response = await _answered(request, as_, caller, answer, typed)
    if token is not None:
        sessions.let_in(request, response, room, Role.ATTENDEE, token)
    return response


async def _message(
    request: Request, caller: Caller, typed: dict[str, str], problems: dict[str, str]
) -> dict[str, object]:
    """What the form asks for; segments and events are typed in fields that no command has."""
    command = typed.get("command")
    if command in question_message.COMMANDS:
        return question_message.message(typed)
    if command == "erase" and "number" in typed:
        room = (await sessions.running(request, caller)).room
        whose = rooms.erasing(room, typed["number"])
        named: dict[str, object] = {"person": whose.person or "", "question": whose.question or ""}
        return {name: text for name, text in typed.items() if name != "number"} | named
    if command in _SEGMENT:
        event = (await sessions.running(request, caller)).room.program
        return segment_message.message(typed, problems.setdefault, event.starts_at, event.time_zone)
    if command == "change_event" and "recording" in typed:
        room = (await sessions.running(request, caller)).room
        others = {name: text for name, text in typed.items() if name not in recording_fields.NAMES}
        started_at = room.rundown.started_at
        return others | recording_fields.message(typed, problems.setdefault, started_at)
    if command == "change_event":
        event_typed = event_fields.from_cells(typed)
        others = {name: text for name, text in typed.items() if name not in event_fields.NAMES}
        nothing: dict[str, object] = {"doors_minutes": None, "delay_seconds": 0}
        nothing = {name: value for name, value in nothing.items() if others.get(name) == ""}
        read: dict[str, object] = dict(event_fields.read(event_typed, problems.setdefault))
        if "language" not in typed:  # the desk's form has no such field
            del read["language"]
        return others | nothing | read
    return dict(typed)


def _unread(request: Request, typed: dict[str, str], problems: dict[str, str]) -> service.Answer:
    """The answer to a form in which something cannot be read: what is wrong with each field."""
    words = state.words(request)
    said = {name: words.gettext(sentence) for name, sentence in problems.items()}
    name, sentence = next(iter(said.items()))
    answer = {"ok": False, "id": typed.get("id"), "code": Code.BAD_MESSAGE.value}
    return answer | {"field": name, "message": sentence, "problems": said}


async def _answered(
    request: Request, as_: Role, caller: Caller, answer: service.Answer, typed: dict[str, str]
) -> Response:
    if not answer["ok"]:
        field = answer.get("field") or _FIELD_AT_FAULT.get(str(answer["code"]))
        if isinstance(field, str) and typed.get("command") in _SEGMENT:
            field = segment_message.field_of(field)
        answer = answer | {"field": field}
    if request.headers.get("accept") == "application/json":
        return JSONResponse(answer, service.http_status(answer), service.http_headers(answer))
    if answer["ok"]:
        seen_at = _SEEN_AT.get(typed["command"], "")
        path = paths.of_screen(caller.room, as_)
        if typed["command"] == "bulk":
            path += f"?{question_message.told(answer)}"
        return RedirectResponse(with_language(request, path) + seen_at, 303)
    return await _again(request, as_, caller, answer, typed)


async def _again(
    request: Request,
    as_: Role,
    caller: Caller,
    answer: service.Answer,
    typed: dict[str, str],
) -> Response:
    notice = {name: answer.get(name) for name in ("code", "message", "field")}
    wrongs = answer.get("problems") or {}
    code = service.http_status(answer)
    kept = {"kept_recording" if "recording" in typed else "kept": typed}
    response = await responses.screen(
        request, as_, caller, code, notice=notice, wrongs=wrongs, **kept
    )
    response.headers.update(service.http_headers(answer))
    return response
