"""The calendar of all public events, for everybody, to subscribe to."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from liveroom import exports
from liveroom.core.refusals import Refused
from liveroom.core.roles import Role
from liveroom.core.room import Room
from liveroom.live.all_rooms import Listed
from liveroom.web import paths, state
from liveroom.web.commands import opening
from liveroom.web.state import AppState

MOST = 200
"""Events in the feed: those that start last."""


async def feed(request: Request) -> Response:
    """GET /events.ics: the events whose owners made them public, those that are archived left out.

    It is asked for without a token, at a limited rate for each address.
    """
    app_state = state.of(request)
    app_state.limits.calendar(state.address(request), app_state.clock.now())
    listed = [each for each in await app_state.listing.rooms() if _is_told(each)][:MOST]
    rooms = [await _entry(app_state, each) for each in listed]
    body = exports.feed([entry for entry in rooms if entry is not None], app_state.origins.base_url)
    return Response(body, media_type="text/calendar; charset=utf-8")


def _is_told(listed: Listed) -> bool:
    program = listed.program
    has_start = listed.phase is not None and program.starts_at is not None
    return has_start and program.public and not program.archived


async def _entry(app_state: AppState, listed: Listed) -> exports.FeedEntry | None:
    """The event of a room as strangers are told of it; None for one that cannot be read."""
    try:
        room_task = await app_state.find(listed.room)
    except Refused:
        return None
    if room_task is None:
        return None
    address = _way_in(app_state, listed, room_task.room)
    return exports.FeedEntry(listed.room, room_task.room, address)


def _way_in(app_state: AppState, listed: Listed, room: Room) -> str:
    """Where strangers go: to register where one has to, else by the short code."""
    registration = room.program.links.get("registration")
    if registration is not None:
        return registration
    if room.code is not None:
        return opening.code_address(app_state.origins, room.code)
    return app_state.origins.base_url + paths.of_screen(listed.room, Role.ATTENDEE)
