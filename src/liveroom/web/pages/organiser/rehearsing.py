"""The owner's rehearsals: begun by one press, entered again, and deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.rehearsal.pace import MOST, rehearsed
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import decode, opening, rehearsals, rooms
from liveroom.web.commands.decode import Reader
from liveroom.web.commands.rehearsals import Wanted
from liveroom.web.pages import forms
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller
from liveroom.web.state import AppState

SPEEDS = (1, 2, 5, 10, 20, 60)
AUDIENCES = (0, 20, 50, 200)

_WANTED = Reader[Wanted](Wanted)


async def rehearsing(request: Request) -> Response:
    """POST /r/{room}/rehearsals: `act` new with `speed` and `audience`, or enter or delete with
    `rehearsal`. 303 to the owner's page of the rehearsal, or back."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    app_state = state.of(request)
    typed = {name: str(value) for name, value in (await forms.fields(request)).items()}
    match typed.get("act"):
        case "new":
            return await _entered(request, await _begun(request, caller, typed))
        case "enter":
            return await _entered(request, await _named(app_state, caller, typed))
        case "delete":
            await rooms.delete(app_state, await _named(app_state, caller, typed))
            target = paths.of_screen(caller.room, Role.OWNER)
            return RedirectResponse(forms.with_language(request, target), 303)
        case _:
            raise decode.bad("act", "not_one_of", choices=["new", "enter", "delete"])


async def _begun(request: Request, caller: Caller, typed: Mapping[str, str]) -> RoomId:
    app_state = state.of(request)
    wanted = _WANTED.value({name: typed.get(name) for name in ("speed", "audience")}, strict=False)
    key = decode.checked_id("id", typed.get("id") or opening.new_id("f"))
    app_state.limits.open_room(state.address(request), app_state.clock.now())
    room_task = await sessions.running(request, caller)
    opened, _ = await rehearsals.rehearse(app_state, room_task, wanted, key)
    return opened.room


async def _named(app_state: AppState, caller: Caller, typed: Mapping[str, str]) -> RoomId:
    """The rehearsal that a form is about. Raises Refused where the room has no such one."""
    there = await rehearsals.of_room(app_state.log, caller.room)
    named = [each for each in there if each == typed.get("rehearsal")]
    if not named:
        raise Refused(Code.NO_SUCH_ROOM)
    return named[0]


async def _entered(request: Request, room: RoomId) -> Response:
    """Let the browser in as the owner of a rehearsal, who is that of its room."""
    app_state = state.of(request)
    row = opening.first_link(room, Role.OWNER)
    token = tokens.link_token(app_state.link_key, room, row)
    owner = await tokens.of_room(app_state.keys, token, room)
    target = forms.with_language(request, paths.of_screen(room, Role.OWNER))
    response = RedirectResponse(target, 303)
    await sessions.begin(request, response, owner, token)
    return response


async def shown(app_state: AppState, room: RoomId) -> dict[str, Any]:
    """What the owner's page says of rehearsals: `of` is the room that this one rehearses."""
    there = await rehearsals.of_room(app_state.log, room)
    rows = [
        {"room": each, "created_at": (await app_state.keys.links(each))[0].created_at}
        for each in there
    ]
    return {
        "of": rehearsed(room),
        "there": rows,
        "are_all": len(rows) >= MOST,
        "speeds": SPEEDS,
        "audiences": AUDIENCES,
    }
