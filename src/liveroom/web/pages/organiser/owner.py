"""The owner's page, which is the event's home, and its forms for links."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions, signed_in
from liveroom.web.commands import decode, opening, sanitise
from liveroom.web.commands import links as links_
from liveroom.web.pages import forms, responses, sign_in
from liveroom.web.security.tokens import Caller


async def page(request: Request) -> Response:
    """GET /r/{room}/owner: the page, or the way in for whoever has no cookie yet.

    With `?link=` that link is shown with its address.
    """
    room = request.path_params["room"]
    caller = await sessions.visitor(request, room, Role.OWNER)
    if caller is None:
        return sign_in.enter_page(request, room, Role.OWNER)
    return await responses.screen(request, Role.OWNER, caller)


async def links(request: Request) -> Response:
    """POST /r/{room}/links: `act` new with `role` and `label`, revoke with `link`, rotate with
    `role` or for all staff, or code for another way in for attendees."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    typed = {name: str(value) for name, value in (await forms.fields(request)).items()}
    home = paths.of_screen(caller.room, Role.OWNER)
    match typed.get("act"):
        case "new":
            return await _new(request, caller, typed)
        case "revoke":
            room_task = await sessions.running(request, caller)
            await links_.revoke(state.of(request), room_task, caller, typed.get("link", ""))
            target = forms.with_language(request, home) + "#links-h"
        case "rotate":
            return await _rotated(request, caller, typed)
        case "code":
            room_task, by = await sessions.running(request, caller), caller.person.author
            await links_.new_way_in(state.of(request), room_task, _form_id(typed), by)
            target = forms.with_language(request, home)
        case _:
            raise decode.bad("act", "not_one_of", choices=["new", "revoke", "rotate", "code"])
    return RedirectResponse(target, 303)


async def end_sessions(request: Request) -> Response:
    """POST /r/{room}/sessions: `act` end with `session`, or end_others: all but this browser."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.OWNER)
    if caller is None:
        raise Refused(Code.NOT_SIGNED_IN)
    app_state, typed = state.of(request), await forms.fields(request)
    match typed.get("act"):
        case "end":
            name = str(typed.get("session", ""))
            await signed_in.end_one(app_state, caller.room, caller, name)
        case "end_others":
            await signed_in.end_others(app_state, caller.room, caller)
        case _:
            raise decode.bad("act", "not_one_of", choices=["end", "end_others"])
    home = forms.with_language(request, paths.of_screen(caller.room, Role.OWNER))
    return RedirectResponse(f"{home}#sessions-h", 303)


async def _new(request: Request, caller: Caller, typed: dict[str, str]) -> Response:
    app_state = state.of(request)
    role = sessions.role(typed.get("role"))
    label = sanitise.line(typed.get("label", ""))
    form_id = _form_id(typed)
    try:
        link = await links_.new_link(
            app_state,
            caller.room,
            role,
            label,
            form_id,
            by=caller.person.author,
            is_bound="one_browser" in typed,
        )
    except Refused as refused:
        notice = forms.notice(refused, state.words(request))
        code = forms.status_of(refused)
        return await responses.screen(request, Role.OWNER, caller, code, notice=notice, kept=typed)
    target = f"{paths.of_screen(caller.room, Role.OWNER)}?link={link}"
    return RedirectResponse(f"{forms.with_language(request, target)}#{link}", 303)


async def _rotated(request: Request, caller: Caller, typed: dict[str, str]) -> Response:
    """The page with the new links. Where the owner's own is among them, this browser comes by the
    new one from now on."""
    app_state, role = state.of(request), typed.get("role")
    roles = (sessions.role(role),) if role else links_.STAFF
    if not set(roles) <= set(links_.STAFF):
        raise decode.bad("role", "not_one_of", choices=[each.value for each in links_.STAFF])
    room_task = await sessions.running(request, caller)
    made = await links_.rotate(app_state, room_task, roles, _form_id(typed), caller.person.author)
    shown = "&".join(f"link={link}" for link in made.values())
    target = f"{paths.of_screen(caller.room, Role.OWNER)}?{shown}"
    response = RedirectResponse(f"{forms.with_language(request, target)}#links-h", 303)
    if (own := made.get(caller.holder.link)) is not None:
        holder = replace(caller.holder, link=own)
        await sessions.begin(request, response, Caller(holder), "")
    return response


def _form_id(typed: Mapping[str, str]) -> str:
    return decode.checked_id("id", typed.get("id") or opening.new_id("f"))
