"""Reading an announcement for programs; nothing is opened."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, Struct, UnsetType
from starlette.requests import Request
from starlette.responses import Response

from liveroom.importing.reading import as_json
from liveroom.web import state
from liveroom.web.access import operator
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import announcements, replies
from liveroom.web.security import tokens


class Pasted(Struct, forbid_unknown_fields=True):
    announcement: str


class FileName(Struct):
    name: str | UnsetType = UNSET


@Operation(
    "operator",
    {200: answer_types.Understood},
    (401, 403, 429),
    body=Pasted,
    media_types=("application/octet-stream", "text/plain"),
    query=FileName,
)
async def read(request: Request) -> Response:
    """POST /api/v1/read?name=FILE: what a file's bytes, or `{"announcement": text}`, say.

    For whoever may open rooms. A JSON body of any other shape is itself the file.
    """
    operator.required(request, tokens.bearer(request.headers))
    app_state = state.of(request)
    app_state.limits.open_room(state.address(request), app_state.clock.now())
    with app_state.bodies.admitted(request):
        raw = await request.body()
        text = await app_state.bodies.aside(lambda: _pasted(request, raw))
        if text is None:
            text = await announcements.text_of(raw, request.query_params.get("name", ""))
        reading = await announcements.read(text, app_state.clock.now())
        return replies.json(as_json(reading))


def _pasted(request: Request, raw: bytes) -> str | None:
    if not request.headers.get("content-type", "").startswith("application/json"):
        return None
    try:
        return msgspec.json.decode(raw, type=Pasted).announcement
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
