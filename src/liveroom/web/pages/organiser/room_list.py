"""All rooms on the first page: coming, live, past; entered, put away and deleted from there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.ids import RoomId
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.room import Phase
from liveroom.i18n import N_
from liveroom.live.all_rooms import Listed
from liveroom.web import paths, state
from liveroom.web.access import operator, sessions
from liveroom.web.commands import decode, rooms
from liveroom.web.pages import forms
from liveroom.web.security import tokens
from liveroom.web.state import AppState

PAST_MS = 12 * 3_600_000
"""So long after its announced end a show that nobody ended counts as past."""

NOT_THE_TITLE = N_("This is not the title of that room, so it was not deleted.")
NO_OWNER = N_(
    "No owner link of this room is open to you: each is revoked or belongs to one browser."
    " The command “liveroom links” makes a new one."
)

Groups = Mapping[str, Sequence[Listed]]


async def groups(request: Request) -> Groups:
    """The rooms as the first page shows them; those that were put away only when it asks."""
    app_state = state.of(request)
    found, now = await app_state.listing.rooms(), app_state.clock.now()
    grouped: dict[str, list[Listed]] = {"live": [], "coming": [], "past": [], "archived": []}
    for each in found:
        grouped["archived" if each.program.archived else _when(each, now)].append(each)
    grouped["coming"].reverse()
    return grouped


def _when(listed: Listed, now: int) -> str:
    last = listed.program.ends_at or listed.program.starts_at
    if listed.phase is Phase.LIVE:
        return "live"
    is_over = last is not None and last + PAST_MS < now
    return "past" if is_over or listed.phase in (Phase.ENDED, None) else "coming"


async def act(request: Request) -> Response:
    """POST /rooms with `room` and `act`: enter, archive, restore, or delete with its `title`."""
    sessions.own_page_only(request)
    operator.signed_in(request)
    typed = {name: str(value) for name, value in (await forms.fields(request)).items()}
    app_state, room = state.of(request), RoomId(typed.get("room", ""))
    match typed.get("act"):
        case "enter":
            return await _enter(request, room)
        case "archive" | "restore" as act:
            room_task = await app_state.find(room)
            if room_task is None:
                raise Refused(Code.NO_SUCH_ROOM)
            await rooms.archive(room_task, act == "archive")
        case "delete":
            if not await _is_title(app_state, room, typed.get("title", "")):
                return _back(request, f"?kept={room}#rooms")
            await rooms.delete(app_state, room)
        case _:
            choices = ["enter", "archive", "restore", "delete"]
            raise decode.bad("act", "not_one_of", choices=choices)
    return _back(request, "?rooms=all#rooms" if typed.get("all") else "#rooms")


async def _is_title(app_state: AppState, room: RoomId, typed: str) -> bool:
    listed = next((each for each in await app_state.listing.rooms() if each.room == room), None)
    if listed is None:
        raise Refused(Code.NO_SUCH_ROOM)
    return typed.split() == (listed.program.title or listed.room).split()


async def _enter(request: Request, room: RoomId) -> Response:
    """On to the room's home, as its owner."""
    app_state = state.of(request)
    target = forms.with_language(request, paths.of_screen(room, Role.OWNER))
    response = RedirectResponse(target, 303)
    if await sessions.visitor(request, room, Role.OWNER) is not None:
        return response
    links = await app_state.keys.links(room)
    rows = [row for row in links if row.role is Role.OWNER and not row.is_bound]
    good = await tokens.shown(app_state.keys, app_state.link_key, room, rows)
    token = next(iter(good.values()), None)
    caller = await tokens.find(app_state.keys, token)
    if token is None or caller is None:
        return _back(request, f"?closed={room}#rooms")
    await sessions.begin(request, response, caller, token)
    return response


def _back(request: Request, where: str) -> Response:
    path, _, fragment = where.partition("#")
    return RedirectResponse(f"{forms.with_language(request, '/' + path)}#{fragment}", 303)


def told(request: Request) -> str | None:
    """What the list has to say of what was just asked for."""
    words = state.words(request)
    if "kept" in request.query_params:
        return words.gettext(NOT_THE_TITLE)
    return words.gettext(NO_OWNER) if "closed" in request.query_params else None
