"""Follows what other servers on the same log do: rooms, links, and what is due."""

from __future__ import annotations

import logging
from typing import assert_never

from liveroom.core.ids import RoomId
from liveroom.core.records import AlarmSoon, Gone, Hint, KeysChanged, Moved
from liveroom.web.access import sessions
from liveroom.web.security.token_cache import TokenCache
from liveroom.web.state import AppState

logger = logging.getLogger(__name__)


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
            app_state.rooms.follow(room)
        case AlarmSoon(room):
            await app_state.rooms.find(room)
        case Gone(room):
            app_state.rooms.drop(room, sessions.LINK_REVOKED)
        case KeysChanged(room):
            for each in app_state.rooms.known() if room is None else [room]:
                await _look_at_links(app_state, keys, each)
        case _:
            assert_never(hint)


async def _look_at_links(app_state: AppState, keys: TokenCache, room: RoomId) -> None:
    """Send away who came by a link of the room that is revoked."""
    keys.forget([room])
    revoked = {row.link for row in await keys.links(room) if row.revoked_at is not None}
    app_state.revoked |= revoked
    if room in app_state.rooms.known() and (found := await app_state.rooms.find(room)):
        found.close_where(lambda socket: socket.link in revoked, sessions.LINK_REVOKED)
