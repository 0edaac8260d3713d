"""All rooms for the operator's programs; erasing and deleting one for its owner's too."""

from __future__ import annotations

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.vocabulary.damage import Damaged
from liveroom.web import state
from liveroom.web.access import operator
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import replies, rooms
from liveroom.web.commands.decode import Reader
from liveroom.web.security import tokens


@Operation("operator", {200: list[answer_types.ListedRoom]}, (401, 403, 429))
async def listed(request: Request) -> Response:
    """GET /api/v1/rooms: every room, for whoever may open rooms."""
    operator.required(request, tokens.bearer(request.headers))
    found = await state.of(request).listing.rooms()
    return replies.json([rooms.described(each) for each in found])


class Unwanted(Struct, forbid_unknown_fields=True):
    """Of the whole room, or of the person who asked a question, or has this id."""

    person: str | None = None


_ERASURES = Reader[Unwanted](Unwanted)


@Operation(
    "owner or operator", {200: answer_types.Erased}, (401, 403, 404, 422, 429, 503), body=Unwanted
)
async def erase(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/erase: its texts and names, or those of one person. By its owner's
    token or the operator's key."""
    room, app_state = await operator.room_of_owner(request), state.of(request)
    whose = _ERASURES.json(await request.body() or b"{}").person
    try:
        done = await rooms.erase(app_state.rooms, app_state.log, room, whose)
    except Damaged as error:
        raise Refused(Code.DAMAGED) from error
    return replies.json({"room": room, "questions": done.questions, "left": done.is_left})


@Operation("owner or operator", {204: None}, (401, 403, 404, 429))
async def delete(request: Request) -> Response:
    """DELETE /api/v1/rooms/{room}: all of it is gone with the answer. By its owner's token
    or the operator's key."""
    await rooms.delete(state.of(request), await operator.room_of_owner(request))
    return Response(status_code=204)
