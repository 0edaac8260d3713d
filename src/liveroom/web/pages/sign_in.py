"""The way in: links become cookies, and attendees become persons."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from liveroom.core.records import Holder
from liveroom.core.refusals import Code, Refused
from liveroom.core.roles import Role
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import decode, opening, replies
from liveroom.web.pages import forms, responses
from liveroom.web.security import tokens
from liveroom.web.security.tokens import Caller


async def join_link(request: Request) -> Response:
    """GET /join/{token}: the attendee link. Whoever has joined already stays who they are."""
    app_state = state.of(request)
    token = request.path_params["token"]
    caller = await tokens.find(app_state.keys, token)
    if caller is None or caller.role is not Role.ATTENDEE or caller.person.id is not None:
        app_state.limits.miss(state.address(request), app_state.clock.now())
        raise Refused(Code.NO_SUCH_ROOM)
    response = RedirectResponse(
        forms.with_language(request, paths.of_screen(caller.room, Role.ATTENDEE)), 303
    )
    if await sessions.visitor(request, caller.room, Role.ATTENDEE) is None:
        await sessions.begin(request, response, caller, token)
    return response


def enter_page(
    request: Request, room: str, as_: Role, status: int = 200, **more: object
) -> Response:
    """The page that turns the secret of a link into a cookie, or asks for the link."""
    context = {"as_": as_.value, "room": room} | more
    template = responses.EMPTY_OVERLAY if as_ is Role.OVERLAY else "enter/page.html"
    return responses.page(request, template, paths.of_screen(room, as_), context, status)


async def enter(request: Request) -> Response:
    """POST /r/{room}/enter with `as` and `token`: 204 to scripts, 303 to forms."""
    sessions.own_page_only(request)
    app_state, room = state.of(request), request.path_params["room"]
    scripted = request.headers.get("content-type", "").startswith("application/json")
    fields = await replies.body(request) if scripted else await forms.fields(request)
    as_ = sessions.role(_text(fields, "as"))
    token = _secret(_text(fields, "token"))
    response: Response
    if scripted:
        response = Response(status_code=204)
    else:
        target = forms.with_language(request, paths.of_screen(room, as_))
        response = RedirectResponse(target, 303)
    try:
        caller = await _holder(app_state, request, token, room, as_)
        if as_ is not Role.ATTENDEE:  # each browser of staff has a session of its own, stored
            app_state.limits.sign_in(caller.holder.link, app_state.clock.now())
        await sessions.begin(request, response, caller, token)
    except Refused as refused:
        if scripted:
            raise
        notice = forms.notice(refused, state.words(request))
        return enter_page(request, room, as_, forms.status_of(refused), notice=notice)
    return response


async def leave(request: Request) -> Response:
    """POST /r/{room}/leave with `as`: the browser's session of that page ends, and 303 to it."""
    sessions.own_page_only(request)
    room = request.path_params["room"]
    as_ = sessions.role(_text(await forms.fields(request), "as"))
    target = forms.with_language(request, paths.of_screen(room, as_))
    response = RedirectResponse(target, 303)
    await sessions.end(request, response, room, as_)
    return response


async def deleted(request: Request) -> Response:
    """GET /deleted: where pages go that were open when their room was deleted."""
    words = state.words(request)
    context = {
        "heading": words.gettext("This room was deleted"),
        "message": words.gettext("Nothing that was shown or written in it is kept."),
    }
    return responses.page(request, "shared/error.html", "/deleted", context, 410)


async def person(request: Request) -> Response:
    """POST /r/{room}/person: whoever came by the attendee link gets a person of their own."""
    sessions.own_page_only(request)
    caller = await sessions.visitor(request, request.path_params["room"], Role.ATTENDEE)
    if caller is None:
        raise await sessions.turned_away(request)
    caller, token = await joined(request, caller)
    response = replies.json({"person": caller.person.id})
    if token is not None:
        sessions.let_in(request, response, caller.room, Role.ATTENDEE, token)
    return response


async def joined(
    request: Request, caller: Caller, name: str | None = None
) -> tuple[Caller, str | None]:
    """The caller as a person, with the new token where they have only now become one."""
    if caller.role is not Role.ATTENDEE or caller.person.id is not None:
        return caller, None
    app_state = state.of(request)
    app_state.limits.join(caller.room, state.address(request), app_state.clock.now())
    new, token = await opening.new_person(
        app_state, caller, name, state.address(request), sessions.before(request, caller.room)
    )
    return Caller(Holder(caller.room, Role.ATTENDEE, caller.holder.link, new, name)), token


async def _holder(
    app_state: state.AppState, request: Request, token: str, room: str, as_: Role
) -> Caller:
    caller = await tokens.find(app_state.keys, token)
    if caller is None or caller.room != room or caller.role is not as_:
        app_state.limits.miss(state.address(request), app_state.clock.now())
        raise Refused(Code.NOT_SIGNED_IN if caller is None else Code.NO_SUCH_ROOM)
    return caller


def _secret(text: str) -> str:
    """The token, also out of a whole link that somebody pasted."""
    return text.strip().rpartition("#")[2].rpartition("/")[2]


def _text(fields: dict[str, object], name: str) -> str:
    value = fields.get(name)
    if not isinstance(value, str):
        raise decode.bad(name, "missing" if value is None else "not_a_text")
    return value
