"""Pages as responses: the screen of a role, and any other template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from liveroom.core.look import colours
from liveroom.core.roles import Role
from liveroom.live.broadcast.snapshots import Snapshot
from liveroom.web import paths, state
from liveroom.web.access import sessions
from liveroom.web.commands import announcements, outcomes
from liveroom.web.pages import colour_sheet, views
from liveroom.web.pages.organiser import home
from liveroom.web.pages.typed import (
    about_fields,
    event_fields,
    question_message,
    segment_message,
    zone_choice,
)
from liveroom.web.security import headers
from liveroom.web.security.tokens import Caller
from liveroom.web.templating import script_json

LONG_SCREEN = 100_000
"""With more bytes of screen a page takes so long to make that nobody may wait for it."""
CLOSING = (Role.ATTENDEE, Role.HOST)
"""Who is shown, once the show has ended, by what its account can be told from another."""
EMPTY_OVERLAY = "overlay/empty.html"
"""The template for whatever is no overlay on its path: no picture, and a title that says why."""


async def screen(
    request: Request,
    as_: Role,
    caller: Caller,
    status: int = 200,
    **more: object,
) -> Response:
    """The page of a role, complete without scripts; `more` are further words for the template."""
    room_task = await sessions.running(request, caller)
    if as_ is Role.MODERATOR:
        owner = await sessions.visitor(request, caller.room, Role.OWNER)
        more["is_owner"] = owner is not None
    if as_ is Role.OWNER:
        more = await home.context(request, caller, room_task.room) | more
    if as_ in CLOSING:
        app_state = state.of(request)
        more["head"] = await outcomes.closing_head(app_state, caller.room, room_task.room)
    snapshot = room_task.snapshot(caller.person, paged=True)
    options = views.read(as_, state.query(request))
    more["zone"] = options.zone(room_task.room.program.time_zone)

    def made() -> Response:
        return _made(request, as_, caller, snapshot, options, status, more)

    is_long = len(snapshot.json) > LONG_SCREEN
    return await announcements.aside(made) if is_long else made()


def _made(
    request: Request,
    as_: Role,
    caller: Caller,
    snapshot: Snapshot,
    options: views.Options,
    status: int,
    more: Mapping[str, object],
) -> Response:
    context: dict[str, object] = {
        "options": options,
        "as_": as_.value,
        "room": caller.room,
        "joined": caller.person.id is not None,
        "me": caller.holder.name,
        "screen": snapshot.screen,
        "server_time": snapshot.server_time,
        "snapshot_json": script_json(snapshot.frame),
        "embed_hosts": state.of(request).settings.embed_hosts,
        "opened_line": request.query_params.get("line"),
        "last_bulk": question_message.outcome(request.query_params),
        "wrongs": {},
        "fields_of": segment_message.shown,
        "names_in": segment_message.names_in,
        "event_fields": event_fields.shown,
        "about_of": about_fields.of_event,
        "about_rows": about_fields.rows,
        "link_names": about_fields.link_names,
        "house_colour": colours.HOUSE,
        "colour_rules": colour_sheet.rules,
        "languages_of": event_fields.languages,
    }
    here = options.view.path(paths.of_screen(caller.room, as_), as_)
    made = page(request, options.view.template, here, {**context, **more}, status)
    # Beside texts of strangers, the length of a compressed secret could be told.
    if more.get("has_secret"):
        made.headers["Content-Encoding"] = "identity"
    return made


def page(
    request: Request,
    template: str,
    here: str,
    context: Mapping[str, object],
    status: int = 200,
) -> Response:
    """A page in the reader's language; `here` is its own path, for the switch of languages.

    A language wished in the address is kept for later.
    """
    lang = state.language(request)
    of_zones = {"zones": zone_choice.offered, "zone_words": zone_choice.words}
    context = {**context, **of_zones, "inline": partial(_inline, request)}
    response = state.of(request).pages.render(template, lang, here, context, status)
    if "lang" in request.query_params:
        response.set_cookie(state.LANGUAGE_COOKIE, lang, path="/", samesite="lax")
    return response


def _inline(request: Request, css: str) -> Markup:
    """A style element with just this, which no person has written, in it."""
    headers.allow_style(request.scope, css)
    return Markup(f"<style>{css}</style>")
