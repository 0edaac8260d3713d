"""Records of a room as files: for those who may have them, in one's own time."""

from __future__ import annotations

from typing import Any, Final, Literal
from urllib.parse import quote

import anyio.to_thread
from msgspec import UNSET, Struct, UnsetType
from starlette.requests import Request
from starlette.responses import Response

from liveroom import exports
from liveroom.core.commands import NoteAccess
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.exports.writers.page import to_look_at
from liveroom.web import paths, state
from liveroom.web.access import auditing, sessions
from liveroom.web.api.reference.operation import File, Operation
from liveroom.web.security.tokens import Caller


class Kept(Struct):
    lang: str | UnsetType = UNSET
    look: str | UnsetType = UNSET


_WHAT: Any = Literal[tuple(exports.FORMATS)]
_FORMATS = sorted({each for formats in exports.FORMATS.values() for each in formats})
_MEDIA_TYPES = sorted(
    {
        each.media_type.partition(";")[0]
        for formats in exports.FORMATS.values()
        for each in formats.values()
    }
)

OPERATION: Final = Operation(
    "token",
    {200: File(tuple(_MEDIA_TYPES))},
    (401, 403, 404, 422, 429),
    query=Kept,
    path={"what": _WHAT, "format": Literal[tuple(_FORMATS)]},
)
"""A record as a file, described for programs."""


async def export(request: Request) -> Response:
    """GET /r/{room}/export/{what}.{format}: a record, for owner and moderator by their cookie."""
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.MODERATOR)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    path = request.path_params
    return await rendered(request, caller, path["what"], path["format"])


async def calendar(request: Request) -> Response:
    """GET /r/{room}/calendar.ics: the event for one's calendar, for everybody in the room."""
    caller = await sessions.of_any_role(request, request.path_params["room"])
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    return await rendered(request, caller, "calendar", "ics")


async def rendered(request: Request, caller: Caller, what: str, format_: str) -> Response:
    """The record as a file to keep, or with `?look` as a page; Refused for one that there is not,
    and for too many.

    It is made from the running room, in a thread; long ones are made one after the other.
    """
    if format_ not in exports.FORMATS.get(what, {}):
        raise Refused(Code.BAD_MESSAGE, field="format", problem="not_one_of", choices=_offered())
    if what == "audit" and caller.role is not Role.OWNER:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    app_state, name = state.of(request), caller.room
    is_calendar = what == "calendar"
    limits = app_state.limits
    (limits.calendar if is_calendar else limits.export)(caller.actor, app_state.clock.now())
    room_task = await sessions.running(request, caller)
    if not is_calendar:
        taken = NoteAccess("record_taken", record=f"{what}.{format_}")
        await auditing.note(app_state.rooms, name, caller.person.author, taken)
    room = room_task.room
    lang = request.query_params.get("lang")
    address = app_state.origins.base_url + paths.of_screen(name, Role.ATTENDEE)
    file = await anyio.to_thread.run_sync(
        lambda: exports.render(what, format_, name, room, lang, address),
        limiter=None if is_calendar else app_state.exporting,
    )
    is_looked_at = format_ == "html" and "look" in request.query_params
    headers = {
        "Content-Disposition": _disposition(file, "inline" if is_looked_at else "attachment")
    }
    body = to_look_at(file.body) if is_looked_at else file.body
    return Response(body, media_type=file.media_type, headers=headers)


def _disposition(file: exports.Export, kind: str) -> str:
    """With the name in its own letters for whoever can read it (RFC 6266)."""
    return f"{kind}; filename=\"{file.name}\"; filename*=UTF-8''{quote(file.full_name, safe='')}"


def _offered() -> list[str]:
    return [f"{what}.{format_}" for what, formats in exports.FORMATS.items() for format_ in formats]
