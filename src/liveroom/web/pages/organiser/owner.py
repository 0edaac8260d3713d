"""The owner's page: the links of the room, new ones and revoked ones, and its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.ids import RoomId
from liveroom.core.records import LinkRow
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.core.room import Phase
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import decode, opening, sanitise
from liveroom.web.commands import links as links_
from liveroom.web.pages import forms, qr, records_page, responses, sign_in
from liveroom.web.pages.organiser import rehearsing
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller


async def page(request: Request) -> Response:
    """GET /r/{room}/owner: the page, or the way in for whoever has no cookie yet."""
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.OWNER)
    if caller is None:
        return sign_in.enter_page(request, room, Role.OWNER)
    return await _shown(request, caller)


async def links(request: Request) -> Response:
    """POST /r/{room}/links: `act` new with `role` and `label`, `act` revoke with `link`, or `act`
    code for another short code in the place of the present one."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    typed = {name: str(value) for name, value in (await forms.fields(request)).items()}
    match typed.get("act"):
        case "new":
            return await _new(request, caller, typed)
        case "revoke":
            await _revoke(request, caller, typed.get("link", ""))
        case "code":
            room_task = await sessions.running(request, caller)
            await links_.new_code(state.of(request), room_task, caller, _form_id(typed))
        case _:
            raise decode.bad("act", "not_one_of", choices=["new", "revoke", "code"])
    target = paths.of_screen(caller.room, Role.OWNER)
    return RedirectResponse(forms.with_language(request, target), 303)


def _form_id(typed: Mapping[str, str]) -> str:
    return decode.checked_id("id", typed.get("id") or opening.new_id("f"))


async def _new(request: Request, caller: Caller, typed: dict[str, str]) -> Response:
    app_state = state.of(request)
    role = sessions.role(typed.get("role"))
    label = sanitise.line(typed.get("label", ""))
    form_id = _form_id(typed)
    try:
        link = await links_.new_link(app_state, caller.room, role, label, form_id)
    except Refused as refused:
        notice = forms.notice(refused, state.words(request))
        return await _shown(request, caller, forms.status_of(refused), notice=notice, kept=typed)
    target = f"{paths.of_screen(caller.room, Role.OWNER)}?link={link}"
    return RedirectResponse(forms.with_language(request, target), 303)


def _chosen(
    request: Request, rows: Sequence[LinkRow], made: Mapping[str, str]
) -> Mapping[str, object]:
    """The link that the address asks for, where it can be shown."""
    link = request.query_params.get("link", "")
    row = next((row for row in rows if row.link == link and link in made), None)
    if row is None:
        return {}
    room = RoomId(request.path_params["room"])
    url = opening.address(state.of(request).origins, room, row.role, made[link])
    return {"role": row.role.value, "label": row.label, "url": url, "qr": qr.svg(url)}


async def _revoke(request: Request, caller: Caller, link: str) -> None:
    room_task = await sessions.running(request, caller)
    await links_.revoke(state.of(request), room_task, caller, link)


async def _shown(request: Request, caller: Caller, status: int = 200, **more: object) -> Response:
    app_state = state.of(request)
    rows = [row for row in await app_state.keys.links(caller.room) if not row.has_code]
    made = await tokens.shown(app_state.keys, app_state.link_key, caller.room, rows)
    table = [
        {
            "link": row.link,
            "role": row.role.value,
            "label": row.label,
            "created_at": row.created_at,
            "revoked_at": row.revoked_at,
            "own": row.link == caller.holder.link,
            "can_be_shown": row.link in made,
        }
        for row in rows
    ]
    chosen = _chosen(request, rows, made)
    rehearsals = await rehearsing.shown(app_state, caller.room)
    room = (await sessions.running(request, caller)).room
    ended = room.phase is Phase.ENDED
    context = {
        "links": table,
        "chosen": chosen,
        "rehearsals": rehearsals,
        "glance": records_page.glance(request, caller.room, room) if ended else None,
    }
    page = await responses.screen(request, Role.OWNER, caller, status, **(context | more))
    if chosen:  # beside texts of strangers, the length of a compressed secret could be told
        page.headers["Content-Encoding"] = "identity"
    return page
