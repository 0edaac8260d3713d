"""Rehearsals, for programs."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.refusals import Code, Refused
from liveroom.web import state
from liveroom.web.access import expiry, sessions
from liveroom.web.api.reference import answer_types
from liveroom.web.api.reference.operation import Operation
from liveroom.web.commands import announcements, opening, rehearsals, replies
from liveroom.web.commands.decode import Reader
from liveroom.web.commands.rehearsals import Wanted
from liveroom.web.security import tokens

_WANTED = Reader[Wanted](Wanted)


@Operation(
    "token", {201: answer_types.OpenedRoom}, (401, 403, 404, 409, 429), body=Wanted, takes_key=True
)
async def rehearse(request: Request) -> Response:
    """POST /api/v1/rooms/{room}/rehearsal: a rehearsal with its links, for a moderator."""
    caller = await sessions.of_token(request, tokens.bearer(request.headers))
    if not caller.audience.sees.runs_show:
        raise Refused(Code.NOT_ALLOWED, role=caller.role.value)
    app_state = state.of(request)
    wanted = _WANTED.json(await request.body() or b"{}")
    app_state.limits.open_room(state.address(request), app_state.clock.now())
    room_task = await sessions.running(request, caller)
    expiry.check(caller, room_task)
    key = replies.idempotency_key(request)
    opened, program = await rehearsals.rehearse(app_state, room_task, wanted, key)
    described = opening.described(opened, announcements.as_program_json(program))
    return replies.json(described | {"rehearsal": True}, 201)
