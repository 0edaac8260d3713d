"""Follows what other servers on the same log do: rooms, links, and what is due."""

from __future__ import annotations

import logging
from typing import Final, assert_never

from liveroom.core.events import TextsErased
from liveroom.core.ids import RoomId
from liveroom.core.records import AlarmSoon, Gone, Hint, KeysChanged, Moved
from liveroom.core.vocabulary.between_servers import Attending, Joined, Presence, ServerSaid, Spent
from liveroom.web.access import sessions
from liveroom.web.security.token_cache import TokenCache
from liveroom.web.state import AppState

SAY_SECONDS: Final = 1.0
SAY_AGAIN_MS: Final = 10_000

logger = logging.getLogger(__name__)


def forget_names(app_state: AppState, keys: TokenCache, room: RoomId, event: TextsErased) -> None:
    """Nobody in the room has the name any more that was erased, here or by another server."""
    keys.forget([room])
    app_state.quotas.forget_names(room, event)


async def follow(app_state: AppState, keys: TokenCache) -> None:
    """Take every hint of the log's; returns where nobody else writes."""
    async for hint in app_state.log.hints(app_state.rooms.known):
        try:
            await _take(app_state, keys, hint)
        except Exception as error:  # one room must not keep the others from being followed
            logger.warning("%s could not be followed: %s", hint, error, exc_info=error)


async def _take(app_state: AppState, keys: TokenCache, hint: Hint) -> None:
    match hint:
        case Moved(room):
            if room_task := app_state.rooms.loaded(room):
                room_task.follow()
        case AlarmSoon(room):
            await app_state.rooms.find(room)
        case Gone(room):
            app_state.rooms.drop(room, sessions.ROOM_DELETED)
        case ServerSaid(server, what):
            _hear(app_state, server, what)
        case KeysChanged(room):
            for each in app_state.rooms.known() if room is None else [room]:
                await _look_at_links(app_state, keys, each)
        case _:
            assert_never(hint)


def _hear(app_state: AppState, server: str, said: Presence) -> None:
    match said:
        case Spent():
            app_state.everywhere.hear(said, app_state.clock.now())
        case Joined(room):
            if room_task := app_state.rooms.loaded(room):
                room_task.newcomers.hear(said)
        case Attending(room):
            room_task = app_state.rooms.loaded(room)
            if room_task and room_task.showing.others.hear(server, said):
                room_task.newcomers.welcome()
                app_state.log.announce(room_task.showing.others.here())
        case _:
            assert_never(said)


async def announce(app_state: AppState) -> None:
    """Tell other servers for ever who looks on here, when that changes and now and then."""
    told: dict[RoomId, tuple[Attending, int]] = {}
    while True:
        now, rooms = app_state.clock.now(), [*app_state.rooms.running]
        for room_task in rooms:
            room, here = room_task.room_id, room_task.showing.others.here()
            before, at = told.get(room, (None, 0))
            if here != before or now - at >= SAY_AGAIN_MS:
                told[room] = here, now
                app_state.log.announce(here)
            room_task.showing.others.forget()
        told = {room_task.room_id: told[room_task.room_id] for room_task in rooms}
        await app_state.clock.sleep(SAY_SECONDS)


async def _look_at_links(app_state: AppState, keys: TokenCache, room: RoomId) -> None:
    """Send away who came by a link of the room that is revoked, or whose session has ended."""
    keys.forget([room])
    here = app_state.quotas.callers(room)
    revoked = {row.link for row in await keys.links(room) if row.revoked_at is not None}
    app_state.revoked |= revoked
    if room in app_state.rooms.known() and (found := await app_state.rooms.find(room)):
        found.close_where(lambda socket: socket.link in revoked, sessions.LINK_REVOKED)
    good = {digest for digest, _ in await keys.holders(room)} if here else set()
    for caller in here:
        if caller.by not in good and caller.holder.link not in revoked:
            app_state.quotas.end(caller, sessions.NOT_SIGNED_IN)
