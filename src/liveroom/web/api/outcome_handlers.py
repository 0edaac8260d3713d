"""What became of all questions, one's own receipts and data: for programs, and for our pages."""

from __future__ import annotations

from msgspec import to_builtins
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.exports.outcomes.own_data import OwnData, own_data
from liveroom.exports.outcomes.verifier import AccountFile, ReceiptsFile
from liveroom.web import state
from liveroom.web.access import sessions
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import outcomes as outcomes_
from liveroom.web.commands import replies


@Operation("token or page", {200: AccountFile}, (401, 403, 404, 409, 429))
async def outcomes(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/outcomes: what became of all questions, once the show has ended."""
    caller, app_state = await sessions.caller_or_page(request), state.of(request)
    app_state.limits.outcomes(caller.actor, app_state.clock.now())
    room = (await sessions.running(request, caller)).room
    outcomes_.check_published(room, caller.person)
    body = await outcomes_.published_of(app_state, caller.room, room)
    return Response(body, media_type="application/json")


@Operation("token or page", {200: answer_types.AccountHead}, (401, 403, 404, 409))
async def head(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/head: that of what was published, for closing screens."""
    caller, app_state = await sessions.caller_or_page(request), state.of(request)
    room = (await sessions.running(request, caller)).room
    outcomes_.check_published(room, caller.person)
    found = await outcomes_.head_of(app_state, caller.room)
    short = outcomes_.short(found) if room.board.questions else ""
    return replies.json({"room": caller.room, "head": found, "short": short})


@Operation("token or page", {200: ReceiptsFile}, (401, 403, 404, 429))
async def receipts(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/receipts: those of one's own questions."""
    caller, app_state = await sessions.caller_or_page(request), state.of(request)
    app_state.limits.outcomes(caller.actor, app_state.clock.now())
    room = (await sessions.running(request, caller)).room
    return replies.json(await outcomes_.receipts_of(app_state, caller.room, room, caller.person))


@Operation("token or page", {200: OwnData}, (401, 403, 404, 429))
async def my_data(request: Request) -> Response:
    """GET /api/v1/rooms/{room}/my-data: all that the room knows of who asks for it, as a file."""
    caller, app_state = await sessions.caller_or_page(request), state.of(request)
    app_state.limits.outcomes(caller.actor, app_state.clock.now())
    if caller.person.id is None:
        raise Refused(Code.NOT_JOINED)
    room = (await sessions.running(request, caller)).room
    found = own_data(caller.room, room, caller.person.id, caller.holder.name)
    response = replies.json(to_builtins(found))
    response.headers["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return response
