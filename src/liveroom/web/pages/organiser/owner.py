"""The owner's page: the links of the room, new ones and revoked ones, and its records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.records import LinkRow
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import decode, opening, sanitise
from liveroom.web.pages import forms, qr, responses, sign_in
from liveroom.web.pages.organiser import handout
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller

MAX_LABEL = 60


async def page(request: Request) -> Response:
    """GET /r/{room}/owner: the page, or the way in for whoever has no cookie yet."""
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.OWNER)
    if caller is None:
        return sign_in.enter_page(request, room, Role.OWNER)
    return await _shown(request, caller)


async def links(request: Request) -> Response:
    """POST /r/{room}/links: `act` new with `role` and `label`, or `act` revoke with `link`."""
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
            target = paths.of_screen(caller.room, Role.OWNER)
            return RedirectResponse(forms.with_language(request, target), 303)
        case _:
            raise decode.bad("act", "not_one_of", choices=["new", "revoke"])


async def _new(request: Request, caller: Caller, typed: dict[str, str]) -> Response:
    app_state = state.of(request)
    role = sessions.role(typed.get("role"))
    label = sanitise.line(typed.get("label", ""))
    if len(label) > MAX_LABEL:
        refused = Refused(Code.NAME_TOO_LONG, limit=MAX_LABEL, length=len(label), field="label")
        said = forms.said(refused, state.words(request))
        return await _shown(request, caller, forms.status_of(refused), said=said, kept=typed)
    target = paths.of_screen(caller.room, Role.OWNER)
    form_id = decode.checked_id("id", typed.get("id") or opening.new_id("f"))
    token = _token(request, caller, form_id, role, label)
    await opening.keep_link(app_state, caller.room, role, token, label)
    response = RedirectResponse(forms.with_language(request, target), 303)
    handout.give(request, response, target, token)
    return response


def _token(request: Request, caller: Caller, form_id: str, role: Role, label: str) -> str:
    """The token of the link that a form makes: sent again, it makes no other.

    It is made from the owner's own secret, which the store does not have.
    """
    app_state = state.of(request)
    cookie = tokens.cookie_name(caller.room, Role.OWNER.value, app_state.origins.secure)
    purpose = (form_id, role.value, label)
    return tokens.token_from(request.cookies[cookie], role.spec.prefix, *purpose)


async def _fresh(request: Request, caller: Caller, rows: Sequence[LinkRow]) -> Mapping[str, object]:
    """The link that was made last in this browser, as long as it is shown and good."""
    app_state = state.of(request)
    token = handout.given(request)
    found = await tokens.find(app_state.keys, token)
    if token is None or found is None or found.room != caller.room:
        return {}
    label = next(row.label for row in rows if row.link == found.holder.link)
    url = opening.address(app_state.origins, caller.room, found.role, token)
    return {"role": found.role.value, "label": label, "url": url, "qr": qr.svg(url)}


async def _revoke(request: Request, caller: Caller, link: str) -> None:
    """Revoke a link at once: who came by it is sent away, and cannot come back by it."""
    app_state = state.of(request)
    if link == caller.holder.link:
        raise Refused(Code.NOT_ALLOWED)
    await app_state.keys.revoke(caller.room, link, app_state.clock.now())
    app_state.revoked.add(link)
    room_task = await sessions.running(request, caller)
    room_task.close_where(lambda subscriber: subscriber.link == link, sessions.LINK_REVOKED)


async def _shown(request: Request, caller: Caller, status: int = 200, **more: object) -> Response:
    rows = await state.of(request).keys.links(caller.room)
    table = [
        {
            "link": row.link,
            "role": row.role.value,
            "label": row.label,
            "created_at": row.created_at,
            "revoked_at": row.revoked_at,
            "own": row.link == caller.holder.link,
        }
        for row in rows
    ]
    context = {"links": table, "fresh": await _fresh(request, caller, rows)}
    return await responses.screen(request, Role.OWNER, caller, status, **(context | more))
