"""The calendar of all public events, for everybody, to subscribe to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import anyio.to_thread
from starlette.requests import Request
from starlette.responses import Response

from liveroom import exports
from liveroom.core.refusals import Refused
from liveroom.core.roles import Role
from liveroom.core.room import Room
from liveroom.live.all_rooms import Listed
from liveroom.web import paths, state
from liveroom.web.api.reference.operation import File, Operation
from liveroom.web.commands import opening
from liveroom.web.state import AppState

MOST = 200
"""Events in the feed: those that start last."""


@Operation("everybody", {200: File(("text/calendar",))}, (429,))
async def feed(request: Request) -> Response:
    """GET /events.ics: the events whose owners made them public, those that are archived left out.

    It is asked for without a token, at a limited rate for each address.
    """
    app_state = state.of(request)
    app_state.limits.calendar(state.address(request), app_state.clock.now())
    listed = [each for each in await app_state.listing.rooms() if _is_told(each)][:MOST]
    found = [await _entry(app_state, each) for each in listed]
    body = await _rendered(app_state, [entry for entry in found if entry is not None])
    return Response(body, media_type="text/calendar; charset=utf-8")


async def _rendered(app_state: AppState, entries: Sequence[exports.FeedEntry]) -> str:
    """The feed, made in a thread, and again only where something that it says has changed."""
    says = [(each.id, each.address, *_said(each.room)) for each in entries]
    async with app_state.exporting:
        if app_state.feed is None or app_state.feed[0] != says:
            made = partial(exports.feed, entries, app_state.origins.base_url)
            app_state.feed = (says, await anyio.to_thread.run_sync(made))
        return app_state.feed[1]


def _said(room: Room) -> tuple[object, ...]:
    return room.program, room.rundown.segments, room.announced


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
